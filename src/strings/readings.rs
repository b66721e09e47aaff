//! Words of a simulation's readings: curves, arrows, the rule with its numbers, cost, data, what is lost, the neuron.

use super::counted;

// Curves over the steps

/// The choice of one.
pub const QUANTITY: &str = "Quantity over the steps";
/// Whether small values have room.
pub const LOG_SCALE: &str = "log scale";
/// The loss: tab, caption, axis.
pub const LOSS: [&str; 3] = ["Loss", "Loss over steps", "loss"];
/// What the gradient is multiplied by: tab, caption, axis.
pub const LEARNING_RATES: [&str; 3] =
    ["Learning rates", "Effective learning rate of each parameter over steps", "effective learning rate"];
/// The distance: tab, caption, axis.
pub const DISTANCE: [&str; 3] = ["Distance", "Distance to the nearest minimum over steps", "distance"];
/// There is no value.
pub const NO_VALUE: &str = "none";

/// A value for each parameter.
pub fn for_each_parameter(x: &str, y: &str) -> String {
    format!("x {x}, y {y}")
}

// Arrows

/// Switches them on.
pub const ARROWS: &str = "Arrows of this step";
/// What they are.
pub const ARROWS_HINT: &str = "The step shown as arrows: what pushes, drawn the way it pushes, and the step to scale.";
/// Names of the arrows.
pub const GRADIENT: &str = "gradient, downhill";
/// What a method remembers.
pub const VELOCITY: &str = "velocity";
/// What a method remembers.
pub const FIRST_MOMENT: &str = "first moment";
/// Where the gradient is taken.
pub const LOOK_AHEAD: &str = "look-ahead";
/// The step itself.
pub const UPDATE: &str = "update, to scale";

// The rule with its numbers

/// The fold.
pub const RULE: &str = "The rule with this step's numbers";
/// A run under way changes too fast.
pub const PAUSE_TO_SEE: &str = "Pause to see the numbers of a step.";
/// A region of numbers that scrolls.
pub const NUMBERS: &str = "Numbers";
/// Before the hyper-parameters.
pub const WITH: &str = "with ";
/// The column of the lines; those of the variables follow.
pub const THIS_STEP: &str = "this step";

/// Above the rule.
pub fn step_of(name: &str, step: usize) -> String {
    format!("{name}, step {step}")
}

// Cost

/// The fold.
pub const COST: &str = "Steps, gradients and time";
/// Columns; samples are counted only where there are some.
pub const COST_COLUMNS: [&str; 5] = ["optimizer", "steps", "gradients", "samples", "time a step"];
/// Where the time comes from.
pub const COST_HINT: &str = "The time is measured in this browser, now: gradient and update, without the drawing.";

// Data

/// The fold.
pub const DATA: &str = "Data of the run";
/// The table's caption.
pub const WHOLE_RUN: &str = "The whole run";
/// Columns: the step, and the first one of each optimizer; those of the variables follow.
pub const DATA_COLUMNS: [&str; 2] = ["step", "loss"];

// What is lost

/// A landscape without a minimum.
pub const NO_MINIMUM: &str = "This landscape has no minimum: the loss falls for ever, and the path leaves the map.";
/// A formula that has no number as its value where the run would begin.
pub const NO_VALUE_AT_START: &str =
    "There is no value, or no slope, at the start point: move the start to where there is one.";
/// A smaller rate helps.
pub const TOO_FAR: &str = "Each step goes so far that the slope on the other side is steeper than before, and the next step is longer still. \
     A smaller learning rate takes shorter steps.";
/// Nothing helps.
pub const NO_RATE_HELPS: &str =
    "The steps grow without bound with these settings, at any learning rate that was tried.";

/// Behind the optimizer's name.
pub fn diverged_at(step: usize) -> String {
    format!(" has diverged at step {step}. ")
}

/// Offers a smaller rate.
pub fn try_rate(rate: &str) -> String {
    format!("Try learning rate {rate}")
}

// The neuron

/// Above its picture.
pub const FIT: &str = "The data and the fitted curve";
/// Above the table of guesses.
pub const GUESSES: &str = "Six guesses by hand: choose a row";
/// Its columns.
pub const GUESS_COLUMNS: [&str; 3] = ["w", "b", "loss"];
/// The group of batch sizes.
pub const SAMPLES: &str = "Samples in a step";
/// The order of the samples.
pub const SHUFFLED: &str = "shuffled before every epoch";

/// The picture, for who does not see it.
pub fn fit(told: &str) -> String {
    format!("The data as points and the neuron's answers as curves. {told}")
}

/// What the reader has chosen.
pub fn your_guess(guess: &str) -> String {
    format!("Your guess: {guess}.")
}

/// Weight, bias and their loss.
pub fn guess(w: &str, b: &str, loss: &str) -> String {
    format!("w = {w}, b = {b}, loss {loss}")
}

/// A guess of the table.
pub fn guess_label(w: &str, b: &str, loss: &str) -> String {
    format!("Guess w {w}, b {b}: loss {loss}")
}

/// What an optimizer has found, and which samples it has just looked at: `None` for all of them.
pub fn fitted(name: &str, guess: &str, samples: Option<&[String]>) -> String {
    match samples {
        None => format!("{name}: {guess}."),
        Some([sample]) => format!("{name}: {guess}, after looking at sample {sample}."),
        Some(many) if many.len() > 8 => format!("{name}: {guess}, after looking at {} samples.", many.len()),
        Some(few) => format!("{name}: {guess}, after looking at samples {}.", few.join(", ")),
    }
}

/// The slider of an optimizer's samples.
pub fn samples_of(name: &str) -> String {
    format!("Samples in a step of {name}")
}

/// A number of samples that there cannot be.
pub fn samples_must_be(samples: usize) -> String {
    format!("A step looks at 1 to {samples} samples.")
}

/// What a batch of this size is called.
pub fn batch(size: usize, samples: usize) -> String {
    match (size, samples.div_ceil(size.max(1))) {
        (_, 1) => "all samples: every step is an epoch".to_owned(),
        (1, _) => format!("one sample: {} are an epoch", counted(samples, "step", "steps")),
        (_, steps) => format!("a mini-batch: {} are an epoch", counted(steps, "step", "steps")),
    }
}
