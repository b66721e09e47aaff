//! Words of a simulation's controls: playback, pictures, start point, hyper-parameters, conditions, schedules, tour.

use super::counted;
use crate::plot::number;
use descent::stop::Stop;
use std::fmt::Display;

// Playback
words! {
    PLAYBACK = "Playback"; // Read out for the buttons and the slider together.
    RUN = "Run"; // Button: starts the run.
    PAUSE = "Pause"; // Button: pauses the run.
    STEP = "Step"; // Button: one step forwards.
    STEP_BACK = "Step back"; // Read out for the button "‹".
    RESET = "Reset"; // Button: back to the start.
    SPEED = "Speed"; // Label of the choice between those that follow.
    SPEEDS = ["Slow", "Normal", "Fast", "Jump to the result"];
    STEP_SHOWN = "Step shown"; // Read out for the slider over the steps.
    step_of(step: impl Display, end: usize) = "step {step} of {end}"; // Where the slider stands.
}

// A simulation as a whole
words! {
    // Read out for a simulation. Two of a lesson may share {of}, what they show; their ids are words.
    label(of: &str, id: &str) = "Simulation: {of}, {}", id.replace('-', " ");
    IN_WORDS = "In words"; // Heading above the run description in words.
}

// Pictures of the landscape
words! {
    VIEWS = ["Map", "Surface", "Both"];
    HOW_SHOWN = "How the landscape is shown"; // Read out for the choice between the three above.
    TURN_HINT = "Arrow keys turn it, with Shift in small steps; Home turns it back."; // How the surface is turned.
    SCALE = "loss"; // What the scale of colours measures.
    value_of_start(value: &str) = "Start: {value}"; // Shown while the reader points at no other place.
    // Read out for the scale of colours.
    scale(bands: usize, low: &str, high: &str) =
        "Scale of colours: {bands} bands of loss, from below {low} to above {high}.";
    // Read out for the surface.
    turned(surface: &str, yaw: f64, pitch: f64) = "{surface} It is turned by {yaw:.0}°, seen from {pitch:.0}° above.";
}

// The start point
words! {
    START = "Start"; // Heading above the numbers of the start point.
    START_HINT_CURVE =
        "The left and right arrow keys move the start point, with Shift in small steps. A click on the curve puts it \
        there.";
    START_HINT_MAP = "Arrow keys move the start point, with Shift in small steps. A click on the map puts it there.";
    start_point(place: &str) = "Start point at {place}"; // Read out for the point on the map.
    start_coordinate(name: &str) = "Start {name}"; // Label of one of its numbers; {name}: "x".
}

/// What is said of a typed number that lies outside.
pub fn start_is_outside(name: &str, is_curve: bool, low: &str, high: &str) -> String {
    let place = if is_curve { "curve" } else { "map" };
    format!("Start {name} must lie on the {place}: {low} to {high}.")
}

// Numbers and sliders
words! {
    as_number(label: &str) = "{label}, as a number"; // Read out for the field beside a slider or a switch.
    parameter_of(parameter: &str, owner: &str) = "{parameter} of {owner}"; // "Learning rate of Adam".
    parameter_hint(meaning: &str, low: &str, high: &str, default: &str) =
        "{meaning} Usually {low} to {high}; the default is {default}.";
    is_no_number(text: &str) = "“{text}” is not a number."; // {text}: what was typed.
}

// An optimizer's controls
words! {
    SHOW = "show"; // Beside the switch that shows or hides a path.
    MORE_SETTINGS = "More settings"; // Heading of the fold with settings that matter less.
    RESTORE = "Back to the first settings"; // Button.
    DIVERGED = "diverged"; // Beside an optimizer's name, in place of the loss.
    show(name: &str) = "Show {name}"; // Read out for the switch that shows or hides a path.
    // Read out for the button "Back to the first settings".
    restore(name: &str) = "Back to the first settings of {name}";
    loss(loss: &str) = "loss {loss}"; // Beside an optimizer's name.
}

/// Why a rule has stopped a run at this loss; `steps` are what it counts, one and many.
pub fn why_stopped(stop: Stop, loss: f64, [step, steps]: [&str; 2]) -> String {
    match stop {
        Stop { loss_below: Some(bound), .. } if loss < bound => format!("the loss is below {}", number::short(bound)),
        Stop { stalled: Some(count), .. } => format!("{} without a lower loss", counted(count, step, steps)),
        _ => String::new(),
    }
}

