//! What a page carries for the program.

use serde::{Deserialize, Serialize};

use crate::Course;

/// The data of a page. It stands in the page as JSON.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// The course, as far as the page's islands need it.
    pub course: Course,
    /// Where the rest of the course can be fetched.
    pub files: Files,
    /// The id of the lesson that is shown, on a lesson's page.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lesson: Option<String>,
}

/// Names of files, relative to the site's folder. They change with their content.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Files {
    /// [`Course::index`] as JSON.
    pub index: String,
    /// [`Course::questions_alone`] as JSON.
    pub questions: String,
}

/// A copy of the course that islands fetch when they need it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum CourseCopy {
    Index,
    Questions,
}

impl Files {
    pub fn name(&self, wanted: CourseCopy) -> &str {
        match wanted {
            CourseCopy::Index => &self.index,
            CourseCopy::Questions => &self.questions,
        }
    }
}
