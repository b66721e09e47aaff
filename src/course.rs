//! The compiled course: what `build.rs` makes of `lessons/`, as static data.
//!
//! [`COURSE`] is all of it. What the first instant of a page needs stands beside it ([`blocks`], [`optimizer`], [`landscape`]),
//! so that a program can do without the rest. The lesson compiler has checked all of it: ids are unique, links lead somewhere, every
//! simulation names optimizers and landscapes that exist. The app only reads.

use descent::preset::{Entrant, Preset};
use descent::setup::Setup;
use descent::stop::Stop;

use crate::texts::Text;

/// The whole course.
#[derive(Debug)]
pub struct Course {
    /// Title of the course, as plain text.
    pub title: &'static str,
    /// One sentence for search engines and link previews.
    pub description: &'static str,
    /// Version of the content: changes whenever any lesson changes.
    pub version: &'static str,
    /// Number of stations on the core path (6: "Momentum (2/6)").
    pub stations: usize,
    /// Questions in one final quiz.
    pub final_questions: usize,
    /// Share of points that passes the final quiz, between 0 and 1.
    pub pass_mark: f64,
    /// All lessons in reading order.
    pub lessons: &'static [Lesson],
    /// The glossary, in alphabetical order.
    pub terms: &'static [Term],
    /// The optimizers that lessons speak of, compared by runs: a table as HTML.
    pub comparison: &'static str,
    /// Mistakes found in the lessons. Empty in every release; while authors edit, the page shows
    /// them and the lessons that could be compiled.
    pub diagnostics: &'static [&'static str],
}

/// One lesson page.
#[derive(Debug, PartialEq)]
pub struct Lesson {
    /// Stable id, also its address: `/lesson/<id>`.
    pub id: &'static str,
    /// Short name ("Momentum"), plain text.
    pub name: &'static str,
    /// The one idea as a heading ("Keep going where the gradients agree"), plain text.
    pub title: &'static str,
    /// The sentence or two under the heading, as HTML.
    pub lead: &'static str,
    /// One sentence, plain text.
    pub description: &'static str,
    /// Position on the core path, from 1; `None` on the deeper path.
    pub station: Option<usize>,
    /// What the reader can do afterwards, as inline HTML.
    pub objectives: &'static [&'static str],
    /// Reading time.
    pub minutes: usize,
    /// The body in order.
    pub blocks: &'static [Block],
    /// The quiz at its end.
    pub questions: &'static [Question],
    /// Further questions for the final quiz.
    pub pool: &'static [Question],
    /// Ids of the lessons that this one builds on.
    pub prerequisites: &'static [&'static str],
    /// Where to read more.
    pub references: &'static [Reference],
    /// Ids of the optimizers whose rules the lesson states (for the review page).
    pub rules: &'static [&'static str],
}

