//! Words about parts of the program that are fetched while the page is read.

/// A part did not come.
pub const PART_MISSING: &str = "This part could not be loaded.";
/// What to do about it.
pub const TRY_AGAIN: &str = "Try again";
