//! What a simulation begins with, as Rust source.

use descent::contender::Contender;
use descent::experiment::{Experiment, Order};
use descent::objective::Objective;
use descent::setting::{Adjustable, Settings};
use descent::setup::Setup;

use crate::emit::{list, text};

/// A `descent::setup::Setup` as JSON: optimizers on a landscape as data, which a program can use without reading any text.
pub(crate) fn opening(setup: &str) -> String {
    let descent = serde_json::from_str(setup).ok().and_then(|setup| match setup {
        Setup::Descent(experiment) => preset(&experiment),
        Setup::MovingAverage(_) | Setup::Network(_) => None,
    });
    descent.unwrap_or_else(|| format!("Opening::Text({})", text(setup)))
}

fn preset(experiment: &Experiment) -> Option<String> {
    let Experiment { objective, start, optimizers, schedule, steps, batch_size, order, noise, seed, stop } = experiment;
    let Objective::Landscape(landscape) = objective else { return None };
    let all_at_once = batch_size.is_none() && *order == Order::Listed;
    if !all_at_once || optimizers.iter().any(|contender| contender.batch_size.is_some()) {
        return None;
    }
    let (landscape, schedule) = (text(landscape.id), some(schedule.as_ref().map(choice)));
    let (optimizers, stop) = (
        list(optimizers, entrant),
        format!("Stop {{ loss_below: {:?}, stalled: {:?} }}", stop.loss_below, stop.stalled),
    );
    Some(format!(
        "Opening::Landscape(&Preset {{ landscape: {landscape}, start: {start:?}, optimizers: {optimizers}, \
         schedule: {schedule}, steps: {steps}, noise: {noise:?}, seed: {seed}, stop: {stop} }})"
    ))
}

fn entrant(contender: &Contender) -> String {
    let Contender { schedule, label, settings, .. } = contender;
    let (schedule, label) = (some(schedule.as_ref().map(choice)), some(label.as_deref().map(text)));
    format!("Entrant {{ optimizer: {}, schedule: {schedule}, label: {label} }}", choice(settings))
}

/// The id and what differs from the defaults.
fn choice<S: Adjustable>(settings: &Settings<S>) -> String {
    let changed = settings.iter().filter(|(hyper_parameter, value)| *value != hyper_parameter.default);
    let values = list(changed, |(hyper_parameter, value)| format!("({}, {value:?})", text(hyper_parameter.name)));
    format!("({}, {values})", text(settings.spec().id()))
}

fn some(value: Option<String>) -> String {
    value.map_or_else(|| "None".to_owned(), |value| format!("Some({value})"))
}
