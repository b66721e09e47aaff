//! What a page about networks shows: a plain value.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::experiment_fields::{self as text, DataField};
use super::reference_fields::Choice;
use super::{Activation, Architecture, ArchitectureError, Initialization, Loss, MAX_EPOCHS, Mismatch, Network};
use super::{Samples, SamplesError, Training};
use crate::dataset;
use crate::digits::{CLASSES, COUNT, Digits, PIXELS};
use crate::experiment::{MAX_OPTIMIZERS, Order, is_label};
use crate::optimizer_entry::OptimizerEntry;
use crate::real::Real;
use crate::schedule;
use crate::stop::Stop;

/// Most hidden layers.
pub const MAX_HIDDEN_LAYERS: usize = 4;

/// Most units in a hidden layer.
pub const MAX_HIDDEN_UNITS: usize = 64;

/// Largest share of the samples that is set aside.
pub const MAX_VALIDATION: f64 = 0.95;

/// Largest seed: whole numbers up to here are exact wherever numbers are 64-bit floats.
const MAX_SEED: u64 = 1 << 53;

/// A network, what it learns, and the optimizers that race to teach it, all from the same first weights.
///
/// Data of two inputs has one output of tanh and half the mean squared error (classes -1 and 1); the digits have ten
/// outputs and cross-entropy. As text, everything but `data` and `optimizers` may be left out:
///
/// ```
/// use descent::network::NetworkExperiment;
///
/// let text = r#"{"data": {"id": "xor", "noise": 0.1}, "hidden": [4, 2], "optimizers": [{"id": "adam", "lr": 0.03}]}"#;
/// let experiment: NetworkExperiment = serde_json::from_str(text)?;
/// assert_eq!((experiment.batch_size, experiment.epochs), (10, 100));
/// assert_eq!(experiment.architecture()?.sizes(), [2, 4, 2, 1]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(remote = "Self", deny_unknown_fields)]
pub struct NetworkExperiment {
    /// What is to be learnt.
    #[serde(alias = "dataset")]
    pub data: Data,
    /// Units of the layers between inputs and outputs: up to [`MAX_HIDDEN_LAYERS`] of 1 to [`MAX_HIDDEN_UNITS`].
    #[serde(default = "text::default_hidden")]
    pub hidden: Vec<usize>,
    /// What these units compute.
    #[serde(default = "text::default_activation")]
    pub activation: Activation,
    /// The first weights; without it what suits the activation: He for ReLU, Xavier for all others.
    #[serde(default, alias = "initialisation", skip_serializing_if = "Option::is_none")]
    pub initialization: Option<Initialization>,
    /// The optimizers, 1 to [`MAX_OPTIMIZERS`]; two of one kind may differ in their settings.
    #[serde(alias = "optimizer")]
    pub optimizers: Vec<OptimizerEntry>,
    /// How the learning rate or the momentum of all optimizers changes from step to step that have no schedule of their
    /// own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<schedule::Settings>,
    /// How many epochs there are to see, 1 to [`MAX_EPOCHS`].
    #[serde(default = "text::default_epochs")]
    pub epochs: usize,
    /// How many samples a step looks at, where an optimizer does not say so itself.
    #[serde(default = "text::default_batch_size")]
    pub batch_size: usize,
    /// In which order the samples come.
    #[serde(default = "text::default_order", skip_serializing_if = "text::is_default")]
    pub order: Order,
    /// The share of the samples, from 0 to [`MAX_VALIDATION`], that is set aside to see what was only learnt by heart.
    #[serde(default = "text::default_validation")]
    pub validation: f64,
    /// Seed of the first weights, of the samples set aside, and of shuffling.
    #[serde(default = "text::default_seed")]
    pub seed: u64,
    /// When a network stops before the last epoch; steps are epochs here.
    #[serde(default, skip_serializing_if = "Stop::is_never")]
    pub stop: Stop,
}

/// What a network may learn.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "Choice", into = "DataField")]
pub enum Data {
    /// Points of the plane in two classes.
    Points(dataset::Settings),
    /// Handwritten digits.
    Digits,
}

impl Data {
    /// Stable id, as texts write it.
    pub fn id(&self) -> &'static str {
        match self {
            Self::Points(settings) => settings.spec().id,
            Self::Digits => "digits",
        }
    }

    /// Name for people.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Points(settings) => settings.spec().name,
            Self::Digits => "Handwritten digits",
        }
    }

    /// All that a network may learn, as it comes without settings.
    pub fn all() -> impl Iterator<Item = Self> {
        let points = dataset::all().iter().filter(|dataset| dataset.is_planar());
        points.map(|dataset| Self::Points(dataset::Settings::defaults(dataset))).chain([Self::Digits])
    }

    /// How many samples there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Points(settings) => settings.table().len(),
            Self::Digits => COUNT,
        }
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
}

impl NetworkExperiment {
    /// The shape of the network.
    pub fn architecture(&self) -> Result<Architecture, ArchitectureError> {
        let (inputs, outputs, output, loss) = match self.data {
            Data::Points(_) => (2, 1, Activation::Tanh, Loss::HalfMeanSquaredError),
            Data::Digits => (PIXELS, CLASSES, Activation::Linear, Loss::CrossEntropy),
        };
        let sizes: Vec<usize> = [inputs].into_iter().chain(self.hidden.iter().copied()).chain([outputs]).collect();
        Architecture::new(&sizes, self.activation, output, loss)
    }

