//! When an optimizer stops before its last step.

use serde::{Deserialize, Serialize};

/// Most steps that an experiment may have.
pub const MAX_STEPS: usize = 100_000;

/// A rule by which each optimizer of an experiment stops on its own; without anything in it, none does. Of networks it
/// looks at the loss of what they learn from, after every epoch.
///
/// ```
/// use descent::{experiment::DescentExperiment, run::{Run, Status}};
///
/// let text = r#"{"landscape": "bowl", "start": [1, 1], "stop": {"loss_below": 0.5}, "optimizers": [{"id": "gd", "lr": 0.25}]}"#;
/// let mut run = Run::new(&serde_json::from_str(text)?);
/// run.run_to(20);
/// assert_eq!(run.tracks()[0].status(), Status::Stopped { step: 2 });
/// assert_eq!(run.tracks()[0].losses()[20], 0.125, "it stays where it stopped");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// As soon as the loss is below this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loss_below: Option<f64>,
    /// As soon as so many steps have brought no loss below the lowest before them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stalled: Option<usize>,
}

impl Stop {
    /// Whether its numbers are in their ranges.
    pub fn is_sound(&self) -> bool {
        self.loss_below.is_none_or(f64::is_finite) && self.stalled.is_none_or(|steps| (1..=MAX_STEPS).contains(&steps))
    }

    /// Whether there is no rule.
    pub fn is_never(&self) -> bool {
        *self == Self::default()
    }

    /// Whether it holds at this loss, so many steps after the lowest.
    pub(crate) fn holds(&self, loss: f64, since: usize) -> bool {
        self.loss_below.is_some_and(|bound| loss < bound) || self.stalled.is_some_and(|steps| since >= steps)
    }
}
