//! Plots: scales, level lines and palettes are pure; each picture is one drawing function over any
//! plotters backend, with a canvas and an SVG at its two ends. Nothing here knows the app.

pub mod arrow;
pub mod axes;
pub mod canvas;
pub mod contour;
pub mod curve;
pub mod fit;
pub mod landscape_map;
pub mod level_labels;
pub mod moving_average;
pub mod number;
pub mod optimizer_style;
pub mod palette;
pub mod pen;
pub mod profile;
pub mod scale;
pub mod schedule_curves;
pub mod sketch;
pub mod surface_3d;
pub mod surface_trail;
pub mod svg;
pub mod trace;
pub mod window;

/// A point of a landscape or of a picture.
pub type Point = [f64; 2];
