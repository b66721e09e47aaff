//! How an experiment is written and read.

use serde::de::{self, Deserialize, Deserializer};
use serde::{Serialize, Serializer};

use super::Activation;
use super::data::data_set;
use super::experiment::{Data, NetworkExperiment};
use super::reference_fields::Choice;
use crate::dataset;
use crate::experiment::Order;

impl<'de> Deserialize<'de> for NetworkExperiment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The function of this name that serde derives for `remote = "Self"`.
        let experiment = Self::deserialize(deserializer)?;
        experiment.check().map_err(de::Error::custom)?;
        Ok(experiment)
    }
}

impl Serialize for NetworkExperiment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

/// A data set with its settings, or the id alone.
#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum DataField {
    Points(dataset::Settings),
    Id { id: &'static str },
}

impl TryFrom<Choice> for Data {
    type Error = String;

    fn try_from(choice: Choice) -> Result<Self, String> {
        let settings = data_set(&choice).map_err(|error| error.message)?;
        Ok(settings.map_or(Self::Digits, Self::Points))
    }
}

impl From<Data> for DataField {
    fn from(data: Data) -> Self {
        match data {
            Data::Points(settings) => Self::Points(settings),
            Data::Digits => Self::Id { id: data.id() },
        }
    }
}

pub(super) fn default_hidden() -> Vec<usize> {
    vec![4, 2]
}

pub(super) fn default_activation() -> Activation {
    Activation::Tanh
}

pub(super) fn default_epochs() -> usize {
    100
}

pub(super) fn default_batch_size() -> usize {
    10
}

/// Shuffled, as everybody trains networks.
pub(super) fn default_order() -> Order {
    Order::Shuffled
}

pub(super) fn is_default(order: &Order) -> bool {
    *order == default_order()
}

pub(super) fn default_validation() -> f64 {
    0.2
}

pub(super) fn default_seed() -> u64 {
    1
}
