//! Nesterov's momentum: measure the gradient where momentum is about to carry you.
//! PyTorch: `SGD(lr, momentum, nesterov=True)`.
//!
//! The textbook moves a point theta and measures the gradient ahead of it, at
//! `theta - eta gamma v`. PyTorch keeps that look-ahead point itself as the parameter, so that the
//! gradient is simply the gradient at the parameter:
//!
//! ```text
//! v_t = gamma v_(t-1) + g_t        parameter_(t+1) = parameter_t - eta (g_t + gamma v_t)
//! ```
//!
//! Both are one path seen from two points: `theta = parameter + eta gamma v`.

use super::Settings;
use super::hyper_parameter::{self, learning_rate};
use super::rule::{Build, Rule, Step};
use super::spec::Spec;
use super::term::Term;
use crate::real::Real;

pub(super) static SPEC: Spec = Spec {
    id: "nesterov",
    name: "Nesterov momentum",
    year: 1983,
    paper: "Y. Nesterov, A method for solving a convex programming problem with convergence rate O(1/k^2), \
            Soviet Mathematics Doklady 27, 1983; in this form I. Sutskever et al., On the importance of \
            initialization and momentum in deep learning, ICML 2013",
    rule: r"\begin{aligned}
        g_t &= \nabla J(\theta_t - \eta\,\gamma\, v_{t-1}) \\
        v_t &= \gamma\, v_{t-1} + g_t \\
        \theta_{t+1} &= \theta_t - \eta\, v_t
    \end{aligned}",
    hyper_parameters: &[learning_rate(1e-3, [1e-4, 1.0]), hyper_parameter::momentum(0.9)],
    ancestors: &[("momentum", "a look ahead: the gradient is taken where the velocity leads")],
    memory_per_parameter: 1,
    advantage: "Sees the slope ahead and brakes in time: overshoots less than momentum.",
    disadvantage: "Still one learning rate for all parameters, and the gain shrinks when gradients are noisy.",
    build: Build::element_wise::<Nesterov, 1>(),
};

#[derive(Clone)]
pub(super) struct Nesterov {
    momentum: f64,
}

pub(super) struct NesterovStep<T> {
    learning_rate: T,
    momentum: T,
}

impl Rule<1> for Nesterov {
    type Step<T: Real> = NesterovStep<T>;

    fn new(settings: &Settings) -> Self {
        Self { momentum: settings.value("momentum") }
    }

    fn set_momentum(&mut self, momentum: f64) {
        self.momentum = momentum;
    }

    fn prepare<T: Real>(&mut self, learning_rate: f64) -> NesterovStep<T> {
        NesterovStep { learning_rate: T::from_f64(learning_rate), momentum: T::from_f64(self.momentum) }
    }

    fn theta<T: Real>(&self, learning_rate: f64, parameter: T, [v]: [T; 1]) -> Option<T> {
        Some(parameter + T::from_f64(learning_rate) * T::from_f64(self.momentum) * v)
    }
}

impl<T: Real> Step<T, 1> for NesterovStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, [v]: &mut [T; 1], mut observe: impl FnMut(Term, T)) -> T {
        *v = self.momentum * *v + gradient;
        let next = parameter - self.learning_rate * (gradient + self.momentum * *v);
        observe(Term::Velocity, *v);
        observe(Term::EffectiveLearningRate, self.learning_rate);
        observe(Term::Theta, next + self.learning_rate * self.momentum * *v);
        observe(Term::LookAhead, next);
        next
    }
}
