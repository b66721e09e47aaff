//! An experiment with a network: what learns what, how, for how long.

use serde::Deserialize;
use thiserror::Error;

use super::data;
use super::reference_fields::{Choice, ReferenceFields};
use super::{Activation, Architecture, Initialization, Loss, Network, Training};
use crate::experiment::Order;
use crate::name::UnknownName;
use crate::optimizer;
use crate::setting::{Adjustable, SettingError, Settings};

/// Most epochs that an experiment may have.
pub const MAX_EPOCHS: usize = 100_000;

/// A network, what it learns from, and how: nothing in it is left to go wrong.
///
/// As text it has the `sizes` of the layers, an `optimizer` with its hyper-parameters (in a map, or in `hyper` beside
/// its id), and data: a point in every row of `x` with its number, row or class in `y`, or the id of a data set.
/// Optional are `hidden_activation` (tanh), `output` (linear, or softmax for cross-entropy), `loss`
/// (mean-squared-error), `weights` (for each layer, for each output, those from all inputs; and the biases) or else
/// `initialization` (xavier, he) and `seed`, `epochs` (100), `batch_size` (all samples) and `order` (listed).
///
/// ```
/// use descent::network::ReferenceTraining;
///
/// let text = r#"{"sizes": [2, 4, 1], "output": "tanh", "optimizer": {"id": "adam", "lr": 0.1},
///     "x": [[0, 0], [0, 1], [1, 0], [1, 1]], "y": [-1, 1, 1, -1]}"#;
/// let losses: Vec<f64> = serde_json::from_str::<ReferenceTraining>(text)?.losses().collect();
/// assert_eq!(losses.len(), 101);
/// assert!(losses[100] < 0.01 * losses[0]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Deserialize)]
#[serde(try_from = "ReferenceFields")]
pub struct ReferenceTraining {
    training: Training<f64>,
    epochs: usize,
}

impl ReferenceTraining {
    /// How many epochs there are to see.
    pub fn epochs(&self) -> usize {
        self.epochs
    }

    /// The training, before its first step.
    pub fn into_training(self) -> Training<f64> {
        self.training
    }

    /// The mean loss over all samples before the first epoch, and after each.
    pub fn losses(self) -> impl Iterator<Item = f64> {
        let Self { mut training, epochs } = self;
        (0..=epochs).map(move |epoch| {
            if epoch > 0 {
                training.epoch();
            }
            // The training has found out already that they fit.
            training.network().loss(training.samples()).unwrap_or(f64::NAN)
        })
    }
}

impl TryFrom<ReferenceFields> for ReferenceTraining {
    type Error = ReferenceTrainingError;

    fn try_from(fields: ReferenceFields) -> Result<Self, ReferenceTrainingError> {
        let architecture = architecture(&fields)?;
        let network = network(&fields, &architecture)?;
        let optimizer = optimizer(&fields)?;
        let samples = data::samples(&fields, &architecture)?;
        let batch_size = fields.batch_size.unwrap_or(samples.len());
        if !(1..=samples.len()).contains(&batch_size) {
            return Err(at("batch_size", format!("it is {batch_size}, but must be 1 to {}", samples.len())));
        }
        if !(1..=MAX_EPOCHS).contains(&fields.epochs) {
            return Err(at("epochs", format!("there are {}, but must be 1 to {MAX_EPOCHS}", fields.epochs)));
        }
        let training =
            Training::new(network, &optimizer, samples, batch_size).map_err(|error| at("data", error.to_string()))?;
        let training = if fields.order == Order::Shuffled { training.shuffled(fields.seed) } else { training };
        Ok(Self { training, epochs: fields.epochs })
    }
}

/// Why a text is no experiment with a network.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{path}: {message}")]
pub struct ReferenceTrainingError {
    /// The field, such as `optimizer.lr` or `weights[1]`.
    pub path: String,
    /// What is wrong with it.
    pub message: String,
    /// The names that would have been known, if it is a name that is not.
    pub known: Vec<&'static str>,
}

pub(super) fn at(path: impl Into<String>, message: impl Into<String>) -> ReferenceTrainingError {
    ReferenceTrainingError { path: path.into(), message: message.into(), known: Vec::new() }
}

fn unknown(path: impl Into<String>, name: UnknownName) -> ReferenceTrainingError {
    ReferenceTrainingError { known: name.known.clone(), ..at(path, name.to_string()) }
}

/// Names of losses; the first of each is ours, others are those of the reference values.
const LOSSES: [(Loss, &[&str]); 3] = [
    (Loss::MeanSquaredError, &["mean-squared-error", "mse", "mean squared error"]),
    (Loss::HalfMeanSquaredError, &["half-mean-squared-error", "1/2 mean squared error"]),
    (Loss::CrossEntropy, &["cross-entropy", "cross_entropy", "mean cross-entropy (natural log)"]),
];

