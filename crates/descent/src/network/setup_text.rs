//! A setup as it is written.

use serde::{Deserialize, Serialize};

use super::data::data_set;
use super::draft::Choice;
use super::setup::{Data, Setup, SetupError};
use super::{Activation, Initialization};
use crate::contender::Contender;
use crate::dataset;
use crate::experiment::Order;
use crate::schedule;
use crate::stop::Stop;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Text {
    #[serde(alias = "dataset")]
    data: DataText,
    #[serde(default = "default_hidden")]
    hidden: Vec<usize>,
    #[serde(default = "default_activation")]
    activation: Activation,
    #[serde(default, alias = "initialisation", skip_serializing_if = "Option::is_none")]
    initialization: Option<Initialization>,
    #[serde(alias = "optimizer")]
    optimizers: Vec<Contender>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    schedule: Option<schedule::Settings>,
    #[serde(default = "default_epochs")]
    epochs: usize,
    #[serde(default = "default_batch_size")]
    batch_size: usize,
    #[serde(default = "default_order", skip_serializing_if = "is_default")]
    order: Order,
    #[serde(default = "default_validation")]
    validation: f64,
    #[serde(default = "default_seed")]
    seed: u64,
    #[serde(default, skip_serializing_if = "Stop::is_never")]
    stop: Stop,
}

/// The id of a data set, or a map of its id and settings.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "Choice", into = "DataAsWritten")]
struct DataText(Data);

#[derive(Serialize)]
#[serde(untagged)]
enum DataAsWritten {
    Points(dataset::Settings),
    Id { id: &'static str },
}

impl TryFrom<Choice> for DataText {
    type Error = String;

    fn try_from(choice: Choice) -> Result<Self, String> {
        let settings = data_set(&choice).map_err(|error| error.message)?;
        Ok(Self(settings.map_or(Data::Digits, Data::Points)))
    }
}

impl From<DataText> for DataAsWritten {
    fn from(DataText(data): DataText) -> Self {
        match data {
            Data::Points(settings) => Self::Points(settings),
            Data::Digits => Self::Id { id: data.id() },
        }
    }
}

fn default_hidden() -> Vec<usize> {
    vec![4, 2]
}

fn default_activation() -> Activation {
    Activation::Tanh
}

fn default_epochs() -> usize {
    100
}

fn default_batch_size() -> usize {
    10
}

/// Shuffled, as everybody trains networks.
fn default_order() -> Order {
    Order::Shuffled
}

fn is_default(order: &Order) -> bool {
    *order == default_order()
}

fn default_validation() -> f64 {
    0.2
}

fn default_seed() -> u64 {
    1
}

impl TryFrom<Text> for Setup {
    type Error = SetupError;

    fn try_from(text: Text) -> Result<Self, SetupError> {
        let setup = Self {
            data: text.data.0,
            hidden: text.hidden,
            activation: text.activation,
            initialization: text.initialization,
            optimizers: text.optimizers,
            schedule: text.schedule,
            epochs: text.epochs,
            batch_size: text.batch_size,
            order: text.order,
            validation: text.validation,
            seed: text.seed,
            stop: text.stop,
        };
        setup.check().map(|()| setup)
    }
}

impl From<Setup> for Text {
    fn from(setup: Setup) -> Self {
        Self {
            data: DataText(setup.data),
            hidden: setup.hidden,
            activation: setup.activation,
            initialization: setup.initialization,
            optimizers: setup.optimizers,
            schedule: setup.schedule,
            epochs: setup.epochs,
            batch_size: setup.batch_size,
            order: setup.order,
            validation: setup.validation,
            seed: setup.seed,
            stop: setup.stop,
        }
    }
}
