use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;

use super::sample::{COURSE, asked, choice};
use crate::course::{Lesson, Question};
use crate::progress::drawing::{draw, option_order, seed};

fn lessons() -> Vec<&'static Lesson> {
    COURSE.lessons.iter().filter(|lesson| !lesson.questions.is_empty()).collect()
}

proptest! {
    #[test]
    fn every_option_once_and_pinned_ones_in_place(seed: u64) {
        let order = option_order(asked("first-one"), seed);
        prop_assert_eq!(order.iter().copied().collect::<BTreeSet<_>>(), (0..4).collect());
        prop_assert_eq!(order[3], 3);
        prop_assert_eq!(option_order(asked("first-one"), seed), order);
    }

    #[test]
    fn an_option_added_later_leaves_the_others_in_order(seed: u64) {
        let fewer = vec![choice("a", true, false), choice("c", false, false)];
        let before = Question { options: fewer, ..asked("first-several").clone() };
        let ids = |question: &Question| -> Vec<String> {
            let order = option_order(question, seed);
            let ids = order.into_iter().map(|at| question.options[at].id.clone());
            ids.filter(|id| ["a", "c"].contains(&id.as_str())).collect()
        };
        prop_assert_eq!(ids(&before), ids(asked("first-several")));
    }

    #[test]
    fn a_draw_covers_the_lessons_evenly(seed: u64, count in 0..9_usize) {
        let drawn = draw(&lessons(), count, seed, |_| true, |_| 0);
        prop_assert_eq!(drawn.len(), count.min(7));
        prop_assert_eq!(drawn.iter().map(|question| &question.id).collect::<BTreeSet<_>>().len(), drawn.len());
        let mut from = BTreeMap::new();
        for question in &drawn {
            let (lesson, _) = COURSE.question(&question.id).expect("known");
            *from.entry(&lesson.id).or_insert(0) += 1;
        }
        // No lesson gives a second question before all have given one.
        let most = from.values().copied().max().unwrap_or(0);
        for lesson in lessons() {
            let given = from.get(&lesson.id).copied().unwrap_or(0);
            prop_assert!(given + 1 >= most || given == lesson.questions.len(), "{:?}", from);
        }
        let again: Vec<_> = draw(&lessons(), count, seed, |_| true, |_| 0).iter().map(|question| &question.id).collect();
        prop_assert_eq!(again, drawn.iter().map(|question| &question.id).collect::<Vec<_>>());
    }

    #[test]
    fn what_was_drawn_before_comes_last(seed: u64) {
        let drawn = draw(&lessons(), 2, seed, |_| true, |id| usize::from(id != "first-third" && id != "second-third"));
        for question in drawn {
            prop_assert!(["first-third", "second-third", "deeper-one"].contains(&question.id.as_str()));
        }
    }
}

#[test]
fn shuffles_are_fair() {
    let mut first = [0; 5];
    for number in 0..5_000 {
        first[option_order(asked("first-several"), seed(1, "fair", number))[0]] += 1;
    }
    assert!(first.iter().all(|count| (850..1150).contains(count)), "{first:?}");
}

#[test]
fn near_seeds_are_unlike() {
    let seeds: BTreeSet<u64> = (0..100).flat_map(|base| (0..10).map(move |number| seed(base, "x", number))).collect();
    assert_eq!(seeds.len(), 1_000);
    assert_ne!(seed(0, "ab", 0), seed(0, "ba", 0));
}
