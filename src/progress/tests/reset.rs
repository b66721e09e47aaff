//! What is taken away stays away, in every tab, until it is brought back.

use super::sample::{COURSE, asked};
use crate::progress::Scope;
use crate::progress::{Progress, merge};

fn lesson(id: &str) -> &'static crate::course::Lesson {
    COURSE.lesson(id).expect("it exists")
}

/// Somebody who has answered a question in each of two lessons and handed in a final quiz.
fn learner() -> Progress {
    let mut progress = Progress::default();
    progress.plant_seed(7);
    for (id, question) in [("first", "first-one"), ("second", "second-one")] {
        progress.open_lesson(id, 10);
        progress.run_simulation(id, "a-simulation");
        progress.choose(asked(question), "a", 11);
        progress.check(lesson(id), asked(question), 12);
    }
    let quiz = progress.start_final_quiz(&COURSE, Scope::Core, 13);
    progress.submit_final(quiz, &COURSE, 14);
    progress
}

#[test]
fn a_lesson_is_reset_and_the_others_stay() {
    let before = learner();
    let mut progress = before.clone();
    progress.reset_lesson(lesson("second"), 20);
    assert_eq!(progress.question("second-one").attempts().len(), 0);
    assert_eq!(progress.lesson("second"), Default::default());
    assert_eq!(progress.last_lesson(), None);
    assert_eq!(progress.question("first-one"), before.question("first-one"));
    assert_eq!(progress.lesson("first"), before.lesson("first"));
    assert_eq!(progress.submitted_attempts().len(), 1);
}

#[test]
fn everything_is_reset_but_the_seed() {
    let mut progress = learner();
    progress.set_name("Ada", 15);
    progress.reset_all(20);
    assert_eq!((progress.amount(), progress.seed(), progress.name()), (Default::default(), 7, ""));
}

#[test]
fn another_tab_does_not_bring_back_what_was_reset() {
    let other = learner();
    let mut progress = other.clone();
    progress.reset_lesson(lesson("first"), 20);
    let mut joined = merge(other, progress.clone());
    assert_eq!(joined, progress);
    // Life goes on in both.
    joined.choose(asked("first-one"), "b", 30);
    progress.choose(asked("second-third"), "b", 30);
    let both = merge(joined, progress);
    assert_eq!(both.question("first-one").chosen().len(), 1);
    assert_eq!(both.question("second-third").chosen().len(), 1);
}

#[test]
fn an_undone_reset_is_undone_in_every_tab() {
    let before = learner();
    let mut progress = before.clone();
    progress.reset_all(20);
    let other = merge(before.clone(), progress.clone());
    // The clock was set back meanwhile.
    progress.replace(before.clone(), 5);
    let joined = merge(other, progress.clone());
    assert_eq!(joined, progress);
    assert_eq!(joined.beyond(&before), before.beyond(&joined));
    assert_eq!(joined.question("first-one"), before.question("first-one"));
}
