//! What claims about networks measure: how one does after every epoch.

use descent::network::{NetworkExperiment, Outcome};

use super::Problem;
use super::grammar::{Override, Reference, Series, Word};
use super::subject::find;
use crate::diagnostic::Code;
use crate::suggestion::suggest;
use crate::trained::outcome;

#[derive(Debug)]
pub(super) struct Lane(Outcome);

const MEASURES: [&str; 4] = ["loss", "accuracy", "validation_loss", "validation_accuracy"];

pub(super) fn lane(experiment: &NetworkExperiment, reference: &Reference) -> Result<Lane, Problem> {
    let mut experiment = experiment.clone();
    let entry = find(&experiment.optimizers, reference)?;
    for change in &reference.overrides {
        apply(change, &mut experiment, entry)?;
    }
    let wrong = |error: descent::network::NetworkExperimentError| {
        Problem::new(reference.simulation.at, Code::BadClaim, error.to_string(), "")
    };
    outcome(&experiment, entry).map(Lane).map_err(wrong)
}

fn apply(change: &Override, experiment: &mut NetworkExperiment, entry: usize) -> Result<(), Problem> {
    let Override { name, values } = change;
    let wrong = |message: String, help: &str| Err(Problem::new(name.at, Code::BadClaim, message, help));
    match (name.text.as_str(), &values[..]) {
        ("epochs", [epochs]) => experiment.epochs = *epochs as usize,
        ("seed", [seed]) => experiment.seed = *seed as u64,
        ("batch_size", [size]) => experiment.optimizers[entry].batch_size = Some(*size as usize),
        ("validation", [share]) => experiment.validation = *share,
        (hyper_parameter, [value]) => {
            if let Err(error) = experiment.optimizers[entry].set(hyper_parameter, *value) {
                return wrong(error.to_string(), "besides hyper-parameters: epochs, seed, batch_size, validation");
            }
        }
        (name, _) => return wrong(format!("`{name}` is one number"), ""),
    }
    experiment.check().or_else(|error| wrong(error.to_string(), "change it to what a network allows"))
}

impl Lane {
    pub(super) fn epochs(&self) -> usize {
        self.0.standings.len() - 1
    }

    /// The epoch after which the network had diverged.
    pub(super) fn lost(&self) -> Option<usize> {
        self.0.lost
    }

    pub(super) fn value(&self, series: &Series, epoch: usize) -> Result<f64, Problem> {
        let Word { text: term, at } = &series.term;
        let standing = self.0.standings[epoch];
        let validation = standing.validation;
        let value = match (term.as_str(), series.axis) {
            ("loss", None) => Some(standing.training.loss),
            ("accuracy", None) => Some(standing.training.accuracy),
            ("validation_loss", None) => validation.map(|score| score.loss),
            ("validation_accuracy", None) => validation.map(|score| score.accuracy),
            _ => {
                let message = format!("there is no quantity `{term}` in this run");
                return Err(Problem::new(*at, Code::BadClaim, message, suggest(term, &MEASURES)));
            }
        };
        value.ok_or_else(|| {
            let help = "give the network a share of the samples for `validation`";
            Problem::new(*at, Code::BadClaim, "this network has no samples set aside", help)
        })
    }
}
