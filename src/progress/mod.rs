//! What a learner has done: answers, attempts, lessons read, final quizzes.
//!
//! [`Progress`] is pure: no browser, no clock, no storage. Moments are milliseconds since 1970 that
//! the caller passes in. Everything is keyed by stable ids of lessons, questions and options; an id
//! that the course does not know (any more) is kept, never dropped. Two copies from two tabs join
//! with [`merge`], in any order and as often as one likes, without losing an answer. What is taken
//! away on purpose (a reset, a replacement, their undoing) begins a new [`epoch`](Progress::epoch),
//! so that no other tab brings it back.
//!
//! Around it, from the inside out: [`mod@format`] (the JSON in the browser), [`storage`] (where text is
//! kept, and all that can go wrong), [`keeper`] (load and save, proved by reading back), [`store`]
//! (the reactive handle that pages use) and [`notice`] (what the reader is told when it fails).

pub mod analysis;
pub mod clock;
pub mod drawing;
pub mod final_quiz;
pub mod format;
pub mod grading;
pub mod guess;
pub mod keeper;
pub mod lesson;
mod merge;
pub mod notice;
pub mod question;
pub mod recorder;
pub mod reset;
pub mod round;
pub mod safety;
pub mod schedule;
pub mod storage;
pub mod store;
#[cfg(test)]
mod tests;
pub mod transfer;

use std::collections::BTreeMap;

use serde::Serialize;

pub use final_quiz::{AttemptId, FinalAttempt, Scope};
pub use grading::{Marks, Score, Verdict};
pub use guess::Guess;
pub use lesson::{LessonRecord, LessonScore};
pub use merge::merge;
pub use notice::SaveNotice;
pub use question::{Chosen, QuestionRecord};
pub use recorder::{CurrentLesson, RunRecorder, keep_record, run_recorder};
pub use round::{Round, RoundLocation};
pub use store::{ProgressStore, SaveStatus, provide_progress, use_progress};

use crate::course::{Lesson, Question};

/// Milliseconds since 1970, as browsers count them.
pub type Moment = u64;

/// The version of the stored form. An addition that older code would lose needs a new number.
pub const SCHEMA: u64 = 4;

#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Progress {
    /// When something was last taken away on purpose; 0 at first. See `reset`.
    epoch: Moment,
    /// Shuffles options differently for each learner; drawn once.
    seed: Option<u32>,
    questions: BTreeMap<String, QuestionRecord>,
    lessons: BTreeMap<String, LessonRecord>,
    last_lesson: Option<Visit>,
    /// Attempts at the final quiz by the moment they were started.
    final_quiz: BTreeMap<AttemptId, FinalAttempt>,
    /// The name that stands on the certificate.
    name: Option<Name>,
    /// Rounds of questions that come back, by their place.
    rounds: BTreeMap<String, Round>,
}

/// The lesson that was open last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
struct Visit {
    at: Moment,
    lesson: String,
}

/// A name as the learner typed it; the later one wins.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, serde::Deserialize)]
struct Name {
    at: Moment,
    text: String,
}

impl Progress {
    /// The learner's seed, 0 before one was drawn.
    pub fn seed(&self) -> u32 {
        self.seed.unwrap_or_default()
    }

    /// Gives the learner a seed, unless there is one already. Returns whether it was taken.
    pub fn plant_seed(&mut self, seed: u32) -> bool {
        let fresh = self.seed.is_none();
        self.seed.get_or_insert(seed);
        fresh
    }

    /// What is known of a lesson; an untouched record when nothing is.
    pub fn lesson(&self, id: &str) -> LessonRecord {
        self.lessons.get(id).cloned().unwrap_or_default()
    }

    /// The id of the lesson that was open last.
    pub fn last_lesson(&self) -> Option<&str> {
        self.last_lesson.as_ref().map(|visit| visit.lesson.as_str())
    }

