//! Adadelta: divide by the size of past gradients and multiply by the size of past updates.
//! PyTorch: `Adadelta(lr, rho, eps)`.
//!
//! Here epsilon stands inside the roots, in the paper and in PyTorch: it starts the movement, since
//! the mean of squared updates is zero at first.

use super::Settings;
use super::hyper_parameter::{eps, learning_rate};
use super::rule::{Build, Rule, Step};
use super::spec::Spec;
use super::term::Term;
use crate::real::Real;
use crate::setting::{BELOW_ONE, HyperParameter};

pub(super) static SPEC: Spec = Spec {
    id: "adadelta",
    name: "Adadelta",
    year: 2012,
    paper: "M. D. Zeiler, ADADELTA: an adaptive learning rate method, arXiv:1212.5701, 2012",
    rule: r"\begin{aligned}
        E[g^2]_t &= \rho\, E[g^2]_{t-1} + (1 - \rho)\, g_t^2 \\
        \Delta_t &= \frac{\sqrt{E[\Delta^2]_{t-1} + \varepsilon}}{\sqrt{E[g^2]_t + \varepsilon}}\, g_t \\
        E[\Delta^2]_t &= \rho\, E[\Delta^2]_{t-1} + (1 - \rho)\, \Delta_t^2 \\
        \theta_{t+1} &= \theta_t - \eta\, \Delta_t
    \end{aligned}",
    hyper_parameters: &[
        learning_rate(1.0, [0.01, 100.0]),
        HyperParameter::linear("rho", "rho", r"\rho", 0.9, [0.5, 0.999], [0.0, BELOW_ONE])
            .meaning("How slowly the means of squared gradients and squared updates forget."),
        eps(1e-6),
    ],
    ancestors: &[("adagrad", "forgetting, and steps in the units of the parameters")],
    memory_per_parameter: 2,
    advantage: "Needs no learning rate: the update has the units of the parameter.",
    disadvantage: "Starts slowly, since it must learn the size of its own updates from almost nothing.",
    build: Build::element_wise::<Adadelta, 2>(),
};

#[derive(Clone)]
pub(super) struct Adadelta {
    rho: f64,
    eps: f64,
}

pub(super) struct AdadeltaStep<T> {
    learning_rate: T,
    rho: T,
    one_minus_rho: T,
    eps: T,
}

impl Rule<2> for Adadelta {
    type Step<T: Real> = AdadeltaStep<T>;

    fn new(settings: &Settings) -> Self {
        Self { rho: settings.value("rho"), eps: settings.value("eps") }
    }

    fn prepare<T: Real>(&mut self, learning_rate: f64) -> AdadeltaStep<T> {
        AdadeltaStep {
            learning_rate: T::from_f64(learning_rate),
            rho: T::from_f64(self.rho),
            one_minus_rho: T::from_f64(1.0 - self.rho),
            eps: T::from_f64(self.eps),
        }
    }
}

impl<T: Real> Step<T, 2> for AdadeltaStep<T> {
    #[inline(always)]
    fn update(
        &self,
        parameter: T,
        gradient: T,
        [mean_square_gradient, mean_square_update]: &mut [T; 2],
        mut observe: impl FnMut(Term, T),
    ) -> T {
        *mean_square_gradient = self.rho * *mean_square_gradient + self.one_minus_rho * gradient * gradient;
        let ratio = (*mean_square_update + self.eps).sqrt() / (*mean_square_gradient + self.eps).sqrt();
        let delta = ratio * gradient;
        *mean_square_update = self.rho * *mean_square_update + self.one_minus_rho * delta * delta;
        observe(Term::MeanSquareGradient, *mean_square_gradient);
        observe(Term::MeanSquareUpdate, *mean_square_update);
        observe(Term::EffectiveLearningRate, self.learning_rate * ratio);
        parameter - self.learning_rate * delta
    }
}
