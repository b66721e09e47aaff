//! Words within pictures, and about how they are drawn.

/// The axis of steps.
pub const STEP: &str = "step";
/// The axis of a series' values.
pub const VALUE: &str = "value";
/// The axis of the weights of an average.
pub const WEIGHT: &str = "weight";
/// Where a landscape is lowest.
pub const MINIMUM: &str = "minimum";
/// The curve that a reader has made by hand.
pub const YOUR_GUESS: &str = "your guess";
/// A number that is none.
pub const NOT_A_NUMBER: &str = "not a number";

/// A scale of equal factors.
pub const LOG_SCALE: &str = "log scale";
/// One that shows small values on both sides of zero.
pub const SYMMETRIC_LOG_SCALE: &str = "log scale both ways from zero, since values fall below it";
/// A scale of equal distances.
pub const LINEAR_SCALE: &str = "linear scale";
