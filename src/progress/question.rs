//! What a learner did with one question of a lesson's quiz.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::grading::{Marks, grade};
use super::{Moment, after};
use crate::course::{Pick, Question};

/// Ids of the chosen options.
pub type Chosen = BTreeSet<String>;

/// A question's present sitting and the history of its attempts.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct QuestionRecord {
    /// What is on the page now; `None` when the question was never touched.
    pub(super) sitting: Option<Sitting>,
    /// Every checked answer, earliest first.
    pub(super) attempts: BTreeSet<Attempt>,
}

/// One sitting: from a fresh question to a checked answer. Ordered by the moment of its last change,
/// so that of two tabs the later one wins.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Sitting {
    pub(super) at: Moment,
    /// Which sitting it is, from 0: it decides the order of the options.
    pub(super) number: u32,
    pub(super) checked: bool,
    pub(super) chosen: Chosen,
}

/// One checked answer.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Attempt {
    pub at: Moment,
    pub chosen: Chosen,
    /// What it earned then, whatever the question says today.
    #[serde(flatten)]
    pub marks: Marks,
}

impl QuestionRecord {
    pub fn chosen(&self) -> Chosen {
        self.sitting.as_ref().map(|sitting| sitting.chosen.clone()).unwrap_or_default()
    }

    pub fn is_checked(&self) -> bool {
        self.sitting.as_ref().is_some_and(|sitting| sitting.checked)
    }

    /// Which sitting the page shows, from 0.
    pub fn sitting_number(&self) -> u32 {
        self.sitting.as_ref().map_or(0, |sitting| sitting.number)
    }

    /// Every checked answer, earliest first.
    pub fn attempts(&self) -> impl ExactSizeIterator<Item = &Attempt> + Clone {
        self.attempts.iter()
    }

    /// Marks of the first attempt: what statistics use.
    pub fn first(&self) -> Option<Marks> {
        self.attempts.first().map(|attempt| attempt.marks)
    }

    /// Marks of the best attempt: what the reader's progress shows.
    pub fn best(&self) -> Option<Marks> {
        let marks = self.attempts.iter().map(|attempt| attempt.marks);
        marks.max_by(|a, b| a.share().total_cmp(&b.share()))
    }

    /// Whether the question has become another since the answer on the page was checked: it would earn other
    /// marks now, or an option that was chosen is gone.
    pub fn is_revised(&self, question: &Question) -> bool {
        let Some(sitting) = self.sitting.as_ref().filter(|sitting| sitting.checked) else { return false };
        let is_known = |id: &String| question.options.iter().any(|option| option.id == *id);
        let checked = self.attempts.iter().find(|attempt| attempt.at == sitting.at && attempt.chosen == sitting.chosen);
        checked.is_some_and(|attempt| attempt.marks != grade(question, &attempt.chosen))
            || !sitting.chosen.iter().all(is_known)
    }

    pub(super) fn choose(&mut self, question: &Question, option: &str, now: Moment) {
        if self.is_checked() {
            return;
        }
        let number = u32::try_from(self.attempts.len()).unwrap_or(u32::MAX);
        let sitting =
            self.sitting.get_or_insert_with(|| Sitting { at: 0, number, checked: false, chosen: Chosen::new() });
        sitting.at = after(now, Some(sitting.at));
        pick(question.pick, &mut sitting.chosen, option);
    }

    pub(super) fn check(&mut self, question: &Question, now: Moment) -> Option<Marks> {
        let known = |id: &String| question.options.iter().any(|option| option.id == *id);
        let sitting = self.sitting.as_mut().filter(|sitting| !sitting.checked && sitting.chosen.iter().any(known))?;
        let marks = grade(question, &sitting.chosen);
        let last = self.attempts.last().map(|attempt| attempt.at);
        sitting.at = after(now, last.max(Some(sitting.at)));
        sitting.checked = true;
        self.attempts.insert(Attempt { at: sitting.at, chosen: sitting.chosen.clone(), marks });
        Some(marks)
    }

    pub(super) fn recall(&mut self, question: &Question, chosen: &Chosen, now: Moment) -> Marks {
        let marks = grade(question, chosen);
        let at = after(now, self.attempts.last().map(|attempt| attempt.at));
        self.attempts.insert(Attempt { at, chosen: chosen.clone(), marks });
        marks
    }

    pub(super) fn try_again(&mut self, now: Moment) {
        let Some(sitting) = self.sitting.as_mut().filter(|sitting| sitting.checked) else { return };
        *sitting = Sitting {
            at: after(now, Some(sitting.at)),
            number: sitting.number.saturating_add(1),
            checked: false,
            chosen: Chosen::new(),
        };
    }
}

/// Ticks an option: the only one, or (several) ticked and unticked in turn.
pub fn pick(kind: Pick, chosen: &mut Chosen, option: &str) {
    match kind {
        Pick::One => *chosen = Chosen::from([option.to_owned()]),
        Pick::Several => {
            if !chosen.remove(option) {
                chosen.insert(option.to_owned());
            }
        }
    }
}
