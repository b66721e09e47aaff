//! What a learner did with one lesson.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::Moment;
use super::grading::Score;
use super::guess::Guess;
use super::question::QuestionRecord;

#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct LessonRecord {
    /// When its page was first opened.
    pub opened: Option<Moment>,
    /// When the last of its questions was first checked.
    pub finished: Option<Moment>,
    /// Ids of its simulations that were run.
    #[serde(default)]
    pub simulations: BTreeSet<String>,
    /// What was guessed before a run, by the prediction's id.
    #[serde(default)]
    pub guesses: BTreeMap<String, Guess>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct LessonScore {
    /// How many of its questions were checked at least once.
    pub answered: usize,
    /// Sum of the best attempts: what the reader sees.
    pub best: Score,
    /// Sum of the first attempts: what statistics use.
    pub first: Score,
}

impl LessonScore {
    pub(super) fn new<'a>(records: impl Iterator<Item = Option<&'a QuestionRecord>> + Clone) -> Self {
        Self {
            answered: records.clone().flatten().filter(|record| record.first().is_some()).count(),
            best: Score::sum(records.clone().map(|record| record?.best())),
            first: Score::sum(records.map(|record| record?.first())),
        }
    }
}
