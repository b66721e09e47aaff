//! A run under way: computed piece by piece, so that no piece keeps the page waiting.

use descent::experiment::DescentExperiment;
use descent::run::{Run, Status};
use std::sync::atomic::{AtomicU64, Ordering};

/// The steps of all optimizers that are computed before anything is shown, at least.
const FIRST: usize = 2_000;
/// So many steps are taken between two looks at the clock.
const STRIDE: usize = 64;

/// An experiment and as much of its run as has been computed.
#[derive(Debug)]
pub struct Session {
    run: Run,
    id: u64,
}

impl Session {
    /// An experiment with the first part of its run; short runs are complete.
    pub fn new(experiment: &DescentExperiment) -> Self {
        static NEXT: AtomicU64 = AtomicU64::new(0);
        let mut run = Run::new(experiment);
        run.run_to(experiment.steps.min(FIRST / experiment.optimizers.len().max(1)));
        Self { run, id: NEXT.fetch_add(1, Ordering::Relaxed) }
    }

    /// Tells sessions apart: another experiment has another session.
    pub fn id(&self) -> u64 {
        self.id
    }

    /// Whether all that there is to see has been computed.
    pub fn is_complete(&self) -> bool {
        self.run.steps() >= self.run.experiment().steps || self.run.is_over()
    }

    /// Goes on until all is computed or `is_over` says that it is enough for now.
    pub fn advance(&mut self, is_over: impl Fn() -> bool) {
        while !self.is_complete() && !is_over() {
            self.run.run_to(self.run.experiment().steps.min(self.run.steps() + STRIDE));
        }
    }

    /// The step after which nothing happens: the last one, or earlier when all have come to rest, have
    /// stopped or are lost. Until that is known, the last one.
    pub fn end(&self) -> usize {
        let last = self.run.experiment().steps;
        if !self.is_complete() {
            return last;
        }
        let ends = self.run.tracks().iter().map(|track| match track.status() {
            Status::Running => last,
            Status::Diverged { step } | Status::Settled { step } | Status::Stopped { step } => step,
        });
        ends.max().unwrap_or(0).min(last)
    }

    /// As far as there is something to see: the end, or the last step that has been computed.
    pub fn reached(&self) -> usize {
        self.end().min(self.run.steps())
    }
}

impl std::ops::Deref for Session {
    type Target = Run;

    fn deref(&self) -> &Run {
        &self.run
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session(text: &str) -> Session {
        Session::new(&serde_json::from_str(text).expect("an experiment"))
    }

    #[test]
    fn a_long_run_is_computed_in_pieces_and_is_the_same() {
        let text =
            r#"{"landscape": "rosenbrock", "steps": 20000, "optimizers": [{"id": "adam", "lr": 0.01}, {"id": "gd"}]}"#;
        let mut session = session(text);
        assert!(!session.is_complete() && session.reached() >= 1_000);
        assert_eq!(session.end(), 20_000);
        let mut pieces = 0;
        while !session.is_complete() {
            let looks = std::cell::Cell::new(0);
            session.advance(|| looks.replace(looks.get() + 1) >= 10);
            pieces += 1;
        }
        assert!(pieces > 10, "{pieces}");
        let mut whole = Run::new(session.experiment());
        whole.run_to(20_000);
        assert_eq!(session.tracks()[0].positions(), whole.tracks()[0].positions());
    }

    #[test]
    fn it_ends_where_nothing_happens_any_more() {
        let lost = session(r#"{"landscape": "bowl", "start": [1, 1], "optimizers": [{"id": "gd", "lr": 9}]}"#);
        assert!(lost.is_complete() && lost.end() < 30, "{}", lost.end());
        let stopped = r#"{"landscape": "bowl", "start": [1, 1], "steps": 90000, "stop": {"loss_below": 0.1},
            "optimizers": [{"id": "gd", "lr": 0.1}]}"#;
        assert!(session(stopped).is_complete(), "nobody waits for steps that are not taken");
    }
}
