//! The story of a round: asked, missed, asked again, left and found again.

use proptest::prelude::*;

use super::sample::{COURSE, act, asked, deeds, in_round};
use crate::progress::format::{from_json, to_json};
use crate::progress::{Chosen, Moment, Progress, RoundLocation, Verdict, merge};

const PLACE: RoundLocation = RoundLocation::Review;
const DAY: Moment = 86_400_000;

fn answer(progress: &mut Progress, option: &str, now: Moment) -> Option<Verdict> {
    let question = in_round(progress, PLACE)?;
    progress.choose_in_round(PLACE, question, option, now);
    progress.check_in_round(PLACE, question, now).map(|marks| marks.verdict())
}

fn leave(progress: &mut Progress, now: Moment) {
    if let Some(question) = in_round(progress, PLACE) {
        progress.leave_in_round(PLACE, question, now);
    }
}

#[test]
fn a_missed_question_comes_back_once() {
    let mut progress = Progress::default();
    progress.begin_round(PLACE, ["first-one", "second-one"], 1);
    let mut questions = Vec::new();
    while let Some(question) = in_round(&progress, PLACE) {
        questions.push(&question.id);
        let option = if question.id == "first-one" { "a" } else { "b" };
        assert!(answer(&mut progress, option, 2).is_some());
        leave(&mut progress, 3);
    }
    assert_eq!(questions, ["first-one", "second-one", "first-one"]);
    leave(&mut progress, 4);
    let round = progress.round(PLACE).expect("it is at its end");
    assert_eq!((round.turn(), round.missed_any()), (3, true));
    assert!(!progress.round_under_way(PLACE, 5));
    assert_eq!(progress.question("first-one").attempts().len(), 2);
}

#[test]
fn it_is_found_again_as_it_was_left() {
    let mut progress = Progress::default();
    progress.plant_seed(7);
    progress.begin_round(PLACE, ["gone", "first-several", "second-one"], 10);
    let question = asked("first-several");
    let order = progress.option_order_in_round(PLACE, question);
    progress.choose_in_round(PLACE, question, "a", 11);
    progress.choose_in_round(PLACE, question, "d", 12);
    progress.choose_in_round(PLACE, question, "d", 13);
    progress.choose_in_round(PLACE, asked("first-one"), "a", 14);
    let mut found = from_json(&to_json(&progress)).expect("our own writing").progress;
    let round = found.round(PLACE).expect("it is kept");
    assert_eq!((round.chosen(), round.is_checked()), (&Chosen::from(["a".to_owned()]), false));
    assert_eq!(found.option_order_in_round(PLACE, question), order);
    assert_eq!(found.check_in_round(PLACE, question, 15).map(|marks| marks.verdict()), Some(Verdict::Partly));
    assert_eq!(found.check_in_round(PLACE, question, 16), None, "once");
    found.choose_in_round(PLACE, question, "b", 17);
    assert_eq!(found.round(PLACE).expect("kept").chosen().len(), 1, "what was checked stays");
    assert_eq!(found.option_order_in_round(PLACE, question), order, "not while the verdict is shown");
    assert!(found.round_under_way(PLACE, 16 + DAY - 2) && !found.round_under_way(PLACE, 16 + DAY), "for a day");
}

#[test]
fn what_is_missed_in_a_lesson_comes_back_there() {
    let (mut progress, lesson) = (Progress::default(), COURSE.lesson("first").expect("it exists"));
    let miss = |progress: &mut Progress, id, now| {
        progress.try_again(asked(id), now);
        progress.choose(asked(id), "a", now);
        progress.check(lesson, asked(id), now);
    };
    let ids = |progress: &Progress| {
        let round = progress.round(RoundLocation::Lesson("first")).expect("there is one");
        round.questions(&COURSE).iter().map(|(_, question)| question.id.as_str()).collect::<Vec<_>>()
    };
    progress.choose(asked("first-third"), "b", 1);
    progress.check(lesson, asked("first-third"), 1);
    assert!(progress.round(RoundLocation::Lesson("first")).is_none(), "that was right");
    for (id, now) in [("first-one", 2), ("first-several", 3), ("first-one", 4)] {
        miss(&mut progress, id, now);
    }
    assert_eq!(ids(&progress), ["first-one", "first-several"]);
    miss(&mut progress, "first-one", 5 + DAY);
    assert_eq!(ids(&progress), ["first-one"], "another day is another sitting");
    progress.begin_round(PLACE, ["first-one", "second-one"], 6 + DAY);
    answer(&mut progress, "a", 7 + DAY);
    progress.reset_lesson(lesson, 8 + DAY);
    assert!(progress.round(RoundLocation::Lesson("first")).is_none());
    let review = progress.round(PLACE).expect("its other question stays");
    assert_eq!((review.questions(&COURSE)[0].1.id.as_str(), review.is_checked()), ("second-one", false));
}

#[test]
fn the_later_of_two_tabs_wins() {
    let mut base = Progress::default();
    base.begin_round(PLACE, ["first-one", "second-one"], 1);
    let (mut one, mut two) = (base.clone(), base);
    one.choose_in_round(PLACE, asked("first-one"), "a", 5);
    answer(&mut two, "b", 6);
    let joined = merge(one, two.clone());
    assert_eq!(joined, two);
}

proptest! {
    #[test]
    fn a_round_comes_to_its_end(past in deeds(), option in "[a-e]") {
        let mut progress = Progress::default();
        act(&mut progress, &past);
        progress.begin_round(PLACE, COURSE.questions().map(|(_, question)| question.id.as_str()), 30);
        let mut turns = 0;
        while in_round(&progress, PLACE).is_some() {
            answer(&mut progress, &option, 31);
            leave(&mut progress, 32);
            turns += 1;
        }
        prop_assert!((7..=14).contains(&turns), "{} turns", turns);
    }
}
