//! The story of a final quiz.

use super::sample::{COURSE, asked};
use crate::course::{Course, Lesson};
use crate::progress::final_quiz::{Scope, question_count};
use crate::progress::{AttemptId, Progress};

fn answer_all(progress: &mut Progress, id: AttemptId, options: &[&str]) {
    let questions = progress.attempt(id).expect("it was started").questions(&COURSE);
    for (_, question) in questions {
        for option in options {
            progress.choose_in_final(id, question, option, 5);
        }
    }
}

#[test]
fn it_draws_from_the_core_path_only() {
    let mut progress = Progress::default();
    let id = progress.start_final_quiz(&COURSE, Scope::Core, 1);
    let lessons: Vec<_> = progress
        .attempt(id)
        .expect("started")
        .questions(&COURSE)
        .iter()
        .map(|(lesson, _)| lesson.id.as_str())
        .collect();
    assert_eq!(lessons.len(), 4);
    for lesson in ["first", "second"] {
        assert_eq!(lessons.iter().filter(|id| **id == lesson).count(), 2, "{lessons:?}");
    }
    assert_eq!(question_count(&COURSE, Scope::Core), 4);
}

#[test]
fn it_can_ask_about_every_lesson_and_covers_those_that_were_read() {
    assert_eq!(question_count(&COURSE, Scope::All), 4);
    let narrow = Course { final_questions: 2, ..COURSE.clone() };
    for seed in 0..20 {
        let mut progress = Progress::default();
        progress.plant_seed(seed);
        progress.open_lesson("deeper", 1);
        progress.open_lesson("second", 1);
        let id = progress.start_final_quiz(&narrow, Scope::All, 2);
        let questions = progress.attempt(id).expect("started").questions(&COURSE);
        let mut lessons: Vec<_> = questions.iter().map(|(lesson, _)| lesson.id.as_str()).collect();
        lessons.sort_unstable();
        assert_eq!(lessons, ["deeper", "second"]);
    }
}

#[test]
fn an_attempt_goes_on_where_it_was_left() {
    let mut progress = Progress::default();
    let id = progress.start_final_quiz(&COURSE, Scope::Core, 100);
    let question = progress.attempt(id).expect("started").questions(&COURSE)[1].1;
    progress.choose_in_final(id, question, "c", 101);
    progress.move_in_final(id, 1, 102);
    assert_eq!(progress.start_final_quiz(&COURSE, Scope::Core, 200), id, "one under way goes on");
    let (open, attempt) = progress.open_attempt().expect("open");
    assert_eq!((open, attempt.position(), attempt.is_answered(question)), (id, 1, true));
    assert_eq!(attempt.option_order(question), attempt.option_order(question));
}

#[test]
fn a_submitted_attempt_is_final_and_the_next_draws_other_questions() {
    let mut progress = Progress::default();
    let id = progress.start_final_quiz(&COURSE, Scope::Core, 100);
    answer_all(&mut progress, id, &["b"]);
    progress.submit_final(id, &COURSE, 200);
    let before = progress.clone();
    answer_all(&mut progress, id, &["a"]);
    progress.move_in_final(id, 3, 300);
    progress.submit_final(id, &COURSE, 300);
    assert_eq!(progress, before);
    let (_, first, outcome) = progress.submitted_attempts()[0];
    assert_eq!((outcome.at, outcome.passed), (200, true));
    let ids = |questions: Vec<(&'static Lesson, &'static crate::course::Question)>| -> Vec<&str> {
        questions.into_iter().map(|(_, question)| question.id.as_str()).collect()
    };
    let first = ids(first.questions(&COURSE));
    // Two lessons of three questions give two each: the one left over comes first the next time.
    let second = progress.start_final_quiz(&COURSE, Scope::Core, 400);
    let second = ids(progress.attempt(second).expect("started").questions(&COURSE));
    for (_, question) in COURSE.questions().filter(|(lesson, _)| lesson.station.is_some()) {
        assert!(
            first.contains(&question.id.as_str()) || second.contains(&question.id.as_str()),
            "{first:?} {second:?}"
        );
    }
}

#[test]
fn an_attempt_from_the_end_of_time_is_not_overwritten() {
    let mut progress = Progress::default();
    for _ in 0..3 {
        let id = progress.start_final_quiz(&COURSE, Scope::Core, u64::MAX);
        progress.submit_final(id, &COURSE, u64::MAX);
    }
    assert_eq!(progress.submitted_attempts().len(), 3);
}

#[test]
fn history_is_newest_first_with_scores_by_lesson() {
    let mut progress = Progress::default();
    for (now, options) in [(100, &["b"][..]), (200, &[])] {
        let id = progress.start_final_quiz(&COURSE, Scope::Core, now);
        answer_all(&mut progress, id, options);
        progress.submit_final(id, &COURSE, now + 50);
    }
    let history = progress.submitted_attempts();
    assert_eq!(history.iter().map(|(_, _, outcome)| outcome.at).collect::<Vec<_>>(), [250, 150]);
    assert_eq!(history[0].2.score().to_string(), "0/4");
    assert!(!history[0].2.passed && history[1].2.passed);
    let by_lesson = history[1].2.lesson_score("first").points + history[1].2.lesson_score("second").points;
    assert!((by_lesson - history[1].2.score().points).abs() < 1e-12);
    assert_eq!(history[1].2.lesson_score("deeper").of, 0);
}

#[test]
fn it_does_not_go_stale_when_the_course_changes() {
    let smaller = Course { lessons: COURSE.lessons[..1].to_vec(), ..COURSE.clone() };
    let mut progress = Progress::default();
    let id = progress.start_final_quiz(&COURSE, Scope::Core, 100);
    answer_all(&mut progress, id, &["b"]);
    let left = progress.attempt(id).expect("started").questions(&smaller).len();
    assert_eq!(left, 2);
    progress.submit_final(id, &smaller, 200);
    assert_eq!(progress.submitted_attempts()[0].2.score().of, 2);

    let empty = Course { lessons: Vec::new(), ..COURSE.clone() };
    let id = progress.start_final_quiz(&COURSE, Scope::Core, 300);
    progress.submit_final(id, &empty, 400);
    assert!(progress.open_attempt().is_none(), "it can be closed");
    assert_eq!(progress.submitted_attempts().len(), 1, "but is no result");
}

#[test]
fn an_option_that_is_gone_is_no_answer() {
    let mut progress = Progress::default();
    let id = progress.start_final_quiz(&COURSE, Scope::Core, 100);
    progress.choose_in_final(id, asked("first-one"), "gone", 101);
    assert!(!progress.attempt(id).expect("started").is_answered(asked("first-one")));
}
