//! Lion: follow the sign of an average of gradients. Optax: `lion(learning_rate, b1, b2, weight_decay)`.

use super::Settings;
use super::hyper_parameter::{beta1, beta2, learning_rate, weight_decay};
use super::rule::{Build, Rule, Step};
use super::spec::Spec;
use super::term::Term;
use crate::real::Real;

pub(super) static SPEC: Spec = Spec {
    id: "lion",
    name: "Lion",
    year: 2023,
    paper: "X. Chen et al., Symbolic discovery of optimization algorithms, NeurIPS 2023, arXiv:2302.06675",
    rule: r"\begin{aligned}
        c_t &= \beta_1\, m_{t-1} + (1 - \beta_1)\, g_t \\
        \theta_{t+1} &= \theta_t - \eta \left( \operatorname{sign}(c_t) + \lambda\, \theta_t \right) \\
        m_t &= \beta_2\, m_{t-1} + (1 - \beta_2)\, g_t
    \end{aligned}",
    hyper_parameters: &[
        learning_rate(1e-4, [1e-5, 1.0]),
        beta1().meaning("How much the direction owes to past gradients."),
        beta2(0.99).meaning("How slowly the average of past gradients forgets."),
        weight_decay(0.0, "How strongly every step shrinks the parameter itself, in units of the learning rate."),
    ],
    ancestors: &[("momentum", "nothing but the sign of an average, so that all steps are equally long")],
    memory_per_parameter: 1,
    advantage: "Half the memory of Adam, and every step has the same length, whatever the gradient.",
    disadvantage: "Does not slow down near a minimum, so it needs a small learning rate and a schedule.",
    build: Build::element_wise::<Lion, 1>(),
};

#[derive(Clone)]
pub(super) struct Lion {
    beta1: f64,
    beta2: f64,
    weight_decay: f64,
}

pub(super) struct LionStep<T> {
    learning_rate: T,
    beta1: T,
    one_minus_beta1: T,
    beta2: T,
    one_minus_beta2: T,
    weight_decay: T,
}

impl Rule<1> for Lion {
    type Step<T: Real> = LionStep<T>;

    fn new(settings: &Settings) -> Self {
        Self {
            beta1: settings.value("beta1"),
            beta2: settings.value("beta2"),
            weight_decay: settings.value("weight_decay"),
        }
    }

    fn prepare<T: Real>(&mut self, learning_rate: f64) -> LionStep<T> {
        LionStep {
            learning_rate: T::from_f64(learning_rate),
            beta1: T::from_f64(self.beta1),
            one_minus_beta1: T::from_f64(1.0 - self.beta1),
            beta2: T::from_f64(self.beta2),
            one_minus_beta2: T::from_f64(1.0 - self.beta2),
            weight_decay: T::from_f64(self.weight_decay),
        }
    }
}

impl<T: Real> Step<T, 1> for LionStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, [m]: &mut [T; 1], mut observe: impl FnMut(Term, T)) -> T {
        let direction = self.one_minus_beta1 * gradient + self.beta1 * *m;
        *m = self.one_minus_beta2 * gradient + self.beta2 * *m;
        observe(Term::Direction, direction);
        observe(Term::FirstMoment, *m);
        parameter - self.learning_rate * (direction.sign() + self.weight_decay * parameter)
    }
}
