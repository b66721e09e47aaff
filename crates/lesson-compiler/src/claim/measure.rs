//! The number that a reference stands for.

use super::Problem;
use super::condition::Relation;
use super::grammar::{Quantity, Series, Step, Summary};
use super::subject::Subject;
use crate::diagnostic::Code;

/// The number; infinite where something never happens.
pub(super) fn measure(quantity: &Quantity, subject: &Subject) -> Result<f64, Problem> {
    let never = |step: Option<usize>| step.map_or(f64::INFINITY, |step| step as f64);
    match quantity {
        Quantity::At(series, step) => {
            check_step(series, *step, subject)?;
            subject.value(series, step.number)
        }
        Quantity::First(series, relation, bound) => first(series, *relation, *bound, subject).map(never),
        Quantity::Diverged => Ok(never(subject.diverged())),
        Quantity::Settled => Ok(never(subject.settled())),
        Quantity::Over(summary, series, since, until) => {
            for step in [since, until].into_iter().flatten() {
                check_step(series, *step, subject)?;
            }
            let (first, last) = subject.steps(series);
            let number = |step: &Option<Step>, other| step.map_or(other, |step| step.number);
            let (first, last) = (number(since, first), number(until, last));
            if let Some(until) = until.filter(|_| last < first) {
                let message = format!("there is nothing between the steps {first} and {last}");
                return Err(Problem::new(until.at, Code::OutOfRange, message, "the first of the two comes first"));
            }
            let values = (first..=last).map(|step| subject.value(series, step));
            Ok(summarise(*summary, &values.collect::<Result<Vec<_>, _>>()?))
        }
    }
}

fn check_step(series: &Series, step: Step, subject: &Subject) -> Result<(), Problem> {
    let (first, last) = subject.steps(series);
    if (first..=last).contains(&step.number) {
        return Ok(());
    }
    let message = format!("this run has no `{}` at step {}", series.term.text, step.number);
    let help = format!("it has one at the steps {first} to {last}; `?steps=...` makes the run longer");
    Err(Problem::new(step.at, Code::OutOfRange, message, help))
}

fn first(series: &Series, relation: Relation, bound: f64, subject: &Subject) -> Result<Option<usize>, Problem> {
    let (first, last) = subject.steps(series);
    for step in first..=last {
        if relation.holds(subject.value(series, step)?, bound) {
            return Ok(Some(step));
        }
    }
    Ok(None)
}

fn summarise(summary: Summary, values: &[f64]) -> f64 {
    match summary {
        Summary::Max => values.iter().copied().fold(f64::NEG_INFINITY, f64::max),
        Summary::Min => values.iter().copied().fold(f64::INFINITY, f64::min),
        Summary::Mean => values.iter().sum::<f64>() / values.len() as f64,
        Summary::Crossings => {
            let signs: Vec<bool> = values.iter().filter(|value| **value != 0.0).map(|value| *value > 0.0).collect();
            signs.windows(2).filter(|pair| pair[0] != pair[1]).count() as f64
        }
    }
}
