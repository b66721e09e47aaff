//! How questions did with many learners: how hard they are, whether they tell those who know from
//! those who do not, and which lures were taken. First attempts only.

use std::collections::BTreeMap;

use super::Progress;
use super::question::Attempt;
use crate::course::{Course, Lesson, Question};

/// With fewer learners than this, figures say more about the learners than about the question.
pub const FEWEST: usize = 10;

#[derive(Debug, PartialEq)]
pub struct Item {
    pub lesson: &'static Lesson,
    pub question: &'static Question,
    /// How many learners have answered it.
    pub learners: usize,
    /// What their answers say; `None` when there are too few.
    pub figures: Option<Figures>,
}

#[derive(Debug, PartialEq)]
pub struct Figures {
    /// The mean share of its marks, between 0 (hard) and 1 (easy).
    pub difficulty: f64,
    /// The correlation with the mean of the same learners' other answers, between -1 and 1. `None`
    /// where either does not vary.
    pub discrimination: Option<f64>,
    /// Wrong options that were chosen, as index and number of learners, the most tempting first.
    pub lures: Vec<(usize, usize)>,
}

/// Files of one learner, told by the seed, count as one.
pub fn learners(files: impl IntoIterator<Item = Progress>) -> Vec<Progress> {
    let mut learners: BTreeMap<u32, Progress> = BTreeMap::new();
    for file in files {
        match learners.get_mut(&file.seed()) {
            Some(known) => known.add(file),
            None => drop(learners.insert(file.seed(), file)),
        }
    }
    learners.into_values().collect()
}

/// Every question of the course that somebody has answered, in reading order.
pub fn items(course: &'static Course, learners: &[Progress]) -> Vec<Item> {
    let questions: Vec<_> = course.questions().collect();
    let answers = |question: &Question| -> Vec<Option<&Attempt>> {
        learners.iter().map(|learner| learner.questions.get(&question.id)?.attempts().next()).collect()
    };
    let answers: Vec<_> = questions.iter().map(|(_, question)| answers(question)).collect();
    let items = questions.iter().enumerate().map(|(at, &(lesson, question))| {
        let own = &answers[at];
        let count = own.iter().flatten().count();
        let figures = (count >= FEWEST).then(|| Figures {
            difficulty: mean(own.iter().flatten().map(|attempt| attempt.marks.share())).unwrap_or_default(),
            discrimination: correlation(&pairs(&answers, at)),
            lures: lures(question, own),
        });
        Item { lesson, question, learners: count, figures }
    });
    items.filter(|item| item.learners > 0).collect()
}

/// Each learner's share in one question beside the mean of all their others.
fn pairs(answers: &[Vec<Option<&Attempt>>], at: usize) -> Vec<(f64, f64)> {
    let pair = |(learner, own): (usize, &Option<&Attempt>)| {
        let others = answers.iter().enumerate().filter(|(other, _)| *other != at);
        let others = others.filter_map(|(_, answers)| Some(answers[learner]?.marks.share()));
        Some(((*own)?.marks.share(), mean(others)?))
    };
    answers[at].iter().enumerate().filter_map(pair).collect()
}

fn lures(question: &Question, answers: &[Option<&Attempt>]) -> Vec<(usize, usize)> {
    let wrong = question.options.iter().enumerate().filter(|(_, option)| !option.right);
    let taken = |id: &str| answers.iter().flatten().filter(|attempt| attempt.chosen.contains(id)).count();
    let mut lures: Vec<_> = wrong.map(|(at, option)| (at, taken(&option.id))).filter(|(_, taken)| *taken > 0).collect();
    lures.sort_by_key(|(at, taken)| (std::cmp::Reverse(*taken), *at));
    lures
}

fn mean(values: impl IntoIterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.into_iter().fold((0.0, 0_usize), |(sum, count), value| (sum + value, count + 1));
    (count > 0).then(|| sum / count as f64)
}

/// Pearson's correlation.
fn correlation(pairs: &[(f64, f64)]) -> Option<f64> {
    if pairs.len() < FEWEST {
        return None;
    }
    let (x, y) = (mean(pairs.iter().map(|pair| pair.0))?, mean(pairs.iter().map(|pair| pair.1))?);
    let sum = |term: fn(f64, f64) -> f64| pairs.iter().map(|pair| term(pair.0 - x, pair.1 - y)).sum::<f64>();
    let spread = (sum(|x, _| x * x) * sum(|_, y| y * y)).sqrt();
    (spread > 1e-9).then(|| (sum(|x, y| x * y) / spread).clamp(-1.0, 1.0))
}
