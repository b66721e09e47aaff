//! Taking away on purpose: a lesson, everything, or all in favour of a file; and bringing back.
//!
//! Merging only ever adds, so another tab would bring back what was reset in this one. Therefore each
//! of these begins a new epoch, and of two epochs the later wins whole.

use super::round::lesson_key;
use super::{Moment, Progress, after};
use crate::course::Lesson;

impl Progress {
    pub fn epoch(&self) -> Moment {
        self.epoch
    }

    /// Forgets what was done in one lesson. Attempts at the final quiz stay.
    pub fn reset_lesson(&mut self, lesson: &Lesson, now: Moment) {
        self.begin_epoch(now);
        self.lessons.remove(&lesson.id);
        for question in lesson.all_questions() {
            self.questions.remove(&question.id);
        }
        self.rounds.remove(&lesson_key(&lesson.id));
        for round in self.rounds.values_mut() {
            round.forget(|id| lesson.all_questions().any(|question| question.id == id));
        }
        self.last_lesson.take_if(|visit| visit.lesson == lesson.id);
    }

    /// Forgets everything. Only the seed stays, which says nothing about the learner.
    pub fn reset_all(&mut self, now: Moment) {
        self.replace(Self { seed: self.seed, ..Self::default() }, now);
    }

    pub fn replace(&mut self, other: Self, now: Moment) {
        self.begin_epoch(now);
        *self = Self { epoch: self.epoch, ..other };
    }

    pub(super) fn join_epoch(&mut self, other: &Self) {
        self.epoch = other.epoch;
    }

    fn begin_epoch(&mut self, now: Moment) {
        self.epoch = after(now, Some(self.epoch));
    }
}
