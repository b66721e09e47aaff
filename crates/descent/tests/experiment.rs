//! Experiments as text: what is read, what is written, what is refused.

use descent::experiment::{DescentExperiment, ExperimentError};
use descent::landscape;
use descent::optimizer::{self, Settings};
use proptest::prelude::*;

fn read(text: &str) -> Result<DescentExperiment, String> {
    serde_json::from_str(text).map_err(|error| error.to_string())
}

#[test]
fn what_is_left_out_has_a_default() {
    let experiment = read(r#"{"landscape": "saddle", "optimizers": [{"id": "gd"}]}"#).expect("an experiment");
    let gd = Settings::defaults(optimizer::find("gd").expect("a known optimizer"));
    assert_eq!(experiment, DescentExperiment::new(landscape::find("saddle").expect("a known landscape"), vec![gd]));
    assert_eq!((experiment.start, experiment.steps), ([-1.5, 0.01], 100));
    assert_eq!((experiment.noise, experiment.seed), (0.0, 1));
}

#[test]
fn all_of_it_is_written_but_for_hyper_parameters_at_their_defaults() {
    let text = |momentum: &str| {
        r#"{"landscape":"ravine","start":[-5.0,2.0],"steps":7,"noise":0.5,"seed":9,"#.to_owned()
            + &format!(r#""optimizers":[{{"id":"momentum","learning_rate":0.1{momentum}}}]}}"#)
    };
    let whole = read(&text(r#","momentum":0.9,"dampening":0.0"#)).expect("an experiment");
    assert_eq!(serde_json::to_string(&whole).expect("text"), text(""));
    assert_eq!(read(&text("")).expect("an experiment"), whole);
    let other = read(&text(r#","momentum":0.5"#)).expect("an experiment");
    assert_eq!(serde_json::to_string(&other).expect("text"), text(r#","momentum":0.5"#));
}

#[test]
fn order_does_not_matter_and_switches_may_be_words() {
    let experiment = read(
        r#"{"optimizers": [{"bias_correction": false, "lr": 1, "id": "adam"}], "start": [1, 2], "landscape": "bowl"}"#,
    )
    .expect("an experiment");
    assert_eq!(experiment.optimizers[0].get("bias_correction"), Some(0.0));
    assert_eq!(experiment.optimizers[0].get("lr"), Some(1.0));
}

#[test]
fn mistakes_are_named() {
    let cases = [
        (
            r#"{"landscape": "bowll", "optimizers": [{"id": "gd"}]}"#,
            r#"unknown landscape "bowll": did you mean "bowl"?"#,
        ),
        (r#"{"landscape": "bowl", "optimizers": [{"id": "sgd"}]}"#, r#"unknown optimizer "sgd": did you mean "gd"?"#),
        (r#"{"landscape": "bowl", "optimizers": [{"lr": 1}]}"#, "missing field `id`"),
        (r#"{"landscape": "bowl", "optimizers": [{"id": "gd", "id": "gd"}]}"#, "duplicate field `id`"),
        (
            r#"{"landscape": "bowl", "optimizers": [{"id": "gd", "lr": 1, "learning_rate": 1}]}"#,
            "duplicate field `learning_rate`",
        ),
        (r#"{"landscape": "bowl", "optimizers": [{"id": "gd", "lr": "1"}]}"#, "expected a number, true or false"),
        (r#"{"landscape": "bowl", "optimizers": [{"id": "gd", "rate": 1}]}"#, "unknown hyper-parameter of gd \"rate\""),
        (r#"{"landscape": "bowl", "optimizers": [{"id": "gd", "lr": -1}]}"#, "must be between 0 and 1000000"),
        (r#"{"landscape": "bowl", "optimizers": ["gd"]}"#, "an optimizer: its id and its hyper-parameters"),
        (r#"{"landscape": "bowl", "optimizers": []}"#, "there are 0 optimizers, but must be 1 to 8"),
        (r#"{"landscape": "bowl", "optimizers": [{"id": "gd"}], "steps": 0}"#, "steps is 0, but must be 1 to 100000"),
        (r#"{"landscape": "bowl", "optimizers": [{"id": "gd"}], "noise": -1}"#, "noise is -1, but must be between"),
        (r#"{"landscape": "bowl", "optimizers": [{"id": "gd"}], "seed": -1}"#, "expected u64"),
        (r#"{"landscape": "bowl", "optimizers": [{"id": "gd"}], "stops": 5}"#, "unknown field `stops`"),
        (
            r#"{"landscape": "bowl", "optimizers": [{"id": "gd", "batch_size": 2}]}"#,
            "batch_size is 2, but must be 1 to 1",
        ),
        (
            r#"{"landscape": "bowl", "optimizers": [{"id": "gd", "label": " "}]}"#,
            "must be one line of 1 to 40 characters",
        ),
        (r#"{"landscape": "bowl", "optimizers": [{"id": "gd"}], "start": [1]}"#, "expected an array of length 2"),
    ];
    for (text, expected) in cases {
        let message = read(text).expect_err(text);
        assert!(message.contains(expected), "{text}: {message}");
    }
}

#[test]
fn a_value_made_by_hand_can_be_checked() {
    let good = read(r#"{"landscape": "bowl", "optimizers": [{"id": "gd"}]}"#).expect("an experiment");
    assert_eq!(good.check(), Ok(()));
    let lost = DescentExperiment { start: [0.0, f64::INFINITY], ..good.clone() };
    assert_eq!(lost.check(), Err(ExperimentError::Start([0.0, f64::INFINITY])));
    let noisy = DescentExperiment { noise: f64::NAN, ..good };
    assert!(matches!(noisy.check(), Err(ExperimentError::Noise(_))));
}

prop_compose! {
    fn any_settings()(
        which in 0..optimizer::all().len(),
        shares in proptest::collection::vec(0.0..=1.0_f64, 8),
    ) -> Settings {
        let mut settings = Settings::defaults(optimizer::all()[which]);
        for (hyper_parameter, share) in settings.spec().hyper_parameters.iter().zip(shares) {
            // Switches refuse what lies between, and keep their default.
            let _ = settings.set(hyper_parameter.name, hyper_parameter.valid[1] * share);
        }
        settings
    }
}

proptest! {
    #[test]
    fn text_keeps_every_bit(
        which in 0..landscape::all().len(),
        start in [-1e300..1e300_f64, -10.0..10.0],
        optimizers in proptest::collection::vec(any_settings(), 1..=8),
        steps in 1..=100_000_usize,
        noise in 0.0..1e6_f64,
        seed: u64,
    ) {
        let experiment = DescentExperiment { start, steps, noise, seed, ..DescentExperiment::new(landscape::all()[which], optimizers) };
        let text = serde_json::to_string(&experiment).expect("text");
        prop_assert_eq!(read(&text), Ok(experiment));
    }
}

#[test]
fn entries_may_differ_in_schedule_and_batch_size() {
    let text = r#"{"neuron": {"dataset": {"id": "neuron-points"}}, "steps": 20, "optimizers": [
        {"id": "gd", "lr": 1}, {"id": "gd", "lr": 1, "batch_size": 1, "label": "each sample"},
        {"id": "gd", "lr": 1, "schedule": {"id": "exponential"}}]}"#;
    let experiment = read(text).expect("an experiment");
    let again = serde_json::to_string(&experiment).expect("an experiment is text");
    assert_eq!(read(&again).expect("its own text"), experiment);
    let mut run = descent::run::Run::new(&experiment);
    run.run_to(20);
    for (index, entry) in experiment.optimizers.iter().enumerate() {
        let mut alone = DescentExperiment { optimizers: vec![entry.settings.clone().into()], ..experiment.clone() };
        alone.schedule = entry.schedule.clone();
        alone.batch_size = entry.batch_size;
        let mut alone = descent::run::Run::new(&alone);
        alone.run_to(20);
        assert_eq!(run.tracks()[index].positions(), alone.tracks()[0].positions(), "{}", entry.name());
    }
    assert_ne!(run.tracks()[0].positions(), run.tracks()[1].positions());
    assert_ne!(run.tracks()[0].positions(), run.tracks()[2].positions());
}
