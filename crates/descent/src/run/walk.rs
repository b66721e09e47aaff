//! Where an optimizer is and what it remembers, without the way it has come.

use super::batches::Batches;
use crate::experiment::DescentExperiment;
use crate::objective::Objective;
use crate::optimizer::{Observer, Optimizer};
use crate::optimizer_entry::OptimizerEntry;
use crate::random::Random;
use crate::schedule;

/// An optimizer at some step of an experiment, ready for the next one. A copy of it goes the same way.
#[derive(Clone, Debug)]
pub(super) struct Walk {
    pub(super) optimizer: Optimizer<f64>,
    schedule: Option<schedule::Settings>,
    batches: Option<Batches>,
    random: Random,
    noise: f64,
    pub(super) position: [f64; 2],
    /// How many steps it has taken.
    pub(super) steps: usize,
}

impl Walk {
    pub(super) fn new(experiment: &DescentExperiment, entry: &OptimizerEntry) -> Self {
        Self {
            optimizer: Optimizer::new(entry, experiment.objective.dimension()),
            schedule: experiment.schedule_of(entry).cloned(),
            batches: Batches::new(experiment, entry),
            random: Random::new(experiment.seed),
            noise: experiment.noise,
            position: experiment.objective.confine(experiment.start),
            steps: 0,
        }
    }

    /// A step; once lost, it stays there for ever and costs nothing.
    pub(super) fn step(&mut self, objective: &Objective) {
        self.advance(objective, |optimizer, position, gradient| optimizer.step(position, gradient));
    }

    pub(super) fn step_observed(&mut self, objective: &Objective, observer: &mut impl Observer<f64>) {
        self.advance(objective, |optimizer, position, gradient| {
            optimizer.step_observed(position, gradient, observer);
        });
    }

    fn advance(&mut self, objective: &Objective, step: impl FnOnce(&mut Optimizer<f64>, &mut [f64], &[f64])) {
        if self.position.iter().all(|coordinate| coordinate.is_finite()) {
            if let Some(schedule) = &self.schedule {
                schedule.guide(&mut self.optimizer, self.steps);
            }
            let gradient = self.gradient(objective);
            step(&mut self.optimizer, &mut self.position, &gradient);
            self.position = objective.confine(self.position);
        }
        self.steps += 1;
    }

    /// The gradient that the optimizer sees.
    fn gradient(&mut self, objective: &Objective) -> [f64; 2] {
        let gradient = match &mut self.batches {
            Some(batches) => objective.batch_gradient(self.position, batches.advance()),
            None => objective.gradient(self.position),
        };
        if self.noise == 0.0 {
            return gradient;
        }
        gradient.map(|component| component + self.noise * self.random.normal())
    }
}
