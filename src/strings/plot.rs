//! Words within pictures, and about how they are drawn.

words! {
    STEP = "step"; // Axis.
    VALUE = "value"; // Axis: the values of a series.
    WEIGHT = "weight"; // Axis: the weights of a moving average.
    MINIMUM = "minimum"; // Where a landscape is lowest.
    YOUR_GUESS = "your guess"; // The curve that the reader has chosen.
    NOT_A_NUMBER = "not a number"; // In place of a number.
    LOG_SCALE = "log scale";
    SYMMETRIC_LOG_SCALE = "log scale both ways from zero, since values fall below it";
    LINEAR_SCALE = "linear scale";
}
