//! Words of a simulation's controls: playback, pictures, start point, hyper-parameters, conditions, schedules, tour.

use super::counted;
use crate::plot::number;
use descent::stop::Stop;
use std::fmt::Display;

// Playback

/// The buttons and the slider together.
pub const PLAYBACK: &str = "Playback";
/// Starts the run.
pub const RUN: &str = "Run";
/// Stops it for a while.
pub const PAUSE: &str = "Pause";
/// One step forwards.
pub const STEP: &str = "Step";
/// One step backwards.
pub const STEP_BACK: &str = "Step back";
/// Back to the start.
pub const RESET: &str = "Reset";
/// How fast it goes.
pub const SPEED: &str = "Speed";
/// Speeds, from slow to fast.
pub const SPEEDS: [&str; 4] = ["Slow", "Normal", "Fast", "Jump to the result"];
/// The slider over the steps.
pub const STEP_SHOWN: &str = "Step shown";

/// Where the slider stands.
pub fn step_of(step: impl Display, end: usize) -> String {
    format!("step {step} of {end}")
}

// A simulation as a whole

/// Its accessible name. Two of a lesson may share what they show; their ids are words.
pub fn label(of: &str, id: &str) -> String {
    format!("Simulation: {of}, {}", id.replace('-', " "))
}

/// Above what is told.
pub const IN_WORDS: &str = "In words";

// Pictures of the landscape

/// Map, surface, or both.
pub const VIEWS: [&str; 3] = ["Map", "Surface", "Both"];
/// The choice between them.
pub const HOW_SHOWN: &str = "How the landscape is shown";
/// How the surface is turned.
pub const TURN_HINT: &str = "Arrow keys turn it, with Shift in small steps; Home turns it back.";
/// What the scale of colours measures.
pub const SCALE: &str = "loss";

/// The value of the start, while nothing is pointed at.
pub fn value_of_start(value: &str) -> String {
    format!("Start: {value}")
}

/// The scale of colours in a sentence.
pub fn scale(bands: usize, low: &str, high: &str) -> String {
    format!("Scale of colours: {bands} bands of loss, from below {low} to above {high}.")
}

/// The surface, and from where it is seen.
pub fn turned(surface: &str, yaw: f64, pitch: f64) -> String {
    format!("{surface} It is turned by {yaw:.0}°, seen from {pitch:.0}° above.")
}

// The start point

/// The group of its numbers.
pub const START: &str = "Start";
/// How it is moved on a curve.
pub const START_HINT_CURVE: &str = "The left and right arrow keys move the start point, with Shift in small steps. A click on the curve puts it there.";
/// How it is moved on a map.
pub const START_HINT_MAP: &str =
    "Arrow keys move the start point, with Shift in small steps. A click on the map puts it there.";

/// The point on the map.
pub fn start_point(place: &str) -> String {
    format!("Start point at {place}")
}

/// One of its numbers.
pub fn start_coordinate(name: &str) -> String {
    format!("Start {name}")
}

/// A number that lies outside.
pub fn start_is_outside(name: &str, is_curve: bool, low: &str, high: &str) -> String {
    let place = if is_curve { "curve" } else { "map" };
    format!("Start {name} must lie on the {place}: {low} to {high}.")
}

// Numbers and sliders

/// The field beside a slider or a switch.
pub fn as_number(label: &str) -> String {
    format!("{label}, as a number")
}

/// A hyper-parameter and whose it is.
pub fn parameter_of(parameter: &str, owner: &str) -> String {
    format!("{parameter} of {owner}")
}

/// What a hyper-parameter means, and its sensible range.
pub fn parameter_hint(meaning: &str, low: &str, high: &str, default: &str) -> String {
    format!("{meaning} Usually {low} to {high}; the default is {default}.")
}

/// What was typed is no number.
pub fn is_no_number(text: &str) -> String {
    format!("“{text}” is not a number.")
}

// An optimizer's controls

/// Beside the switch that hides a path.
pub const SHOW: &str = "show";
/// The fold with what matters less.
pub const MORE_SETTINGS: &str = "More settings";
/// All as it was at first.
pub const RESTORE: &str = "Back to the first settings";
/// A run that is lost.
pub const DIVERGED: &str = "diverged";

/// The switch that hides a path.
pub fn show(name: &str) -> String {
    format!("Show {name}")
}

/// All as it was at first, for who hears the button alone.
pub fn restore(name: &str) -> String {
    format!("Back to the first settings of {name}")
}

