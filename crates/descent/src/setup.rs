//! Whatever a simulation can show, as one value.

use serde::{Deserialize, Serialize};

use crate::experiment::Experiment;
use crate::moving_average;
use crate::network;

/// What a simulation shows and how it begins: lessons, addresses, saved experiments and exports all speak it.
///
/// As text it is the experiment of its kind, with the `kind` beside the other fields:
///
/// ```
/// use descent::setup::Setup;
///
/// let text = r#"{"kind": "descent", "landscape": "ravine", "optimizers": [{"id": "adam"}]}"#;
/// let Setup::Descent(experiment) = serde_json::from_str(text)? else { panic!("another kind") };
/// assert_eq!(experiment.optimizers[0].name(), "Adam");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Setup {
    /// Optimizers on their way down.
    Descent(Experiment),
    /// A series and its moving average.
    MovingAverage(moving_average::Experiment),
    /// Optimizers that teach a network.
    Network(network::Setup),
}

impl Setup {
    /// The experiment, where optimizers descend.
    pub fn descent(&self) -> Option<&Experiment> {
        match self {
            Self::Descent(experiment) => Some(experiment),
            Self::MovingAverage(_) => None,
            Self::Network(_) => None,
        }
    }
}
