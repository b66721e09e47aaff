//! What is played before the curtain rises. A page of the course is a document; its program is large, and comes when the
//! reader first acts. The overture is small and is there at once: it calls the program, remembers what is pressed until
//! then, and plays the beginning of the page's first run, which was recorded when the page was made.
//!
//! [`playback`] and [`recording`] are pure; the program of the page plays with the same [`playback::Playback`].

// A part of one program, whose names mostly say what they are.
#![allow(missing_docs)]

/// The attribute of a page's root with the id of its course: it begins the names of all that a browser keeps of the reader,
/// so that courses on one origin keep apart.
pub const COURSE: &str = "data-course";

/// What the colours that the reader has chosen are kept under, behind the course.
pub const THEME: &str = "theme";

/// The name under which a browser keeps something of a course.
pub fn kept_as(course: &str, name: &str) -> String {
    format!("{course}/{name}")
}

pub mod playback;
pub mod recording;