/// The loss beside an optimizer's name.
pub fn loss(loss: &str) -> String {
    format!("loss {loss}")
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

/// The fold.
pub const CONDITIONS: &str = "Steps, noise and stopping";
/// How many steps.
pub const STEPS: &str = "Steps";
/// How much chance.
pub const NOISE: &str = "Noise";
/// What that number means.
pub const NOISE_HINT: &str = "The standard deviation of the random numbers that are added to every gradient.";
/// What chance is drawn from.
pub const SEED: &str = "Seed";
/// The stop rule of a bound.
pub const STOP_BELOW: &str = "Stop when the loss is below";
/// The stop rule of patience.
pub const STOP_STALLED: &str = "Stop after so many steps without a lower loss";
/// How many samples a step looks at: beside the slider, its accessible name, and what it means.
pub const BATCH_SIZE: [&str; 3] = ["batch size", "Batch size", "How many samples each step looks at."];
/// The order of the samples.
pub const SHUFFLE: &str = "shuffle the samples before every epoch";

/// A number that is not whole or too large.
pub fn must_be_whole(label: &str, highest: f64) -> String {
    format!("{label} must be a whole number up to {highest}.")
}

/// A batch that is not whole or too large.
pub fn batch_must_be_whole(samples: usize) -> String {
    format!("The batch size must be a whole number from 1 to {samples}.")
}

/// Where the slider of the batch size stands.
pub fn batch_of(size: f64, samples: usize) -> String {
    format!("{size} of {samples} samples")
}

// Schedules

/// The curves and the choices.
pub const SCHEDULES: &str = "Schedules";
/// What schedules change.
pub const RATE: &str = "learning rate";
/// What some schedules change instead.
pub const MOMENTUM: &str = "momentum";
/// Above the curves of the rate.
pub const RATE_OVER_STEPS: &str = "Learning rate over steps";
/// Above the curves of the momentum.
pub const MOMENTUM_OVER_STEPS: &str = "Momentum over steps";

/// The choice of one.
pub fn schedule_of(name: &str) -> String {
    format!("Schedule of {name}")
}

/// Whose setting it is.
pub fn the_schedule_of(name: &str) -> String {
    format!("the schedule of {name}")
}

/// Curves of schedules, for who does not see them.
pub fn schedule_curves(quantity: &str, told: &str) -> String {
    format!("Curves of the {quantity} over the steps. {told}")
}

/// Where a schedule stands and ends.
pub fn scheduled(owner: &str, quantity: &str, now: &str, step: usize, end: &str) -> String {
    format!("{owner}: {quantity} {now} at step {step}, {end} at the end.")
}

// Search for a learning rate

/// The fold.
pub const FIND_RATE: &str = "Find a good learning rate";
/// What it does.
pub const FIND_RATE_HINT: &str = "Runs the experiment with rates from 0.0001 to 1, then some more around the best.";
/// Begins it.
pub const SEARCH: &str = "Search";
/// Begins it once more.
pub const SEARCH_AGAIN: &str = "Search again";
/// Ends it.
pub const CANCEL_SEARCH: &str = "Cancel the search";
/// Its axes: across, and up.
pub const FOUND_AXES: [&str; 2] = ["learning rate", "loss at the end"];

/// The fold, for who hears it alone.
pub fn find_rate_for(name: &str) -> String {
    format!("Find a good learning rate for {name}")
}

/// Takes a rate that was found.
pub fn use_rate(rate: &str) -> String {
    format!("Use {rate}")
}

/// The picture of a search.
pub fn found(told: &str) -> String {
    format!("Loss at the end against learning rate. {told}")
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

/// Its name.
pub const TOUR: &str = "Guided tour";
/// Begins it.
pub const PLAY_TOUR: &str = "Play the guided tour";
/// Stops it for a while.
pub const PAUSE_TOUR: &str = "Pause the tour";
/// Begins anew.
pub const PLAY_TOUR_AGAIN: &str = "Play the tour again";
/// Goes on.
pub const GO_ON_WITH_TOUR: &str = "Go on with the tour";
/// Its captions, one below the other.
pub const TOUR_AS_TEXT: &str = "The tour as text";
/// One part back.
pub const PREVIOUS_PART: &str = "Previous part of the tour";
/// One part forwards.
pub const NEXT_PART: &str = "Next part of the tour";
/// The slider over it.
pub const PLACE_IN_TOUR: &str = "Place in the tour";
/// Ends it.
pub const CLOSE_TOUR: &str = "Close the tour";

/// How long it takes.
pub fn seconds(seconds: f64) -> String {
    format!("{seconds:.0} seconds")
}

/// Where the slider stands.
pub fn part_of(part: usize, parts: usize) -> String {
    format!("part {part} of {parts}")
}
