//! What claims measure: an optimizer's run, as numbers for every step.

use std::collections::{BTreeSet, HashMap};
use std::rc::Rc;

use descent::experiment::{DescentExperiment, Experiment};
use descent::optimizer_entry::OptimizerEntry;
use descent::run::{Run, Status, anatomy};

use super::Problem;
use super::average::Averages;
use super::grammar::{Override, Reference, Series, Word};
use super::lane::{Lane, lane};
use crate::diagnostic::Code;
use crate::markdown::slug;
use crate::suggestion::suggest;

/// Runs that were carried out already, by their experiment as text.
#[derive(Debug, Default)]
pub(super) struct Runs {
    descents: HashMap<String, Rc<Run>>,
}

#[derive(Debug)]
pub(super) enum Subject {
    Descent(Box<Descent>),
    Network(Lane),
    /// Not of an optimizer, but of a moving average, value by value.
    Average(Averages),
}

#[derive(Debug)]
pub(super) struct Descent {
    /// With this optimizer alone: the others make no difference to it.
    experiment: DescentExperiment,
    run: Rc<Run>,
}

/// What a descent has for every step besides the terms of its rule.
const MEASURES: [&str; 7] = ["x", "y", "w", "b", "position", "loss", "distance"];

impl Runs {
    /// Carries out what a reference speaks of.
    pub(super) fn subject(&mut self, experiment: &Experiment, reference: &Reference) -> Result<Subject, Problem> {
        match experiment {
            Experiment::Descent(experiment) => {
                self.descent(experiment, reference).map(|descent| Subject::Descent(Box::new(descent)))
            }
            Experiment::Network(experiment) => lane(experiment, reference).map(Subject::Network),
            Experiment::MovingAverage(experiment) => Averages::new(experiment, reference).map(Subject::Average),
        }
    }

    fn descent(&mut self, experiment: &DescentExperiment, reference: &Reference) -> Result<Descent, Problem> {
        let mut experiment = experiment.clone();
        let entry = find(&experiment.optimizers, reference)?;
        for change in &reference.overrides {
            apply(change, &mut experiment, entry)?;
        }
        let mut alone = experiment.optimizers.swap_remove(entry);
        alone.label = None;
        experiment.optimizers = vec![alone];
        let key = serde_json::to_string(&experiment).unwrap_or_default();
        let carried_out = self.descents.entry(key).or_insert_with(|| {
            let mut run = Run::new(&experiment);
            run.run_to(experiment.steps);
            Rc::new(run)
        });
        Ok(Descent { run: Rc::clone(carried_out), experiment })
    }
}

/// The optimizer of this id, of this label, or at this place.
pub(super) fn find(entries: &[OptimizerEntry], reference: &Reference) -> Result<usize, Problem> {
    let Some(Word { text: name, at }) = &reference.optimizer else {
        if entries.len() == 1 {
            return Ok(0);
        }
        let help = format!("write `{}/optimizer/...`", reference.simulation.text);
        let message = "this run has several optimizers, and the claim names none";
        return Err(Problem::new(reference.simulation.at, Code::BadClaim, message, help));
    };
    let labels: Vec<String> =
        entries.iter().map(|entry| entry.label.as_deref().map(slug).unwrap_or_default()).collect();
    let matching = |wanted: &dyn Fn(usize) -> bool| (0..entries.len()).filter(|at| wanted(*at)).collect::<Vec<_>>();
    let by_label = matching(&|at| labels[at] == *name);
    let by_id = matching(&|at| entries[at].spec().id == name);
    let plain = matching(&|at| entries[at].spec().id == name && labels[at].is_empty());
    let by_place = name.parse::<usize>().ok().filter(|place| (1..=entries.len()).contains(place));
    if let Some([one]) = [by_label, by_id.clone(), plain].iter().find(|found| found.len() == 1).map(Vec::as_slice) {
        return Ok(*one);
    }
    if let Some(place) = by_place {
        return Ok(place - 1);
    }
    if !by_id.is_empty() {
        let message = format!("this run has `{name}` more than once");
        let help = "name it by its label in small letters with hyphens, or by its place: 1, 2 ...";
        return Err(Problem::new(*at, Code::BadClaim, message, help));
    }
    let known: Vec<&str> =
        labels.iter().map(String::as_str).chain(entries.iter().map(|entry| entry.spec().id)).collect();
    let known: BTreeSet<&str> = known.into_iter().filter(|name| !name.is_empty()).collect();
    let known: Vec<&str> = known.into_iter().collect();
    Err(Problem::new(*at, Code::UnknownOptimizer, format!("this run has no optimizer `{name}`"), suggest(name, &known)))
}

