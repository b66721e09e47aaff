//! Scripts say what they said, and print what we compute.

use std::path::{Path, PathBuf};
use std::{env, fs};

use descent::experiment::DescentExperiment;
use descent::run::{Run, Status};
use descent::{csv, script};

/// The experiments, by the names of their files.
fn cases() -> Vec<(PathBuf, DescentExperiment)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts");
    let files = fs::read_dir(folder).expect("there are cases").map(|file| file.expect("a file").path());
    let mut cases: Vec<_> = files.filter(|path| path.extension().is_some_and(|kind| kind == "json")).collect();
    cases.sort();
    assert!(cases.len() > 6);
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a text");
        let experiment = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path, experiment)
    };
    cases.into_iter().map(read).collect()
}

#[test]
fn scripts_are_as_they_were() {
    for (path, experiment) in cases() {
        for (framework, text) in [("pytorch", script::pytorch(&experiment)), ("keras", script::keras(&experiment))] {
            let file = path.with_extension(format!("{framework}.py"));
            if env::var_os("UPDATE_EXPECT").is_some() {
                fs::write(&file, &text).expect("it can be written");
            }
            assert_eq!(text, fs::read_to_string(&file).unwrap_or_default(), "{}", file.display());
        }
    }
}

#[test]
fn every_optimizer_and_every_schedule_has_a_case() {
    let text: String = cases().iter().map(|(path, _)| fs::read_to_string(path).expect("a text")).collect();
    let optimizers = descent::optimizer::all().iter().map(|spec| spec.id);
    for id in optimizers.chain(descent::schedule::all().iter().map(|spec| spec.id)) {
        assert!(text.contains(&format!("\"id\": \"{id}\"")), "{id}");
    }
}

#[test]
fn pytorch_prints_our_numbers() {
    for (path, experiment) in cases() {
        compare(&path, "pytorch", &experiment, |_| 1e-9);
    }
}

#[test]
fn keras_prints_our_numbers_as_far_as_its_script_says() {
    for (path, experiment) in cases() {
        compare(&path, "keras", &experiment, |key| match key {
            // The learning rate stands inside the velocity.
            "warm-up" => f64::INFINITY,
            // Keras knows one momentum_decay only.
            "nadam"
                if experiment
                    .optimizers
                    .iter()
                    .any(|own| own.get("momentum_decay") != Some(1.0) && own.spec().id == "nadam") =>
            {
                f64::INFINITY
            }
            // Epsilon stands elsewhere.
            "rmsprop" => 1e-3,
            _ => 2e-6,
        });
    }
}

/// Compares a table that a script has printed with ours. Which optimizers the script leaves out, it says.
fn compare(path: &Path, framework: &str, experiment: &DescentExperiment, tolerance: impl Fn(&str) -> f64) {
    let file = path.with_extension(format!("{framework}.csv"));
    let printed = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
    let text = fs::read_to_string(path.with_extension(format!("{framework}.py"))).expect("a script");
    let mut run = Run::new(experiment);
    run.run_to(experiment.steps);
    let mut rows = printed.lines().filter(|line| !line.is_empty());
    assert_eq!(rows.next(), Some("optimizer,step,x,y,loss"), "{}", file.display());
    for (key, track) in csv::keys(&experiment.optimizers).iter().zip(run.tracks()) {
        if !text.contains(&format!("run(\"{key}\"")) {
            assert!(text.contains("is missing here: "), "{}: {key}", file.display());
            continue;
        }
        // Where it has stopped, the track stands still, and the script ends.
        let last = match track.status() {
            Status::Stopped { step } => step,
            _ => experiment.steps,
        };
        let states = track.positions().iter().zip(track.losses());
        for (step, ([x, y], loss)) in states.enumerate().take(last + 1) {
            let row: Vec<&str> = rows.next().expect("a row for every step").split(',').collect();
            assert_eq!(row[..2], [key.as_str(), &step.to_string()], "{}", file.display());
            for (text, own) in row[2..].iter().zip([x, y, loss]) {
                let theirs: f64 = text.parse().expect("a number");
                let error = (theirs - own).abs() / (1.0 + own.abs());
                assert!(error <= tolerance(key), "{}: {key} step {step}: {theirs} {own}", file.display());
            }
        }
    }
    assert_eq!(rows.next(), None, "{}", file.display());
}

#[test]
fn whatever_is_typed_stays_inside_its_string_or_comment() {
    let text =
        r#"{"formula": "x^2 +\n y^2", "optimizers": [{"id": "gd", "label": "a\" + \\ import os"}, {"id": "lion"}]}"#;
    let experiment: DescentExperiment = serde_json::from_str(text).expect("an experiment");
    for script in [script::pytorch(&experiment), script::keras(&experiment)] {
        assert!(script.lines().take(3).all(|line| line.starts_with("# ")), "{script}");
        assert!(script.contains("run(\"a-import-os\""), "{script}");
    }
}

#[test]
fn a_stop_rule_stops_the_script_too() {
    let text = r#"{"landscape": "bowl", "stop": {"loss_below": 0.01, "stalled": 40}, "optimizers": [{"id": "gd"}]}"#;
    let experiment: DescentExperiment = serde_json::from_str(text).expect("an experiment");
    for (script, value) in
        [(script::pytorch(&experiment), "loss(*point).item()"), (script::keras(&experiment), "float(loss(*point))")]
    {
        for line in ["LOSS_BELOW = 0.01", "STALLED = 40", "    lowest, since = math.inf, 0\n", "import math\n"] {
            assert!(script.contains(line), "{line} in\n{script}");
        }
        let print = script.find("print(name, step").expect("the row of a step");
        let rule =
            script.find(&format!("        value = {value}\n        if value < LOSS_BELOW:\n            return\n"));
        let step = script.rfind("optimizer.step()").or(script.find("model.train_on_batch")).expect("a step");
        assert!(rule.is_some_and(|rule| print < rule && rule < step), "{script}");
    }
}
