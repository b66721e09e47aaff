//! What every command returns when it could not do its work.

use std::fmt;

/// Something that could not be done: what was tried and why it failed, then what to type.
#[derive(Debug, PartialEq)]
pub(crate) struct Failure {
    /// What was tried, and why it did not work.
    pub(crate) tried: String,
    /// What the person can do about it; may be empty when `tried` says all there is to say.
    pub(crate) help: String,
    pub(crate) code: u8,
}

impl Failure {
    /// A failure with exit code 1.
    pub(crate) fn new(tried: impl Into<String>, help: impl Into<String>) -> Self {
        Self { tried: tried.into(), help: help.into(), code: 1 }
    }

    /// A failure of what was typed: exit code 2, like every other usage error.
    pub(crate) fn usage(tried: impl Into<String>, help: impl Into<String>) -> Self {
        Self { code: 2, ..Self::new(tried, help) }
    }

    /// A failure that has been reported in full already; only the exit code is left to give.
    pub(crate) fn reported() -> Self {
        Self::new("", "")
    }
}

/// What can go wrong for a reason of its own.
pub(crate) trait Tried<T> {
    /// A failure says what could not be done, and then the reason: `or_fail("the page cannot be read")`.
    fn or_fail(self, what: impl fmt::Display) -> Result<T, Failure>;
}

impl<T, E: fmt::Display> Tried<T> for Result<T, E> {
    fn or_fail(self, what: impl fmt::Display) -> Result<T, Failure> {
        self.map_err(|error| Failure::new(format!("{what}: {error}"), ""))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.tried.is_empty() {
            return Ok(());
        }
        write!(f, "error: {}", self.tried)?;
        if !self.help.is_empty() {
            write!(f, "\n  help: {}", self.help.replace('\n', "\n        "))?;
        }
        Ok(())
    }
}
