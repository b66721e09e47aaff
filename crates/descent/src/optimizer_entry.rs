//! An entry in the list of optimizers of an experiment.

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Serialize};

use crate::optimizer::Settings;
use crate::schedule;

/// Longest label of an entry, in characters.
pub const MAX_LABEL: usize = 40;

/// An optimizer with its hyper-parameters, and what else may set it apart from the others of an experiment.
///
/// It is read and changed like its [`Settings`]. As text, the further fields stand beside the hyper-parameters:
///
/// ```
/// use descent::optimizer_entry::OptimizerEntry;
///
/// let text = r#"{"id": "gd", "lr": 0.1, "schedule": {"id": "cosine"}, "batch_size": 1, "label": "each sample"}"#;
/// let entry: OptimizerEntry = serde_json::from_str(text)?;
/// assert_eq!(entry.get("learning_rate"), Some(0.1));
/// assert_eq!(entry.name(), "each sample");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(expecting = "an optimizer: its id and its hyper-parameters")]
pub struct OptimizerEntry {
    /// How its learning rate or momentum changes; without it as the experiment says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub schedule: Option<schedule::Settings>,
    /// How many samples a step of it looks at; without it as the experiment says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch_size: Option<usize>,
    /// Its name, where the optimizer's own does not say what matters: up to [`MAX_LABEL`] characters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub label: Option<String>,
    /// The optimizer and its hyper-parameters.
    #[serde(flatten)]
    pub settings: Settings,
}

impl OptimizerEntry {
    /// Name for people: the label, or the optimizer's name.
    pub fn name(&self) -> &str {
        self.label.as_deref().unwrap_or(self.settings.spec().name)
    }
}

impl From<Settings> for OptimizerEntry {
    fn from(settings: Settings) -> Self {
        Self { schedule: None, batch_size: None, label: None, settings }
    }
}

impl Deref for OptimizerEntry {
    type Target = Settings;

    fn deref(&self) -> &Settings {
        &self.settings
    }
}

impl DerefMut for OptimizerEntry {
    fn deref_mut(&mut self) -> &mut Settings {
        &mut self.settings
    }
}
