//! A lesson on its way: its report, and what other stages must know about it.

use std::collections::{BTreeMap, BTreeSet};

use pulldown_cmark::HeadingLevel;

use course_model::{Lesson, Term};

use crate::claim::Claim;
use crate::diagnostic::Code;
use crate::folder::Folder;
use crate::glossary::TermLink;
use crate::link::Link;
use crate::markdown;
use crate::predict::PredictFacts;
use crate::see::See;
use crate::simulation::SimulationFacts;
use crate::source::{Excerpt, Report};
use crate::tour::Tour;

#[derive(Debug)]
pub(crate) struct LessonDraft<'r> {
    /// The name of its file without `.md`.
    pub(crate) id: String,
    pub(crate) report: Report,
    pub(crate) folder: &'r Folder,
    pub(crate) glossary: &'r [Term],
    pub(crate) links: Vec<Link>,
    pub(crate) terms: Vec<TermLink>,
    pub(crate) predictions: Vec<PredictFacts>,
    /// Numbers and answer keys that runs must confirm.
    pub(crate) claims: Vec<Claim>,
    /// Ids of references, as the front matter names them.
    pub(crate) references: Vec<Excerpt>,
    /// Ids of the lessons that this one builds on.
    pub(crate) prerequisites: Vec<Excerpt>,
    /// Questions that show a simulation after their verdict.
    pub(crate) sees: Vec<See>,
    /// Simulations and runs, also those that turned out wrong: a tour of them is no further mistake.
    pub(crate) simulations: Vec<SimulationFacts>,
    /// Tours that wait for their simulation.
    pub(crate) tours: Vec<Tour>,
    /// Ids of the questions with their places and plain texts.
    pub(crate) questions: Vec<QuestionFacts>,
    /// Where the quiz begins, or the file where there is none.
    pub(crate) quiz: usize,
    /// How many questions its page asks, also wrong ones.
    pub(crate) asked: usize,
    /// How many further questions it has for the final quiz, also wrong ones.
    pub(crate) pooled: usize,
    /// Words of prose.
    pub(crate) words: usize,
    /// The page, where its front matter is in order.
    pub(crate) lesson: Option<Lesson>,
    headings: BTreeMap<String, usize>,
    level: usize,
}

/// What the checks of the whole course need of a question.
#[derive(Debug)]
pub(crate) struct QuestionFacts {
    pub(crate) id: String,
    pub(crate) offset: usize,
    pub(crate) words: String,
}

impl<'r> LessonDraft<'r> {
    /// A draft of a file that nobody has looked into.
    pub(crate) fn new(id: String, report: Report, folder: &'r Folder, glossary: &'r [Term]) -> Self {
        Self {
            id,
            report,
            folder,
            glossary,
            links: Vec::new(),
            terms: Vec::new(),
            predictions: Vec::new(),
            claims: Vec::new(),
            references: Vec::new(),
            prerequisites: Vec::new(),
            sees: Vec::new(),
            simulations: Vec::new(),
            tours: Vec::new(),
            questions: Vec::new(),
            quiz: 0,
            asked: 0,
            pooled: 0,
            words: 0,
            lesson: None,
            headings: BTreeMap::new(),
            level: 1,
        }
    }

    /// Notes a heading; gives it the address that links to it use.
    pub(crate) fn heading(&mut self, words: &str, id: Option<&str>, level: HeadingLevel, offset: usize) -> String {
        let level = level as usize;
        if level == 1 || level > self.level + 1 {
            let message = match level {
                1 => "only the lesson's title is a heading of level 1".to_owned(),
                _ => format!("this heading of level {level} follows one of level {}", self.level),
            };
            let help = "sections begin with `##`, their parts with `###`";
            self.report.add(offset, Code::HeadingLevel, message, help);
        }
        self.level = level;
        self.anchor(words, id, offset)
    }

    /// An address for a heading or fold with these words.
    pub(crate) fn anchor(&mut self, words: &str, id: Option<&str>, offset: usize) -> String {
        if words.is_empty() {
            self.report.add(offset, Code::MissingWords, "this heading is empty", "write it, or delete it");
        }
        let wanted = id.map_or_else(|| markdown::slug(words), str::to_owned);
        let times = self.headings.entry(wanted.clone()).or_insert(0);
        *times += 1;
        if *times == 1 {
            return wanted;
        }
        let anchor = format!("{wanted}-{times}");
        self.headings.insert(anchor.clone(), 1);
        anchor
    }

    /// The addresses of all headings; none for a file that could not be read.
    pub(crate) fn anchors(&self) -> Option<BTreeSet<String>> {
        self.report.is_readable().then(|| self.headings.keys().cloned().collect())
    }
}
