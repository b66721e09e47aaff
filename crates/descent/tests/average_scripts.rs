//! Scripts of moving averages say what they said, and print what we compute.

use std::path::{Path, PathBuf};
use std::{env, fs};

use descent::moving_average::{MovingAverageExperiment, Start, averages};
use descent::{csv, script};

/// The experiments, by the names of their files.
fn cases() -> Vec<(PathBuf, MovingAverageExperiment)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/scripts/averages");
    let files = fs::read_dir(folder).expect("there are cases").map(|file| file.expect("a file").path());
    let cases: Vec<_> = files.filter(|path| path.extension().is_some_and(|kind| kind == "json")).collect();
    let read = |path: PathBuf| {
        let text = fs::read_to_string(&path).expect("a text");
        let experiment = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        (path, experiment)
    };
    cases.into_iter().map(read).collect()
}

#[test]
fn every_start_has_a_case() {
    let cases = cases();
    for start in [Start::Zero, Start::Corrected, Start::FirstValue] {
        assert!(cases.iter().any(|(_, experiment)| experiment.start == start), "{start:?}");
    }
}

#[test]
fn scripts_are_as_they_were() {
    for (path, experiment) in cases() {
        let scripts =
            [("pytorch", script::pytorch_average(&experiment)), ("keras", script::keras_average(&experiment))];
        for (framework, text) in scripts {
            let file = path.with_extension(format!("{framework}.py"));
            if env::var_os("UPDATE_EXPECT").is_some() {
                fs::write(&file, &text).expect("it can be written");
            }
            assert_eq!(text, fs::read_to_string(&file).unwrap_or_default(), "{}", file.display());
        }
    }
}

#[test]
fn pytorch_and_keras_print_our_table() {
    for (path, experiment) in cases() {
        let values = experiment.values();
        let averages = averages(&values, experiment.beta, experiment.start);
        let own: String = csv::of_averages(&values, &averages).collect();
        for framework in ["pytorch", "keras"] {
            let file = path.with_extension(format!("{framework}.csv"));
            let printed = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
            assert_eq!(printed.lines().count(), own.lines().count(), "{}", file.display());
            assert_eq!(printed.lines().next(), own.lines().next(), "{}", file.display());
            for (printed, own) in printed.lines().zip(own.lines()).skip(1) {
                let [theirs, ours] = [printed, own]
                    .map(|row| row.split(',').map(|number| number.parse().expect("a number")).collect::<Vec<f64>>());
                assert_eq!(theirs.len(), 3, "{}: {printed}", file.display());
                // The same operations in the same order: the same bits.
                assert_eq!(theirs, ours, "{}", file.display());
            }
        }
    }
}
