//! Tests of progress that need no browser.
