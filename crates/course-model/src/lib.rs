//! What a compiled course is. The lesson compiler writes these types, pages are rendered from them, and the program in the
//! browser reads the part of them that a page carries: nobody keeps a copy of a description.
//!
//! A [`Course`] is plain data, without logic and without a browser. What is prose may be left out of a copy that does not
//! need it: [`Course::index`] holds ids, names and keys, [`Course::questions_alone`] all questions, and
//! [`Page`] what one page carries.

// A part of one program, whose names mostly say what they are.
#![allow(missing_docs)]

mod copies;
mod lesson;
mod mathematics;
mod page;
mod question;

use serde::{Deserialize, Serialize};

pub use lesson::{
    Block, Lesson, Predict, PredictOption, Reference, Simulation, Surface, Term, TourSetting, TourStep, View,
};
pub use mathematics::{LandscapeMathematics, Mathematics, OptimizerMathematics, Symbol};
pub use page::{CourseCopy, Files, Page};
pub use question::{Choice, Pick, Question};

/// The whole course, or a copy of it without some of its prose.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Course {
    /// What a learner's progress is stored under: stable, and different from that of any other course on the same host.
    pub id: String,
    /// Plain text.
    pub title: String,
    /// The title where there is little room: plain text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub short_title: String,
    /// One sentence for search engines and link previews, as plain text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// What the course teaches: a sentence each, as plain text, for its first page.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub teaches: Vec<String>,
    /// What the core path is, in a sentence of plain text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub core_path: String,
    /// What the deeper path is, in a sentence of plain text.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub deeper_path: String,
    /// A hash of all content: it changes whenever any lesson changes.
    pub version: String,
    /// Number of stations on the core path (6: "Momentum (2/6)").
    pub stations: usize,
    pub final_questions: usize,
    /// Share of points that passes the final quiz, between 0 and 1.
    pub pass_mark: f64,
    /// All lessons in reading order.
    pub lessons: Vec<Lesson>,
    /// The glossary, in alphabetical order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Term>,
    /// Formulas of the numeric crate's registries, rendered.
    #[serde(default, skip_serializing_if = "Mathematics::is_empty")]
    pub mathematics: Mathematics,
    /// The optimizers that lessons speak of, compared by runs: a table as HTML.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comparison: String,
}

impl Course {
    pub fn lesson(&self, id: &str) -> Option<&Lesson> {
        self.lessons.iter().find(|lesson| lesson.id == id)
    }

    pub fn question(&self, id: &str) -> Option<(&Lesson, &Question)> {
        self.questions().find(|(_, question)| question.id == id)
    }

    /// Every question of the course with its lesson, in reading order.
    pub fn questions(&self) -> impl Iterator<Item = (&Lesson, &Question)> {
        self.lessons.iter().flat_map(|lesson| lesson.all_questions().map(move |question| (lesson, question)))
    }

    /// The lessons before and after this one in reading order.
    pub fn neighbours(&self, id: &str) -> (Option<&Lesson>, Option<&Lesson>) {
        let Some(at) = self.lessons.iter().position(|lesson| lesson.id == id) else { return (None, None) };
        (at.checked_sub(1).map(|i| &self.lessons[i]), self.lessons.get(at + 1))
    }
}
