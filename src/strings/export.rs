//! Words about what a simulation can be taken away as: links, files, a video.

words! {
    OPEN_IN_LAB = "Open in the Lab"; // Link.
    SHARE_AND_SAVE = "Share and save"; // Heading of the fold.
    LINK = ["Link to this experiment", "Copy link"]; // Label of the field; button that copies it.
    FRAME = ["HTML that shows it on another page", "Copy embedding"]; // Label of the field; button that copies it.
    FRAME_TITLE = "Optimizers at work"; // Title of the frame on the other page.
    COPIED = "Copied.";
    NOT_COPIED = "The browser does not let this page copy. The text is selected: copy it yourself.";
    SAVE = "Save"; // Read out for the group of buttons that save a file.
    SAVED = "Saved.";
    NOT_SAVED = "The browser did not let this page save a file.";
    STEPS = "Table of steps (CSV)"; // Button of a descent.
    VALUES = "Table of values (CSV)"; // Button of a moving average.
    EPOCHS = "Table of epochs (CSV)"; // Button of networks.
    PYTORCH = "PyTorch script"; // Button.
    KERAS = "Keras script"; // Button.
    NO_SCRIPT = "This network cannot be trained, so it has no script.";
    SVG = "Picture (SVG)"; // Button.
    PNG = "Picture (PNG)"; // Button.
    VIDEO = "Video (WebM)"; // Button.
    RECORDING = "The run is being recorded from its start; the video is saved when it ends or is paused.";
    NO_VIDEO = "This browser cannot record videos.";
}
