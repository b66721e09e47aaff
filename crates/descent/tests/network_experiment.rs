//! What a page about networks shows, and the race that it stands for.

use descent::digits;
use descent::experiment;
use descent::network::{Activation, Data, Initialization, NetworkExperiment, Race};
use proptest::prelude::*;

fn read(text: &str) -> NetworkExperiment {
    serde_json::from_str(text).expect("an experiment")
}

fn refusal(text: &str) -> String {
    serde_json::from_str::<NetworkExperiment>(text).expect_err("no experiment").to_string()
}

const RACE: &str = r#"{"data": {"id": "circle", "noise": 0.1}, "hidden": [4], "epochs": 30,
    "optimizers": [{"id": "gd", "lr": 0.03}, {"id": "adam", "lr": 0.03}, {"id": "muon", "lr": 0.02}]}"#;

#[test]
fn an_experiment_reads_back_as_it_was_written() {
    for text in [
        RACE,
        r#"{"data": "digits", "optimizers": [{"id": "adam"}]}"#,
        r#"{"data": {"id": "moons", "rows": 50, "seed": 3}, "hidden": [], "activation": "sigmoid", "initialization": "he",
            "optimizers": [{"id": "gd", "batch_size": 1, "label": "each", "schedule": {"id": "cosine"}}], "order": "listed",
            "schedule": {"id": "step"}, "epochs": 7, "batch_size": 50, "validation": 0, "seed": 9}"#,
    ] {
        let experiment = read(text);
        let written = serde_json::to_string(&experiment).expect("it can be written");
        assert_eq!(read(&written), experiment, "{written}");
        let whole = experiment::Experiment::Network(experiment);
        let written = serde_json::to_string(&whole).expect("it can be written");
        assert!(written.contains(r#""kind":"network""#), "{written}");
        assert_eq!(serde_json::from_str::<experiment::Experiment>(&written).expect("an experiment"), whole);
    }
}

#[test]
fn what_is_wrong_is_named() {
    let with = |field: &str| refusal(&format!(r#"{{"data": "xor", {field}, "optimizers": [{{"id": "gd"}}]}}"#));
    for (field, message) in [
        (r#""hidden": [4, 4, 4, 4, 4]"#, "hidden: there are 5 layers, but must be up to 4"),
        (r#""hidden": [0]"#, "hidden: it is 0, but must be 1 to 64"),
        (r#""hidden": [65]"#, "hidden: it is 65, but must be 1 to 64"),
        (r#""epochs": 0"#, "epochs: it is 0"),
        (r#""batch_size": 201"#, "batch_size: it is 201, but must be 1 to 200"),
        (r#""validation": 1"#, "validation: it is 1"),
        (r#""seed": 9007199254740993"#, "seed: it is 9007199254740993"),
        (r#""width": 3"#, "unknown field `width`"),
    ] {
        let refused = with(field);
        assert!(refused.starts_with(message), "{refused}");
    }
    let data = |data: &str| refusal(&format!(r#"{{"data": {data}, "optimizers": [{{"id": "gd"}}]}}"#));
    assert!(data(r#""xorr""#).starts_with(r#"unknown data set "xorr": did you mean "xor"?"#));
    assert!(data(r#"{"id": "xor", "noise": 2}"#).starts_with("noise of xor is 2"));
    assert!(data(r#"{"id": "digits", "noise": 0.1}"#).starts_with("the digits have no settings"));
    assert!(data(r#""noisy-line""#).starts_with("data: noisy-line is not made of points of the plane"));
    assert!(refusal(r#"{"data": "xor", "optimizers": []}"#).starts_with("optimizers: there are 0"));
    assert!(
        refusal(
            r#"{"data": {"id": "xor", "rows": 1}, "batch_size": 1, "validation": 0.6, "optimizers": [{"id": "gd"}]}"#
        )
        .starts_with("validation: it is 0.6")
    );
}

#[test]
fn everything_that_may_be_learnt_can_be_learnt_with_and_without_hidden_layers() {
    for data in Data::all() {
        for hidden in [vec![], vec![3, 2]] {
            let mut experiment = read(RACE);
            (experiment.data, experiment.hidden, experiment.batch_size) = (data.clone(), hidden, 1);
            let mut race = Race::<f32>::new(&experiment).expect("a race");
            assert_eq!(race.lanes()[0].samples().len() + race.validation().len(), data.len());
            race.run_to(1);
            assert!(race.lanes().iter().all(|lane| lane.standings()[1].training.loss.is_finite()), "{}", data.id());
        }
    }
    assert_eq!(Data::Digits.len(), digits::Digits::included().len());
}

#[test]
fn all_start_from_the_same_weights_and_go_their_own_way() {
    let mut race = Race::<f64>::new(&read(RACE)).expect("a race");
    let first = race.lanes()[0].network().clone();
    assert!(race.lanes().iter().all(|lane| *lane.network() == first));
    race.run_to(30);
    assert!(race.lanes().iter().all(|lane| lane.standings().len() == 31));
    let losses: Vec<f64> = race.lanes().iter().map(|lane| lane.standings()[30].training.loss).collect();
    assert!(losses[0] != losses[1] && losses[1] != losses[2], "{losses:?}");
    for lane in race.lanes() {
        let standing = lane.standings()[30];
        let gradient = lane.network().gradient(lane.samples()).expect("they match");
        assert_eq!(standing.training.loss, gradient.0);
        assert_eq!(standing.training.accuracy, lane.network().score(lane.samples()).expect("they match").accuracy);
        assert!(standing.validation.is_some());
    }
}

#[test]
fn the_same_seed_trains_the_same_network_and_another_seed_another() {
    let end = |text: &str| {
        let mut race = Race::<f32>::new(&read(text)).expect("a race");
        race.run_to(5);
        race.lanes()[1].network().parameters().to_vec()
    };
    assert_eq!(end(RACE), end(RACE));
    assert_ne!(end(RACE), end(&RACE.replace(r#""epochs": 30"#, r#""seed": 2"#)));
}

#[test]
fn a_schedule_is_followed_from_step_to_step() {
    // The learning rate is zero from the second step on.
    let text = r#"{"data": "xor", "hidden": [2], "batch_size": 160, "epochs": 3, "optimizers": [
        {"id": "gd", "lr": 0.1, "schedule": {"id": "step", "step_size": 1, "gamma": 0}}]}"#;
    let mut race = Race::<f64>::new(&read(text)).expect("a race");
    race.run_to(3);
    let losses: Vec<f64> = race.lanes()[0].standings().iter().map(|standing| standing.training.loss).collect();
    assert_ne!(losses[0], losses[1]);
    assert_eq!(losses[1], losses[2]);
    assert_eq!(losses[2], losses[3]);
}

#[test]
fn who_is_lost_stays_lost_and_does_not_hold_up_the_others() {
    let text = r#"{"data": "digits", "hidden": [8, 8, 8], "activation": "linear", "batch_size": 32, "epochs": 4, "validation": 0.9,
        "optimizers": [{"id": "gd", "lr": 1000000}, {"id": "adam"}]}"#;
    let mut race = Race::<f32>::new(&read(text)).expect("a race");
    race.run_to(4);
    let [lost, fine] = race.lanes() else { panic!("two lanes") };
    assert!(lost.lost().is_some() && lost.standings().len() == 5, "{:?}", lost.standings());
    assert!(fine.lost().is_none() && fine.standings()[4].training.loss < fine.standings()[0].training.loss);
}

#[test]
fn every_unit_has_its_picture_and_that_of_the_output_is_the_decision() {
    let race = Race::<f64>::new(&read(RACE)).expect("a race");
    let network = race.lanes()[0].network();
    let window = [[-6.0, 6.0], [-6.0, 6.0]];
    let pictures = network.predict_units(window, 11, 13).expect("two inputs");
    assert_eq!(pictures.len(), 5);
    assert_eq!(pictures[4], network.predict_grid(window, 11, 13).expect("two inputs"));
    let of_digits = read(r#"{"data": "digits", "optimizers": [{"id": "gd"}]}"#).network::<f32>().expect("a network");
    assert!(of_digits.predict_units(window, 2, 2).is_err());
}

proptest! {
    #[test]
    fn any_shape_in_range_is_an_experiment(
        hidden in proptest::collection::vec(1..=64_usize, 0..=4),
        activation in prop::sample::select(Activation::ALL.to_vec()),
        initialization in prop::option::of(prop::sample::select(vec![Initialization::He, Initialization::Xavier])),
        validation in 0.0..0.95_f64,
        seed in 0..(1_u64 << 53),
    ) {
        let mut experiment = read(RACE);
        (experiment.hidden, experiment.activation, experiment.initialization) = (hidden, activation, initialization);
        (experiment.validation, experiment.seed) = (validation, seed);
        prop_assert_eq!(experiment.check(), Ok(()));
        prop_assert_eq!(read(&serde_json::to_string(&experiment).expect("it can be written")), experiment.clone());
        let (training, aside) = experiment.samples::<f32>().expect("samples");
        prop_assert_eq!(training.len() + aside.len(), 200);
        prop_assert!(!training.is_empty());
    }
}

#[test]
fn a_rule_stops_each_network_where_it_holds() {
    let text = r#"{"data": "xor", "epochs": 60, "stop": {"loss_below": 0.1}, "optimizers": [
        {"id": "gd", "lr": 0.0001}, {"id": "adam", "lr": 0.03}]}"#;
    let experiment = read(text);
    assert_eq!(
        serde_json::from_str::<NetworkExperiment>(&serde_json::to_string(&experiment).expect("text"))
            .expect("an experiment"),
        experiment
    );
    let mut race = Race::<f32>::new(&experiment).expect("a race");
    race.run_to(60);
    let [gd, adam] = [0, 1].map(|lane| &race.lanes()[lane]);
    let stopped = adam.stopped().expect("Adam gets there");
    let losses: Vec<f64> = adam.standings().iter().map(|standing| standing.training.loss).collect();
    assert!(losses[..stopped].iter().all(|loss| *loss >= 0.1) && losses[stopped] < 0.1);
    assert!(losses[stopped..].iter().all(|loss| *loss == losses[stopped]), "it stays as it is then");
    assert_eq!((gd.stopped(), gd.epochs()), (None, 60), "the other goes on");
    let mut stalled = read(&text.replace("\"loss_below\": 0.1", "\"stalled\": 3").replace("0.0001", "3"));
    stalled.optimizers.truncate(1);
    let mut race = Race::<f32>::new(&stalled).expect("a race");
    race.run_to(60);
    let lane = &race.lanes()[0];
    let last = lane.stopped().expect("steps that are far too long stall");
    let losses: Vec<f64> = lane.standings()[..=last].iter().map(|standing| standing.training.loss).collect();
    let lowest = losses.iter().copied().fold(f64::MAX, f64::min);
    assert_eq!(losses.iter().position(|loss| *loss == lowest), Some(last - 3));
    assert!(serde_json::from_str::<NetworkExperiment>(&text.replace("\"loss_below\": 0.1", "\"stalled\": 0")).is_err());
}
