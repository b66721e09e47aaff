//! Progress as a file: written out, read in again, and what would change.

use std::collections::BTreeSet;

use super::format::{Unreadable, from_json};
use super::{Moment, Progress, Round, merge};
use crate::strings::progress as strings;

/// No file of ours comes near this: whoever drops a film gets an answer at once.
pub const LARGEST_FILE: f64 = 8.0 * 1024.0 * 1024.0;

/// Reads a whole file. Unlike the browser's storage, where what can be kept is kept, a file with any
/// damage is refused: the learner still has it and can fetch another.
pub fn read(text: &str) -> Result<Progress, String> {
    // Some editors put a byte order mark before the text.
    match from_json(text.trim_start_matches('\u{feff}')) {
        Ok(decoded) if decoded.damaged == 0 => Ok(decoded.progress),
        Ok(decoded) => Err(strings::file_is_damaged(decoded.damaged)),
        Err(Unreadable::Newer { .. }) => Err(strings::FILE_IS_NEWER.to_owned()),
        Err(Unreadable::Broken(_)) => Err(strings::NOT_PROGRESS.to_owned()),
    }
}

/// What one progress has that another lacks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Amount {
    /// Checked answers.
    pub answers: usize,
    /// Submitted final quizzes.
    pub final_quizzes: usize,
    /// Opened lessons.
    pub lessons: usize,
}

impl Progress {
    /// Adds what a file holds, whenever it was written. Nothing is taken away.
    pub fn add(&mut self, mut file: Self) {
        file.join_epoch(self);
        *self = merge(std::mem::take(self), file);
    }

    /// All that it holds.
    pub fn amount(&self) -> Amount {
        self.beyond(&Self::default())
    }

    /// What it has that `other` lacks.
    pub fn beyond(&self, other: &Self) -> Amount {
        let answers = self.questions.iter().map(|(id, record)| {
            let known = other.questions.get(id).map(|record| record.attempts().collect::<BTreeSet<_>>());
            record.attempts().filter(|attempt| known.as_ref().is_none_or(|known| !known.contains(attempt))).count()
        });
        let submitted = |progress: &Self, id| progress.attempt(id).is_some_and(|attempt| attempt.outcome().is_some());
        let final_quizzes = self.final_quiz.keys().filter(|id| submitted(self, **id) && !submitted(other, **id));
        let lessons = self.lessons.keys().filter(|id| self.lesson_opened(id) && !other.lesson_opened(id));
        Amount { answers: answers.sum(), final_quizzes: final_quizzes.count(), lessons: lessons.count() }
    }

    /// What has come since a moment.
    pub fn since(&self, moment: Moment) -> Amount {
        let answers =
            self.questions.values().flat_map(|record| record.attempts()).filter(|attempt| attempt.at > moment);
        let submitted = self.submitted_attempts().into_iter().filter(|(.., outcome)| outcome.at > moment);
        let lessons = self.lessons.values().filter(|record| record.opened.is_some_and(|opened| opened > moment));
        Amount { answers: answers.count(), final_quizzes: submitted.count(), lessons: lessons.count() }
    }

    /// When something was last done.
    pub fn latest(&self) -> Option<Moment> {
        let questions = self.questions.values().flat_map(|record| {
            let attempts = record.attempts().map(|attempt| attempt.at);
            attempts.chain(record.sitting.as_ref().map(|sitting| sitting.at))
        });
        let lessons = self.lessons.values().filter_map(|record| {
            let guesses = record.guesses.values().map(|guess| guess.at);
            guesses.chain(record.opened).chain(record.finished).max()
        });
        let final_quizzes = self.final_quiz.iter().map(|(id, attempt)| {
            let answers = attempt.answers.values().map(|answer| answer.at);
            let last = answers.chain([*id, attempt.position.at]).chain(attempt.outcome().map(|outcome| outcome.at));
            last.max().unwrap_or(*id)
        });
        let visit = self.last_lesson.as_ref().map(|visit| visit.at);
        let rounds = self.rounds.values().map(Round::latest);
        questions.chain(lessons).chain(final_quizzes).chain(visit).chain(rounds).max()
    }
}
