//! How networks turn out, for whoever wants their scores and nothing else.

use serde::{Deserialize, Serialize};

use super::experiment::{NetworkExperiment, NetworkExperimentError};
use super::race::{Race, Standing};

/// How one network of an experiment turned out.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Outcome {
    /// Before the first epoch, and after each.
    pub standings: Vec<Standing>,
    /// The epoch after which its loss was no finite number any more, if it came to that.
    pub lost: Option<usize>,
}

/// Trains all networks of an experiment to the end, in 32 bits as on the pages. Unlike a [`Race`] it is not generic, so that
/// it is as fast as this crate was built, however its caller was.
///
/// ```
/// use descent::network::outcomes;
///
/// let text = r#"{"data": "xor", "hidden": [4], "epochs": 60, "optimizers": [{"id": "adam", "lr": 0.03}]}"#;
/// let [adam] = &outcomes(&serde_json::from_str(text)?)?[..] else { unreachable!() };
/// assert!(adam.standings[60].training.accuracy > 0.95 && adam.lost.is_none());
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn outcomes(experiment: &NetworkExperiment) -> Result<Vec<Outcome>, NetworkExperimentError> {
    let mut race = Race::<f32>::new(experiment)?;
    race.run_to(experiment.epochs);
    let outcome = |lane: &super::race::Lane<f32>| Outcome { standings: lane.standings().to_vec(), lost: lane.lost() };
    Ok(race.lanes().iter().map(outcome).collect())
}
