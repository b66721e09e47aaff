//! An experiment is a value: lessons, addresses, tests and exports all speak it.

use std::error::Error;
use std::fmt;

use serde::{Deserialize, Serialize};

use crate::landscape::{self, Landscape};
use crate::name::UnknownName;
use crate::optimizer::Settings;

/// Most steps that an experiment may have.
pub const MAX_STEPS: usize = 100_000;

/// Most optimizers that an experiment may race.
pub const MAX_OPTIMIZERS: usize = 8;

/// Largest standard deviation of the noise on gradients.
pub const MAX_NOISE: f64 = 1e6;

/// Which optimizers start where, on which landscape, for how long.
///
/// As text, everything but the landscape and the optimizers may be left out:
///
/// ```
/// use descent::experiment::Experiment;
///
/// let text = r#"{"landscape": "ravine", "start": [-5, 2], "optimizers": [{"id": "momentum", "lr": 0.1}]}"#;
/// let experiment: Experiment = serde_json::from_str(text)?;
/// assert_eq!(experiment.steps, 100);
/// assert_eq!(experiment.optimizers[0].get("momentum"), Some(0.9));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Text", into = "Text")]
pub struct Experiment {
    /// Where the descent takes place.
    pub landscape: &'static Landscape,
    /// Where all optimizers start: x and y.
    pub start: [f64; 2],
    /// The optimizers, 1 to [`MAX_OPTIMIZERS`]; two of one kind may differ in their settings.
    pub optimizers: Vec<Settings>,
    /// How many steps there are to see, 1 to [`MAX_STEPS`].
    pub steps: usize,
    /// Standard deviation of the normal noise that is added to every component of every gradient.
    pub noise: f64,
    /// Seed of the noise, which is the same for all optimizers.
    pub seed: u64,
}

impl Experiment {
    /// 100 steps without noise from the landscape's own start.
    pub fn new(landscape: &'static Landscape, optimizers: Vec<Settings>) -> Self {
        Self { landscape, start: landscape.start, optimizers, steps: default_steps(), noise: 0.0, seed: default_seed() }
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
        if !(0.0..=MAX_NOISE).contains(&self.noise) {
            return Err(ExperimentError::Noise(self.noise));
        }
        Ok(())
    }
}

/// Why something is no experiment.
#[derive(Clone, Debug, PartialEq)]
pub enum ExperimentError {
    /// There is no such landscape.
    Landscape(UnknownName),
    /// The start is not a point of the plane.
    Start([f64; 2]),
    /// There are no optimizers, or too many.
    Optimizers(usize),
    /// There are no steps, or too many.
    Steps(usize),
    /// The noise is negative, too large, or not a number.
    Noise(f64),
}

impl fmt::Display for ExperimentError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Landscape(unknown) => unknown.fmt(f),
            Self::Start([x, y]) => write!(f, "start is [{x}, {y}], but must be two finite numbers"),
            Self::Optimizers(count) => write!(f, "there are {count} optimizers, but must be 1 to {MAX_OPTIMIZERS}"),
            Self::Steps(steps) => write!(f, "steps is {steps}, but must be 1 to {MAX_STEPS}"),
            Self::Noise(noise) => write!(f, "noise is {noise}, but must be between 0 and {MAX_NOISE}"),
        }
    }
}

impl Error for ExperimentError {}

/// An experiment as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Text {
    landscape: String,
    start: Option<[f64; 2]>,
    #[serde(default = "default_steps")]
    steps: usize,
    #[serde(default)]
    noise: f64,
    #[serde(default = "default_seed")]
    seed: u64,
    optimizers: Vec<Settings>,
}

fn default_steps() -> usize {
    100
}

fn default_seed() -> u64 {
    1
}

impl TryFrom<Text> for Experiment {
    type Error = ExperimentError;

    fn try_from(text: Text) -> Result<Self, ExperimentError> {
        let Text { landscape, start, steps, noise, seed, optimizers } = text;
        let landscape = landscape::find(&landscape).map_err(ExperimentError::Landscape)?;
        let start = start.unwrap_or(landscape.start);
        let experiment = Self { landscape, start, optimizers, steps, noise, seed };
        experiment.check().map(|()| experiment)
    }
}

impl From<Experiment> for Text {
    fn from(experiment: Experiment) -> Self {
        let Experiment { landscape, start, optimizers, steps, noise, seed } = experiment;
        Self { landscape: landscape.id.to_owned(), start: Some(start), steps, noise, seed, optimizers }
    }
}
