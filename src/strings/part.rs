//! Words about parts of the program that are fetched while the page is read.

words! {
    PART_MISSING = "This part could not be loaded. Try again, or reload the page; what you did is kept.";
    TRY_AGAIN = "Try again"; // Button.
    RELOAD = "Reload the page"; // Button, where a new version has taken the place of this one.
    course_missing(why: &str) =
        "This part of the course could not be read: {why}. Try again, or reload the page; what you did is kept.";
}
