//! Momentum: step along a decaying sum of gradients. PyTorch: `SGD(lr, momentum, dampening)`.
//!
//! Textbooks also write `v = gamma v + eta g` (the learning rate inside, the same path while it is
//! constant) and `v = beta v + (1 - beta) g` (here: dampening = momentum, but for the first step).

use super::Settings;
use super::hyper_parameter::{self, learning_rate};
use super::rule::{Build, Rule, Step};
use super::spec::Spec;
use super::term::Term;
use crate::real::Real;
use crate::setting::HyperParameter;

// The rule is shown without PyTorch's dampening, which is off unless somebody asks for it.
pub(super) static SPEC: Spec = Spec {
    id: "momentum",
    name: "Momentum",
    year: 1964,
    paper: "B. T. Polyak, Some methods of speeding up the convergence of iteration methods, \
            USSR Computational Mathematics and Mathematical Physics 4(5), 1964",
    rule: r"\begin{aligned}
        v_t &= \gamma\, v_{t-1} + g_t \\
        \theta_{t+1} &= \theta_t - \eta\, v_t
    \end{aligned}",
    hyper_parameters: &[
        learning_rate(1e-3, [1e-4, 1.0]),
        hyper_parameter::momentum(0.9),
        HyperParameter::linear("dampening", "dampening", r"\tau", 0.0, [0.0, 1.0], [0.0, 1.0])
            .meaning("The share of each new gradient that is left out after the first step, an extra of PyTorch."),
    ],
    ancestors: &[("gd", "a velocity: past gradients carry on")],
    memory_per_parameter: 1,
    advantage: "Gathers speed where gradients agree and cancels the zigzag where they alternate.",
    disadvantage: "Runs past the minimum and turns back, because it slows down only after the slope has changed.",
    build: Build::element_wise::<Momentum, 1>(),
};

#[derive(Clone)]
pub(super) struct Momentum {
    momentum: f64,
    dampening: f64,
    started: bool,
}

pub(super) struct MomentumStep<T> {
    learning_rate: T,
    momentum: T,
    gradient_share: T,
}

impl Rule<1> for Momentum {
    type Step<T: Real> = MomentumStep<T>;

    fn new(settings: &Settings) -> Self {
        Self { momentum: settings.value("momentum"), dampening: settings.value("dampening"), started: false }
    }

    fn set_momentum(&mut self, momentum: f64) {
        self.momentum = momentum;
    }

    fn prepare<T: Real>(&mut self, learning_rate: f64) -> MomentumStep<T> {
        // PyTorch's first velocity is the whole gradient, and without momentum nothing is dampened.
        let dampened = self.started && self.momentum != 0.0;
        self.started = true;
        MomentumStep {
            learning_rate: T::from_f64(learning_rate),
            momentum: T::from_f64(self.momentum),
            gradient_share: T::from_f64(if dampened { 1.0 - self.dampening } else { 1.0 }),
        }
    }
}

impl<T: Real> Step<T, 1> for MomentumStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, [v]: &mut [T; 1], mut observe: impl FnMut(Term, T)) -> T {
        *v = self.momentum * *v + self.gradient_share * gradient;
        observe(Term::Velocity, *v);
        observe(Term::EffectiveLearningRate, self.learning_rate);
        parameter - self.learning_rate * *v
    }
}
