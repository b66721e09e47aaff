//! A run as a table that other programs read.

use crate::network::Standing;
use crate::optimizer_entry::OptimizerEntry;
use crate::run::{Run, Status, Track};

/// The run as comma-separated values: `step,x,y,loss` for the start and for every step taken, the numbers with 17
/// significant digits, which give the same bits when they are read again.
///
/// Two columns follow where the textbook's point is not the parameter that PyTorch holds (Nesterov), and the
/// [key](keys) of the optimizer comes first where several run.
pub fn of_run(run: &Run) -> impl Iterator<Item = String> + '_ {
    let several = run.tracks().len() > 1;
    let textbook = run.tracks().iter().any(|track| !track.thetas().is_empty());
    let first = if several { "optimizer," } else { "" };
    let last = if textbook { ",theta_x,theta_y" } else { "" };
    let rows = keys(&run.experiment().optimizers).into_iter().zip(run.tracks()).flat_map(move |(key, track)| {
        let before = if several { format!("{key},") } else { String::new() };
        (0..=last_step(track))
            .map(move |step| format!("{before}{}{}\n", row(track, step), theta(track, step, textbook)))
    });
    std::iter::once(format!("{first}step,x,y,loss{last}\n")).chain(rows)
}

/// How networks did before the first epoch and after each, one after the other: `optimizer,epoch,loss,accuracy`, and the
/// same on what was set aside, which is empty where nothing was.
///
/// ```
/// use descent::{csv, network::{Race, NetworkExperiment}};
///
/// let text = r#"{"data": "xor", "epochs": 2, "validation": 0.2, "optimizers": [{"id": "gd"}, {"id": "adam"}]}"#;
/// let experiment: NetworkExperiment = serde_json::from_str(text)?;
/// let mut race = Race::<f32>::new(&experiment)?;
/// race.run_to(2);
/// let table: Vec<String> = csv::of_networks(&experiment.optimizers, race.lanes().iter().map(|lane| lane.standings())).collect();
/// assert_eq!(table.len(), 1 + 2 * 3);
/// assert!(table[6].starts_with("adam,2,"));
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
pub fn of_networks<'a>(
    optimizers: &[OptimizerEntry],
    standings: impl Iterator<Item = &'a [Standing]>,
) -> impl Iterator<Item = String> {
    let rows = keys(optimizers).into_iter().zip(standings).flat_map(|(key, standings)| {
        standings.iter().enumerate().map(move |(epoch, Standing { training, validation })| {
            let aside = validation.map(|score| format!("{:.16e},{:.16e}", score.loss, score.accuracy));
            let aside = aside.unwrap_or_else(|| ",".to_owned());
            format!("{key},{epoch},{:.16e},{:.16e},{aside}\n", training.loss, training.accuracy)
        })
    });
    std::iter::once("optimizer,epoch,loss,accuracy,validation_loss,validation_accuracy\n".to_owned()).chain(rows)
}

/// Values and the average after each: `step,value,average`.
///
/// ```
/// let table: String = descent::csv::of_averages(&[1.0, 3.0], &[1.0, 2.0]).collect();
/// assert_eq!(table.lines().nth(2), Some("2,3.0000000000000000e0,2.0000000000000000e0"));
/// ```
pub fn of_averages(values: &[f64], averages: &[f64]) -> impl Iterator<Item = String> {
    let rows = values.iter().zip(averages).zip(1..);
    let rows = rows.map(|((value, average), step)| format!("{step},{value:.16e},{average:.16e}\n"));
    std::iter::once("step,value,average\n".to_owned()).chain(rows)
}

/// A name for each optimizer that needs no quotation marks: its label in small letters with hyphens, or its id; with a number
/// from the second on, if several have the same.
pub fn keys(optimizers: &[OptimizerEntry]) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for entry in optimizers {
        let label = entry.label.as_deref().map(hyphenated).filter(|label| !label.is_empty());
        let own = label.unwrap_or_else(|| entry.spec().id.to_owned());
        let numbered = (2..).map(|number| format!("{own}-{number}"));
        let free = std::iter::once(own.clone()).chain(numbered).find(|key| !keys.contains(key));
        keys.push(free.unwrap_or(own));
    }
    keys
}

fn hyphenated(label: &str) -> String {
    let words = label.split(|letter: char| !letter.is_alphanumeric() && letter != '.').filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect::<Vec<_>>().join("-")
}

/// What has stopped by itself takes no more steps.
fn last_step(track: &Track) -> usize {
    match track.status() {
        Status::Stopped { step } => step,
        _ => track.positions().len() - 1,
    }
}

fn row(track: &Track, step: usize) -> String {
    let ([x, y], loss) = (track.positions()[step], track.losses()[step]);
    format!("{step},{x:.16e},{y:.16e},{loss:.16e}")
}

fn theta(track: &Track, step: usize, textbook: bool) -> String {
    match track.thetas().get(step) {
        Some([x, y]) => format!(",{x:.16e},{y:.16e}"),
        None if textbook => ",,".to_owned(),
        None => String::new(),
    }
}
