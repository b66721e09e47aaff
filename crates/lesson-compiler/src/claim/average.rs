//! What claims about moving averages measure: values, their averages, and how much each counts in the last.

use descent::moving_average::{MovingAverageExperiment, averages, weights};

use super::Problem;
use super::grammar::{Override, Reference, Series, Word};
use crate::diagnostic::Code;
use crate::suggestion::suggest;

#[derive(Debug)]
pub(super) struct Averages {
    values: Vec<f64>,
    averages: Vec<f64>,
    weights: Vec<f64>,
}

const MEASURES: [&str; 3] = ["average", "value", "weight"];

impl Averages {
    /// Averages what a reference speaks of; there is nobody to name between its simulation and its quantity.
    pub(super) fn new(experiment: &MovingAverageExperiment, reference: &Reference) -> Result<Self, Problem> {
        let mut beta = experiment.beta;
        for Override { name, values } in &reference.overrides {
            match (name.text.as_str(), &values[..]) {
                ("beta", [value]) if (0.0..1.0).contains(value) => beta = *value,
                ("beta", _) => {
                    let message = "beta is at least 0 and below 1";
                    return Err(Problem::new(name.at, Code::OutOfRange, message, "write `beta=0.9`"));
                }
                (other, _) => {
                    let message = format!("a moving average has no setting `{other}`");
                    return Err(Problem::new(name.at, Code::BadClaim, message, suggest(other, &["beta"])));
                }
            }
        }
        let values = experiment.values();
        let averages = averages(&values, beta, experiment.start);
        let weights = weights(values.len(), beta, experiment.start);
        Ok(Self { values, averages, weights })
    }

    pub(super) fn len(&self) -> usize {
        self.values.len()
    }

    /// The value of a series at a place, from 1.
    pub(super) fn value(&self, series: &Series, place: usize) -> Result<f64, Problem> {
        let Word { text: term, at } = &series.term;
        let numbers = match (term.as_str(), series.axis) {
            ("average", None) => &self.averages,
            ("value", None) => &self.values,
            ("weight", None) => &self.weights,
            _ => {
                let message = format!("there is no quantity `{term}` in a moving average");
                return Err(Problem::new(*at, Code::BadClaim, message, suggest(term, &MEASURES)));
            }
        };
        let number = numbers[place - 1];
        Ok(if series.absolute { number.abs() } else { number })
    }
}
