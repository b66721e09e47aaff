//! Claims: numbers in the text that the build computes, `[0.0008](run:momentum-ravine/momentum/loss@60)`, and answer
//! keys that it checks, `{check="momentum-ravine/momentum/loss@60 < 0.01"}`.
//!
//! [`grammar`] reads what is claimed, [`measure`] carries out the run, [`printed`] compares the number with the text.
//! Claims are noted while their file is read, and checked when the simulations of all files are known.

mod average;
mod check;
mod condition;
mod grammar;
mod lane;
mod measure;
mod printed;
mod subject;

pub(crate) use check::check;

use std::ops::Range;

use grammar::{Comparison, Reference};

use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::source::Excerpt;

/// What begins the target of a link that is a claim.
pub(crate) const SCHEME: &str = "run:";

const GRAMMAR: &str = "a claim is `simulation/optimizer/quantity`, such as `momentum-ravine/momentum/loss@60?momentum=0.95`; \
    CONTRIBUTING lists the quantities";

/// Something about a claim that is wrong, and where in its text.
#[derive(Clone, Debug, PartialEq)]
struct Problem {
    at: usize,
    code: Code,
    message: String,
    help: String,
}

impl Problem {
    fn new(at: usize, code: Code, message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { at, code, message: message.into(), help: help.into() }
    }
}

/// A claim that waits for its simulation.
#[derive(Debug)]
pub(crate) struct Claim {
    kind: Kind,
    position: ClaimPosition,
}

#[derive(Debug)]
pub(crate) struct Guess {
    option: usize,
    comparison: Comparison,
    position: ClaimPosition,
}

#[derive(Debug)]
enum Kind {
    /// A number as printed, which stands at this offset.
    Number { printed: String, offset: usize, reference: Reference },
    /// What must hold for a right option, and must not hold for a wrong one.
    Key { comparison: Comparison, right: bool },
}

/// Where the text of a claim stands in its file.
#[derive(Clone, Copy, Debug)]
struct ClaimPosition {
    start: usize,
    /// Whether the bytes of the text are those of the file: escapes in TOML make that impossible to tell.
    exact: bool,
}

impl ClaimPosition {
    fn of(text: &Excerpt, range: Range<usize>) -> Self {
        let (start, end) = (text.at(range.start), text.at(range.end));
        Self { start, exact: end - start == range.len() }
    }

    fn at(&self, offset: usize) -> usize {
        if self.exact { self.start + offset } else { self.start }
    }
}

/// Notes a number in the text: `range` is its link in `text`, `printed` what the link shows.
pub(crate) fn note_number(
    target: &str,
    printed: String,
    range: &Range<usize>,
    text: &Excerpt,
    draft: &mut LessonDraft,
) {
    let source = text.text.get(range.clone()).unwrap_or_default();
    let target = target.strip_prefix(SCHEME).unwrap_or(target);
    let start = source.rfind(target).unwrap_or(0) + range.start;
    let position = ClaimPosition::of(text, start..start + target.len());
    match grammar::reference(target) {
        Ok(reference) => {
            let kind = Kind::Number { printed, offset: text.at(range.start + 1), reference };
            draft.claims.push(Claim { kind, position });
        }
        Err(problem) => report(problem, position, draft),
    }
}

/// What an option of a prediction claims, if it can be read.
pub(crate) fn guess(claim: &Excerpt, option: usize, draft: &mut LessonDraft) -> Option<Guess> {
    let position = ClaimPosition::of(claim, 0..claim.text.len());
    match grammar::comparison(&claim.text) {
        Ok(comparison) => Some(Guess { option, comparison, position }),
        Err(problem) => {
            report(problem, position, draft);
            None
        }
    }
}

/// Notes what an option of a question claims. `range` is where the claim stands in `text`.
pub(crate) fn note_key(claim: &str, right: bool, range: Range<usize>, text: &Excerpt, draft: &mut LessonDraft) {
    let position = ClaimPosition::of(text, range);
    match grammar::comparison(claim) {
        Ok(comparison) => draft.claims.push(Claim { kind: Kind::Key { comparison, right }, position }),
        Err(problem) => report(problem, position, draft),
    }
}

fn report(problem: Problem, position: ClaimPosition, draft: &mut LessonDraft) {
    draft.report.add(position.at(problem.at), problem.code, problem.message, problem.help);
}
