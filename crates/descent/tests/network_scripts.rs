//! Scripts of networks say what they said, and print what we compute.

use std::path::{Path, PathBuf};
use std::{env, fs};

use descent::network::{NetworkExperiment, Race};
use descent::{csv, script};

/// The experiments, by the names of their files.
fn cases() -> Vec<(PathBuf, NetworkExperiment)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts/networks");
    let files = fs::read_dir(folder).expect("there are cases").map(|file| file.expect("a file").path());
    let cases: Vec<_> = files.filter(|path| path.extension().is_some_and(|kind| kind == "json")).collect();
    assert!(cases.len() > 3);
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
        let scripts =
            [("pytorch", script::pytorch_network(&experiment)), ("keras", script::keras_network(&experiment))];
        for (framework, text) in scripts {
            let (file, text) = (path.with_extension(format!("{framework}.py")), text.expect("networks have a script"));
            if env::var_os("UPDATE_EXPECT").is_some() {
                fs::write(&file, &text).expect("it can be written");
            }
            assert_eq!(text, fs::read_to_string(&file).unwrap_or_default(), "{}", file.display());
        }
    }
}

#[test]
fn pytorch_and_keras_print_our_numbers() {
    for (path, experiment) in cases() {
        let mut race = Race::<f64>::new(&experiment).expect("a race");
        race.run_to(experiment.epochs);
        let keys = csv::keys(&experiment.optimizers);
        // Keras has its own places for epsilon and rounds some results to 32 bits, and says so in its script.
        for (framework, tolerance) in [("pytorch", 1e-9), ("keras", 1e-4)] {
            let file = path.with_extension(format!("{framework}.csv"));
            let printed = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            let text = fs::read_to_string(path.with_extension(format!("{framework}.py"))).expect("a script");
            let mut rows = printed.lines();
            let head = "optimizer,epoch,loss,accuracy,validation_loss,validation_accuracy";
            assert_eq!(rows.next(), Some(head), "{}", file.display());
            for (key, lane) in keys.iter().zip(race.lanes()) {
                if !text.contains(&format!("run(\"{key}\"")) {
                    assert!(text.contains("is missing here: "), "{}: {key}", file.display());
                    continue;
                }
                let last = lane.stopped().unwrap_or(experiment.epochs);
                for (epoch, standing) in lane.standings()[..=last].iter().enumerate() {
                    let row: Vec<&str> = rows.next().expect("a row for every epoch").split(',').collect();
                    assert_eq!(row[..2], [key.as_str(), &epoch.to_string()], "{}", file.display());
                    let validation = standing.validation.map(|score| [score.loss, score.accuracy]);
                    let own = [standing.training.loss, standing.training.accuracy].into_iter();
                    let own = own.map(Some).chain([0, 1].map(|place| validation.map(|scores| scores[place])));
                    for (printed, own) in row[2..].iter().zip(own) {
                        assert_eq!(printed.is_empty(), own.is_none(), "{}: {key} {epoch}", file.display());
                        let Some(own) = own else { continue };
                        let theirs: f64 = printed.parse().expect("a number");
                        let error = (theirs - own).abs() / (1.0 + own.abs());
                        assert!(error <= tolerance, "{}: {key} {epoch}: {theirs} {own}", file.display());
                    }
                }
            }
            assert_eq!(rows.next(), None, "{}", file.display());
        }
    }
}

#[test]
fn scripts_of_digits_load_them_and_do_not_hold_them() {
    let experiment =
        serde_json::from_str(r#"{"data": "digits", "optimizers": [{"id": "adam"}]}"#).expect("an experiment");
    for text in [script::pytorch_network(&experiment), script::keras_network(&experiment)] {
        let text = text.expect("digits have a script");
        assert!(text.contains("load_digits(return_X_y=True)") && text.contains("pip install scikit-learn"), "{text}");
        assert!(text.len() < 6_000, "{}", text.len());
    }
}

#[test]
fn an_experiment_that_cannot_be_trained_has_no_script() {
    let mut experiment: NetworkExperiment =
        serde_json::from_str(r#"{"data": "digits", "optimizers": [{"id": "adam"}]}"#).expect("an experiment");
    experiment.epochs = 0;
    assert_eq!((script::pytorch_network(&experiment), script::keras_network(&experiment)), (None, None));
}
