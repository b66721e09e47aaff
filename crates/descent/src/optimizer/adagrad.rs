//! AdaGrad: divide by the size of all past gradients, for each parameter. PyTorch: `Adagrad(lr, eps)`.

use super::Settings;
use super::hyper_parameter::{eps, learning_rate};
use super::rule::{Build, Rule, Step};
use super::spec::Spec;
use super::term::Term;
use crate::real::Real;

pub(super) static SPEC: Spec = Spec {
    id: "adagrad",
    name: "AdaGrad",
    year: 2011,
    paper: "J. Duchi, E. Hazan, Y. Singer, Adaptive subgradient methods for online learning and stochastic \
            optimization, JMLR 12, 2011",
    rule: r"\begin{aligned}
        G_t &= G_{t-1} + g_t^2 \\
        \theta_{t+1} &= \theta_t - \frac{\eta}{\sqrt{G_t} + \varepsilon}\, g_t
    \end{aligned}",
    hyper_parameters: &[learning_rate(1e-2, [1e-3, 10.0]), eps(1e-10)],
    ancestors: &[("gd", "a rate for each parameter, from the sum of its squared gradients")],
    memory_per_parameter: 1,
    advantage: "A learning rate per parameter: rare features still take large steps.",
    disadvantage: "The sum only grows, so the steps shrink for ever and may stop short of the minimum.",
    build: Build::element_wise::<AdaGrad, 1>(),
};

#[derive(Clone)]
pub(super) struct AdaGrad {
    eps: f64,
}

pub(super) struct AdaGradStep<T> {
    learning_rate: T,
    eps: T,
}

impl Rule<1> for AdaGrad {
    type Step<T: Real> = AdaGradStep<T>;

    fn new(settings: &Settings) -> Self {
        Self { eps: settings.value("eps") }
    }

    fn prepare<T: Real>(&mut self, learning_rate: f64) -> AdaGradStep<T> {
        AdaGradStep { learning_rate: T::from_f64(learning_rate), eps: T::from_f64(self.eps) }
    }
}

impl<T: Real> Step<T, 1> for AdaGradStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, [sum]: &mut [T; 1], mut observe: impl FnMut(Term, T)) -> T {
        *sum = *sum + gradient * gradient;
        let denominator = sum.sqrt() + self.eps;
        observe(Term::SumOfSquares, *sum);
        observe(Term::EffectiveLearningRate, self.learning_rate / denominator);
        parameter - self.learning_rate * gradient / denominator
    }
}
