//! Figures over many learners.

use proptest::prelude::*;

use super::sample::{COURSE, asked, progress};
use crate::progress::Progress;
use crate::progress::analysis::{FEWEST, items, learners};

/// A learner who answers each of these questions with the option.
fn learner(seed: u32, answers: &[(&str, &str)]) -> Progress {
    let mut progress = Progress::default();
    progress.plant_seed(seed);
    for (id, option) in answers {
        let (lesson, question) = COURSE.question(id).expect("it exists");
        progress.choose(question, option, 1);
        progress.check(lesson, question, 2);
        // A second attempt counts for nothing here.
        progress.try_again(question, 3);
        progress.choose(asked(id), "b", 4);
        progress.check(lesson, question, 5);
    }
    progress
}

#[test]
fn few_learners_are_counted_but_not_judged() {
    let few: Vec<_> = (1..FEWEST as u32).map(|seed| learner(seed, &[("first-one", "b")])).collect();
    let items = items(&COURSE, &few);
    assert_eq!((items.len(), items[0].learners), (1, FEWEST - 1));
    assert_eq!(items[0].figures, None);
}

#[test]
fn hard_telling_and_tempting() {
    // Those who know both, those who know neither, and one who knows the first only.
    let knowing = (0..6).map(|seed| learner(seed, &[("first-one", "b"), ("second-one", "b")]));
    let guessing = (6..11).map(|seed| learner(seed, &[("first-one", "a"), ("second-one", "c")]));
    let between = [learner(11, &[("first-one", "b"), ("second-one", "none")])];
    let all: Vec<_> = knowing.chain(guessing).chain(between).collect();
    let items = items(&COURSE, &all);
    let [first, second] = [&items[0], &items[1]].map(|item| item.figures.as_ref().expect("there are enough"));
    assert!((first.difficulty - 7.0 / 12.0).abs() < 1e-12);
    assert!((second.difficulty - 0.5).abs() < 1e-12);
    // 6/12 are right in both, 7/12 and 6/12 in each: (1/2 - 7/24) / sqrt(35/144 · 1/4).
    let expected = (0.5 - 7.0 / 24.0) / (35.0_f64 / 144.0 / 4.0).sqrt();
    assert!((first.discrimination.expect("both vary") - expected).abs() < 1e-12);
    assert_eq!((first.lures.clone(), second.lures.clone()), (vec![(0, 5)], vec![(2, 5), (3, 1)]));
}

#[test]
fn what_does_not_vary_tells_nothing() {
    let all: Vec<_> = (0..20).map(|seed| learner(seed, &[("first-one", "b"), ("second-one", "b")])).collect();
    let items = items(&COURSE, &all);
    assert!(items.iter().all(|item| item.figures.as_ref().is_some_and(|figures| figures.discrimination.is_none())));
}

#[test]
fn files_of_one_learner_count_once() {
    let files = [learner(1, &[("first-one", "a")]), learner(2, &[]), learner(1, &[("second-one", "a")])];
    let learners = learners(files);
    assert_eq!(learners.len(), 2);
    assert_eq!(items(&COURSE, &learners).iter().map(|item| item.learners).collect::<Vec<_>>(), [1, 1]);
}

proptest! {
    #[test]
    fn figures_stay_in_their_ranges(files in prop::collection::vec(progress(), 0..25)) {
        for item in items(&COURSE, &files) {
            prop_assert!(item.learners <= files.len());
            prop_assert_eq!(item.figures.is_some(), item.learners >= FEWEST);
            if let Some(figures) = item.figures {
                prop_assert!((0.0..=1.0).contains(&figures.difficulty));
                prop_assert!(figures.discrimination.is_none_or(|value| (-1.0..=1.0).contains(&value)));
            }
        }
    }
}
