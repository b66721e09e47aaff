//! A lesson and the pieces of its page.

use descent::experiment::Experiment;
use serde::{Deserialize, Serialize};

use crate::question::Question;

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Lesson {
    /// The name of its file without `.md`, and its address: `/lesson/<id>/`.
    pub id: String,
    /// Short name ("Momentum"), plain text.
    pub name: String,
    /// The one idea as a heading ("Keep going where the gradients agree"), plain text.
    pub title: String,
    /// The first paragraph, as inline HTML.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub lead: String,
    /// One sentence, plain text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Position on the core path, from 1; `None` on the deeper path.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub station: Option<usize>,
    /// What the reader can do afterwards, as inline HTML.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub objectives: Vec<String>,
    pub minutes: usize,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub blocks: Vec<Block>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub simulations: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub questions: Vec<Question>,
    /// Further questions, which only the final quiz asks.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pool: Vec<Question>,
    /// Ids of the lessons that this one builds on.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prerequisites: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<Reference>,
    /// Ids of the optimizers whose rules the body states.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<String>,
}

impl Lesson {
    /// Its questions: those of its page, then those that only the final quiz asks.
    pub fn all_questions(&self) -> impl Iterator<Item = &Question> {
        self.questions.iter().chain(&self.pool)
    }
}

/// A piece of a lesson's body or of a question.
// A lesson has a dozen blocks: what a small one takes more than it needs does not matter.
#[allow(clippy::large_enum_variant)]
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Block {
    /// Prose, formulas (MathML), tables, code: complete elements, no tag is opened in one block and closed in another.
    Html(String),
    /// The update rule of an optimizer by id, with its symbols.
    Rule(String),
    Simulation(Simulation),
    Surface(Surface),
    Predict(Predict),
}

/// A live simulation and, where the lesson has one, its guided tour.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Simulation {
    /// Unique in the course.
    pub id: String,
    pub experiment: Experiment,
    /// What to look for, as inline HTML.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub caption: String,
    /// Whether it begins with the surface beside the map.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub surface: bool,
    /// Steps of the guided tour; may be empty.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub tour: Vec<TourStep>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TourStep {
    pub seconds: f64,
    /// What it says, as inline HTML.
    pub caption: String,
    /// The step of the run that is reached at its end; never less than that of the step before.
    pub run_to: usize,
    /// Hyper-parameters that are set when it begins.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub set: Vec<TourSetting>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct TourSetting {
    pub optimizer: String,
    /// The hyper-parameter, by the registry's own name.
    pub name: String,
    pub value: f64,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Surface {
    pub landscape: String,
    pub view: View,
    /// What it shows, in words: plain text.
    pub words: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum View {
    /// Level lines from above.
    Contours,
    Perspective,
}

/// A guess before a run, and what the run shows.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Predict {
    /// Unique in the course and stable across edits.
    pub id: String,
    /// The id of a simulation of the same lesson.
    pub simulation: String,
    /// What is asked, as inline HTML.
    pub prompt: String,
    pub options: Vec<PredictOption>,
    /// What does happen, as inline HTML.
    pub outcome: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PredictOption {
    /// Stable within its prediction: given by the author, or a letter by position.
    pub id: String,
    /// The option as inline HTML.
    pub html: String,
    /// Whether it happens; of a prediction that nobody can check no option is marked.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub right: bool,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Term {
    /// Stable id, also the anchor on the glossary's page.
    pub id: String,
    /// The term, plain text.
    pub name: String,
    /// What it means, as inline HTML.
    pub definition: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    pub id: String,
    pub authors: String,
    pub year: usize,
    pub title: String,
    pub venue: String,
    /// Where it can be read, an https address.
    pub url: String,
}
