//! One optimizer on its way.

use super::anatomy::Anatomy;
use super::walk::Walk;
use crate::experiment::DescentExperiment;
use crate::objective::Objective;
use crate::optimizer::{Settings, Term};
use crate::optimizer_entry::OptimizerEntry;
use crate::stop::Stop;

/// How an optimizer fares.
///
/// *Diverged*, for good, is a track whose position or loss is not a finite number, whose loss is more
/// than a million times `1 + |loss at the start|`, or which is more than a million widths of the
/// objective's domain away from it. To run down for ever where there is no minimum is no divergence
/// until it has gone that far. *Settled*, until it moves again, is a track whose gradient and last
/// movement are zero to ten decimals in every component: at a minimum or at a saddle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It still takes steps.
    Running,
    /// Its position or its loss is out of bounds, and it takes no more steps.
    Diverged {
        /// The first step at which that was so.
        step: usize,
    },
    /// It stands still.
    Settled {
        /// The step since which it has stood still.
        step: usize,
    },
    /// The experiment's [`Stop`] rule holds, and it takes no more steps.
    Stopped {
        /// The step at which the rule first held.
        step: usize,
    },
}

/// After so many steps the state is kept, so that any step can be taken apart without going there from the start.
const BETWEEN_MARKS: usize = 1024;
const TOO_FAR: f64 = 1e6;
const AT_REST: f64 = 1e-10;

/// The path of one optimizer: a position and a loss for every step, the start included.
#[derive(Debug)]
pub struct Track {
    objective: Objective,
    walk: Walk,
    stop: Stop,
    marks: Vec<Walk>,
    positions: Vec<[f64; 2]>,
    losses: Vec<f64>,
    rates: Vec<[f32; 2]>,
    thetas: Vec<[f64; 2]>,
    /// The step with the lowest loss so far.
    best: usize,
    status: Status,
}

impl Track {
    pub(super) fn new(experiment: &DescentExperiment, entry: &OptimizerEntry) -> Self {
        let walk = Walk::new(experiment, entry);
        let mut track = Self {
            objective: experiment.objective.clone(),
            marks: vec![walk.clone()],
            walk,
            stop: experiment.stop,
            positions: Vec::new(),
            losses: Vec::new(),
            rates: Vec::new(),
            thetas: Vec::new(),
            best: 0,
            status: Status::Running,
        };
        track.record();
        track.status = track.judge();
        track
    }

    /// The optimizer and its hyper-parameters.
    pub fn settings(&self) -> &Settings {
        self.walk.optimizer.settings()
    }

    /// The position after every step, from the start at index 0: what PyTorch's parameter would hold.
    /// Never empty.
    pub fn positions(&self) -> &[[f64; 2]] {
        &self.positions
    }

    /// The loss at every position, over all samples and without noise.
    pub fn losses(&self) -> &[f64] {
        &self.losses
    }

    /// What the gradient was multiplied by in every step, for x and y: the first step's at index 0. Not a number where the
    /// rule has no such thing, and after a divergence.
    pub fn effective_learning_rates(&self) -> &[[f32; 2]] {
        &self.rates
    }

    /// For Nesterov's momentum the textbook's point at every step: `positions` are its look-ahead
    /// points. Empty for all others.
    pub fn thetas(&self) -> &[[f64; 2]] {
        &self.thetas
    }

    /// How it fares.
    pub fn status(&self) -> Status {
        self.status
    }

    /// How far it was from the nearest minimum after `step` steps: `None` where no minimum is known or the
    /// track is not that long.
    pub fn distance_to_minimum(&self, step: usize) -> Option<f64> {
        self.objective.distance_to_minimum(*self.positions.get(step)?)
    }

    /// Takes apart the step after `step` steps; `None` if the track is not that long. It is done from the nearest state
    /// that was kept, so that no step takes longer than another.
    pub fn anatomy(&self, step: usize) -> Option<Anatomy> {
        let (position, loss) = (*self.positions.get(step)?, *self.losses.get(step)?);
        let mut walk = self.marks[(step / BETWEEN_MARKS).min(self.marks.len() - 1)].clone();
        while walk.steps < step {
            walk.step(&self.objective);
        }
        let dimension = self.objective.dimension();
        let mut terms: Vec<(Term, [f64; 2])> = Vec::new();
        if !self.is_over(step) {
            walk.step_observed(&self.objective, &mut |index: usize, term: Term, value: f64| match terms
                .iter_mut()
                .find(|(known, _)| *known == term)
            {
                Some((_, values)) => values[index] = value,
                None => terms.push((term, [value, if dimension == 1 { 0.0 } else { value }])),
            });
        }
        Some(Anatomy::new(step, position, loss, terms, walk.position))
    }

    pub(super) fn step(&mut self) {
        let mut rates = [f64::NAN; 2];
        if self.is_over(self.walk.steps) {
            self.walk.steps += 1;
        } else {
            self.walk.step_observed(&self.objective, &mut |index: usize, term: Term, value: f64| {
                if term == Term::EffectiveLearningRate {
                    rates[index] = value;
                }
            });
        }
        if self.walk.steps.is_multiple_of(BETWEEN_MARKS) {
            self.marks.push(self.walk.clone());
        }
        self.rates.push(rates.map(|rate| rate as f32));
        self.record();
        self.status = self.judge();
    }

    /// Whether no step is taken any more after `step` steps.
    fn is_over(&self, step: usize) -> bool {
        matches!(self.status, Status::Stopped { step: last } if last <= step)
    }

    fn position(&self) -> [f64; 2] {
        self.walk.position
    }

    fn record(&mut self) {
        let position = self.position();
        let loss = self.objective.value(position);
        self.positions.push(position);
        self.losses.push(loss);
        if loss < self.losses[self.best] {
            self.best = self.losses.len() - 1;
        }
        let [x, y] = position;
        if let Some(x) = self.walk.optimizer.theta(0, x) {
            self.thetas.push([x, self.walk.optimizer.theta(1, y).unwrap_or(y)]);
        }
    }

    fn judge(&self) -> Status {
        let step = self.positions.len() - 1;
        match self.status {
            Status::Diverged { .. } | Status::Stopped { .. } => self.status,
            _ if self.is_lost() => Status::Diverged { step },
            _ if self.stop.holds(self.losses[step], step - self.best) => Status::Stopped { step },
            Status::Settled { .. } if self.is_at_rest() => self.status,
            Status::Running if self.is_at_rest() => Status::Settled { step },
            _ => Status::Running,
        }
    }

    fn is_lost(&self) -> bool {
        let (position, loss) = (self.position(), self.losses[self.losses.len() - 1]);
        let away = self.objective.domain().iter().zip(position).any(|([low, high], coordinate)| {
            let (middle, width) = ((low + high) / 2.0, high - low);
            (coordinate - middle).abs() > TOO_FAR * width
        });
        !is_finite(position) || !loss.is_finite() || loss > TOO_FAR * (1.0 + self.losses[0].abs()) || away
    }

    fn is_at_rest(&self) -> bool {
        let [.., before, now] = self.positions[..] else { return false };
        let is_zero = |vector: [f64; 2]| vector.iter().all(|component| component.abs() <= AT_REST);
        is_zero([now[0] - before[0], now[1] - before[1]]) && is_zero(self.objective.gradient(now))
    }
}

fn is_finite(position: [f64; 2]) -> bool {
    position.iter().all(|coordinate| coordinate.is_finite())
}
