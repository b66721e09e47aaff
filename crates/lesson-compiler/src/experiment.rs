//! The keys of an experiment in a `simulation` or `run` block: what is minimised, by whom, how long.

use descent::experiment::{DescentExperiment, MAX_NOISE, MAX_OPTIMIZERS, MAX_STEPS, Order};
use descent::neuron::MAX_POINTS;
use descent::objective::Objective;
use descent::optimizer::Settings;
use descent::optimizer_entry::{MAX_LABEL, OptimizerEntry};
use descent::schedule;

use crate::diagnostic::Code;
use crate::fields::Fields;
use crate::objective;
use crate::rule;
use crate::setting::set;
use crate::source::{Excerpt, Report};
use crate::suggestion::suggest;
use crate::value::Located;

/// Reads an experiment; nothing where its objective or an optimizer is wrong.
pub(crate) fn read(fields: &mut Fields, report: &mut Report) -> Option<DescentExperiment> {
    let objective = objective::read(fields, report);
    let samples = objective.as_ref().map_or(MAX_POINTS, Objective::samples);
    let start = fields.pair("start", report);
    if let (Some(start), Some(objective)) = (&start, &objective) {
        check_start(start, objective, report);
    }
    let steps = fields.count("steps", 1..=MAX_STEPS, report);
    let batch_size = fields.count("batch_size", 1..=samples, report);
    let order = fields.text("order", report).and_then(|order| self::order(&order, report));
    let noise = fields.number("noise", 0.0..=MAX_NOISE, report);
    let seed = fields.count("seed", 0..=1 << 32, report);
    let schedule = schedule(fields, report);
    let optimizers = optimizers(fields, samples, report);
    let mut experiment = DescentExperiment::new(objective?, Vec::new());
    experiment.optimizers = optimizers?;
    experiment.start = start.map_or(experiment.start, |start| start.value);
    experiment.steps = steps.map_or(experiment.steps, |steps| steps.value);
    experiment.batch_size = batch_size.map(|size| size.value);
    experiment.order = order.unwrap_or_default();
    experiment.noise = noise.map_or(experiment.noise, |noise| noise.value);
    experiment.seed = seed.map_or(experiment.seed, |seed| seed.value as u64);
    experiment.schedule = schedule;
    Some(experiment)
}

/// A start outside the map could not be seen.
fn check_start(start: &Located<[f64; 2]>, objective: &Objective, report: &mut Report) {
    let inside = |coordinate: f64, [low, high]: [f64; 2]| (low..=high).contains(&coordinate);
    let [x, y] = objective.domain();
    let [a, b] = start.value;
    if !inside(a, x) || !inside(b, y) {
        let place = match objective.landscape() {
            Some(landscape) => format!("the landscape {}", landscape.id),
            None => objective.name().to_owned(),
        };
        let message = format!("the start ({a}, {b}) is not on the map of {place}");
        let help = format!("x may be {} to {}, y {} to {}", x[0], x[1], y[0], y[1]);
        report.add(start.offset, Code::OutOfRange, message, help);
    }
}

fn order(order: &Excerpt, report: &mut Report) -> Option<Order> {
    match order.text.as_str() {
        "listed" => Some(Order::Listed),
        "shuffled" => Some(Order::Shuffled),
        unknown => {
            let help = suggest(unknown, &["listed", "shuffled"]);
            report.add(order.at(0), Code::UnknownValue, format!("there is no order `{unknown}`"), help);
            None
        }
    }
}

/// `schedule = { id = "cosine", ... }`.
fn schedule(fields: &mut Fields, report: &mut Report) -> Option<schedule::Settings> {
    let mut table = fields.table("schedule", report)?;
    let id = table.required_text("id", report)?;
    match schedule::find(&id.text) {
        Ok(spec) => {
            let mut settings = schedule::Settings::defaults(spec);
            for (name, value) in table.other_numbers(report) {
                set(&mut settings, spec.name, &name, &value, report);
            }
            Some(settings)
        }
        Err(unknown) => {
            let message = format!("there is no schedule `{}`", id.text);
            report.add(id.at(0), Code::UnknownSchedule, message, suggest(&id.text, &unknown.known));
            None
        }
    }
}

fn optimizers(fields: &mut Fields, samples: usize, report: &mut Report) -> Option<Vec<OptimizerEntry>> {
    let start = fields.start();
    let tables = fields.tables("optimizer", report)?;
    if !(1..=MAX_OPTIMIZERS).contains(&tables.len()) {
        let message = format!("a simulation has 1 to {MAX_OPTIMIZERS} optimizers, and this one {}", tables.len());
        report.add(start, Code::OutOfRange, message, "add a table `[[optimizer]]` with `id = \"...\"` for each");
        return None;
    }
    let count = tables.len();
    let entries: Vec<_> = tables.into_iter().filter_map(|mut table| entry(&mut table, samples, report)).collect();
    (entries.len() == count).then_some(entries)
}

fn entry(table: &mut Fields, samples: usize, report: &mut Report) -> Option<OptimizerEntry> {
    let id = table.required_text("id", report)?;
    let schedule = schedule(table, report);
    let batch_size = table.count("batch_size", 1..=samples, report).map(|size| size.value);
    let label = table.text("label", report).filter(|label| check_label(label, report)).map(|label| label.text);
    let mut settings = Settings::defaults(rule::find(&id, report)?);
    let name = settings.spec().name;
    for (parameter, value) in table.other_numbers(report) {
        set(&mut settings, name, &parameter, &value, report);
    }
    Some(OptimizerEntry { schedule, batch_size, label, settings })
}

fn check_label(label: &Excerpt, report: &mut Report) -> bool {
    let good = label.text.chars().count() <= MAX_LABEL && !label.text.contains(char::is_control);
    if !good {
        let message = format!("this label is not one line of at most {MAX_LABEL} characters");
        report.add(label.at(0), Code::OutOfRange, message, "shorten it: it stands in a key beside other names");
    }
    good
}
