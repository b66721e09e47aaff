//! Comparing what a course claims with what its runs do.

use descent::setup::Setup;

use super::grammar::{Comparison, Reference, Side};
use super::measure::measure;
use super::printed::Printed;
use super::subject::Runs;
use super::{Claim, Kind, Problem};
use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::simulation::SimulationFacts;
use crate::suggestion::suggest;

/// Checks the claims of all files.
pub(crate) fn check(drafts: &mut [Draft]) {
    let simulations: Vec<SimulationFacts> = drafts.iter().flat_map(|draft| draft.simulations.clone()).collect();
    let mut runs = Runs::default();
    for draft in drafts {
        for Claim { kind, place } in std::mem::take(&mut draft.claims) {
            let result = match &kind {
                Kind::Number { printed, reference, .. } => number(printed, reference, &simulations, &mut runs),
                Kind::Key { comparison, right } => key(comparison, *right, &simulations, &mut runs),
            };
            if let Err(problem) = result {
                let in_text = match &kind {
                    Kind::Number { offset, .. } if problem.code == Code::WrongClaim => *offset,
                    _ => place.at(problem.at),
                };
                draft.report.add(in_text, problem.code, problem.message, problem.help);
            }
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
    let setup: Option<&Setup> = facts.setup.as_ref();
    setup.map(|setup| measure(&reference.quantity, &runs.subject(setup, reference)?)).transpose()
}

fn number(
    printed: &str,
    reference: &Reference,
    simulations: &[SimulationFacts],
    runs: &mut Runs,
) -> Result<(), Problem> {
    let wrong = |message: String, help: String| Err(Problem::new(0, Code::WrongClaim, message, help));
    let Some(value) = value(reference, simulations, runs)? else { return Ok(()) };
    let Some(number) = Printed::read(printed) else {
        let help = format!("the link of a claim holds nothing but a number as it is printed: {value:.4}, 1,550, 99.8%");
        return wrong(format!("`{printed}` is not a number"), help);
    };
    if number.shows(value) {
        return Ok(());
    }
    if value.is_finite() {
        let right = number.with(value);
        return wrong(format!("the text says {printed}, the run {right}"), format!("write `{right}`"));
    }
    let message = if value.is_nan() { "this run has no number here" } else { "this never happens in this run" };
    wrong(message.to_owned(), "it may have diverged, or be too short: `?steps=...` makes it longer".to_owned())
}

fn key(comparison: &Comparison, right: bool, simulations: &[SimulationFacts], runs: &mut Runs) -> Result<(), Problem> {
    let Some(left) = value(&comparison.left, simulations, runs)? else { return Ok(()) };
    let other = match &comparison.right {
        Side::Number(number) => Some(*number),
        Side::Reference(reference) => value(reference, simulations, runs)?,
    };
    let Some(other) = other else { return Ok(()) };
    let holds = comparison.relation.holds(left, other);
    if holds == right {
        return Ok(());
    }
    let state = if right { "right, but its check does not hold" } else { "wrong, but its check holds" };
    let message = format!("this option is marked {state}: {left:.6} {} {other:.6}", comparison.relation.sign());
    Err(Problem::new(comparison.left.simulation.at, Code::WrongKey, message, "mark it otherwise, or change its check"))
}
