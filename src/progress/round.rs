//! One round of questions that come back: each is asked, and one that is missed comes once more at
//! the end.

use std::collections::{BTreeSet, VecDeque};

/// Ids of the questions still to be asked; the first is on the page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    queue: VecDeque<&'static str>,
    came_back: BTreeSet<&'static str>,
    /// How many were answered and left.
    turn: usize,
}

impl Round {
    /// A round that asks these, in this order.
    pub fn new(questions: impl IntoIterator<Item = &'static str>) -> Self {
        Self { queue: questions.into_iter().collect(), ..Self::default() }
    }

    /// The question on the page and its place, from 0; `None` at the end.
    pub fn current(&self) -> Option<(usize, &'static str)> {
        self.queue.front().map(|question| (self.turn, *question))
    }

    /// How many questions it has, as far as is known.
    pub fn len(&self) -> usize {
        self.turn + self.queue.len()
    }

    /// Whether there was never anything to ask.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A question was missed: it comes back at the end, once.
    pub fn missed(&mut self, question: &'static str) {
        if self.came_back.insert(question) {
            self.queue.push_back(question);
        }
    }

    /// Whether any question was missed in it.
    pub fn missed_any(&self) -> bool {
        !self.came_back.is_empty()
    }

    /// On to the next question.
    pub fn next(&mut self) {
        self.turn += usize::from(self.queue.pop_front().is_some());
    }
}
