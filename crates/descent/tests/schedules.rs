//! Schedules: against PyTorch, in their extremes, and at work in a run.

use std::collections::{BTreeMap, BTreeSet};

use descent::experiment::DescentExperiment;
use descent::landscape;
use descent::optimizer;
use descent::run::Run;
use descent::schedule::{self, Quantity, Settings, Spec};
use descent::setting::{HyperParameter, Scale};
use proptest::prelude::*;
use serde::Deserialize;

#[derive(Deserialize)]
struct Case {
    schedule: String,
    hyper: BTreeMap<String, f64>,
    lr_at_step: Vec<f64>,
}

fn settings(id: &str, values: &[(&str, f64)]) -> Settings {
    let mut settings = Settings::defaults(schedule::find(id).expect("a known schedule"));
    for (name, value) in values {
        settings.set(name, *value).expect("a valid hyper-parameter");
    }
    settings
}

#[test]
fn schedules_agree_with_pytorch() {
    let cases: Vec<Case> = serde_json::from_str(include_str!("golden/schedules.json")).expect("valid cases");
    for spec in schedule::all().iter().filter(|spec| spec.quantity == Quantity::LearningRate) {
        assert!(cases.iter().any(|case| case.schedule == spec.id), "no case of {}", spec.id);
    }
    for Case { schedule, mut hyper, lr_at_step } in cases {
        let base = hyper.remove("lr").expect("a learning rate");
        let values: Vec<(&str, f64)> = hyper.iter().map(|(name, value)| (name.as_str(), *value)).collect();
        let settings = settings(&schedule, &values);
        for (step, expected) in lr_at_step.into_iter().enumerate() {
            let actual = settings.at(base, step);
            // PyTorch goes from step to step, where the last digits get lost close to zero.
            let error = (actual - expected).abs();
            assert!(error <= 1e-9 * expected, "{settings:?}, step {step}: {actual:e} instead of {expected:e}");
        }
    }
}

#[test]
fn momentum_rises_as_in_the_course() {
    let settings = settings("momentum", &[]);
    let figures = [(0, 0.5), (250, 0.75), (500, 0.8333), (1000, 0.9), (2000, 0.9444), (5000, 0.9762), (100_000, 0.99)];
    for (step, momentum) in figures {
        let actual = settings.at(0.9, step);
        assert!((actual - momentum).abs() < 5e-5, "step {step}: {actual}");
        let power = 1.0 - 2.0_f64.powf(-1.0 - ((step / 250 + 1) as f64).log2());
        assert!((actual - power.min(0.99)).abs() < 1e-15, "step {step}: {actual} {power}");
    }
    assert_eq!((settings.at(0.9, 249), settings.at(0.1, 250)), (0.5, 0.75));
}

#[test]
fn cycles_and_warm_ups_have_their_ends() {
    let cycle = settings("one-cycle", &[("total_steps", 60.0)]);
    assert_eq!(cycle.at(0.5, 17), 0.5);
    assert!((cycle.at(0.5, 0) - 0.02).abs() < 1e-15);
    assert_eq!((cycle.at(0.5, 59), cycle.at(0.5, 1_000_000)), (0.02 / 1e4, 0.02 / 1e4));
    let warm_up = settings("linear-warmup", &[("total_iters", 4.0), ("start_factor", 0.0)]);
    assert_eq!([0, 1, 2, 3, 4, 5].map(|step| warm_up.at(1.0, step)), [0.0, 0.25, 0.5, 0.75, 1.0, 1.0]);
    let cosine = settings("cosine", &[("T_max", 10.0), ("eta_min", 0.1)]);
    assert!((cosine.at(0.9, 5) - 0.5).abs() < 1e-15 && (cosine.at(0.9, 10) - 0.1).abs() < 1e-15);
}

