//! Multiple-choice questions.

use serde::{Deserialize, Serialize};

use crate::lesson::{Block, Simulation};

/// A multiple-choice question. A copy without prose has its key alone: ids, which options are right, which are pinned.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Unique in the course and stable across edits.
    pub id: String,
    /// The question as HTML and pictures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prompt: Vec<Block>,
    /// The question as plain text: it names the group for screen readers.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub words: String,
    /// Whether the reader is asked for exactly one option.
    #[serde(default, skip_serializing_if = "Pick::is_one")]
    pub pick: Pick,
    pub options: Vec<Choice>,
    /// What shows the answer happen. Its id is the question's own, so that the same simulation can be on the page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub see: Option<Simulation>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Pick {
    /// Exactly one (radio buttons).
    #[default]
    One,
    /// Several (checkboxes).
    Several,
}

impl Pick {
    fn is_one(&self) -> bool {
        *self == Self::One
    }
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Choice {
    /// Stable within its question: given by the author, or a letter by position.
    pub id: String,
    /// The option as inline HTML.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub html: String,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub right: bool,
    /// Why it is right or wrong, as inline HTML.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub explanation: String,
    /// Kept in its place when options are shuffled.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub pinned: bool,
    /// Id of the landscape whose surface is shown as the option; its text is what that looks like, in words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub surface: Option<String>,
    /// A run that the reader may try before choosing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub run: Option<Simulation>,
}
