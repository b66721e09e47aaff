//! Words about parts of the program that are fetched while the page is read.

/// A part did not come.
pub const PART_MISSING: &str = "This part could not be loaded. Try again, or reload the page; what you did is kept.";
/// What to do about it.
pub const TRY_AGAIN: &str = "Try again";
/// What to do where a new version has taken its place.
pub const RELOAD: &str = "Reload the page";

/// What a part shows could not be read.
pub fn course_missing(why: &str) -> String {
    format!("This part of the course could not be read: {why}. Try again, or reload the page; what you did is kept.")
}
