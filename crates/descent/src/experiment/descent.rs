//! Optimizers on their way down an objective.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::formula::Formula;
use crate::landscape;
use crate::name::UnknownName;
use crate::neuron::Neuron;
use crate::objective::Objective;
use crate::online;
use crate::optimizer::Settings;
use crate::optimizer_entry::{MAX_LABEL, OptimizerEntry};
use crate::schedule;
pub use crate::stop::MAX_STEPS;
use crate::stop::Stop;

/// Most optimizers that an experiment may race.
pub const MAX_OPTIMIZERS: usize = 8;

/// Largest standard deviation of the noise on gradients.
pub const MAX_NOISE: f64 = 1e6;

/// Which optimizers start where, on which objective, for how long.
///
/// As text, the objective is one of `landscape`, `neuron`, `formula` and `online`; everything else but
/// the optimizers may be left out:
///
/// ```
/// use descent::experiment::DescentExperiment;
///
/// let text = r#"{"landscape": "ravine", "start": [-5, 2], "optimizers": [{"id": "momentum", "lr": 0.1}]}"#;
/// let experiment: DescentExperiment = serde_json::from_str(text)?;
/// assert_eq!(experiment.steps, 100);
/// assert_eq!(experiment.optimizers[0].get("momentum"), Some(0.9));
///
/// let text = r#"{"formula": "x^2 + sin(y)", "schedule": {"id": "cosine"}, "optimizers": [{"id": "adam"}]}"#;
/// let experiment: DescentExperiment = serde_json::from_str(text)?;
/// assert_eq!(experiment.objective.gradient([1.0, 0.0]), [2.0, 1.0]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "DescentFields", into = "DescentFields")]
pub struct DescentExperiment {
    /// What is to be made small.
    pub objective: Objective,
    /// Where all optimizers start: x and y.
    pub start: [f64; 2],
    /// The optimizers, 1 to [`MAX_OPTIMIZERS`]; two of one kind may differ in their settings.
    pub optimizers: Vec<OptimizerEntry>,
    /// How the learning rate or the momentum of all optimizers changes that have no schedule of their own; without it they
    /// stay as they are.
    pub schedule: Option<schedule::Settings>,
    /// How many steps there are to see, 1 to [`MAX_STEPS`].
    pub steps: usize,
    /// How many samples a step looks at, where an optimizer does not say so itself; without it all of them. Landscapes and
    /// formulas have one.
    pub batch_size: Option<usize>,
    /// In which order the samples come.
    pub order: Order,
    /// Standard deviation of the normal noise that is added to every component of every gradient.
    pub noise: f64,
    /// Seed of the noise and of shuffling, which are the same for all optimizers.
    pub seed: u64,
    /// When an optimizer stops before its last step.
    pub stop: Stop,
}

/// In which order the samples come, once each in every epoch.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Order {
    /// In the order in which the data have them.
    #[default]
    Listed,
    /// Shuffled anew before every epoch.
    Shuffled,
}

impl DescentExperiment {
    /// 100 steps from the objective's own start, without schedule and noise, all samples in every step.
    pub fn new(objective: impl Into<Objective>, optimizers: Vec<Settings>) -> Self {
        let objective = objective.into();
        Self {
            start: objective.start(),
            objective,
            optimizers: optimizers.into_iter().map(Into::into).collect(),
            schedule: None,
            steps: default_steps(),
            batch_size: None,
            order: Order::Listed,
            noise: 0.0,
            seed: default_seed(),
            stop: Stop::default(),
        }
    }

    /// How many steps one epoch takes, in which every sample is looked at once.
    pub fn steps_per_epoch(&self) -> usize {
        let samples = self.objective.samples();
        samples.div_ceil(self.batch_size.unwrap_or(samples).max(1))
    }

    /// How many samples a step of this optimizer looks at; `None` for all of them.
    pub fn batch_size_of(&self, entry: &OptimizerEntry) -> Option<usize> {
        entry.batch_size.or(self.batch_size)
    }

    /// The schedule that this optimizer follows, if any.
    pub fn schedule_of<'a>(&'a self, entry: &'a OptimizerEntry) -> Option<&'a schedule::Settings> {
        entry.schedule.as_ref().or(self.schedule.as_ref())
    }

    /// The learning rate, or the momentum, of an optimizer in the step after `step` steps, schedule included; `None`
    /// if it has none.
    pub fn scheduled(&self, entry: &OptimizerEntry, quantity: schedule::Quantity, step: usize) -> Option<f64> {
        let base = entry.get(quantity.hyper_parameter())?;
        let schedule = self.schedule_of(entry).filter(|schedule| schedule.spec().quantity == quantity);
        Some(schedule.map_or(base, |schedule| schedule.at(base, step)))
    }

