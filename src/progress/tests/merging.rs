use proptest::prelude::*;

use super::sample::{COURSE, act, asked, deeds, deeds_and_resets, progress};
use crate::progress::Scope;
use crate::progress::{Progress, merge};

proptest! {
    #[test]
    fn merging_is_idempotent(a in progress()) {
        prop_assert_eq!(merge(a.clone(), a.clone()), a);
    }

    #[test]
    fn merging_is_commutative(a in progress(), b in progress()) {
        prop_assert_eq!(merge(a.clone(), b.clone()), merge(b, a));
    }

    #[test]
    fn merging_is_associative(a in progress(), b in progress(), c in progress()) {
        let left = merge(merge(a.clone(), b.clone()), c.clone());
        prop_assert_eq!(left, merge(a, merge(b, c)));
    }

    /// The usual case: tabs that began with the same progress. The same attempt is under way in each.
    #[test]
    fn tabs_with_a_common_past_merge_in_any_order(past in deeds(), one in deeds(), two in deeds(), three in deeds()) {
        let mut base = Progress::default();
        act(&mut base, &past);
        base.start_final_quiz(&COURSE, Scope::Core, 7);
        let tab = |deeds| { let mut tab = base.clone(); act(&mut tab, deeds); tab };
        let (a, b, c) = (tab(&one), tab(&two), tab(&three));
        let joined = merge(merge(a.clone(), b.clone()), c.clone());
        prop_assert_eq!(&joined, &merge(c.clone(), merge(b.clone(), a.clone())));
        prop_assert_eq!(&joined, &merge(joined.clone(), base));
        prop_assert_eq!(&joined, &merge(b, joined.clone()));
    }

    #[test]
    fn resets_merge_in_any_order(past in deeds(), one in deeds_and_resets(), two in deeds_and_resets(), three in deeds()) {
        let mut base = Progress::default();
        act(&mut base, &past);
        let tab = |deeds| { let mut tab = base.clone(); act(&mut tab, deeds); tab };
        let (a, b, c) = (tab(&one), tab(&two), tab(&three));
        let joined = merge(merge(a.clone(), b.clone()), c.clone());
        prop_assert_eq!(&joined, &merge(c.clone(), merge(b.clone(), a.clone())));
        prop_assert_eq!(&joined, &merge(a, merge(b.clone(), c)));
        prop_assert_eq!(&joined, &merge(b, joined.clone()));
    }

    #[test]
    fn what_happened_in_one_tab_happened_after_the_past(past in deeds(), later in deeds()) {
        let mut base = Progress::default();
        act(&mut base, &past);
        let mut tab = base.clone();
        act(&mut tab, &later.iter().map(|(deed, _)| (deed.clone(), 50)).collect::<Vec<_>>());
        prop_assert_eq!(merge(base, tab.clone()), tab);
    }

    #[test]
    fn no_attempt_is_lost(a in progress(), b in progress()) {
        let joined = merge(a.clone(), b.clone());
        for tab in [&a, &b] {
            for (_, question) in COURSE.questions() {
                let kept = joined.question(&question.id);
                prop_assert!(tab.question(&question.id).attempts().all(|attempt| kept.attempts().any(|other| other == attempt)));
            }
        }
    }
}

#[test]
fn answers_to_different_questions_in_two_tabs_are_both_kept() {
    let mut base = Progress::default();
    let id = base.start_final_quiz(&COURSE, Scope::Core, 1);
    let questions = base.attempt(id).expect("started").questions(&COURSE);
    let (mut a, mut b) = (base.clone(), base);
    a.choose(asked("first-one"), "a", 5);
    b.choose(asked("second-one"), "b", 5);
    a.choose_in_final(id, questions[0].1, "a", 6);
    b.choose_in_final(id, questions[1].1, "b", 6);
    let joined = merge(a, b);
    assert_eq!(joined.question("first-one").chosen().len(), 1);
    assert_eq!(joined.question("second-one").chosen().len(), 1);
    let attempt = joined.attempt(id).expect("kept");
    assert!(attempt.is_answered(questions[0].1) && attempt.is_answered(questions[1].1));
}

#[test]
fn submitted_beats_open_and_the_later_tick_wins() {
    let mut base = Progress::default();
    let id = base.start_final_quiz(&COURSE, Scope::Core, 1);
    let question = base.attempt(id).expect("started").questions(&COURSE)[0].1;
    let (mut a, mut b) = (base.clone(), base);
    a.choose(asked("first-one"), "a", 5);
    b.choose(asked("first-one"), "c", 6);
    a.submit_final(id, &COURSE, 7);
    b.choose_in_final(id, question, "b", 8);
    let joined = merge(b, a.clone());
    assert!(joined.question("first-one").chosen().contains("c"));
    assert_eq!(joined.attempt(id), a.attempt(id));
}
