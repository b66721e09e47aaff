//! What is played before the curtain rises. A page of the course is a document; its program is large, and comes when the
//! reader first acts. The overture is small and is there at once: it calls the program, remembers what is pressed until
//! then, and plays the beginning of the page's first run, which was recorded when the page was made.
//!
//! [`playback`] and [`recording`] are pure; the program of the page plays with the same [`playback::Playback`].

/// How the names of all that a browser keeps of the reader begin.
pub const KEPT: &str = "ravine/";

/// Where the browser keeps the colours that the reader has chosen.
pub const THEME: &str = "ravine/theme";

pub mod playback;
pub mod recording;
