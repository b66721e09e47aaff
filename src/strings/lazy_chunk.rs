//! Words about lazy chunks of the program.

words! {
    CHUNK_NOT_LOADED = "This part could not be loaded. Try again, or reload the page; what you did is kept.";
    TRY_AGAIN = "Try again"; // Button.
    RELOAD = "Reload the page"; // Button, where a new version has taken the place of this one.
    course_missing(why: &str) =
        "This part of the course could not be read: {why}. Try again, or reload the page; what you did is kept.";
}
