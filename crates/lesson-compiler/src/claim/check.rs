//! Comparing what a course claims with what its runs do.

use super::grammar::{Comparison, Reference, Side};
use super::measure::measure;
use super::printed::{Printed, components};
use super::subject::Runs;
use super::{Claim, Guess, Kind, Problem};
use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::memory;
use crate::predict::{self, PredictFacts};
use crate::simulation::SimulationFacts;
use crate::suggestion::suggest;

pub(crate) fn check(drafts: &mut [LessonDraft]) {
    let simulations: Vec<SimulationFacts> = drafts.iter().flat_map(|draft| draft.simulations.clone()).collect();
    let mut runs = Runs::default();
    for draft in drafts {
        for Claim { kind, position } in std::mem::take(&mut draft.claims) {
            let result = match &kind {
                Kind::Number { printed, reference, .. } => number(printed, reference, &simulations, &mut runs),
                Kind::Key { comparison, right } => key(comparison, *right, &simulations, &mut runs),
            };
            if let Err(problem) = result {
                let in_text = match &kind {
                    Kind::Number { offset, .. } if problem.code == Code::WrongClaim => *offset,
                    _ => position.at(problem.at),
                };
                draft.report.add(in_text, problem.code, problem.message, problem.help);
            }
        }
        for prediction in std::mem::take(&mut draft.predictions) {
            self::prediction(&prediction, &simulations, &mut runs, draft);
        }
    }
}

/// The number that a reference stands for; nothing where its simulation is wrong, which is reported elsewhere.
fn value(reference: &Reference, simulations: &[SimulationFacts], runs: &mut Runs) -> Result<Option<f64>, Problem> {
    let name = &reference.simulation;
    let Some(facts) = simulations.iter().find(|facts| facts.id == name.text) else {
        let known: Vec<&str> = simulations.iter().map(|facts| facts.id.as_str()).collect();
        let message = format!("no lesson has a simulation or run `{}`", name.text);
        return Err(Problem::new(name.at, Code::UnknownSimulation, message, suggest(&name.text, &known)));
    };
    let Some(experiment) = &facts.experiment else { return Ok(None) };
    let measured = || measure(&reference.quantity, &runs.subject(experiment, reference)?);
    memory::remembered("claim", &(experiment, reference), measured).map(Some)
}

fn number(
    printed: &str,
    reference: &Reference,
    simulations: &[SimulationFacts],
    runs: &mut Runs,
) -> Result<(), Problem> {
    let wrong = |message: String, help: String| Err(Problem::new(0, Code::WrongClaim, message, help));
    // A formula may say what the number is: `y = -1.12`.
    let printed = printed.rsplit_once('=').map_or(printed, |(_, number)| number.trim());
    let parts = components(printed);
    let mut right = Vec::new();
    let mut agrees = true;
    for (axis, part) in parts.iter().enumerate() {
        let along = if parts.len() == 1 { reference.clone() } else { reference.along(axis)? };
        let Some(value) = value(&along, simulations, runs)? else { return Ok(()) };
        let Some(number) = Printed::read(part) else {
            let help = format!(
                "the link of a claim holds nothing but a number as it is printed: {value:.4}, 1,550, 99.8%; or two: $(1, 2)$"
            );
            return wrong(format!("`{printed}` is not a number"), help);
        };
        if !value.is_finite() {
            let message = if value.is_nan() { "this run has no number here" } else { "this never happens in this run" };
            return wrong(
                message.to_owned(),
                "it may have diverged, or be too short: `?steps=...` makes it longer".to_owned(),
            );
        }
        agrees &= number.shows(value);
        right.push(if number.shows(value) { (*part).to_owned() } else { number.with(value) });
    }
    if agrees {
        return Ok(());
    }
    let right = if parts.len() == 1 { right.concat() } else { format!("({})", right.join(", ")) };
    wrong(format!("the text says {printed}, the run {right}"), format!("write `{right}`"))
}

/// Exactly one option of a prediction comes true, if any of them claims anything.
fn prediction(prediction: &PredictFacts, simulations: &[SimulationFacts], runs: &mut Runs, draft: &mut LessonDraft) {
    let mut right = Vec::new();
    for Guess { option, comparison, position } in &prediction.guesses {
        match holds(comparison, simulations, runs) {
            Ok(Some((true, ..))) => right.push(*option),
            Ok(Some((false, ..))) => {}
            // What cannot be measured says nothing about the others.
            Ok(None) => return,
            Err(problem) => {
                return draft.report.add(position.at(problem.at), problem.code, problem.message, problem.help);
            }
        }
    }
    match right[..] {
        [one] => predict::mark(draft, &prediction.id, one),
        _ if prediction.guesses.is_empty() => {}
        _ => {
            let message = format!("{} options of this prediction come true", right.len());
            let help = "exactly one must: change their checks, or what the experiment is";
            draft.report.add(prediction.offset, Code::WrongKey, message, help);
        }
    }
}

/// Whether a comparison holds, and both sides; nothing where a simulation is wrong.
fn holds(
    comparison: &Comparison,
    simulations: &[SimulationFacts],
    runs: &mut Runs,
) -> Result<Option<(bool, f64, f64)>, Problem> {
    let left = value(&comparison.left, simulations, runs)?;
    let right = match &comparison.right {
        Side::Number(number) => Some(*number),
        Side::Reference(reference) => value(reference, simulations, runs)?,
    };
    Ok(left.zip(right).map(|(left, right)| (comparison.relation.holds(left, right), left, right)))
}

fn key(comparison: &Comparison, right: bool, simulations: &[SimulationFacts], runs: &mut Runs) -> Result<(), Problem> {
    let Some((holds, left, other)) = holds(comparison, simulations, runs)? else { return Ok(()) };
    if holds == right {
        return Ok(());
    }
    let state = if right { "right, but its check does not hold" } else { "wrong, but its check holds" };
    let message = format!("this option is marked {state}: {left:.6} {} {other:.6}", comparison.relation.sign());
    Err(Problem::new(comparison.left.simulation.at, Code::WrongKey, message, "mark it otherwise, or change its check"))
}
