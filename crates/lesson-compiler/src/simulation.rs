//! ```` ```simulation ````: an experiment that the reader runs.

use descent::experiment::{Experiment, MAX_NOISE, MAX_OPTIMIZERS, MAX_STEPS};
use descent::landscape::Landscape;
use descent::optimizer::{SettingError, Settings};
use descent::setup::Setup;

use crate::diagnostic::Code;
use crate::draft::{Draft, SimulationFacts};
use crate::fields::{self, Fields};
use crate::html;
use crate::model::Simulation;
use crate::rule;
use crate::source::{Excerpt, Report};
use crate::suggestion::suggest;
use crate::surface;
use crate::value::Located;

/// Reads a block. Its id is noted in the draft even if something else in it is wrong.
pub(crate) fn read(body: &Excerpt, start: usize, draft: &mut Draft) -> Option<Simulation> {
    let parts = fields::read(body, start, &mut draft.report, Parts::read)?;
    let id = parts.id?;
    let experiment = parts.experiment;
    draft.simulations.push(SimulationFacts {
        offset: id.at(0),
        id: id.text.clone(),
        optimizers: experiment.as_ref().map(settings).unwrap_or_default(),
        steps: experiment.as_ref().map_or(0, |experiment| experiment.steps),
    });
    let (caption, _) = html::line(&parts.caption?, draft);
    // A setup is plain numbers and names, which JSON always holds.
    let setup = serde_json::to_string(&Setup::Descent(experiment?)).ok()?;
    Some(Simulation { id: id.text, setup, caption, tour: Vec::new() })
}

fn settings(experiment: &Experiment) -> Vec<Settings> {
    experiment.optimizers.iter().map(|contender| contender.settings.clone()).collect()
}

struct Parts {
    id: Option<Excerpt>,
    caption: Option<Excerpt>,
    experiment: Option<Experiment>,
}

impl Parts {
    fn read(fields: &mut Fields, report: &mut Report) -> Self {
        let id = fields.required_text("id", report).filter(|id| check_id(id, report));
        let caption = fields.required_text("caption", report);
        let landscape = fields.required_text("landscape", report).and_then(|id| surface::find(&id, report));
        let start = fields.pair("start", report);
        if let (Some(start), Some(landscape)) = (&start, landscape) {
            check_start(start, landscape, report);
        }
        let steps = fields.count("steps", 1..=MAX_STEPS, report);
        let noise = fields.number("noise", 0.0..=MAX_NOISE, report);
        let seed = fields.count("seed", 0..=1 << 32, report);
        let optimizers = optimizers(fields, report);
        let experiment = landscape.zip(optimizers).map(|(landscape, optimizers)| {
            let mut experiment = Experiment::new(landscape, optimizers);
            experiment.start = start.map_or(experiment.start, |start| start.value);
            experiment.steps = steps.map_or(experiment.steps, |steps| steps.value);
            experiment.noise = noise.map_or(experiment.noise, |noise| noise.value);
            experiment.seed = seed.map_or(experiment.seed, |seed| seed.value as u64);
            experiment
        });
        Self { id, caption, experiment }
    }
}

/// A start outside the map could not be seen.
fn check_start(start: &Located<[f64; 2]>, landscape: &Landscape, report: &mut Report) {
    let inside = |coordinate: f64, [low, high]: [f64; 2]| (low..=high).contains(&coordinate);
    let [x, y] = landscape.domain;
    let [a, b] = start.value;
    if !inside(a, x) || !inside(b, y) {
        let message = format!("the start ({a}, {b}) is not on the map of the landscape {}", landscape.id);
        let help = format!("x may be {} to {}, y {} to {}", x[0], x[1], y[0], y[1]);
        report.add(start.offset, Code::OutOfRange, message, help);
    }
}

/// Whether an id can stand in an address. One that cannot is reported.
pub(crate) fn check_id(id: &Excerpt, report: &mut Report) -> bool {
    let good = is_id(&id.text);
    if !good {
        let message = format!("`{}` cannot be an id", id.text);
        report.add(id.at(0), Code::BadId, message, "use small letters, digits and hyphens, a letter or digit first");
    }
    good
}

/// Whether this is small letters, digits and hyphens.
pub(crate) fn is_id(id: &str) -> bool {
    id.len() <= 64
        && !id.starts_with('-')
        && !id.is_empty()
        && id.chars().all(|character| character.is_ascii_lowercase() || character.is_ascii_digit() || character == '-')
}

fn optimizers(fields: &mut Fields, report: &mut Report) -> Option<Vec<Settings>> {
    let start = fields.start();
    let tables = fields.tables("optimizer", report)?;
    if !(1..=MAX_OPTIMIZERS).contains(&tables.len()) {
        let message = format!("a simulation has 1 to {MAX_OPTIMIZERS} optimizers, and this one {}", tables.len());
        report.add(start, Code::OutOfRange, message, "add a table `[[optimizer]]` with `id = \"...\"` for each");
        return None;
    }
    let count = tables.len();
    let settings: Vec<_> = tables.into_iter().filter_map(|mut table| optimizer(&mut table, report)).collect();
    (settings.len() == count).then_some(settings)
}

fn optimizer(table: &mut Fields, report: &mut Report) -> Option<Settings> {
    let id = table.required_text("id", report)?;
    let mut settings = Settings::defaults(rule::find(&id, report)?);
    for (name, value) in table.other_numbers(report) {
        set(&mut settings, &name, &value, report);
    }
    Some(settings)
}

/// Sets a hyper-parameter; gives its name in the registry. A wrong name or value is reported.
pub(crate) fn set(
    settings: &mut Settings,
    name: &Located<String>,
    value: &Located<f64>,
    report: &mut Report,
) -> Option<&'static str> {
    let spec = settings.spec();
    match settings.set(&name.value, value.value) {
        Ok(()) => {
            let named = |parameter: &&descent::optimizer::HyperParameter| {
                parameter.name == name.value || parameter.aliases.contains(&name.value.as_str())
            };
            spec.hyper_parameters.iter().find(named).map(|parameter| parameter.name)
        }
        Err(SettingError::Unknown(unknown)) => {
            let message = format!("{} has no hyper-parameter `{}`", spec.name, name.value);
            report.add(name.offset, Code::UnknownHyperParameter, message, suggest(&name.value, &unknown.known));
            None
        }
        Err(error @ SettingError::OutOfRange { hyper_parameter, .. }) => {
            let [low, high] = hyper_parameter.slider;
            let help = format!("usual values are {low} to {high}");
            report.add(value.offset, Code::OutOfRange, error.to_string(), help);
            None
        }
    }
}
