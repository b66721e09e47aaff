//! `cargo course trace` of a network: its loss, epoch by epoch.

use std::io::{self, Write};

use descent::network::{NetworkExperiment, NetworkExperimentError, Race, ReferenceFields, ReferenceTraining, Score};
use serde_json::Value;

use crate::failure::Failure;

/// What only experiments with networks have; those on a plane have an objective instead.
const OF_NETWORKS: [&str; 6] = ["sizes", "layers", "hidden_activation", "weights_out_by_in_and_bias", "x", "epochs"];

/// Whether a text describes an experiment with a network, right or wrong.
pub(crate) fn is_network(text: &str) -> bool {
    serde_json::from_str(text).is_ok_and(|value: Value| OF_NETWORKS.iter().any(|field| value.get(field).is_some()))
}

/// The experiment; a name that is not known comes with those that are.
pub(crate) fn parse(text: &str) -> Result<ReferenceTraining, Failure> {
    let fields: ReferenceFields = serde_json::from_str(text).map_err(|error| Failure::usage(error.to_string(), ""))?;
    ReferenceTraining::try_from(fields).map_err(|error| {
        let known =
            if error.known.is_empty() { String::new() } else { format!("known are: {}", error.known.join(", ")) };
        Failure::usage(error.to_string(), known)
    })
}

/// `epoch,loss`: the loss over all samples before every epoch, and after the last.
pub(crate) fn print(training: ReferenceTraining, mut out: impl Write) -> io::Result<()> {
    writeln!(out, "epoch,loss")?;
    for (epoch, loss) in training.losses().enumerate() {
        writeln!(out, "{epoch},{loss:.16e}")?;
    }
    out.flush()
}

/// `epoch,loss,accuracy,validation_loss,validation_accuracy` before the first epoch and after each, with what the pages
/// train in: 32 bits. Several optimizers come one after the other, their names first.
pub(crate) fn print_race(experiment: &NetworkExperiment, mut out: impl Write) -> io::Result<()> {
    let mut race =
        Race::<f32>::new(experiment).map_err(|error: NetworkExperimentError| io::Error::other(error.to_string()))?;
    race.run_to(experiment.epochs);
    let several = experiment.optimizers.len() > 1;
    let first = if several { "optimizer," } else { "" };
    writeln!(out, "{first}epoch,loss,accuracy,validation_loss,validation_accuracy")?;
    for (lane, entry) in race.lanes().iter().zip(&experiment.optimizers) {
        let name = entry.label.as_deref().unwrap_or(entry.spec().id).replace('"', "\"\"");
        let first = if several { format!("\"{name}\",") } else { String::new() };
        for (epoch, standing) in lane.standings().iter().enumerate() {
            let validation = standing.validation.map_or_else(|| ",".to_owned(), columns);
            writeln!(out, "{first}{epoch},{},{validation}", columns(standing.training))?;
        }
    }
    out.flush()
}

fn columns(score: Score) -> String {
    format!("{:.16e},{:.16e}", score.loss, score.accuracy)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NETWORK: &str = r#"{"sizes": [1, 1], "weights": [[[[1]], [0]]], "x": [[1], [-1]], "y": [0, 0],
        "loss": "mean-squared-error", "optimizer": {"id": "gd", "lr": 0.25}, "epochs": 2}"#;

    #[test]
    fn the_loss_before_every_epoch_is_a_row() {
        let mut out = Vec::new();
        print(parse(NETWORK).expect("an experiment"), &mut out).expect("memory does not fail");
        // The loss is the square of the weight, which every step halves.
        insta::assert_snapshot!(String::from_utf8(out).expect("ASCII"), @r"
        epoch,loss
        0,1.0000000000000000e0
        1,2.5000000000000000e-1
        2,6.2500000000000000e-2
        ");
    }

    #[test]
    fn a_race_of_a_page_is_printed_optimizer_by_optimizer() {
        let text =
            r#"{"data": "xor", "epochs": 1, "optimizers": [{"id": "gd", "label": "\"gd\", slowly"}, {"id": "adam"}]}"#;
        let experiment = serde_json::from_str(text).expect("an experiment");
        let mut out = Vec::new();
        print_race(&experiment, &mut out).expect("memory does not fail");
        let text = String::from_utf8(out).expect("ASCII");
        let lines: Vec<&str> = text.lines().collect();
        assert_eq!(lines[0], "optimizer,epoch,loss,accuracy,validation_loss,validation_accuracy");
        assert_eq!(lines.len(), 5);
        let first = |line: &str, name: &str| line.strip_prefix(name).map(str::to_owned).expect("its name");
        assert_eq!(first(lines[1], "\"\"\"gd\"\", slowly\""), first(lines[3], "\"adam\""), "the same first weights");
        assert_ne!(lines[2].split_once(",1,"), lines[4].split_once(",1,"));
    }

    #[test]
    fn networks_are_told_from_other_experiments() {
        assert!(is_network(NETWORK) && is_network(r#"{"sizes": 1}"#));
        for text in [r#"{"landscape": "bowl", "optimizers": [{"id": "gd"}]}"#, "{}", "[1]", "sizes"] {
            assert!(!is_network(text), "{text}");
        }
    }

    #[test]
    fn unknown_names_are_usage_errors_with_the_list_of_known_ones() {
        let failure = parse(&NETWORK.replace("\"gd\"", "\"gdd\"")).expect_err("there is no such optimizer");
        assert_eq!(failure.code, 2);
        assert!(failure.tried.starts_with("optimizer: unknown optimizer \"gdd\""), "{failure}");
        assert!(failure.help.starts_with("known are: ") && failure.help.contains("adam"), "{failure}");
        let failure = parse(&NETWORK.replace("epochs", "epoch")).expect_err("there is no such field");
        assert!(failure.code == 2 && failure.tried.contains("`sizes`"), "{failure}");
    }
}