const ACTIVATIONS: [(Activation, &[&str]); 4] = [
    (Activation::Linear, &["linear"]),
    (Activation::Relu, &["relu"]),
    (Activation::Sigmoid, &["sigmoid"]),
    (Activation::Tanh, &["tanh"]),
];

const INITIALIZATIONS: [(Initialization, &[&str]); 2] =
    [(Initialization::Xavier, &["xavier"]), (Initialization::He, &["he"])];

fn named<T: Copy>(
    path: &str,
    kind: &str,
    name: &str,
    all: &[(T, &[&'static str])],
) -> Result<T, ReferenceTrainingError> {
    let found = all.iter().find(|(_, names)| names.contains(&name)).map(|(value, _)| *value);
    found.ok_or_else(|| unknown(path, UnknownName::new(kind, name, all.iter().map(|(_, names)| names[0]).collect())))
}

fn architecture(fields: &ReferenceFields) -> Result<Architecture, ReferenceTrainingError> {
    let activation = |path, name: &Option<String>, all: &[_]| {
        name.as_deref().map(|name| named(path, "activation", name, all)).transpose()
    };
    let hidden = activation("hidden_activation", &fields.hidden_activation, &ACTIVATIONS)?.unwrap_or(Activation::Tanh);
    let loss = fields.loss.as_deref().map(|name| named("loss", "loss", name, &LOSSES)).transpose()?;
    // Softmax is not a kind of unit here: cross-entropy makes it of linear ones.
    let softmax = fields.output.as_deref() == Some("softmax");
    let mut outputs = ACTIVATIONS.to_vec();
    outputs.push((Activation::Linear, &["softmax"]));
    let output = activation("output", &fields.output, &outputs)?.unwrap_or(Activation::Linear);
    let loss = loss.unwrap_or(if softmax { Loss::CrossEntropy } else { Loss::MeanSquaredError });
    if softmax && loss != Loss::CrossEntropy {
        return Err(at("loss", "softmax outputs need cross-entropy"));
    }
    Architecture::new(&fields.sizes, hidden, output, loss).map_err(|error| at("sizes", error.to_string()))
}

fn network(fields: &ReferenceFields, architecture: &Architecture) -> Result<Network<f64>, ReferenceTrainingError> {
    let initialization = fields.initialization.as_deref();
    let Some(layers) = &fields.weights_out_by_in_and_bias else {
        let usual =
            if architecture.activation(0) == Activation::Relu { Initialization::He } else { Initialization::Xavier };
        let named = initialization.map(|name| named("initialization", "initialization", name, &INITIALIZATIONS));
        return Ok(Network::new(architecture, named.transpose()?.unwrap_or(usual), fields.seed));
    };
    if initialization.is_some() {
        return Err(at("initialization", "there are weights already"));
    }
    if layers.len() != architecture.layers() {
        return Err(at("weights", format!("there are {} layers, but must be {}", layers.len(), architecture.layers())));
    }
    let mut parameters = Vec::with_capacity(architecture.parameters());
    for (index, (layer, pair)) in layers.iter().zip(architecture.sizes().windows(2)).enumerate() {
        let (weights, biases) = layer.parts();
        if weights.len() != pair[1] || biases.len() != pair[1] || weights.iter().any(|row| row.len() != pair[0]) {
            let wanted = format!("there must be {} rows of {} weights, and {} biases", pair[1], pair[0], pair[1]);
            return Err(at(format!("weights[{index}]"), wanted));
        }
        parameters.extend((0..pair[0]).flat_map(|input| weights.iter().map(move |row| row[input])));
        parameters.extend(biases);
    }
    Network::with_parameters(architecture, parameters).map_err(|error| at("weights", error.to_string()))
}

fn optimizer(fields: &ReferenceFields) -> Result<optimizer::Settings, ReferenceTrainingError> {
    let mut settings = chosen::<optimizer::Spec>("optimizer", &fields.optimizer)?;
    for (name, value) in &fields.hyper {
        set(&mut settings, "hyper", name, value.number())?;
    }
    Ok(settings)
}

/// The entry of a registry that somebody chose, with the values that go with it.
pub(super) fn chosen<S: Adjustable>(path: &str, choice: &Choice) -> Result<Settings<S>, ReferenceTrainingError> {
    let mut settings = Settings::defaults(S::find(choice.id()).map_err(|name| unknown(path, name))?);
    for (name, value) in choice.values() {
        set(&mut settings, path, name, value.number())?;
    }
    Ok(settings)
}

fn set<S: Adjustable>(
    settings: &mut Settings<S>,
    path: &str,
    name: &str,
    value: f64,
) -> Result<(), ReferenceTrainingError> {
    let path = format!("{path}.{name}");
    settings.set(name, value).map_err(|error| match error {
        SettingError::Unknown(name) => unknown(path, name),
        error => at(path, error.to_string()),
    })
}