    /// Whether all numbers are in their ranges, as they are in every experiment read from text.
    pub fn check(&self) -> Result<(), ExperimentError> {
        if !self.start.iter().all(|coordinate| coordinate.is_finite()) {
            return Err(ExperimentError::Start(self.start));
        }
        if !(1..=MAX_OPTIMIZERS).contains(&self.optimizers.len()) {
            return Err(ExperimentError::Optimizers(self.optimizers.len()));
        }
        if !(1..=MAX_STEPS).contains(&self.steps) {
            return Err(ExperimentError::Steps(self.steps));
        }
        let samples = self.objective.samples();
        let sizes = self.optimizers.iter().map(|entry| entry.batch_size).chain([self.batch_size]);
        if let Some(size) = sizes.flatten().find(|size| !(1..=samples).contains(size)) {
            return Err(ExperimentError::BatchSize { size, samples });
        }
        let labels = self.optimizers.iter().filter_map(|entry| entry.label.as_ref());
        if let Some(label) = labels.into_iter().find(|label| !is_label(label)) {
            return Err(ExperimentError::Label(label.clone()));
        }
        if !(0.0..=MAX_NOISE).contains(&self.noise) {
            return Err(ExperimentError::Noise(self.noise));
        }
        if !self.stop.is_sound() {
            return Err(ExperimentError::Stop);
        }
        Ok(())
    }
}

/// Why something is no experiment.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum ExperimentError {
    /// There is no objective, or more than one.
    #[error("an experiment has one of `landscape`, `neuron`, `formula` and `online`")]
    Objective,
    /// There is no such landscape or online loss.
    #[error(transparent)]
    Unknown(#[from] UnknownName),
    /// The start is not a point of the plane.
    #[error("start is [{}, {}], but must be two finite numbers", .0[0], .0[1])]
    Start([f64; 2]),
    /// There are no optimizers, or too many.
    #[error("there are {0} optimizers, but must be 1 to {MAX_OPTIMIZERS}")]
    Optimizers(usize),
    /// There are no steps, or too many.
    #[error("steps is {0}, but must be 1 to {MAX_STEPS}")]
    Steps(usize),
    /// A batch of no samples, or of more than there are.
    #[error("batch_size is {size}, but must be 1 to {samples}")]
    BatchSize {
        /// The size as given.
        size: usize,
        /// How many samples there are.
        samples: usize,
    },
    /// The noise is negative, too large, or not a number.
    #[error("noise is {0}, but must be between 0 and {MAX_NOISE}")]
    Noise(f64),
    /// A stop rule that could never or always hold.
    #[error("stop has `loss_below`, a finite number, and `stalled`, 1 to {MAX_STEPS} steps without a lower loss")]
    Stop,
    /// A label is empty, too long, or more than a line.
    #[error("the label {0:?} must be one line of 1 to {MAX_LABEL} characters")]
    Label(String),
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct DescentFields {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    landscape: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    neuron: Option<Neuron>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    formula: Option<Formula>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    online: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    start: Option<[f64; 2]>,
    #[serde(default = "default_steps", skip_serializing_if = "is_default_steps")]
    steps: usize,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    batch_size: Option<usize>,
    #[serde(default, skip_serializing_if = "is_default")]
    order: Order,
    #[serde(default, skip_serializing_if = "is_default")]
    noise: f64,
    #[serde(default = "default_seed", skip_serializing_if = "is_default_seed")]
    seed: u64,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    schedule: Option<schedule::Settings>,
    #[serde(default, skip_serializing_if = "is_default")]
    stop: Stop,
    optimizers: Vec<OptimizerEntry>,
}

fn default_steps() -> usize {
    100
}

fn is_default_steps(steps: &usize) -> bool {
    *steps == default_steps()
}

fn default_seed() -> u64 {
    1
}

fn is_default_seed(seed: &u64) -> bool {
    *seed == default_seed()
}

pub(crate) fn is_label(label: &str) -> bool {
    !label.trim().is_empty() && label.chars().count() <= MAX_LABEL && !label.chars().any(char::is_control)
}

fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

impl TryFrom<DescentFields> for DescentExperiment {
    type Error = ExperimentError;

    fn try_from(fields: DescentFields) -> Result<Self, ExperimentError> {
        let DescentFields { steps, batch_size, order, noise, seed, stop, schedule, optimizers, .. } = fields;
        let objective = match (fields.landscape, fields.neuron, fields.formula, fields.online) {
            (Some(id), None, None, None) => Objective::Landscape(landscape::find(&id)?),
            (None, Some(neuron), None, None) => Objective::Neuron(neuron),
            (None, None, Some(formula), None) => Objective::Formula(formula),
            (None, None, None, Some(id)) => Objective::Online(online::find(&id)?),
            _ => return Err(ExperimentError::Objective),
        };
        let start = fields.start.unwrap_or(objective.start());
        let experiment = Self { objective, start, optimizers, schedule, steps, batch_size, order, noise, seed, stop };
        experiment.check().map(|()| experiment)
    }
}

impl From<DescentExperiment> for DescentFields {
    fn from(experiment: DescentExperiment) -> Self {
        let DescentExperiment { objective, start, optimizers, schedule, steps, batch_size, order, noise, seed, stop } =
            experiment;
        let rest = Self {
            start: (start != objective.start()).then_some(start),
            steps,
            batch_size,
            order,
            noise,
            seed,
            stop,
            schedule,
            optimizers,
            ..Self::default()
        };
        match objective {
            Objective::Landscape(landscape) => Self { landscape: Some(landscape.id.to_owned()), ..rest },
            Objective::Neuron(neuron) => Self { neuron: Some(neuron), ..rest },
            Objective::Formula(formula) => Self { formula: Some(formula), ..rest },
            Objective::Online(online) => Self { online: Some(online.id.to_owned()), ..rest },
        }
    }
}
