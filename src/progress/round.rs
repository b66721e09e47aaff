//! Rounds of questions that come back: each is asked, and one that is missed comes once more at the
//! end. A round is kept with the progress: a reload finds it as it was, down to the ticked box.

use std::collections::{BTreeSet, VecDeque};

use serde::{Deserialize, Serialize};

use super::question::{Chosen, pick};
use super::schedule::DAY;
use super::{AttemptId, Marks, Moment, Progress, Verdict, after, drawing};
use crate::course::{Course, Lesson, Question};

/// Where a round is asked. Each place has one at a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoundLocation {
    /// On the review page: what is due.
    Review,
    /// On the page of a lesson: what was missed there.
    Lesson(&'static str),
    /// On the score page: what was missed in this attempt.
    Score(AttemptId),
}

impl RoundLocation {
    /// The key under which its round is kept.
    pub(super) fn key(self) -> String {
        match self {
            Self::Review => "review".to_owned(),
            Self::Lesson(id) => lesson_key(id),
            Self::Score(attempt) => format!("score/{attempt}"),
        }
    }
}

pub(super) fn lesson_key(id: &str) -> String {
    format!("lesson/{id}")
}

/// A round at one place. The derived order decides which of two copies wins: the one changed later.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Round {
    at: Moment,
    /// When it was begun: decides the order of options.
    begun: Moment,
    /// Ids of the questions still to be asked; the first that the course has is on the page.
    queue: VecDeque<String>,
    came_back: BTreeSet<String>,
    /// How many were answered and left.
    turn: usize,
    /// The ticked options of the question on the page, and whether they were checked.
    chosen: Chosen,
    checked: bool,
}

impl Round {
    /// The questions still to be asked, as far as the course has them; the first is on the page.
    pub fn questions<'c>(&self, course: &'c Course) -> Vec<(&'c Lesson, &'c Question)> {
        self.queue.iter().filter_map(|id| course.question(id)).collect()
    }

    /// The place of the question on the page, from 0.
    pub fn turn(&self) -> usize {
        self.turn
    }

    pub fn missed_any(&self) -> bool {
        !self.came_back.is_empty()
    }

    pub fn chosen(&self) -> &Chosen {
        &self.chosen
    }

    pub fn is_checked(&self) -> bool {
        self.checked
    }

    /// When something was last done in it.
    pub(super) fn latest(&self) -> Moment {
        self.at
    }

    pub(super) fn forget(&mut self, is_forgotten: impl Fn(&str) -> bool) {
        if self.queue.front().is_some_and(|question| is_forgotten(question)) {
            (self.chosen, self.checked) = (Chosen::new(), false);
        }
        self.queue.retain(|question| !is_forgotten(question));
        self.came_back.retain(|question| !is_forgotten(question));
    }

    fn begun_after(previous: Option<&Self>, now: Moment) -> Self {
        let at = after(now, previous.map(|round| round.at));
        Self { at, begun: at, ..Self::default() }
    }

    /// After a day whatever was missed in it is due on the review page: it is not taken up again.
    fn is_under_way(&self, now: Moment) -> bool {
        !self.queue.is_empty() && now < self.at.saturating_add(DAY)
    }

    fn miss(&mut self, question: &str) {
        if self.came_back.insert(question.to_owned()) {
            self.queue.push_back(question.to_owned());
        }
    }

    fn asks(&self, question: &Question) -> bool {
        self.queue.iter().any(|id| *id == question.id)
    }
}

impl Progress {
    /// The round at a place, under way or at its end.
    pub fn round(&self, place: RoundLocation) -> Option<&Round> {
        self.rounds.get(&place.key())
    }

    /// Whether a round at this place has something to ask, and is not of another day.
    pub fn round_under_way(&self, place: RoundLocation, now: Moment) -> bool {
        self.round(place).is_some_and(|round| round.is_under_way(now))
    }

    /// Begins a round that asks these, in this order.
    pub fn begin_round(
        &mut self,
        place: RoundLocation,
        questions: impl IntoIterator<Item = &'static str>,
        now: Moment,
    ) {
        let queue = questions.into_iter().map(str::to_owned).collect();
        let round = Round { queue, ..Round::begun_after(self.round(place), now) };
        self.rounds.insert(place.key(), round);
    }

    pub fn option_order_in_round(&self, place: RoundLocation, question: &Question) -> Vec<usize> {
        let number = self.round(place).map_or(0, |round| round.begun.wrapping_add(round.turn as u64));
        drawing::option_order(question, drawing::seed(u64::from(self.seed()), &question.id, number))
    }

    pub fn choose_in_round(&mut self, place: RoundLocation, question: &Question, option: &str, now: Moment) {
        let round = self.rounds.get_mut(&place.key()).filter(|round| round.asks(question) && !round.checked);
        if let Some(round) = round {
            round.at = after(now, Some(round.at));
            pick(question.pick, &mut round.chosen, option);
        }
    }

    /// Marks the ticked options. One that is missed comes back at the end of the round, once. `None` when
    /// nothing is chosen or the answer was checked before.
    pub fn check_in_round(&mut self, place: RoundLocation, question: &Question, now: Moment) -> Option<Marks> {
        let round = self.round(place).filter(|round| round.asks(question) && !round.checked)?;
        let chosen = round.chosen.clone();
        let marks = self.recall(question, &chosen, now)?;
        let round = self.rounds.get_mut(&place.key())?;
        round.at = after(now, Some(round.at));
        round.checked = true;
        if marks.verdict() != Verdict::Right {
            round.miss(&question.id);
        }
        Some(marks)
    }

    /// On from a question to the next one.
    pub fn leave_in_round(&mut self, place: RoundLocation, question: &Question, now: Moment) {
        let Some(round) = self.rounds.get_mut(&place.key()) else { return };
        let Some(asked) = round.queue.iter().position(|id| *id == question.id) else { return };
        // What stands before it the course does not have any more.
        round.queue.drain(..=asked);
        round.at = after(now, Some(round.at));
        round.turn = round.turn.saturating_add(1);
        (round.chosen, round.checked) = (Chosen::new(), false);
    }

    /// A question of a lesson was missed: it comes back at the end of the same sitting.
    pub(super) fn miss_in_lesson(&mut self, lesson: &Lesson, question: &Question, now: Moment) {
        let round = self.rounds.entry(lesson_key(&lesson.id)).or_default();
        if now >= round.at.saturating_add(DAY) {
            *round = Round::begun_after(Some(round), now);
        }
        round.at = after(now, Some(round.at));
        round.miss(&question.id);
    }
}
