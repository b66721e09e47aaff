//! One of those that start together in an experiment.

use std::ops::{Deref, DerefMut};

use serde::{Deserialize, Serialize};

use crate::optimizer::Settings;
use crate::schedule;

/// Longest label of a contender, in characters.
pub const MAX_LABEL: usize = 40;

/// An optimizer with its hyper-parameters, and what else may set it apart from the others of an experiment.
///
/// It is read and changed like its [`Settings`]. As text, the further fields stand beside the hyper-parameters:
///
/// ```
/// use descent::contender::Contender;
///
/// let text = r#"{"id": "gd", "lr": 0.1, "schedule": {"id": "cosine"}, "batch_size": 1, "label": "each sample"}"#;
/// let contender: Contender = serde_json::from_str(text)?;
/// assert_eq!(contender.get("learning_rate"), Some(0.1));
/// assert_eq!(contender.name(), "each sample");
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(expecting = "an optimizer: its id and its hyper-parameters")]
pub struct Contender {
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

impl Contender {
    /// Name for people: the label, or the optimizer's name.
    pub fn name(&self) -> &str {
        self.label.as_deref().unwrap_or(self.settings.spec().name)
    }
}

impl From<Settings> for Contender {
    fn from(settings: Settings) -> Self {
        Self { schedule: None, batch_size: None, label: None, settings }
    }
}

impl Deref for Contender {
    type Target = Settings;

    fn deref(&self) -> &Settings {
        &self.settings
    }
}

impl DerefMut for Contender {
    fn deref_mut(&mut self) -> &mut Settings {
        &mut self.settings
    }
}
