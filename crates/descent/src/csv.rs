//! A run as a table that other programs read.

use crate::experiment::Experiment;
use crate::run::{Run, Track};

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
    let rows = keys(run.experiment()).into_iter().zip(run.tracks()).flat_map(move |(key, track)| {
        let before = if several { format!("{key},") } else { String::new() };
        (0..track.positions().len())
            .map(move |step| format!("{before}{}{}\n", row(track, step), theta(track, step, textbook)))
    });
    std::iter::once(format!("{first}step,x,y,loss{last}\n")).chain(rows)
}

/// A name for each optimizer that needs no quotation marks: its label in small letters with hyphens, or its id; with a number
/// from the second on, if several have the same.
pub fn keys(experiment: &Experiment) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    for contender in &experiment.optimizers {
        let label = contender.label.as_deref().map(hyphenated).filter(|label| !label.is_empty());
        let own = label.unwrap_or_else(|| contender.spec().id.to_owned());
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
