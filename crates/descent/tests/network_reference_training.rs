//! Experiments with networks, as they are written.

use descent::network::{ReferenceFields, ReferenceTraining, ReferenceTrainingError};
use serde_json::{Map, Value, json};

fn experiment(value: &Value) -> Result<ReferenceTraining, ReferenceTrainingError> {
    serde_json::from_value::<ReferenceFields>(value.clone()).expect("the form is right").try_into()
}

fn losses(value: &Value) -> Vec<f64> {
    experiment(value).expect("an experiment").losses().collect()
}

/// A small network with these fields changed.
fn changed(fields: Value) -> Value {
    let mut value =
        json!({"sizes": [1, 2], "x": [[0.5], [-1]], "y": [0, 1], "loss": "cross-entropy", "optimizer": "gd"});
    let object = value.as_object_mut().expect("an object");
    object.extend(fields.as_object().expect("an object").clone());
    object.retain(|_, field| !field.is_null());
    value
}

/// A case that says "as in the gd case" is given the data and weights of that case; nothing else is touched.
fn with_data(case: &Map<String, Value>, cases: &[Map<String, Value>]) -> Value {
    let bearer = cases.iter().find(|other| other["sizes"] == case["sizes"] && other.contains_key("x")).expect("data");
    let mut case = case.clone();
    case.remove("data");
    for field in ["x", "y", "weights_out_by_in_and_bias"] {
        case.insert(field.to_owned(), bearer[field].clone());
    }
    Value::Object(case)
}

#[test]
fn the_cases_of_pytorch_are_experiments_as_they_stand() {
    let cases: Vec<Map<String, Value>> = serde_json::from_str(include_str!("golden/mlp.json")).expect("valid cases");
    assert_eq!(cases.len(), 16);
    for case in &cases {
        let losses = losses(&with_data(case, &cases));
        for (epoch, expected) in case["loss_before_epoch"].as_object().expect("losses") {
            let (epoch, expected): (usize, f64) =
                (epoch.parse().expect("an epoch"), expected.as_f64().expect("a loss"));
            let error = (losses[epoch] / expected - 1.0).abs();
            assert!(error < 1e-9, "{} {} epoch {epoch}: {error:e}", case["optimizer"], case["output"]);
        }
    }
}

#[test]
fn what_may_be_left_out_has_sensible_values() {
    let xor = json!({"sizes": [2, 8, 1], "output": "tanh", "data": "xor", "optimizer": {"id": "adam", "lr": 0.03}});
    let training = experiment(&xor).expect("an experiment").into_training();
    assert_eq!(training.samples().len(), 200);
    assert!((0..200).all(|sample| training.samples().target(sample)[0].abs() == 1.0), "tanh lies between -1 and 1");
    let losses = losses(&xor);
    assert!(losses.len() == 101 && losses[100] < 0.3 * losses[0], "{losses:?}");
}

#[test]
fn every_form_of_data_and_weights_says_the_same() {
    let forms = [
        json!({}),
        json!({"x": null, "y": null, "data": {"x": [[0.5], [-1]], "y": [0, 1]}}),
        json!({"y": [[1, 0], [0, 1]]}),
        json!({"loss": null, "output": "softmax"}),
        json!({"optimizer": {"id": "gd"}, "hyper": {"lr": 0.001}}),
        json!({"optimizer": {"name": "gd", "lr": 0.001}}),
        json!({"sizes": null, "layer_sizes": [1, 2]}),
    ];
    let expected = losses(&changed(forms[0].clone()));
    for form in forms {
        assert_eq!(losses(&changed(form.clone())), expected, "{form}");
    }
    let pair = losses(&changed(json!({"weights": [[[[1], [-1]], [0, 0.5]]]})));
    assert_eq!(pair, losses(&changed(json!({"weights": [{"weights": [[1], [-1]], "bias": [0, 0.5]}]}))));
    assert_ne!(pair, expected);
}

