//! When missed questions come back.

use super::sample::{COURSE, asked};
use crate::progress::Scope;
use crate::progress::schedule::{WAITS, Waiting, waiting};
use crate::progress::{Chosen, Moment, Progress, Verdict};

const DAY: Moment = 86_400_000;
use Verdict::{Partly, Right, Wrong};

#[test]
fn waits_are_one_three_and_seven_days() {
    assert_eq!(WAITS, [DAY, 3 * DAY, 7 * DAY]);
}

#[test]
fn the_history_of_answers_decides() {
    let due = |days: Moment, round| Some(Waiting { due: days * DAY, round });
    for (history, expected) in [
        (vec![], None),
        (vec![(0, Right)], None),
        (vec![(0, Wrong)], due(1, 0)),
        (vec![(0, Partly)], due(1, 0)),
        (vec![(0, Wrong), (0, Right)], due(1, 0)),
        (vec![(0, Wrong), (1, Right)], due(4, 1)),
        (vec![(0, Wrong), (5, Right)], due(8, 1)),
        (vec![(0, Wrong), (1, Right), (2, Right)], due(4, 1)),
        (vec![(0, Wrong), (1, Right), (4, Right)], due(11, 2)),
        (vec![(0, Wrong), (1, Right), (4, Right), (11, Right)], None),
        (vec![(0, Wrong), (1, Right), (4, Wrong)], due(5, 0)),
        (vec![(0, Wrong), (1, Right), (4, Right), (11, Right), (50, Wrong)], due(51, 0)),
    ] {
        let moments = history.iter().map(|(day, verdict)| (day * DAY, *verdict));
        assert_eq!(waiting(moments), expected, "{history:?}");
    }
    assert_eq!(waiting([(Moment::MAX, Wrong)]), Some(Waiting { due: Moment::MAX, round: 0 }));
}

#[test]
fn lessons_and_final_quizzes_count() {
    let (mut progress, lesson) = (Progress::default(), COURSE.lesson("first").expect("it exists"));
    progress.choose(asked("first-one"), "a", 5);
    progress.check(lesson, asked("first-one"), 5);
    assert_eq!(progress.due(&COURSE, DAY), vec![]);
    assert_eq!(progress.due(&COURSE, DAY + 6), vec![(lesson, asked("first-one"))]);
    let quiz = progress.start_final_quiz(&COURSE, Scope::Core, 1);
    progress.submit_final(quiz, &COURSE, 3);
    let examined = progress.attempt(quiz).expect("it is kept").questions(&COURSE);
    // The later miss of a question asked in both places counts.
    let expected = examined.iter().filter(|(_, question)| question.id != "first-one").count();
    assert_eq!(progress.due(&COURSE, DAY + 3).len(), expected);
    for (_, question) in progress.due(&COURSE, 2 * DAY) {
        let right = question.options.iter().filter(|option| option.right).map(|option| option.id.to_owned());
        progress.recall(question, &right.collect(), 2 * DAY);
    }
    assert_eq!(progress.due(&COURSE, 4 * DAY), vec![]);
    assert!(progress.due(&COURSE, 5 * DAY).len() >= 4);
}

#[test]
fn a_recalled_answer_leaves_the_page_as_it_was() {
    let (mut progress, lesson) = (Progress::default(), COURSE.lesson("first").expect("it exists"));
    progress.choose(asked("first-one"), "a", 5);
    progress.check(lesson, asked("first-one"), 6);
    assert_eq!(progress.recall(asked("first-one"), &Chosen::new(), 7), None);
    assert!(progress.recall(asked("first-one"), &Chosen::from(["b".to_owned()]), 7).is_some());
    let record = progress.question("first-one");
    assert_eq!((record.attempts().len(), record.is_checked()), (2, true));
    assert_eq!(record.chosen(), Chosen::from(["a".to_owned()]));
}
