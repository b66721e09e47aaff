//! The story of one question, and of one lesson.

use super::sample::{COURSE, asked, choice};
use crate::course::{Choice, Question};
use crate::progress::{Chosen, Marks, Progress};

const WRONG: Marks = Marks { got: 0, of: 1 };
const RIGHT: Marks = Marks { got: 1, of: 1 };

fn first_lesson() -> &'static crate::course::Lesson {
    COURSE.lesson("first").expect("it exists")
}

#[test]
fn first_best_and_history_are_kept_apart() {
    let (mut progress, question) = (Progress::default(), asked("first-one"));
    for (option, now) in [("a", 10), ("b", 20), ("c", 30)] {
        progress.choose(question, option, now);
        progress.check(first_lesson(), question, now + 1);
        progress.try_again(question, now + 2);
    }
    let record = progress.question("first-one");
    assert_eq!((record.first(), record.best()), (Some(WRONG), Some(RIGHT)));
    let history: Vec<_> = record.attempts().map(|attempt| (attempt.at, attempt.marks)).collect();
    assert_eq!(history, [(11, WRONG), (21, RIGHT), (31, WRONG)]);
    assert_eq!((record.is_checked(), record.chosen(), record.sitting_number()), (false, Chosen::new(), 3));
}

#[test]
fn a_checked_answer_stays_until_tried_again() {
    let (mut progress, question) = (Progress::default(), asked("first-several"));
    assert_eq!(progress.check(first_lesson(), question, 1), None, "nothing chosen");
    progress.choose(question, "a", 2);
    progress.choose(question, "a", 3);
    assert_eq!(progress.check(first_lesson(), question, 4), None, "ticked and unticked");
    progress.choose(question, "a", 5);
    progress.choose(question, "d", 6);
    assert_eq!(progress.check(first_lesson(), question, 7), Some(Marks { got: 0, of: 3 }));
    progress.choose(question, "b", 8);
    assert_eq!(progress.check(first_lesson(), question, 9), None, "checked before");
    assert_eq!(progress.question(&question.id).chosen(), Chosen::from(["a".to_owned(), "d".to_owned()]));
}

#[test]
fn two_checks_in_one_millisecond_are_two_attempts() {
    let (mut progress, question) = (Progress::default(), asked("first-one"));
    for _ in 0..3 {
        progress.choose(question, "b", 5);
        progress.check(first_lesson(), question, 5);
        progress.try_again(question, 5);
    }
    assert_eq!(progress.question(&question.id).attempts().len(), 3);
}

#[test]
fn a_lesson_is_finished_with_its_last_question() {
    let (mut progress, lesson) = (Progress::default(), first_lesson());
    progress.open_lesson("first", 1);
    for (at, question) in lesson.questions.iter().enumerate() {
        assert!(!progress.lesson_finished(lesson));
        progress.choose(question, "b", 2);
        progress.check(lesson, question, 3 + at as u64);
    }
    assert!(progress.lesson_finished(lesson));
    assert_eq!(progress.lesson("first").finished, Some(5));
    let score = progress.lesson_score(lesson);
    assert_eq!((score.answered, score.best.to_string(), score.first.to_string()), (3, "2.3/3".into(), "2.3/3".into()));
}

#[test]
fn a_lesson_without_questions_is_finished_when_opened() {
    let (mut progress, lesson) = (Progress::default(), COURSE.lesson("silent").expect("it exists"));
    assert!(!progress.lesson_finished(lesson));
    progress.open_lesson("silent", 7);
    assert!(progress.lesson_finished(lesson) && progress.lesson_opened("silent"));
    assert_eq!(progress.last_lesson(), Some("silent"));
}

#[test]
fn the_order_of_options_changes_with_the_sitting_and_the_learner() {
    let question = asked("first-several");
    let orders: std::collections::BTreeSet<_> = (0..20)
        .map(|seed| {
            let mut progress = Progress::default();
            progress.plant_seed(seed);
            progress.option_order(question)
        })
        .collect();
    assert!(orders.len() > 5);
    let mut progress = Progress::default();
    let before = progress.option_order(question);
    progress.choose(question, "a", 1);
    progress.check(first_lesson(), question, 2);
    assert_eq!(progress.option_order(question), before, "not while the verdict is shown");
    let later = (3..9).map(|now| {
        progress.try_again(question, now);
        let order = progress.option_order(question);
        progress.choose(question, "a", now);
        progress.check(first_lesson(), question, now);
        order
    });
    assert!(later.collect::<std::collections::BTreeSet<_>>().len() > 1);
}

#[test]
fn an_answer_to_a_revised_question_is_known_as_such() {
    let (mut progress, question) = (Progress::default(), asked("first-one"));
    progress.choose(question, "a", 1);
    assert!(!progress.question(&question.id).is_revised(question), "not checked yet");
    progress.check(first_lesson(), question, 2);
    let record = progress.question(&question.id);
    assert!(!record.is_revised(question));
    let revised = |options: Vec<Choice>| Question { options, ..question.clone() };
    let another_key = vec![choice("a", true, false), choice("b", false, false)];
    let option_gone = vec![choice("b", true, false), choice("c", false, false)];
    let typo_fixed = vec![choice("b", true, false), choice("a", false, false), choice("new", false, false)];
    assert!(record.is_revised(&revised(another_key)) && record.is_revised(&revised(option_gone)));
    assert!(!record.is_revised(&revised(typo_fixed)));
}
