//! Gradient descent: step against the gradient. PyTorch: `SGD(lr)`.

use super::Settings;
use super::hyper_parameter::learning_rate;
use super::rule::{Build, Rule, Step};
use super::spec::Spec;
use super::term::Term;
use crate::real::Real;

pub(super) static SPEC: Spec = Spec {
    id: "gd",
    name: "Gradient descent",
    year: 1847,
    paper: "A. Cauchy, Méthode générale pour la résolution des systèmes d'équations simultanées, \
            Comptes Rendus 25, 1847",
    rule: r"\begin{aligned} \theta_{t+1} &= \theta_t - \eta\, g_t \end{aligned}",
    hyper_parameters: &[learning_rate(1e-3, [1e-4, 2.0])],
    ancestors: &[],
    memory_per_parameter: 0,
    advantage: "Nothing to remember, one number to tune, and easy to reason about.",
    disadvantage: "One learning rate for all directions: slow along gentle slopes, restless across steep ones.",
    build: Build::element_wise::<GradientDescent, 0>(),
};

#[derive(Clone)]
pub(super) struct GradientDescent;

pub(super) struct GradientDescentStep<T> {
    learning_rate: T,
}

impl Rule<0> for GradientDescent {
    type Step<T: Real> = GradientDescentStep<T>;

    fn new(_: &Settings) -> Self {
        Self
    }

    fn prepare<T: Real>(&mut self, learning_rate: f64) -> GradientDescentStep<T> {
        GradientDescentStep { learning_rate: T::from_f64(learning_rate) }
    }

    fn is_steady(&self) -> bool {
        true
    }
}

impl<T: Real> Step<T, 0> for GradientDescentStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, _: &mut [T; 0], mut observe: impl FnMut(Term, T)) -> T {
        observe(Term::EffectiveLearningRate, self.learning_rate);
        parameter - self.learning_rate * gradient
    }
}
