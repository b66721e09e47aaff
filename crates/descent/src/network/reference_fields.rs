//! An experiment with a network as somebody writes it, before anything is looked up.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::experiment::Order;

/// The text of a [`ReferenceTraining`](super::ReferenceTraining): names are still names, and nothing is known to fit.
///
/// Fields bear the names of the reference values computed with PyTorch, or shorter ones; see the aliases.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ReferenceFields {
    #[serde(alias = "layers", alias = "layer_sizes")]
    pub(super) sizes: Vec<usize>,
    #[serde(alias = "hidden", alias = "activation")]
    pub(super) hidden_activation: Option<String>,
    #[serde(alias = "output_activation")]
    pub(super) output: Option<String>,
    pub(super) loss: Option<String>,
    #[serde(alias = "weights", alias = "initial_weights")]
    pub(super) weights_out_by_in_and_bias: Option<Vec<Dense>>,
    #[serde(alias = "initialisation")]
    pub(super) initialization: Option<String>,
    #[serde(default = "default_seed")]
    pub(super) seed: u64,
    #[serde(alias = "dataset")]
    pub(super) data: Option<Data>,
    #[serde(alias = "inputs")]
    pub(super) x: Option<Vec<Vec<f64>>>,
    #[serde(alias = "targets", alias = "labels")]
    pub(super) y: Option<Targets>,
    pub(super) optimizer: Choice,
    #[serde(default, alias = "hyper_parameters")]
    pub(super) hyper: BTreeMap<String, Value>,
    #[serde(default = "default_epochs")]
    pub(super) epochs: usize,
    pub(super) batch_size: Option<usize>,
    #[serde(default)]
    pub(super) order: Order,
    /// What should come out: reference values may be read as they stand.
    #[serde(rename = "loss_before_epoch")]
    pub(super) _loss_before_epoch: Option<IgnoredAny>,
}

fn default_seed() -> u64 {
    1
}

fn default_epochs() -> usize {
    100
}

/// Weights and biases of a layer: for each output, the weights from all inputs.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "`weights` has for each layer a pair: a row of weights for each output, and the biases")]
pub(super) enum Dense {
    Pair(Vec<Vec<f64>>, Vec<f64>),
    Named {
        weights: Vec<Vec<f64>>,
        #[serde(alias = "biases")]
        bias: Vec<f64>,
    },
}

impl Dense {
    pub(super) fn parts(&self) -> (&[Vec<f64>], &[f64]) {
        let (Self::Pair(weights, biases) | Self::Named { weights, bias: biases }) = self;
        (weights, biases)
    }
}

/// Points of somebody's own, or a data set of the registry.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "`data` is the id of a data set, a map of its id and settings, or a map of `x` and `y`")]
pub(super) enum Data {
    Own {
        #[serde(alias = "inputs")]
        x: Vec<Vec<f64>>,
        #[serde(alias = "targets", alias = "labels")]
        y: Targets,
    },
    Named(Choice),
}

/// What shall come out: a number for each sample, or a row of them.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "`y` has for each sample a number, or a row of numbers")]
pub(super) enum Targets {
    Numbers(Vec<f64>),
    Rows(Vec<Vec<f64>>),
}

/// An optimizer or a data set: its id alone, or with values.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged, expecting = "`optimizer` is its id, or a map of its id and hyper-parameters")]
pub(super) enum Choice {
    Id(String),
    Map {
        #[serde(alias = "name")]
        id: String,
        #[serde(flatten)]
        values: BTreeMap<String, Value>,
    },
}

impl Choice {
    pub(super) fn id(&self) -> &str {
        let (Self::Id(id) | Self::Map { id, .. }) = self;
        id
    }

    pub(super) fn values(&self) -> impl Iterator<Item = (&String, &Value)> {
        let values = match self {
            Self::Id(_) => None,
            Self::Map { values, .. } => Some(values),
        };
        values.into_iter().flatten()
    }
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(untagged, expecting = "the value of a hyper-parameter is a number, true or false")]
pub(super) enum Value {
    Number(f64),
    Switch(bool),
}

impl Value {
    pub(super) fn number(self) -> f64 {
        match self {
            Self::Number(number) => number,
            Self::Switch(on) => f64::from(u8::from(on)),
        }
    }
}