    /// The spread of the first weights.
    pub fn initialization(&self) -> Initialization {
        let usual = if self.activation == Activation::Relu { Initialization::He } else { Initialization::Xavier };
        self.initialization.unwrap_or(usual)
    }

    /// How many samples a step of this optimizer looks at.
    pub fn batch_size_of(&self, entry: &OptimizerEntry) -> usize {
        entry.batch_size.unwrap_or(self.batch_size)
    }

    /// The schedule that this optimizer follows, if any.
    pub fn schedule_of<'a>(&'a self, entry: &'a OptimizerEntry) -> Option<&'a schedule::Settings> {
        entry.schedule.as_ref().or(self.schedule.as_ref())
    }

    /// The samples to learn from, and those set aside. Whoever calls this carries the digits with it.
    pub fn samples<T: Real>(&self) -> Result<(Samples<T>, Samples<T>), NetworkExperimentError> {
        match &self.data {
            Data::Points(settings) => self.points(settings),
            Data::Digits => {
                self.check()?;
                Ok(Digits::included().samples(usize::MAX)?.split(self.validation, self.seed))
            }
        }
    }

    /// The same for points of the plane, without the digits.
    pub fn points<T: Real>(
        &self,
        settings: &dataset::Settings,
    ) -> Result<(Samples<T>, Samples<T>), NetworkExperimentError> {
        self.check()?;
        let table = settings.table();
        let inputs = table.inputs().iter().map(|number| T::from_f64(*number)).collect();
        let targets = table.targets().iter().map(|class| T::from_f64(2.0 * class - 1.0)).collect();
        Ok(Samples::new(2, 1, inputs, targets)?.split(self.validation, self.seed))
    }

    /// The network before its first step.
    pub fn network<T: Real>(&self) -> Result<Network<T>, NetworkExperimentError> {
        Ok(Network::new(&self.architecture()?, self.initialization(), self.seed))
    }

    /// The training of one of the optimizers.
    pub fn training<T: Real>(
        &self,
        entry: &OptimizerEntry,
        network: Network<T>,
        samples: Samples<T>,
    ) -> Result<Training<T>, NetworkExperimentError> {
        let training = Training::new(network, entry, samples, self.batch_size_of(entry))?
            .scheduled(self.schedule_of(entry).cloned());
        Ok(if self.order == Order::Shuffled { training.shuffled(self.seed) } else { training })
    }

    /// Whether all numbers are in their ranges, as they are in every experiment read from text.
    pub fn check(&self) -> Result<(), NetworkExperimentError> {
        if let Data::Points(settings) = &self.data
            && !settings.spec().is_planar()
        {
            return Err(wrong("data", format!("{} is not made of points of the plane in two classes", self.data.id())));
        }
        if self.hidden.len() > MAX_HIDDEN_LAYERS {
            let count = self.hidden.len();
            return Err(wrong("hidden", format!("there are {count} layers, but must be up to {MAX_HIDDEN_LAYERS}")));
        }
        let within = |field, value: usize, most: usize| match value {
            value if (1..=most).contains(&value) => Ok(()),
            value => Err(wrong(field, format!("it is {value}, but must be 1 to {most}"))),
        };
        self.hidden.iter().try_for_each(|units| within("hidden", *units, MAX_HIDDEN_UNITS))?;
        if !(1..=MAX_OPTIMIZERS).contains(&self.optimizers.len()) {
            let count = self.optimizers.len();
            return Err(wrong("optimizers", format!("there are {count}, but must be 1 to {MAX_OPTIMIZERS}")));
        }
        within("epochs", self.epochs, MAX_EPOCHS)?;
        let samples = self.data.len();
        let sizes = self.optimizers.iter().filter_map(|entry| entry.batch_size).chain([self.batch_size]);
        sizes.into_iter().try_for_each(|size| within("batch_size", size, samples))?;
        if let Some(label) =
            self.optimizers.iter().filter_map(|entry| entry.label.as_deref()).find(|label| !is_label(label))
        {
            return Err(wrong("label", format!("{label:?} is no label")));
        }
        let aside = self.validation * samples as f64;
        if !(0.0..=MAX_VALIDATION).contains(&self.validation) || aside.round() >= samples as f64 {
            let message =
                format!("it is {}, but must be 0 to {MAX_VALIDATION} and leave something to learn", self.validation);
            return Err(wrong("validation", message));
        }
        if !self.stop.is_sound() {
            return Err(wrong("stop", "the loss must be finite, and the number of epochs at least 1"));
        }
        if self.seed > MAX_SEED {
            return Err(wrong("seed", format!("it is {}, but must be up to {MAX_SEED}", self.seed)));
        }
        Ok(())
    }
}

/// Why something is no experiment.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{field}: {message}")]
pub struct NetworkExperimentError {
    /// The field.
    pub field: &'static str,
    /// What is wrong with it.
    pub message: String,
}

fn wrong(field: &'static str, message: impl Into<String>) -> NetworkExperimentError {
    NetworkExperimentError { field, message: message.into() }
}

impl From<ArchitectureError> for NetworkExperimentError {
    fn from(error: ArchitectureError) -> Self {
        wrong("hidden", error.to_string())
    }
}

impl From<SamplesError> for NetworkExperimentError {
    fn from(error: SamplesError) -> Self {
        wrong("data", error.to_string())
    }
}

impl From<Mismatch> for NetworkExperimentError {
    fn from(error: Mismatch) -> Self {
        wrong("data", error.to_string())
    }
}