proptest! {
    #[test]
    fn every_schedule_gives_a_sensible_value(
        shares in proptest::collection::vec(0.0..=1.0_f64, 8), base in 0.0..10.0_f64, step in 0..200_000_usize,
    ) {
        for spec in schedule::all() {
            let mut settings = Settings::defaults(spec);
            for (HyperParameter { name, valid: [low, high], scale, .. }, share) in spec.hyper_parameters.iter().zip(&shares) {
                let value = low + share * (high - low);
                let value = if *scale == Scale::Whole { value.round() } else { value };
                settings.set(name, value).expect("within its range");
            }
            let value = settings.at(base, step);
            prop_assert!(value.is_finite() && value >= 0.0, "{settings:?} at {step}: {value}");
            let text = serde_json::to_string(&settings).expect("text");
            prop_assert_eq!(serde_json::from_str::<Settings>(&text).expect("a schedule"), settings);
        }
    }
}

#[test]
fn a_run_follows_its_schedule() {
    let text = r#"{"landscape": "bowl", "start": [1, 1], "schedule": {"id": "step", "step_size": 2, "gamma": 0.5},
        "optimizers": [{"id": "gd", "lr": 0.25}]}"#;
    let experiment: DescentExperiment = serde_json::from_str(text).expect("an experiment");
    let mut run = Run::new(&experiment);
    run.run_to(4);
    // Factors 1 - 2 lr: twice 0.5, twice 0.75.
    let path: Vec<f64> = run.tracks()[0].positions().iter().map(|[x, _]| *x).collect();
    assert_eq!(path, [1.0, 0.5, 0.25, 0.1875, 0.140625]);
}

#[test]
fn the_momentum_schedule_moves_those_with_momentum_only() {
    let ravine = landscape::find("ravine").expect("a known landscape");
    let optimizers: Vec<_> = optimizer::all().iter().map(|spec| optimizer::Settings::defaults(spec)).collect();
    for settings in optimizers {
        let experiment = DescentExperiment::new(ravine, vec![settings]);
        let scheduled = DescentExperiment { schedule: Some(self::settings("momentum", &[])), ..experiment.clone() };
        let end = |experiment: &DescentExperiment| {
            let mut run = Run::new(experiment);
            run.run_to(9);
            run.tracks()[0].positions()[9]
        };
        let has_momentum = experiment.optimizers[0].get("momentum").is_some();
        assert_eq!(end(&experiment) != end(&scheduled), has_momentum, "{:?}", experiment.optimizers[0]);
    }
}

#[test]
fn everything_is_said_about_every_schedule() {
    let mut ids = BTreeSet::new();
    for spec in schedule::all() {
        let Spec { id, name, rule, summary, source, .. } = spec;
        assert!(ids.insert(*id), "{id} twice");
        for text in [name, rule, summary, source] {
            assert!(!text.is_empty() && text.trim() == *text, "{id}: {text:?}");
        }
        assert!(summary.ends_with('.') && source.ends_with('.'), "{id}");
        for HyperParameter { name, default, slider, valid, meaning, .. } in spec.hyper_parameters {
            assert!(valid[0] <= slider[0] && slider[1] <= valid[1] && meaning.ends_with('.'), "{name} of {id}");
            assert!((valid[0]..=valid[1]).contains(default), "{name} of {id}");
        }
    }
}

#[test]
fn mistakes_are_named() {
    let refused = |text: &str| serde_json::from_str::<Settings>(text).expect_err(text).to_string();
    assert!(refused(r#"{"id": "cosin"}"#).contains(r#"unknown schedule "cosin": did you mean "cosine"?"#));
    assert!(refused(r#"{"id": "step", "step": 3}"#).contains(r#"unknown hyper-parameter of step "step""#));
    let whole = "step_size of step is 2.5, but must be a whole number between 1 and 1000000";
    assert!(refused(r#"{"id": "step", "step_size": 2.5}"#).contains(whole));
    assert!(refused("3").contains("a schedule: its id and its hyper-parameters"));
}
