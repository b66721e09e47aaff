use proptest::prelude::*;

use super::sample::asked;
use crate::progress::grading::{grade, options_to_choose};
use crate::progress::{Chosen, Marks, Score, Verdict};

fn chosen(ids: &str) -> Chosen {
    ids.split_whitespace().map(str::to_owned).collect()
}

#[test]
fn marks_for_one_answer_and_for_several() {
    for (question, ids, got, of, verdict) in [
        ("first-one", "", 0, 1, Verdict::Wrong),
        ("first-one", "b", 1, 1, Verdict::Right),
        ("first-one", "a", 0, 1, Verdict::Wrong),
        ("first-one", "none", 0, 1, Verdict::Wrong),
        ("first-one", "a b", 0, 1, Verdict::Wrong),
        ("first-one", "b gone", 1, 1, Verdict::Right),
        ("first-several", "", 0, 3, Verdict::Wrong),
        ("first-several", "a", 1, 3, Verdict::Partly),
        ("first-several", "a b c", 3, 3, Verdict::Right),
        ("first-several", "a b d", 1, 3, Verdict::Partly),
        ("first-several", "a d", 0, 3, Verdict::Wrong),
        ("first-several", "a d e", 0, 3, Verdict::Wrong),
        ("first-several", "a b c d e", 1, 3, Verdict::Partly),
        ("first-several", "gone", 0, 3, Verdict::Wrong),
    ] {
        let marks = grade(asked(question), &chosen(ids));
        assert_eq!((marks, marks.verdict()), (Marks { got, of }, verdict), "{question}: {ids:?}");
    }
}

#[test]
fn the_reader_is_told_how_many_to_choose() {
    assert_eq!(options_to_choose(asked("first-one")), 1);
    assert_eq!(options_to_choose(asked("first-several")), 3);
}

#[test]
fn scores_read_well_and_never_round_up() {
    for (points, of, words, full) in [
        (0.0, 0, "0/0", false),
        (0.0, 5, "0/5", false),
        (4.0, 5, "4/5", false),
        (5.0, 5, "5/5", true),
        (7.5, 10, "7.5/10", false),
        (6.0 + 2.0 / 3.0, 10, "6.6/10", false),
        (1.0 / 3.0 + 1.0 / 3.0 + 1.0 / 3.0, 1, "1/1", true),
        (6.999, 10, "6.9/10", false),
    ] {
        let score = Score { points, of };
        assert_eq!((score.to_string().as_str(), score.is_full()), (words, full));
    }
}

#[test]
fn a_pass_mark_is_reached_exactly() {
    let thirds = Score::sum([(2, 3), (2, 3), (2, 3), (1, 1)].map(|(got, of)| Some(Marks { got, of })));
    assert!(thirds.reaches(0.75));
    assert!(!thirds.reaches(0.76));
}

#[test]
fn an_unanswered_question_counts_in_the_sum() {
    let score = Score::sum([Some(Marks { got: 1, of: 1 }), None, Some(Marks { got: 1, of: 2 })]);
    assert_eq!(score.to_string(), "1.5/3");
}

proptest! {
    #[test]
    fn marks_stay_within_bounds(ids in proptest::collection::btree_set("[a-f]", 0..7), several: bool) {
        let marks = grade(asked(if several { "first-several" } else { "first-one" }), &ids);
        prop_assert!(marks.got <= marks.of);
        prop_assert!((0.0..=1.0).contains(&marks.share()));
    }

    #[test]
    fn one_more_right_option_never_costs_marks(ids in proptest::collection::btree_set("[a-e]", 0..6), right in "[a-c]") {
        let more = ids.iter().cloned().chain([right]).collect();
        prop_assert!(grade(asked("first-several"), &more).got >= grade(asked("first-several"), &ids).got);
    }

    #[test]
    fn stored_marks_of_any_kind_give_a_share(got: u32, of: u32) {
        let marks = Marks { got, of };
        prop_assert!((0.0..=1.0).contains(&marks.share()));
    }
}
