//! What is wrong with a formula, and where.

use std::error::Error;
use std::fmt;

/// A mistake in a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormulaError {
    /// Where it is, in bytes from the start.
    pub offset: usize,
    /// Where it is, in characters, the first being 1.
    pub column: usize,
    /// What was found there.
    pub problem: String,
    /// What could stand there instead; empty where the problem says it.
    pub expected: &'static str,
}

impl FormulaError {
    pub(super) fn new(text: &str, offset: usize, problem: impl Into<String>, expected: &'static str) -> Self {
        let column = 1 + text.char_indices().take_while(|(at, _)| *at < offset).count();
        Self { offset, column, problem: problem.into(), expected }
    }
}

impl fmt::Display for FormulaError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "column {}: {}", self.column, self.problem)?;
        if self.expected.is_empty() { Ok(()) } else { write!(f, "; expected {}", self.expected) }
    }
}

impl Error for FormulaError {}
