//! Attempts at the final quiz: drawn, answered step by step, submitted, kept.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::grading::{Marks, Score, grade};
use super::question::{Chosen, pick};
use super::{Moment, Progress, after, drawing};
use crate::course::{Course, Lesson, Question};

/// An attempt is known by the moment it was started.
pub type AttemptId = Moment;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// The core path (every lesson where there is no core path).
    #[default]
    Core,
    All,
}

/// One attempt, open or submitted. The derived order (fields from the top) decides which of two
/// copies wins where they cannot be joined: see `merge`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FinalAttempt {
    /// Ids of the drawn questions in the order shown.
    pub(super) questions: Vec<String>,
    /// Decides the order of options.
    pub(super) seed: u32,
    /// Version of the course it was drawn from.
    pub(super) course: String,
    /// Set when submitted: from then on nothing changes.
    pub(super) outcome: Option<Outcome>,
    pub(super) answers: BTreeMap<String, Answer>,
    pub(super) position: Position,
}

/// The ticked options of one question; the later change wins.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Answer {
    pub(super) at: Moment,
    pub(super) chosen: Chosen,
}

/// Where the reader is; the later change wins.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub(super) struct Position {
    pub(super) at: Moment,
    pub(super) index: usize,
}

/// What a submitted attempt came to, as it was marked then.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Outcome {
    pub at: Moment,
    /// Whether it reached the pass mark of that day.
    pub passed: bool,
    /// Each question's lesson and marks, by the question's id.
    pub results: BTreeMap<String, QuestionResult>,
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct QuestionResult {
    pub lesson: String,
    #[serde(flatten)]
    pub marks: Marks,
}

impl Outcome {
    /// The score, each question worth one point.
    pub fn score(&self) -> Score {
        Score::sum(self.results.values().map(|result| Some(result.marks)))
    }

    pub fn lesson_score(&self, lesson: &str) -> Score {
        Score::sum(self.results.values().filter(|result| result.lesson == lesson).map(|result| Some(result.marks)))
    }
}

impl FinalAttempt {
    /// Its questions that the course still has, each with its lesson, in the order shown.
    pub fn questions<'c>(&self, course: &'c Course) -> Vec<(&'c Lesson, &'c Question)> {
        self.questions.iter().filter_map(|id| course.question(id)).collect()
    }

    /// What it asks about, as far as the course still has its questions.
    pub fn scope(&self, course: &Course) -> Scope {
        let deeper = self.questions(course).iter().any(|(lesson, _)| lesson.station.is_none());
        if deeper { Scope::All } else { Scope::Core }
    }

    pub fn chosen(&self, question: &str) -> Chosen {
        self.answers.get(question).map(|answer| answer.chosen.clone()).unwrap_or_default()
    }

    /// Whether an option that the question still has is ticked.
    pub fn is_answered(&self, question: &Question) -> bool {
        let answer = self.answers.get(&question.id);
        answer.is_some_and(|answer| question.options.iter().any(|option| answer.chosen.contains(&option.id)))
    }

    /// Where the reader is, from 0; may lie beyond the last question (the summary).
    pub fn position(&self) -> usize {
        self.position.index
    }

    pub fn course_version(&self) -> &str {
        &self.course
    }

    pub fn option_order(&self, question: &Question) -> Vec<usize> {
        drawing::option_order(question, drawing::seed(u64::from(self.seed), &question.id, 0))
    }

    pub fn outcome(&self) -> Option<&Outcome> {
        self.outcome.as_ref()
    }
}

impl Progress {
    /// The attempt that is under way: the one started last of those not submitted.
    pub fn open_attempt(&self) -> Option<(AttemptId, &FinalAttempt)> {
        self.final_quiz.iter().rev().find(|(_, attempt)| attempt.outcome.is_none()).map(|(&id, attempt)| (id, attempt))
    }

    /// Submitted attempts, the one submitted last first.
    pub fn submitted_attempts(&self) -> Vec<(AttemptId, &FinalAttempt, &Outcome)> {
        let mut submitted: Vec<_> = self
            .final_quiz
            .iter()
            .filter_map(|(&id, attempt)| attempt.outcome.as_ref().map(|outcome| (id, attempt, outcome)))
            // Handed in when the course had none of its questions any more: closed, but no result.
            .filter(|(_, _, outcome)| !outcome.results.is_empty())
            .collect();
        submitted.sort_by_key(|&(id, _, outcome)| std::cmp::Reverse((outcome.at, id)));
        submitted
    }

