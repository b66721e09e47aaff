//! Totals of test runs, from the lines that Rust's test harness prints.

use std::fmt;
use std::ops::AddAssign;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Totals {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
}

impl Totals {
    /// The totals in a line like `test result: ok. 3 passed; 0 failed; 0 ignored; ...`; `None` for any other line.
    pub(crate) fn in_line(line: &str) -> Option<Self> {
        let (_, counts) = line.trim().strip_prefix("test result: ")?.split_once(". ")?;
        let mut counts = counts.split("; ");
        let mut number = |noun: &str| counts.next()?.strip_suffix(noun)?.trim().parse().ok();
        Some(Self { passed: number("passed")?, failed: number("failed")? })
    }

    pub(crate) const PASS: Self = Self { passed: 1, failed: 0 };
    pub(crate) const FAIL: Self = Self { passed: 0, failed: 1 };
}

impl AddAssign for Totals {
    fn add_assign(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

impl fmt::Display for Totals {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} passed, {} failed", self.passed, self.failed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn result_lines_are_read() {
        let line = "test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 3 filtered out; finished in 0.01s";
        assert_eq!(Totals::in_line(line), Some(Totals { passed: 12, failed: 0 }));
        let line = "test result: FAILED. 27 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.28s";
        assert_eq!(Totals::in_line(line), Some(Totals { passed: 27, failed: 2 }));
    }

    #[test]
    fn other_lines_are_not() {
        for line in
            ["", "test a::b ... ok", "running 3 tests", "test result: ok", "test result: ok. many passed; 0 failed"]
        {
            assert_eq!(Totals::in_line(line), None, "{line}");
        }
    }

    #[test]
    fn totals_add_up() {
        let mut totals = Totals::default();
        totals += Totals::PASS;
        totals += Totals { passed: 3, failed: 2 };
        assert_eq!(totals.to_string(), "4 passed, 2 failed");
    }
}