#[test]
fn digits_seeds_and_batches_are_understood() {
    let digits = |seed: u64| {
        losses(&json!({"sizes": [64, 10], "output": "softmax", "data": "digits", "optimizer": "adam", "epochs": 2,
            "batch_size": 32, "order": "shuffled", "seed": seed}))
    };
    assert!(digits(1).len() == 3 && digits(1)[2] < digits(1)[0]);
    assert_eq!(digits(1), digits(1));
    assert_ne!(digits(1), digits(2));
}

#[test]
fn what_is_wrong_is_said_with_its_place() {
    let cases = [
        (json!({"sizes": [1]}), "sizes", "there are 1 sizes"),
        (json!({"output": "softmax", "loss": "mse"}), "loss", "softmax outputs need cross-entropy"),
        (json!({"output": "tanh"}), "sizes", "cross-entropy needs linear outputs"),
        (json!({"x": [[0.5], [1, 2]]}), "x[1]", "there are 2 numbers, but the network has 1"),
        (json!({"y": [0]}), "y", "there are 1 of them for 2 inputs"),
        (json!({"y": [0, 2]}), "y[1]", "2 is no class"),
        (json!({"y": null}), "y", "missing"),
        (json!({"data": "xor"}), "data", "beside it"),
        (json!({"x": null, "y": null}), "data", "the id of a data set"),
        (json!({"x": null, "y": null, "data": "xor"}), "data", "it has 2 inputs, but the network 1"),
        (json!({"x": null, "y": null, "data": {"id": "digits", "rows": 9}}), "data.rows", "no settings"),
        (json!({"weights": []}), "weights", "there are 0 layers"),
        (json!({"weights": [[[[1]], [0, 0]]]}), "weights[0]", "2 rows of 1 weights, and 2 biases"),
        (json!({"weights": [[[[1], [1]], [0, 0]]], "initialization": "he"}), "initialization", "weights already"),
        (json!({"optimizer": {"id": "gd", "lr": -1}}), "optimizer.lr", "between"),
        (json!({"batch_size": 3}), "batch_size", "1 to 2"),
        (json!({"epochs": 0}), "epochs", "1 to 100000"),
    ];
    for (fields, path, message) in cases {
        let error = experiment(&changed(fields.clone())).expect_err("it is wrong");
        assert!(error.path == path && error.message.contains(message) && error.known.is_empty(), "{fields}: {error}");
    }
}

#[test]
fn unknown_names_come_with_those_that_are_known() {
    let cases = [
        (json!({"hidden_activation": "rleu"}), "hidden_activation", "relu"),
        (json!({"output": "max"}), "output", "softmax"),
        (json!({"loss": "entropy"}), "loss", "cross-entropy"),
        (json!({"initialization": "kaiming"}), "initialization", "he"),
        (json!({"optimizer": "adma"}), "optimizer", "adam"),
        (json!({"optimizer": {"id": "adam", "beta3": 0.9}}), "optimizer.beta3", "beta2"),
        (json!({"hyper": {"momentun": 0.9}}), "hyper.momentun", "learning_rate"),
        (json!({"x": null, "y": null, "data": "digit"}), "data", "digits"),
        (json!({"x": null, "y": null, "data": {"id": "moons", "sed": 1}}), "data.sed", "seed"),
    ];
    for (fields, path, known) in cases {
        let error = experiment(&changed(fields.clone())).expect_err("it is unknown");
        assert!(error.path == path && error.known.contains(&known), "{fields}: {error:?}");
    }
}

#[test]
fn what_has_no_such_form_is_refused() {
    let refused = |text: &str| serde_json::from_str::<ReferenceTraining>(text).expect_err("no experiment").to_string();
    assert!(refused(r#"{"sizes": [1, 1]}"#).contains("missing field `optimizer`"));
    assert!(refused(r#"{"sizes": [1, 1], "optimiser": "gd"}"#).contains("unknown field `optimiser`"));
    assert!(refused(r#"{"sizes": [1, 1], "optimizer": 3}"#).contains("`optimizer` is its id"));
    assert!(refused(r#"{"sizes": [1, 1], "optimizer": "gd", "y": "a"}"#).contains("`y` has for each sample"));
    assert!(refused(r#"{"sizes": [1, 1], "optimizer": "gd", "data": 1}"#).contains("`data` is the id"));
}
