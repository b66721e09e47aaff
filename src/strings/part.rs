//! Words about parts of the program that are fetched while the page is read.

/// A part did not come.
pub const PART_MISSING: &str = "This part could not be loaded. Try again, or reload the page; what you did is kept.";
/// What to do about it.
pub const TRY_AGAIN: &str = "Try again";
