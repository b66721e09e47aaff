//! One optimizer on its way.

use super::batches::Batches;
use crate::contender::Contender;
use crate::experiment::Experiment;
use crate::objective::Objective;
use crate::optimizer::{Observer, Optimizer, Settings};
use crate::random::Random;
use crate::schedule::{self, Quantity};

/// How an optimizer fares.
///
/// *Diverged*, for good, is a track whose position or loss is not a finite number, whose loss is more
/// than a million times `1 + |loss at the start|`, or which is more than a million widths of the
/// objective's domain away from it. To run down for ever where there is no minimum is no divergence
/// until it has gone that far. *Settled*, until it moves again, is a track whose gradient and last
/// movement are zero to ten decimals in every component: at a minimum or at a saddle.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// It is under way.
    Running,
    /// It has lost its way.
    Diverged {
        /// The step at which that was first seen.
        step: usize,
    },
    /// It has come to rest.
    Settled {
        /// The first step since which it has been at rest.
        step: usize,
    },
}

const TOO_FAR: f64 = 1e6;
const AT_REST: f64 = 1e-10;

/// The path of one optimizer: a position and a loss for every step, the start included.
#[derive(Debug)]
pub struct Track {
    objective: Objective,
    optimizer: Optimizer<f64>,
    schedule: Option<schedule::Settings>,
    batches: Option<Batches>,
    random: Random,
    noise: f64,
    positions: Vec<[f64; 2]>,
    losses: Vec<f64>,
    thetas: Vec<[f64; 2]>,
    status: Status,
}

impl Track {
    pub(super) fn new(experiment: &Experiment, contender: &Contender) -> Self {
        let objective = experiment.objective.clone();
        let start = objective.confine(experiment.start);
        let mut track = Self {
            optimizer: Optimizer::new(contender, objective.dimension()),
            objective,
            schedule: experiment.schedule_of(contender).cloned(),
            batches: Batches::new(experiment, contender),
            random: Random::new(experiment.seed),
            noise: experiment.noise,
            positions: Vec::new(),
            losses: Vec::new(),
            thetas: Vec::new(),
            status: Status::Running,
        };
        track.record(start);
        track.status = track.judge();
        track
    }

    /// The optimizer and its hyper-parameters.
    pub fn settings(&self) -> &Settings {
        self.optimizer.settings()
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

    pub(super) fn position(&self) -> [f64; 2] {
        self.positions[self.positions.len() - 1]
    }

    pub(super) fn step(&mut self) {
        self.advance(|optimizer, position, gradient| optimizer.step(position, gradient));
    }

    pub(super) fn step_observed(&mut self, observer: &mut impl Observer<f64>) {
        self.advance(|optimizer, position, gradient| optimizer.step_observed(position, gradient, observer));
    }

    fn advance(&mut self, step: impl FnOnce(&mut Optimizer<f64>, &mut [f64], &[f64])) {
        let mut position = self.position();
        // Once lost, for ever lost: it stays there, and costs nothing.
        if is_finite(position) {
            self.follow_schedule();
            let gradient = self.gradient(position);
            step(&mut self.optimizer, &mut position, &gradient);
            position = self.objective.confine(position);
        }
        self.record(position);
        self.status = self.judge();
    }

    fn follow_schedule(&mut self) {
        let Some(schedule) = &self.schedule else { return };
        let quantity = schedule.spec().quantity;
        let Some(base) = self.settings().get(quantity.hyper_parameter()) else { return };
        let value = schedule.at(base, self.positions.len() - 1);
        match quantity {
            Quantity::LearningRate => self.optimizer.set_learning_rate(value),
            Quantity::Momentum => self.optimizer.set_momentum(value),
        }
    }

    /// The gradient that the optimizer sees.
    fn gradient(&mut self, position: [f64; 2]) -> [f64; 2] {
        let gradient = match &mut self.batches {
            Some(batches) => self.objective.batch_gradient(position, batches.advance()),
            None => self.objective.gradient(position),
        };
        if self.noise == 0.0 {
            return gradient;
        }
        gradient.map(|component| component + self.noise * self.random.normal())
    }

    fn record(&mut self, position: [f64; 2]) {
        let [x, y] = position;
        self.positions.push(position);
        self.losses.push(self.objective.value(position));
        if let Some(x) = self.optimizer.theta(0, x) {
            self.thetas.push([x, self.optimizer.theta(1, y).unwrap_or(y)]);
        }
    }

    fn judge(&self) -> Status {
        let step = self.positions.len() - 1;
        match self.status {
            Status::Diverged { .. } => self.status,
            _ if self.is_lost() => Status::Diverged { step },
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
