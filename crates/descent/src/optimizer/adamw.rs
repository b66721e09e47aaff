//! AdamW: Adam whose weight decay shrinks the parameters directly, outside the adaptive step.
//! PyTorch: `AdamW(lr, betas, eps, weight_decay)`.

use super::Settings;
use super::hyper_parameter::{beta1, beta2, eps, learning_rate, weight_decay};
use super::moments::{Moments, MomentsStep};
use super::rule::{Build, Rule, Step};
use super::spec::Spec;
use super::term::Term;
use crate::real::Real;

pub(super) static SPEC: Spec = Spec {
    id: "adamw",
    name: "AdamW",
    year: 2019,
    paper: "I. Loshchilov, F. Hutter, Decoupled weight decay regularization, ICLR 2019, arXiv:1711.05101",
    rule: r"\begin{aligned}
        m_t &= \beta_1\, m_{t-1} + (1 - \beta_1)\, g_t \\
        v_t &= \beta_2\, v_{t-1} + (1 - \beta_2)\, g_t^2 \\
        \hat m_t &= \frac{m_t}{1 - \beta_1^t} \qquad \hat v_t = \frac{v_t}{1 - \beta_2^t} \\
        \theta_{t+1} &= (1 - \eta\,\lambda)\, \theta_t - \frac{\eta}{\sqrt{\hat v_t} + \varepsilon}\, \hat m_t
    \end{aligned}",
    hyper_parameters: &[
        learning_rate(1e-3, [1e-4, 1.0]),
        beta1(),
        beta2(0.999),
        eps(1e-8),
        weight_decay(1e-2, "How strongly every step shrinks the parameter itself, in units of the learning rate."),
    ],
    ancestors: &[("adam", "weight decay outside the adaptive step")],
    memory_per_parameter: 2,
    advantage: "Weight decay reaches all parameters alike, as it should: the choice for large models.",
    disadvantage: "One more number to tune, and as much memory as Adam.",
    build: Build::element_wise::<AdamW, 2>(),
};

#[derive(Clone)]
pub(super) struct AdamW(Moments);

pub(super) struct AdamWStep<T> {
    moments: MomentsStep<T>,
    /// What the decay leaves of a parameter.
    kept: T,
}

impl Rule<2> for AdamW {
    type Step<T: Real> = AdamWStep<T>;

    fn new(settings: &Settings) -> Self {
        Self(Moments::new(settings))
    }

    fn prepare<T: Real>(&mut self, learning_rate: f64) -> AdamWStep<T> {
        let kept = T::from_f64(1.0 - learning_rate * self.0.weight_decay);
        AdamWStep { moments: self.0.advance(learning_rate), kept }
    }
}

impl<T: Real> Step<T, 2> for AdamWStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, [m, v]: &mut [T; 2], mut observe: impl FnMut(Term, T)) -> T {
        let Self { moments: step, kept } = self;
        let decayed = parameter * *kept;
        step.average(m, gradient); // m = beta1 m + (1 - beta1) g
        step.average_square(v, gradient); // v = beta2 v + (1 - beta2) g^2
        let denominator = step.denominator(*v); // sqrt(v / (1 - beta2^t)) + eps
        observe(Term::FirstMoment, *m);
        observe(Term::SecondMoment, *v);
        step.show_corrected(*m, *v, denominator, &mut observe);
        decayed - step.step_size * *m / denominator // step_size = eta / (1 - beta1^t)
    }
}