/// A piece of a lesson's body or of a question.
#[derive(Debug, PartialEq)]
pub enum Block {
    /// Prose, formulas (MathML), tables, code: trusted HTML made at build time.
    Html(Text),
    /// The update rule of an optimizer by id, with its symbols.
    Rule(&'static str),
    /// A live simulation.
    Simulation(Simulation),
    /// A still picture of a landscape.
    Surface(Surface),
    /// A guess before a run.
    Predict(Predict),
}

/// A guess before a run, and what the run shows.
#[derive(Debug, PartialEq)]
pub struct Predict {
    /// Unique in the course and stable across edits.
    pub id: &'static str,
    /// The id of a simulation of the same lesson.
    pub simulation: &'static str,
    /// What is asked, as inline HTML.
    pub prompt: Text,
    /// What might happen.
    pub options: &'static [PredictOption],
    /// What does happen, as inline HTML.
    pub outcome: Text,
}

/// One of the things that might happen.
#[derive(Debug, PartialEq)]
pub struct PredictOption {
    /// Stable within its prediction.
    pub id: &'static str,
    /// The option as inline HTML.
    pub html: Text,
    /// Whether it happens; of a prediction that nobody can check no option is marked.
    pub right: bool,
}

/// A live simulation and, where the lesson has one, its guided tour.
#[derive(Debug, PartialEq)]
pub struct Simulation {
    /// Unique in the course.
    pub id: &'static str,
    /// What it begins with; the compiler has checked it.
    pub setup: Opening,
    /// What to look for, as HTML.
    pub caption: Text,
    /// Whether it begins with the surface beside the map.
    pub surface: bool,
    /// Steps of the guided tour; may be empty.
    pub tour: &'static [TourStep],
}

/// What a simulation begins with.
#[derive(Debug, PartialEq)]
pub enum Opening {
    /// Optimizers on a landscape.
    Landscape(&'static Preset),
    /// Anything: a `descent::setup::Setup` as JSON.
    Text(&'static str),
}

/// One scripted step of a guided tour.
#[derive(Debug, PartialEq)]
pub struct TourStep {
    /// How long the step stays.
    pub seconds: f64,
    /// What it says, as inline HTML.
    pub caption: Text,
    /// Step number that the run has reached at its end.
    pub run_to: usize,
    /// Hyper-parameters set when it begins: optimizer id, name, value.
    pub set: &'static [(&'static str, &'static str, f64)],
}

/// A still picture of a landscape.
#[derive(Debug, PartialEq)]
pub struct Surface {
    /// Id of the landscape.
    pub landscape: &'static str,
    /// From above or from the side.
    pub view: View,
    /// What it shows, in words.
    pub words: &'static str,
}

/// How a surface is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum View {
    /// Level lines from above.
    Contours,
    /// In perspective.
    Perspective,
}

/// A multiple-choice question.
#[derive(Debug, PartialEq)]
pub struct Question {
    /// Unique in the course and stable across edits.
    pub id: &'static str,
    /// The question as HTML and pictures.
    pub prompt: &'static [Block],
    /// The question as plain text: names the group for screen readers.
    pub words: Text,
    /// Whether the reader is asked for exactly one option.
    pub pick: Pick,
    /// The options in the author's order.
    pub options: &'static [Choice],
    /// What shows the answer happen. Its id is the question's own, so that the same simulation can be on the page.
    pub see: Option<&'static Simulation>,
}

/// How many options the reader chooses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pick {
    /// Exactly one (radio buttons).
    One,
    /// Several (checkboxes).
    Several,
}

/// One option of a question.
#[derive(Debug, PartialEq)]
pub struct Choice {
    /// Stable within its question.
    pub id: &'static str,
    /// The option as inline HTML.
    pub html: Text,
    /// Whether it belongs to the right answer.
    pub right: bool,
    /// Why it is right or wrong, as inline HTML.
    pub explanation: Text,
    /// Kept in its place when options are shuffled.
    pub pinned: bool,
    /// Id of the landscape whose surface is shown as the option; its text is what that looks like, in words.
    pub surface: Option<&'static str>,
    /// A run that the reader may try before choosing.
    pub run: Option<&'static Simulation>,
}

/// A term of the glossary.
#[derive(Debug, PartialEq)]
pub struct Term {
    /// Stable id, also the anchor on the glossary's page.
    pub id: &'static str,
    /// The term, plain text.
    pub name: &'static str,
    /// What it means, as inline HTML.
    pub definition: &'static str,
}

/// A paper or book.
#[derive(Debug, PartialEq)]
pub struct Reference {
    /// Its name among the references.
    pub id: &'static str,
    /// Who wrote it.
    pub authors: &'static str,
    /// When it appeared.
    pub year: usize,
    /// Its title.
    pub title: &'static str,
    /// Where it appeared.
    pub venue: &'static str,
    /// Where it can be read.
    pub url: &'static str,
}

/// An optimizer's mathematics, rendered at build time from its `descent` spec.
#[derive(Debug, PartialEq)]
pub struct OptimizerPage {
    /// Id in the registry.
    pub id: &'static str,
    /// The update rule as display MathML.
    pub rule: Text,
    /// Each hyper-parameter's name and symbol (MathML).
    pub symbols: &'static [(&'static str, &'static str)],
}

/// A landscape's formula, rendered at build time.
#[derive(Debug, PartialEq)]
pub struct LandscapePage {
    /// Id in the registry.
    pub id: &'static str,
    /// The formula as inline MathML.
    pub formula: Text,
}

impl Block {
    /// Whether it does anything: what does not stays as it was prerendered.
    pub fn is_living(&self) -> bool {
        !matches!(self, Block::Html(_) | Block::Rule(_) | Block::Surface(_))
    }
}

impl Opening {
    /// What it says.
    pub fn setup(&self) -> Option<Setup> {
        match self {
            Self::Landscape(preset) => preset.experiment().ok().map(Setup::Descent),
            Self::Text(json) => serde_json::from_str(json).ok(),
        }
    }
}

impl Course {
    /// The lesson with this id.
    pub fn lesson(&self, id: &str) -> Option<&'static Lesson> {
        self.lessons.iter().find(|lesson| lesson.id == id)
    }

    /// The question with this id, and its lesson.
    pub fn question(&self, id: &str) -> Option<(&'static Lesson, &'static Question)> {
        self.questions().find(|(_, question)| question.id == id)
    }

    /// Every question of the course with its lesson, in reading order.
    pub fn questions(&self) -> impl Iterator<Item = (&'static Lesson, &'static Question)> + use<> {
        self.lessons.iter().flat_map(|lesson| lesson.all_questions().map(move |question| (lesson, question)))
    }

    /// The lessons before and after this one in reading order.
    pub fn neighbours(&self, id: &str) -> (Option<&'static Lesson>, Option<&'static Lesson>) {
        let Some(at) = self.lessons.iter().position(|lesson| lesson.id == id) else { return (None, None) };
        (at.checked_sub(1).map(|i| &self.lessons[i]), self.lessons.get(at + 1))
    }
}

/// The body of the lesson with this id, and the id as the course has it.
pub fn blocks(lesson: &str) -> Option<(&'static str, &'static [Block])> {
    BLOCKS.iter().copied().find(|(id, _)| *id == lesson)
}

/// The rendered mathematics of an optimizer.
pub fn optimizer(id: &str) -> Option<&'static OptimizerPage> {
    OPTIMIZERS.iter().find(|page| page.id == id)
}

/// The rendered formula of a landscape.
pub fn landscape(id: &str) -> Option<&'static LandscapePage> {
    LANDSCAPES.iter().find(|page| page.id == id)
}

/// The symbol (MathML) of a term of a step, by its label.
pub fn step_symbol(label: &str) -> &'static str {
    STEP_SYMBOLS.iter().find(|(known, _)| *known == label).map_or("", |(_, symbol)| symbol)
}

impl Lesson {
    /// Its questions: those of its page, then those that only the final quiz asks.
    pub fn all_questions(&self) -> impl Iterator<Item = &'static Question> + use<> {
        self.questions.iter().chain(self.pool)
    }
}

/// Text that pages hold: in a release no program has it.
macro_rules! prose {
    ($text:literal) => {
        if cfg!(any(feature = "ssr", debug_assertions)) { $text } else { "" }
    };
}

include!(concat!(env!("OUT_DIR"), "/course.rs"));