// Conditions
words! {
    CONDITIONS = "Steps, noise and stopping"; // Heading of the fold.
    STEPS = "Steps"; // How many steps the run takes.
    NOISE = "Noise"; // How much noise every gradient has.
    NOISE_HINT = "The standard deviation of the random numbers that are added to every gradient.";
    SEED = "Seed"; // The number from which random numbers are made.
    STOP_BELOW = "Stop when the loss is below";
    STOP_STALLED = "Stop after so many steps without a lower loss";
    // Beside the slider, read out for it, and what it means.
    BATCH_SIZE = ["batch size", "Batch size", "How many samples each step looks at."];
    SHUFFLE = "shuffle the samples before every epoch"; // Switch.
    must_be_whole(label: &str, highest: f64) = "{label} must be a whole number up to {highest}.";
    batch_must_be_whole(samples: usize) = "The batch size must be a whole number from 1 to {samples}.";
    batch_of(size: f64, samples: usize) = "{size} of {samples} samples"; // Where the slider of the batch size stands.
}

// Schedules
words! {
    SCHEDULES = "Schedules"; // Read out for the curves and the choices.
    RATE = "learning rate"; // What schedules change.
    MOMENTUM = "momentum"; // What some schedules change instead.
    RATE_OVER_STEPS = "Learning rate over steps"; // Above the curves of the learning rate.
    MOMENTUM_OVER_STEPS = "Momentum over steps"; // Above the curves of the momentum.
    schedule_of(name: &str) = "Schedule of {name}"; // Read out for the choice of a schedule.
    // Whose setting a number is: "Warm-up of the schedule of Adam".
    the_schedule_of(name: &str) = "the schedule of {name}";
    // Read out for the curves.
    schedule_curves(quantity: &str, description: &str) = "Curves of the {quantity} over the steps. {description}";
    // The values at the step that is shown and at the end.
    scheduled(owner: &str, quantity: &str, now: &str, step: usize, end: &str) =
        "{owner}: {quantity} {now} at step {step}, {end} at the end.";
}

// Search for a learning rate
words! {
    FIND_RATE = "Find a good learning rate"; // Heading of the fold.
    FIND_RATE_HINT = "Runs the experiment with rates from 0.0001 to 1, then some more around the best.";
    SEARCH = "Search"; // Button.
    SEARCH_AGAIN = "Search again"; // Button.
    CANCEL_SEARCH = "Cancel the search"; // Button.
    FOUND_AXES = ["learning rate", "loss at the end"]; // The axis to the right, and the one upwards.
    find_rate_for(name: &str) = "Find a good learning rate for {name}"; // Read out for the fold.
    use_rate(rate: &str) = "Use {rate}"; // Button: takes a rate that was found.
    found(description: &str) = "Loss at the end against learning rate. {description}"; // Read out for the picture of a search.
}

/// What a search has found so far: how many rates were tried, loss and rate of the best, and from where on all is lost.
pub fn search(tried: usize, best: Option<[String; 2]>, lost: Option<String>, is_searching: bool) -> String {
    let more = if is_searching { " Searching…" } else { "" };
    match best {
        Some([loss, rate]) => {
            let lost = lost.map(|rate| format!(" With {rate} and more the run diverges.")).unwrap_or_default();
            format!("{tried} rates tried. The lowest loss, {loss}, comes with {rate}.{lost}{more}")
        }
        None => format!("{tried} rates tried, and all diverge.{more}"),
    }
}

// The guided tour
words! {
    TOUR = "Guided tour"; // Read out for the tour.
    PLAY_TOUR = "Play the guided tour"; // Button.
    PAUSE_TOUR = "Pause the tour"; // Button.
    PLAY_TOUR_AGAIN = "Play the tour again"; // Button.
    GO_ON_WITH_TOUR = "Go on with the tour"; // Button.
    TOUR_AS_TEXT = "The tour as text"; // Heading of the fold with all captions.
    PREVIOUS_PART = "Previous part of the tour"; // Read out for the button.
    NEXT_PART = "Next part of the tour"; // Read out for the button.
    PLACE_IN_TOUR = "Place in the tour"; // Read out for the slider over the tour.
    CLOSE_TOUR = "Close the tour"; // Read out for the button "×".
    seconds(seconds: f64) = "{seconds:.0} seconds"; // How long the tour takes.
    part_of(part: usize, parts: usize) = "part {part} of {parts}"; // Where the slider stands.
}
