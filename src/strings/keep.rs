//! Words about what a simulation can be taken away as: links, files, a video.

/// A way to the Lab.
pub const OPEN_IN_LAB: &str = "Open in the Lab";
/// The fold.
pub const SHARE_AND_SAVE: &str = "Share and save";
/// The link and the button that copies it.
pub const LINK: [&str; 2] = ["Link to this experiment", "Copy link"];
/// The frame and the button that copies it.
pub const FRAME: [&str; 2] = ["HTML that shows it on another page", "Copy embedding"];
/// The title of the frame on another page.
pub const FRAME_TITLE: &str = "Optimizers at work";
/// The text is where it is wanted.
pub const COPIED: &str = "Copied.";
/// The browser copies nothing.
pub const NOT_COPIED: &str = "The browser does not let this page copy. The text is selected: copy it yourself.";

/// The group of files.
pub const SAVE: &str = "Save";
/// A file is where it is wanted.
pub const SAVED: &str = "Saved.";
/// The browser saves no file.
pub const NOT_SAVED: &str = "The browser did not let this page save a file.";
/// The steps of a descent.
pub const STEPS: &str = "Table of steps (CSV)";
/// The values of a moving average.
pub const VALUES: &str = "Table of values (CSV)";
/// The epochs of networks.
pub const EPOCHS: &str = "Table of epochs (CSV)";
/// The experiment for PyTorch.
pub const PYTORCH: &str = "PyTorch script";
/// The experiment for Keras.
pub const KERAS: &str = "Keras script";
/// There is no script where nothing can be trained.
pub const NO_SCRIPT: &str = "This network cannot be trained, so it has no script.";
/// The picture as vectors.
pub const SVG: &str = "Picture (SVG)";
/// The picture as pixels.
pub const PNG: &str = "Picture (PNG)";
/// The run as a video.
pub const VIDEO: &str = "Video (WebM)";
/// It is being made.
pub const RECORDING: &str = "The run is being recorded from its start; the video is saved when it ends or is paused.";
/// It cannot be made.
pub const NO_VIDEO: &str = "This browser cannot record videos.";
