//! Joins two copies of one learner's progress, as two tabs leave them.
//!
//! The join is commutative, associative and idempotent, so it does not matter who merges first or
//! how often. It is built from four such joins: the union of sets and maps, the earlier of two
//! moments, the later of two stamped values, and (for attempts at the final quiz) "submitted beats
//! open". Copies of different epochs are not joined: the later one wins whole, because it is what
//! the learner wanted to be left of the earlier.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{FinalAttempt, LessonRecord, Progress, QuestionRecord};

/// Everything that either copy holds, or the later epoch.
pub fn merge(a: Progress, b: Progress) -> Progress {
    match a.epoch.cmp(&b.epoch) {
        Ordering::Less => b,
        Ordering::Greater => a,
        Ordering::Equal => join(a, b),
    }
}

/// Everything that either of two copies of one epoch holds.
fn join(a: Progress, b: Progress) -> Progress {
    Progress {
        epoch: a.epoch,
        seed: earlier(a.seed, b.seed),
        questions: union(a.questions, b.questions, merge_questions),
        lessons: union(a.lessons, b.lessons, merge_lessons),
        last_lesson: a.last_lesson.max(b.last_lesson),
        final_quiz: union(a.final_quiz, b.final_quiz, merge_attempts),
        name: a.name.max(b.name),
        rounds: union(a.rounds, b.rounds, Ord::max),
    }
}

fn merge_questions(a: QuestionRecord, mut b: QuestionRecord) -> QuestionRecord {
    let mut attempts = a.attempts;
    attempts.append(&mut b.attempts);
    QuestionRecord { sitting: a.sitting.max(b.sitting), attempts }
}

fn merge_lessons(a: LessonRecord, mut b: LessonRecord) -> LessonRecord {
    let mut simulations = a.simulations;
    simulations.append(&mut b.simulations);
    LessonRecord {
        opened: earlier(a.opened, b.opened),
        finished: earlier(a.finished, b.finished),
        simulations,
        guesses: union(a.guesses, b.guesses, Ord::max),
    }
}

/// Open copies of one attempt join answer by answer. A submitted copy is final and wins whole. Of two
/// copies that are not the same attempt (two tabs that began in the same millisecond with different
/// courses) one wins whole too.
fn merge_attempts(a: FinalAttempt, b: FinalAttempt) -> FinalAttempt {
    let same = (&a.questions, a.seed, &a.course) == (&b.questions, b.seed, &b.course);
    if !same || a.outcome.is_some() || b.outcome.is_some() {
        return if (a.outcome.is_some(), &a) > (b.outcome.is_some(), &b) { a } else { b };
    }
    FinalAttempt { answers: union(a.answers, b.answers, Ord::max), position: a.position.max(b.position), ..b }
}

fn union<K: Ord, V>(mut a: BTreeMap<K, V>, b: BTreeMap<K, V>, join: fn(V, V) -> V) -> BTreeMap<K, V> {
    for (key, theirs) in b {
        let joined = match a.remove(&key) {
            Some(ours) => join(ours, theirs),
            None => theirs,
        };
        a.insert(key, joined);
    }
    a
}

fn earlier<T: Ord>(a: Option<T>, b: Option<T>) -> Option<T> {
    match (a, b) {
        (Some(a), Some(b)) => Some(a.min(b)),
        (a, b) => a.or(b),
    }
}
