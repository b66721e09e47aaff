//! The compiled course as the compiler owns it. Field by field the same as the app's `course.rs`,
//! where each field is explained; here is only what the compiler must know besides.

use serde::Serialize;

/// The whole course.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Course {
    /// Plain text.
    pub title: String,
    /// Plain text.
    pub description: String,
    /// A hash of all that follows.
    pub version: String,
    /// Length of the core path.
    pub stations: usize,
    /// Questions in one final quiz.
    pub final_questions: usize,
    /// Between 0 and 1.
    pub pass_mark: f64,
    /// In reading order; only those that could be compiled.
    pub lessons: Vec<Lesson>,
    /// The glossary, in alphabetical order.
    pub terms: Vec<Term>,
    /// One for each optimizer of the registry.
    pub optimizers: Vec<OptimizerPage>,
    /// One for each landscape of the registry.
    pub landscapes: Vec<LandscapePage>,
    /// Label and symbol (MathML) of every term of a step.
    pub step_symbols: Vec<(String, String)>,
    /// HTML: the optimizers of the lessons, measured.
    pub comparison: String,
}

/// One lesson page.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Lesson {
    /// The name of its file.
    pub id: String,
    /// Plain text.
    pub name: String,
    /// Plain text.
    pub title: String,
    /// Inline HTML: the first paragraph.
    pub lead: String,
    /// Plain text.
    pub description: String,
    /// Position on the core path, from 1.
    pub station: Option<usize>,
    /// Inline HTML each.
    pub objectives: Vec<String>,
    /// Reading time.
    pub minutes: usize,
    /// The body.
    pub blocks: Vec<Block>,
    /// The quiz.
    pub questions: Vec<Question>,
    /// Further questions for the final quiz.
    pub pool: Vec<Question>,
    /// Ids of lessons.
    pub prerequisites: Vec<String>,
    /// Where to read more.
    pub references: Vec<Reference>,
    /// Optimizers whose rules the body states.
    pub rules: Vec<String>,
}

/// A piece of a lesson's body or of a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub enum Block {
    /// Complete elements: no tag is opened in one block and closed in another.
    Html(String),
    /// The id of an optimizer.
    Rule(String),
    /// A live simulation.
    Simulation(Simulation),
    /// A still picture of a landscape.
    Surface(Surface),
    /// A guess before a run.
    Predict(Predict),
}

/// A guess before a run.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Predict {
    /// Unique in the course.
    pub id: String,
    /// The id of a simulation of the same lesson.
    pub simulation: String,
    /// Inline HTML.
    pub prompt: String,
    /// Two to four.
    pub options: Vec<PredictOption>,
    /// Inline HTML: what the run shows.
    pub outcome: String,
}

/// One of the things that might happen.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PredictOption {
    /// Given by the author, or a letter by position.
    pub id: String,
    /// Inline HTML.
    pub html: String,
    /// What the run has confirmed; none where nothing can be checked.
    pub right: bool,
}

/// A live simulation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Simulation {
    /// Unique in the course.
    pub id: String,
    /// A `descent` setup as JSON.
    pub setup: String,
    /// Inline HTML.
    pub caption: String,
    /// Whether it begins with the surface beside the map.
    pub surface: bool,
    /// The guided tour.
    pub tour: Vec<TourStep>,
}

/// One step of a guided tour.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TourStep {
    /// How long it stays.
    pub seconds: f64,
    /// Inline HTML.
    pub caption: String,
    /// Never less than that of the step before.
    pub run_to: usize,
    /// Optimizer id, hyper-parameter (the registry's own name), value.
    pub set: Vec<(String, String, f64)>,
}

/// A still picture of a landscape.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Surface {
    /// Id in the registry.
    pub landscape: String,
    /// How it is drawn.
    pub view: View,
    /// Plain text.
    pub words: String,
}

/// How a surface is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum View {
    /// Level lines from above.
    Contours,
    /// In perspective.
    Perspective,
}

/// A multiple-choice question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Question {
    /// Unique in the course.
    pub id: String,
    /// HTML and pictures.
    pub prompt: Vec<Block>,
    /// The prompt as plain text.
    pub words: String,
    /// Several when more than one option is right.
    pub pick: Pick,
    /// In the author's order.
    pub options: Vec<Choice>,
    /// What shows the answer happen; its id is the question's own.
    pub see: Option<Simulation>,
}

/// How many options the reader chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub enum Pick {
    /// Exactly one.
    One,
    /// More than one.
    Several,
}

/// One option of a question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Choice {
    /// Given by the author, or a letter by position.
    pub id: String,
    /// Inline HTML.
    pub html: String,
    /// Belongs to the right answer.
    pub right: bool,
    /// Inline HTML.
    pub explanation: String,
    /// Not shuffled.
    pub pinned: bool,
    /// Id of the landscape whose surface is shown as the option.
    pub surface: Option<String>,
    /// A run that the reader may try before choosing.
    pub run: Option<Simulation>,
}

/// A term of the glossary.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Term {
    /// Given by the author.
    pub id: String,
    /// Plain text.
    pub name: String,
    /// Inline HTML.
    pub definition: String,
}

/// A paper or book.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Reference {
    /// Given by the author.
    pub id: String,
    /// Plain text.
    pub authors: String,
    /// When it appeared.
    pub year: usize,
    /// Plain text.
    pub title: String,
    /// Plain text.
    pub venue: String,
    /// https.
    pub url: String,
}

/// An optimizer's mathematics.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OptimizerPage {
    /// Id in the registry.
    pub id: String,
    /// Display MathML.
    pub rule: String,
    /// Name and symbol (MathML) of each hyper-parameter.
    pub symbols: Vec<(String, String)>,
}

/// A landscape's formula.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LandscapePage {
    /// Id in the registry.
    pub id: String,
    /// Inline MathML.
    pub formula: String,
}
