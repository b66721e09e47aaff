//! The player of recorded runs. A page of the course is a document; its program is large, and is loaded when the reader first
//! acts. The player is small and starts at once: it loads the program, queues clicks until then, and plays the beginning of the
//! page's first run, which was recorded when the page was built.
//!
//! [`playback`] and [`recording`] are pure; the program of the page plays with the same [`playback::Playback`].

// This is part of one program, not a library for others: an item whose name says everything needs no comment.
#![allow(missing_docs)]

/// The attribute of a page's root with the id of its course: it begins the names of all that a browser keeps of the reader,
/// so that courses on one origin keep apart.
pub const COURSE: &str = "data-course";

/// The name of what a browser keeps of the colours that the reader has chosen; see [`storage_key`].
pub const THEME: &str = "theme";

/// The name under which a browser keeps something of a course.
pub fn storage_key(course: &str, name: &str) -> String {
    format!("{course}/{name}")
}

pub mod playback;
pub mod recording;
