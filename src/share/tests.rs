use super::*;
use descent::experiment::{DescentExperiment, Order};
use descent::formula::Formula;
use descent::objective::Objective;
use descent::{landscape, optimizer, schedule};
use proptest::prelude::*;

fn experiment(text: &str) -> Experiment {
    serde_json::from_str(text).expect("an experiment")
}

#[test]
fn addresses_are_short() {
    let text = r#"{"kind": "descent", "landscape": "ravine", "start": [-5, 2], "steps": 60, "optimizers": [
        {"id": "gd", "learning_rate": 0.1}, {"id": "momentum", "learning_rate": 0.1}]}"#;
    let code = encode(&experiment(text));
    assert!(code.len() < 50, "{code}");
    assert!(code.bytes().all(|letter| letter.is_ascii_alphanumeric() || b"-_.".contains(&letter)), "{code}");
}

#[test]
fn addresses_that_were_once_written_are_understood_for_ever() {
    let json = r#"{"kind": "descent", "landscape": "ravine", "optimizers": [{"id": "momentum", "lr": 0.1}]}"#;
    assert_eq!(decode("1.gIJyYXZpbmUig4SGMC4xlg"), Ok(experiment(json)));
}

#[test]
fn every_kind_of_mistake_has_its_message() {
    for (code, message) in [
        ("", "cannot be read"),
        ("1", "cannot be read"),
        ("1.", "cannot be read"),
        ("1.*", "cannot be read"),
        ("1.gIJyYXZpbmUi", "cannot be read"),
        ("2.gIJyYXZpbmUi", "newer version"),
        ("0.gIJy", "cannot be read"),
    ] {
        let broken = decode(code).expect_err(code);
        assert!(broken.to_string().contains(message), "{code}: {broken}");
    }
    let json = r#"{"kind":"descent","landscape":"ravin","optimizers":[{"id":"gd"}]}"#;
    let broken = decode(&format!("1.{}", base64::encode(json.as_bytes()))).expect_err("there is no such landscape");
    assert_eq!(
        broken.to_string(),
        "This link asks for something that the course does not have: unknown landscape \"ravin\": did you mean \"ravine\"?."
    );
}

#[test]
fn defaults_take_no_room() {
    let text = r#"{"kind": "descent", "landscape": "bowl", "optimizers": [{"id": "adam"}]}"#;
    let json = serde_json::to_string(&experiment(text)).expect("JSON");
    assert_eq!(json, r#"{"kind":"descent","landscape":"bowl","optimizers":[{"id":"adam"}]}"#);
}

fn any_objective() -> impl Strategy<Value = Objective> {
    let neuron = r#"{"dataset": {"id": "noisy-line", "rows": 20}, "domain": [[-3, 4], [-5, 6]]}"#;
    let neuron: descent::neuron::Neuron = serde_json::from_str(neuron).expect("a neuron");
    prop_oneof![
        (0..landscape::all().len()).prop_map(|index| Objective::Landscape(landscape::all()[index])),
        (1.0..9.0_f64).prop_map(|high| {
            let formula = Formula::parse("x^2 + 3*sin(\u{3c0}*y)").expect("a formula");
            Objective::Formula(formula.seen_over([[-high, high], [-1.0, 1.0]]).expect("a domain"))
        }),
        Just(Objective::Neuron(neuron)),
        (0..2_usize).prop_map(|index| Objective::Online(descent::online::all()[index])),
    ]
}

fn any_experiment() -> impl Strategy<Value = Experiment> {
    let optimizer = (
        0..optimizer::all().len(),
        prop::collection::vec(0.0..=1.0_f64, 8),
        prop::option::of("[a-zä😀\"\\\\][ -~é]{0,20}"),
    );
    let numbers =
        (any::<[i32; 2]>(), 1..100_000_usize, any::<u64>(), 0.0..9.0_f64, prop::option::of(0..schedule::all().len()));
    (any_objective(), prop::collection::vec(optimizer, 1..=8), numbers).prop_map(|(objective, optimizers, numbers)| {
        let settings = optimizers.iter().map(|(index, shares, _)| {
            let mut settings = optimizer::Settings::defaults(optimizer::all()[*index]);
            for (parameter, share) in optimizer::all()[*index].hyper_parameters.iter().zip(shares) {
                let [low, high] = parameter.slider;
                // Whole numbers and switches refuse most values and keep their own.
                let _ = settings.set(parameter.name, low + share * (high - low));
            }
            settings
        });
        let mut experiment = DescentExperiment::new(objective, settings.collect());
        for (entry, (.., label)) in experiment.optimizers.iter_mut().zip(&optimizers) {
            entry.label.clone_from(label);
        }
        let (start, steps, seed, noise, schedule) = numbers;
        experiment.start = start.map(|coordinate| f64::from(coordinate) / 1e3);
        (experiment.steps, experiment.seed, experiment.noise) = (steps, seed, noise);
        experiment.schedule = schedule.map(|index| schedule::Settings::defaults(schedule::all()[index]));
        experiment.order = if steps % 2 == 0 { Order::Shuffled } else { Order::Listed };
        Experiment::Descent(experiment)
    })
}

proptest! {
    #[test]
    fn what_is_encoded_is_decoded(experiment in any_experiment()) {
        prop_assert_eq!(decode(&encode(&experiment)), Ok(experiment));
    }

    #[test]
    fn nothing_that_is_typed_breaks_it(text in "\\PC*", tail in "[A-Za-z0-9_-]*") {
        let _ = decode(&text);
        let _ = decode(&format!("1.{tail}"));
    }

    #[test]
    fn a_link_that_was_cut_off_is_no_other_link(experiment in any_experiment(), share in 0.0..1.0_f64) {
        let code = encode(&experiment);
        let cut = &code[..(code.len() as f64 * share) as usize];
        prop_assert!(decode(cut).is_err(), "{cut}");
    }

    #[test]
    fn bytes_become_letters_and_bytes_again(bytes: Vec<u8>) {
        let text = base64::encode(&bytes);
        prop_assert_eq!(base64::decode(&text), Some(bytes));
    }
}
