//! When a missed question comes back: a day after the miss, three days after that was recalled, and
//! seven days after that.
//!
//! Nothing is stored for it: the history of answers says it all, so it can neither be lost nor
//! contradict the history.

use super::{Moment, Progress, Verdict};
use crate::course::{Course, Lesson, Question};

pub(super) const DAY: Moment = 24 * 60 * 60 * 1000;

pub const WAITS: [Moment; 3] = [DAY, 3 * DAY, 7 * DAY];

/// A missed question that waits to come back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Waiting {
    pub due: Moment,
    /// Which of the [`WAITS`] it is, from 0.
    pub round: usize,
}

impl Waiting {
    fn since(at: Moment, round: usize) -> Option<Self> {
        WAITS.get(round).map(|wait| Self { due: at.saturating_add(*wait), round })
    }
}

/// What a history of answers, earliest first, leads to. A miss begins anew. A right answer counts once
/// the question was due: who answers again at once has read the answer, not recalled it. `None` when
/// nothing was missed, or all three waits are over.
pub fn waiting(history: impl IntoIterator<Item = (Moment, Verdict)>) -> Option<Waiting> {
    history.into_iter().fold(None, |waiting: Option<Waiting>, (at, verdict)| match (waiting, verdict) {
        (_, Verdict::Wrong | Verdict::Partly) => Waiting::since(at, 0),
        (Some(waiting), Verdict::Right) if at >= waiting.due => Waiting::since(at, waiting.round + 1),
        (waiting, Verdict::Right) => waiting,
    })
}

impl Progress {
    /// When a missed question comes back: what was answered in lessons and in final quizzes counts.
    pub fn waiting(&self, question: &str) -> Option<Waiting> {
        let practised = self.questions.get(question).into_iter().flat_map(|record| record.attempts());
        let examined = self.final_quiz.values().filter_map(|attempt| {
            let outcome = attempt.outcome()?;
            Some((outcome.at, outcome.results.get(question)?.marks.verdict()))
        });
        let mut history: Vec<_> =
            practised.map(|attempt| (attempt.at, attempt.marks.verdict())).chain(examined).collect();
        history.sort_by_key(|(at, _)| *at);
        waiting(history)
    }

    /// The questions to be asked now, the one that has waited longest first.
    pub fn due<'c>(&self, course: &'c Course, now: Moment) -> Vec<(&'c Lesson, &'c Question)> {
        let mut due: Vec<_> = course
            .questions()
            .filter_map(|(lesson, question)| Some((self.waiting(&question.id)?.due, lesson, question)))
            .filter(|(due, ..)| *due <= now)
            .collect();
        due.sort_by_key(|(due, ..)| *due);
        due.into_iter().map(|(_, lesson, question)| (lesson, question)).collect()
    }
}
