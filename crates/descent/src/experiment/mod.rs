//! An experiment is a value: whatever a simulation can show. Lessons, addresses, tests and exports all speak it.

use serde::{Deserialize, Serialize};

use crate::moving_average;
use crate::network;

mod descent;

pub use self::descent::{DescentExperiment, ExperimentError, MAX_NOISE, MAX_OPTIMIZERS, MAX_STEPS, Order};

pub(crate) use self::descent::is_label;

/// What a simulation shows and how it begins: lessons, addresses, saved experiments and exports all speak it.
///
/// As text it is the experiment of its kind, with the `kind` beside the other fields:
///
/// ```
/// use descent::experiment::Experiment;
///
/// let text = r#"{"kind": "descent", "landscape": "ravine", "optimizers": [{"id": "adam"}]}"#;
/// let Experiment::Descent(experiment) = serde_json::from_str(text)? else { panic!("another kind") };
/// assert_eq!(experiment.optimizers[0].name(), "Adam");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Experiment {
    /// Optimizers on their way down.
    Descent(DescentExperiment),
    /// A series and its moving average.
    MovingAverage(moving_average::MovingAverageExperiment),
    /// Optimizers that teach a network.
    Network(network::NetworkExperiment),
}

impl Experiment {
    /// The experiment, where optimizers descend.
    pub fn descent(&self) -> Option<&DescentExperiment> {
        match self {
            Self::Descent(experiment) => Some(experiment),
            Self::MovingAverage(_) => None,
            Self::Network(_) => None,
        }
    }
}
