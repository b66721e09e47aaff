//! ```` ```results ````: a table of how the optimizers of a network did over several seeds, computed when the course is.

use descent::experiment::Experiment;
use descent::network::NetworkExperiment;

use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::fields;
use crate::html::escape;
use crate::source::{Excerpt, Report};
use crate::suggestion::suggest;
use crate::trained::outcome;

const MOST_SEEDS: usize = 20;

/// Reads a block; gives the table as HTML. The simulation stands above it.
pub(crate) fn read(body: &Excerpt, start: usize, draft: &mut LessonDraft) -> Option<String> {
    let (simulation, seeds) = fields::read(body, start, &mut draft.report, |fields, report| {
        let simulation = fields.required_text("simulation", report);
        let seeds = fields.required_count("seeds", 1..=MOST_SEEDS, report);
        Some((simulation?, seeds?.value))
    })??;
    let Some(facts) = draft.simulations.iter().find(|facts| facts.id == simulation.text) else {
        let known: Vec<&str> = draft.simulations.iter().map(|facts| facts.id.as_str()).collect();
        let message = format!("this lesson has no simulation or run `{}` above", simulation.text);
        let help = if known.is_empty() { "add it above".to_owned() } else { suggest(&simulation.text, &known) };
        draft.report.add(simulation.at(0), Code::UnknownSimulation, message, help);
        return None;
    };
    match facts.experiment.clone()? {
        Experiment::Network(experiment) => table(&experiment, seeds, &simulation, &mut draft.report),
        _ => {
            let message = format!("`{}` is no network", simulation.text);
            let help = "results are tables of networks; numbers of other runs are claims, `[0.1](run:...)`";
            draft.report.add(simulation.at(0), Code::BadSetup, message, help);
            None
        }
    }
}

/// Validation loss and accuracy of one optimizer, one for each seed.
#[derive(Default)]
struct Column {
    losses: Vec<f64>,
    accuracies: Vec<f64>,
}

fn table(experiment: &NetworkExperiment, seeds: usize, name: &Excerpt, report: &mut Report) -> Option<String> {
    let mut columns: Vec<Column> = experiment.optimizers.iter().map(|_| Column::default()).collect();
    for seed in 1..=seeds {
        let seeded = NetworkExperiment { seed: seed as u64, ..experiment.clone() };
        for (entry, column) in columns.iter_mut().enumerate() {
            let wrong = |error: descent::network::NetworkExperimentError| {
                report.add(name.at(0), Code::BadSetup, error.to_string(), "change it to what a network allows");
            };
            let trained = outcome(&seeded, entry).map_err(wrong).ok()?;
            let last = trained.standings.last()?;
            let score = last.validation.unwrap_or(last.training);
            column.losses.push(score.loss);
            column.accuracies.push(score.accuracy * 100.0);
        }
    }
    let rows = experiment.optimizers.iter().zip(columns).map(|(entry, Column { losses, accuracies })| {
        let rate = entry.get("learning_rate").unwrap_or_default();
        let (name, loss, accuracy) = (escape(entry.name()), spread(losses, 3, ""), spread(accuracies, 1, "%"));
        format!("<tr><th scope=\"row\">{name}</th><td>{rate}</td><td>{loss}</td><td>{accuracy}</td></tr>\n")
    });
    let (samples, epochs) = (if experiment.validation > 0.0 { "validation" } else { "training" }, experiment.epochs);
    let label = format!("Results after {epochs} epochs, median of {seeds} seeds and in brackets the range");
    Some(format!(
        "<div class=\"table results\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table>\n<caption>{label}</caption>\n\
         <thead><tr><th scope=\"col\">Optimizer</th><th scope=\"col\">Learning rate</th><th scope=\"col\">{} loss</th>\
         <th scope=\"col\">{} accuracy</th></tr></thead>\n<tbody>\n{}</tbody>\n</table></div>\n",
        capital(samples),
        capital(samples),
        rows.collect::<String>()
    ))
}

fn capital(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// The middle, the smallest and the largest of the numbers: "0.123 (0.119 to 0.131)".
fn spread(mut numbers: Vec<f64>, decimals: usize, unit: &str) -> String {
    numbers.sort_by(f64::total_cmp);
    let (Some(least), Some(most)) = (numbers.first(), numbers.last()) else { return String::new() };
    let median = median(&numbers);
    format!("{median:.decimals$}{unit} ({least:.decimals$} to {most:.decimals$})")
}

/// The one in the middle of sorted numbers, or half-way between the two.
pub(crate) fn median(sorted: &[f64]) -> f64 {
    let middle = sorted.len() / 2;
    match sorted.len() % 2 {
        0 if sorted.is_empty() => f64::NAN,
        0 => (sorted[middle - 1] + sorted[middle]) / 2.0,
        _ => sorted[middle],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_is_the_median_and_the_range() {
        assert_eq!(spread(vec![0.31, 0.1, 0.2], 2, ""), "0.20 (0.10 to 0.31)");
        assert_eq!(spread(vec![90.0, 100.0], 1, "%"), "95.0% (90.0 to 100.0)");
        assert!(spread(vec![f64::NAN, 1.0], 1, "").contains("NaN"), "a lost network is not hidden");
    }
}
