//! Words of a simulation's readings: curves, arrows, the rule with its numbers, cost, data, what is lost, the neuron.

use super::counted;

// Curves over the steps
words! {
    QUANTITY = "Quantity over the steps"; // Read out for the choice of a curve.
    LOG_SCALE = "log scale"; // Switch.
    LOSS = ["Loss", "Loss over steps", "loss"]; // Tab, caption, axis.
    // Tab, caption, axis.
    LEARNING_RATES =
        ["Learning rates", "Effective learning rate of each parameter over steps", "effective learning rate"];
    DISTANCE = ["Distance", "Distance to the nearest minimum over steps", "distance"]; // Tab, caption, axis.
    NO_VALUE = "none"; // In place of a value.
    for_each_parameter(x: &str, y: &str) = "x {x}, y {y}";
}

// Arrows
words! {
    ARROWS = "Arrows of this step"; // Switch.
    ARROWS_HINT = "The step shown as arrows: what pushes, drawn the way it pushes, and the step to scale.";
    GRADIENT = "gradient, downhill"; // Names an arrow, as do those that follow.
    VELOCITY = "velocity";
    FIRST_MOMENT = "first moment";
    LOOK_AHEAD = "look-ahead"; // From the parameters to the place where the gradient is taken.
    UPDATE = "update, to scale";
}

// The rule with its numbers
words! {
    RULE = "The rule with this step's numbers"; // Heading of the fold.
    PAUSE_TO_SEE = "Pause to see the numbers of a step."; // Shown while a run goes on.
    NUMBERS = "Numbers"; // Read out for a table that scrolls.
    WITH = "with "; // Before the hyper-parameters.
    THIS_STEP = "this step"; // The column of the rule's lines; the columns of the variables follow.
    step_of(name: &str, step: usize) = "{name}, step {step}"; // Above the rule.
}

// Cost
words! {
    COST = "Steps, gradients and time"; // Heading of the fold.
    // The column "samples" is there only where a step looks at samples.
    COST_COLUMNS = ["optimizer", "steps", "gradients", "samples", "time a step"];
    COST_HINT = "The time is measured in this browser, now: gradient and update, without the drawing.";
}

// Data
words! {
    DATA = "Data of the run"; // Heading of the fold; read out for the table.
    WHOLE_RUN = "The whole run"; // Caption of the table.
    // "step" comes once, "loss" for each optimizer; the columns of the variables follow.
    DATA_COLUMNS = ["step", "loss"];
}

// What is lost
words! {
    NO_MINIMUM = "This landscape has no minimum: the loss falls for ever, and the path leaves the map.";
    // When a formula has no number as its value at the start point.
    NO_VALUE_AT_START = "There is no value, or no slope, at the start point: move the start to where there is one.";
    // Why a run diverges, where a smaller learning rate helps.
    TOO_FAR =
        "Each step goes so far that the slope on the other side is steeper than before, and the next step is longer \
        still. A smaller learning rate takes shorter steps.";
    // Why a run diverges, where no smaller learning rate helps.
    NO_RATE_HELPS = "The steps grow without bound with these settings, at any learning rate that was tried.";
    diverged_at(step: usize) = " has diverged at step {step}. "; // Follows the optimizer's name.
    try_rate(rate: &str) = "Try learning rate {rate}"; // Button.
}

// The neuron
words! {
    FIT = "The data and the fitted curve"; // Heading of the picture.
    GUESSES = "Six guesses by hand: choose a row"; // Caption of the table.
    GUESS_COLUMNS = ["w", "b", "loss"];
    SAMPLES = "Samples in a step"; // Heading above the sliders of the batch size.
    SHUFFLED = "shuffled before every epoch"; // Switch: the order of the samples.
    fit(description: &str) = "The data as points and the neuron's answers as curves. {description}"; // Read out for the picture.
    your_guess(guess: &str) = "Your guess: {guess}.";
    guess(w: &str, b: &str, loss: &str) = "w = {w}, b = {b}, loss {loss}"; // Weight, bias, and the loss that they give.
    guess_label(w: &str, b: &str, loss: &str) = "Guess w {w}, b {b}: loss {loss}"; // Read out for a row of the table.
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

words! {
    samples_of(name: &str) = "Samples in a step of {name}"; // Read out for the slider.
    samples_must_be(samples: usize) = "A step looks at 1 to {samples} samples.";
}

/// What a batch of this size is called.
pub fn batch(size: usize, samples: usize) -> String {
    match (size, samples.div_ceil(size.max(1))) {
        (_, 1) => "all samples: every step is an epoch".to_owned(),
        (1, _) => format!("one sample: {} are an epoch", counted(samples, "step", "steps")),
        (_, steps) => format!("a mini-batch: {} are an epoch", counted(steps, "step", "steps")),
    }
}