fn apply(change: &Override, experiment: &mut DescentExperiment, entry: usize) -> Result<(), Problem> {
    let Override { name, values } = change;
    let wrong = |message: String, help: &str| Err(Problem::new(name.at, Code::BadClaim, message, help));
    match (name.text.as_str(), &values[..]) {
        ("start", [x, y]) => experiment.start = [*x, *y],
        ("steps", [steps]) => experiment.steps = *steps as usize,
        ("noise", [noise]) => experiment.noise = *noise,
        ("seed", [seed]) => experiment.seed = *seed as u64,
        ("batch_size", [size]) => experiment.optimizers[entry].batch_size = Some(*size as usize),
        ("start", _) => return wrong("`start` is two numbers".to_owned(), "write `start=-5,2`"),
        (hyper_parameter, [value]) => {
            if let Err(error) = experiment.optimizers[entry].set(hyper_parameter, *value) {
                return wrong(error.to_string(), "besides hyper-parameters: start, steps, noise, seed, batch_size");
            }
        }
        (name, _) => return wrong(format!("`{name}` is one number"), "only `start` is two"),
    }
    experiment.check().or_else(|error| wrong(error.to_string(), "change it to what the experiment allows"))
}

impl Subject {
    /// The first step (or epoch) that a series has a value for, and the last.
    pub(super) fn steps(&self, series: &Series) -> (usize, usize) {
        match self {
            Self::Descent(descent) => descent.steps(series),
            Self::Network(lane) => (0, lane.epochs()),
            Self::Average(averages) => (1, averages.len()),
        }
    }

    /// The value of a series at a step between them.
    pub(super) fn value(&self, series: &Series, step: usize) -> Result<f64, Problem> {
        match self {
            Self::Descent(descent) => descent.value(series, step),
            Self::Network(lane) => lane.value(series, step),
            Self::Average(averages) => averages.value(series, step),
        }
    }

    /// The step at which it was seen to be lost.
    pub(super) fn diverged(&self) -> Option<usize> {
        match self {
            Self::Descent(descent) => descent.diverged(),
            Self::Network(lane) => lane.lost(),
            Self::Average(_) => None,
        }
    }

    /// The step since which it is at rest; networks never are.
    pub(super) fn settled(&self) -> Option<usize> {
        match self {
            Self::Descent(descent) => descent.settled(),
            Self::Network(_) | Self::Average(_) => None,
        }
    }
}

impl Descent {
    fn steps(&self, series: &Series) -> (usize, usize) {
        (usize::from(!MEASURES.contains(&series.term.text.as_str())), self.experiment.steps)
    }

    fn value(&self, series: &Series, step: usize) -> Result<f64, Problem> {
        let Word { text: term, at } = &series.term;
        let track = &self.run.tracks()[0];
        let value = match (term.as_str(), series.axis) {
            ("x" | "w", None) => track.positions()[step][0],
            ("y" | "b", None) => track.positions()[step][1],
            ("loss", None) => track.losses()[step],
            ("distance", None) => track.distance_to_minimum(step).ok_or_else(|| {
                let help = "measure `loss`, `x` or `y` instead";
                Problem::new(*at, Code::BadClaim, "no minimum of this objective is known", help)
            })?,
            ("position", Some(axis)) => track.positions()[step][axis],
            (measure, Some(_)) if MEASURES.contains(&measure) => {
                let message = format!("`{term}` is one number and has no components");
                return Err(Problem::new(*at, Code::BadClaim, message, format!("write `{term}`")));
            }
            (_, Some(axis)) => self.term(term, *at, step)?[axis],
            (_, None) if term != "position" && self.term(term, *at, step).is_err() => {
                return Err(self.unknown(term, *at));
            }
            (_, None) => {
                let help = format!("write `{term}.x` or `{term}.y`, or print both: `[$(1, 2)$](run:...)`");
                return Err(Problem::new(*at, Code::BadClaim, format!("`{term}` has two components"), help));
            }
        };
        Ok(if series.absolute { value.abs() } else { value })
    }

    /// Both components of a term of a step taken apart; steps count from 1.
    fn term(&self, name: &str, at: usize, step: usize) -> Result<[f64; 2], Problem> {
        let anatomy = anatomy(&self.experiment, 0, step.saturating_sub(1));
        let terms = anatomy.map(|anatomy| anatomy.terms).unwrap_or_default();
        let found = terms.iter().find(|(term, _)| term_name(term) == name);
        found.map(|(_, values)| *values).ok_or_else(|| self.unknown(name, at))
    }

    fn unknown(&self, name: &str, at: usize) -> Problem {
        let anatomy = anatomy(&self.experiment, 0, 0);
        let terms: Vec<String> =
            anatomy.map(|anatomy| anatomy.terms).unwrap_or_default().iter().map(|(term, _)| term_name(term)).collect();
        let known: Vec<&str> = MEASURES.into_iter().chain(terms.iter().map(String::as_str)).collect();
        Problem::new(at, Code::BadClaim, format!("there is no quantity `{name}` in this run"), suggest(name, &known))
    }

    fn diverged(&self) -> Option<usize> {
        match self.run.tracks()[0].status() {
            Status::Diverged { step } => Some(step),
            _ => None,
        }
    }

    fn settled(&self) -> Option<usize> {
        match self.run.tracks()[0].status() {
            Status::Settled { step } => Some(step),
            _ => None,
        }
    }
}

/// `EffectiveLearningRate` as claims write it: `effective_learning_rate`.
fn term_name(term: &descent::optimizer::Term) -> String {
    let mut name = String::new();
    for letter in format!("{term:?}").chars() {
        if letter.is_uppercase() && !name.is_empty() {
            name.push('_');
        }
        name.push(letter.to_ascii_lowercase());
    }
    name
}