    pub fn open_lesson(&mut self, id: &str, now: Moment) {
        self.lessons.entry(id.to_owned()).or_default().opened.get_or_insert(now);
        let at = after(now, self.last_lesson.as_ref().map(|visit| visit.at));
        self.last_lesson = Some(Visit { at, lesson: id.to_owned() });
    }

    pub fn lesson_opened(&self, id: &str) -> bool {
        self.lessons.get(id).is_some_and(|record| record.opened.is_some())
    }

    /// Whether every question at the end of a lesson was answered once (of a lesson without
    /// questions: whether it was opened). What the author adds later does not take this away.
    pub fn lesson_finished(&self, lesson: &Lesson) -> bool {
        let record = self.lessons.get(&lesson.id);
        record
            .is_some_and(|record| record.finished.is_some() || (lesson.questions.is_empty() && record.opened.is_some()))
    }

    pub fn run_simulation(&mut self, lesson: &str, simulation: &str) {
        self.lessons.entry(lesson.to_owned()).or_default().simulations.insert(simulation.to_owned());
    }

    /// The name for the certificate, empty at first.
    pub fn name(&self) -> &str {
        self.name.as_ref().map_or("", |name| &name.text)
    }

    pub fn set_name(&mut self, text: &str, now: Moment) {
        if text != self.name() {
            let at = after(now, self.name.as_ref().map(|name| name.at));
            self.name = Some(Name { at, text: text.to_owned() });
        }
    }

    pub fn lesson_score(&self, lesson: &Lesson) -> LessonScore {
        LessonScore::new(lesson.questions.iter().map(|question| self.questions.get(&question.id)))
    }

    /// What is known of a question; an untouched record when nothing is.
    pub fn question(&self, id: &str) -> QuestionRecord {
        self.questions.get(id).cloned().unwrap_or_default()
    }

    /// The order in which a question's options are shown in the current sitting, as indices.
    pub fn option_order(&self, question: &Question) -> Vec<usize> {
        let number = self.questions.get(&question.id).map_or(0, QuestionRecord::sitting_number);
        drawing::option_order(question, drawing::seed(u64::from(self.seed()), &question.id, u64::from(number)))
    }

    /// The reader ticked (or unticked) an option. Does nothing after the answer was checked.
    pub fn choose(&mut self, question: &Question, option: &str, now: Moment) {
        self.questions.entry(question.id.to_owned()).or_default().choose(question, option, now);
    }

    /// Marks the chosen options. `None` when nothing is chosen or the answer was checked before.
    /// With its last question checked, a lesson is finished. A question that is missed comes back in the same sitting.
    pub fn check(&mut self, lesson: &Lesson, question: &Question, now: Moment) -> Option<Marks> {
        let marks = self.questions.get_mut(&question.id)?.check(question, now)?;
        let checked = |id| self.questions.get(id).is_some_and(|record| record.attempts().len() > 0);
        if lesson.questions.iter().all(|question| checked(&question.id)) {
            self.lessons.entry(lesson.id.to_owned()).or_default().finished.get_or_insert(now);
        }
        if marks.verdict() != Verdict::Right {
            self.miss_in_lesson(lesson, question, now);
        }
        Some(marks)
    }

    /// A missed question came back, and this was the answer. What the lesson's page shows stays as it
    /// is. `None` when nothing is chosen.
    pub fn recall(&mut self, question: &Question, chosen: &Chosen, now: Moment) -> Option<Marks> {
        question
            .options
            .iter()
            .any(|option| chosen.contains(&option.id))
            .then(|| self.questions.entry(question.id.to_owned()).or_default().recall(question, chosen, now))
    }

    /// Begins a new sitting of a question; what was answered before stays in its history.
    pub fn try_again(&mut self, question: &Question, now: Moment) {
        if let Some(record) = self.questions.get_mut(&question.id) {
            record.try_again(now);
        }
    }
}

/// A moment for a change to something last changed at `previous`: `now`, but always later, so that
/// of two changes the second wins even when the clock stands still or was set back.
fn after(now: Moment, previous: Option<Moment>) -> Moment {
    previous.map_or(now, |previous| now.max(previous.saturating_add(1)))
}
