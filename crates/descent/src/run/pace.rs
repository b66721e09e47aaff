//! A run that only runs, for those who want to know how long a step takes.

use super::walk::Walk;
use crate::experiment::DescentExperiment;
use crate::objective::Objective;

/// One of an experiment's optimizers on its way, without a record of it: gradient, schedule and update, and nothing else.
#[derive(Debug)]
pub struct Pace {
    objective: Objective,
    start: Walk,
    walk: Walk,
    lap: usize,
}

impl Pace {
    /// At the start; `None` if there is no such optimizer.
    pub fn new(experiment: &DescentExperiment, optimizer_index: usize) -> Option<Self> {
        let start = Walk::new(experiment, experiment.optimizers.get(optimizer_index)?);
        Some(Self { objective: experiment.objective.clone(), walk: start.clone(), start, lap: experiment.steps })
    }

    /// Takes so many steps. At the end of the experiment, and when it is lost, it starts over: nothing is slower or quicker
    /// than in the experiment itself.
    pub fn take(&mut self, steps: usize) {
        for _ in 0..steps {
            if self.walk.steps >= self.lap || !self.walk.position[0].is_finite() {
                self.walk = self.start.clone();
            }
            self.walk.step(&self.objective);
        }
    }
}
