//! Marks for an answer, and sums of marks.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::question::Chosen;
use crate::course::{Pick, Question};

/// Marks of one answered question: `got` of `of`, exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Marks {
    pub got: u32,
    pub of: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Every mark.
    Right,
    /// Some marks, not all.
    Partly,
    /// No mark.
    Wrong,
}

impl Marks {
    /// The earned share, between 0 and 1 whatever a store may hold.
    pub fn share(self) -> f64 {
        if self.of == 0 { 0.0 } else { f64::from(self.got.min(self.of)) / f64::from(self.of) }
    }

    pub fn verdict(self) -> Verdict {
        match self.share() {
            share if share >= 1.0 => Verdict::Right,
            share if share > 0.0 => Verdict::Partly,
            _ => Verdict::Wrong,
        }
    }
}

/// Marks an answer. One answer: all or nothing. Several: a mark for each right option, minus one for
/// each wrong option, never below zero. Ids that the question does not have count for nothing.
pub fn grade(question: &Question, chosen: &Chosen) -> Marks {
    let (mut right, mut wrong, mut of) = (0, 0, 0);
    for option in &question.options {
        let taken = chosen.contains(&option.id);
        right += u32::from(taken && option.right);
        wrong += u32::from(taken && !option.right);
        of += u32::from(option.right);
    }
    match question.pick {
        Pick::One => Marks { got: u32::from(right == 1 && wrong == 0), of: 1 },
        Pick::Several => Marks { got: right.saturating_sub(wrong), of: of.max(1) },
    }
}

/// How many options belong to the right answer: what "choose 2" says.
pub fn options_to_choose(question: &Question) -> usize {
    match question.pick {
        Pick::One => 1,
        Pick::Several => question.options.iter().filter(|option| option.right).count(),
    }
}

/// A sum of marks in which every question is worth one point: "7.5/10".
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    pub points: f64,
    pub of: usize,
}

impl Score {
    /// The score of these answers; `None` is a question without an answer.
    pub fn sum(marks: impl IntoIterator<Item = Option<Marks>>) -> Self {
        marks.into_iter().fold(Self::default(), |sum, marks| Self {
            points: sum.points + marks.map_or(0.0, Marks::share),
            of: sum.of + 1,
        })
    }

    /// Whether there are questions, and every point was earned.
    pub fn is_full(self) -> bool {
        self.of > 0 && self.reaches(1.0)
    }

    /// Whether the earned share is at least `pass_mark` (thirds of a point do not add up exactly).
    pub fn reaches(self, pass_mark: f64) -> bool {
        self.points + 1e-9 >= pass_mark * self.of as f64
    }

    /// The points with at most one decimal, rounded down: a reader just below the pass mark must not
    /// be shown the pass mark.
    pub fn points_in_words(self) -> String {
        let tenths = (self.points * 10.0 + 1e-6).floor() as u64;
        if tenths.is_multiple_of(10) { (tenths / 10).to_string() } else { format!("{}.{}", tenths / 10, tenths % 10) }
    }
}

impl fmt::Display for Score {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}/{}", self.points_in_words(), self.of)
    }
}