    /// Whether any final quiz was begun.
    pub fn has_final_quiz(&self) -> bool {
        !self.final_quiz.is_empty()
    }

    pub fn attempt(&self, id: AttemptId) -> Option<&FinalAttempt> {
        self.final_quiz.get(&id)
    }

    /// Starts an attempt with freshly drawn questions; the lessons that were opened come first. One that is
    /// under way goes on instead.
    pub fn start_final_quiz(&mut self, course: &Course, scope: Scope, now: Moment) -> AttemptId {
        if let Some((id, _)) = self.open_attempt() {
            return id;
        }
        let latest = after(now, self.final_quiz.last_key_value().map(|(&id, _)| id));
        // Only a damaged store holds an attempt from the end of time; even that is not overwritten.
        let id = (0..=latest).rev().find(|id| !self.final_quiz.contains_key(id)).unwrap_or_default();
        let base = drawing::seed(u64::from(self.seed()), "final quiz", id);
        let read = |lesson: &Lesson| self.lesson_opened(&lesson.id);
        let questions = drawing::draw(&pool(course, scope), course.final_questions, base, read, |question| {
            self.final_quiz.values().filter(|attempt| attempt.questions.iter().any(|id| id == question)).count()
        });
        let attempt = FinalAttempt {
            questions: questions.into_iter().map(|question| question.id.to_owned()).collect(),
            seed: (base >> 32) as u32,
            course: course.version.to_owned(),
            outcome: None,
            answers: BTreeMap::new(),
            position: Position::default(),
        };
        self.final_quiz.insert(id, attempt);
        id
    }

    /// The reader ticked (or unticked) an option in an open attempt.
    pub fn choose_in_final(&mut self, id: AttemptId, question: &Question, option: &str, now: Moment) {
        let Some(attempt) = self.final_quiz.get_mut(&id).filter(|attempt| attempt.outcome.is_none()) else { return };
        let blank = Answer { at: 0, chosen: Chosen::new() };
        let answer = attempt.answers.entry(question.id.to_owned()).or_insert(blank);
        answer.at = after(now, Some(answer.at));
        pick(question.pick, &mut answer.chosen, option);
    }

    /// The reader turned to another question of an open attempt.
    pub fn move_in_final(&mut self, id: AttemptId, index: usize, now: Moment) {
        if let Some(attempt) = self.final_quiz.get_mut(&id).filter(|attempt| attempt.outcome.is_none()) {
            attempt.position = Position { at: after(now, Some(attempt.position.at)), index };
        }
    }

    /// Submits an open attempt: marks every question that the course still has; no answer, no mark.
    pub fn submit_final(&mut self, id: AttemptId, course: &Course, now: Moment) {
        let Some(attempt) = self.final_quiz.get_mut(&id).filter(|attempt| attempt.outcome.is_none()) else { return };
        let result = |(lesson, question): (&Lesson, &Question)| {
            let marks = grade(question, &attempt.chosen(&question.id));
            (question.id.to_owned(), QuestionResult { lesson: lesson.id.to_owned(), marks })
        };
        let mut outcome =
            Outcome { at: now, passed: false, results: attempt.questions(course).into_iter().map(result).collect() };
        let score = outcome.score();
        outcome.passed = score.of > 0 && score.reaches(course.pass_mark);
        attempt.outcome = Some(outcome);
    }
}

/// The lessons that a final quiz draws from.
pub fn pool(course: &Course, scope: Scope) -> Vec<&Lesson> {
    let asking = || course.lessons.iter().filter(|lesson| lesson.all_questions().next().is_some());
    let core: Vec<_> = asking().filter(|lesson| lesson.station.is_some()).collect();
    if scope == Scope::All || core.is_empty() { asking().collect() } else { core }
}

/// How many questions a final quiz has: fewer than the course asks for if there are not as many.
pub fn question_count(course: &Course, scope: Scope) -> usize {
    let ids: BTreeSet<_> = pool(course, scope)
        .iter()
        .flat_map(|lesson| lesson.all_questions())
        .map(|question| question.id.as_str())
        .collect();
    course.final_questions.min(ids.len())
}
