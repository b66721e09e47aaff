//! AdamW: Adam whose weight decay shrinks the parameters directly, outside the adaptive step.
//! PyTorch: `AdamW(lr, betas, eps, weight_decay)`.

use super::Settings;
use super::bias_correction::BiasCorrection;
use super::hyper_parameter::{beta1, beta2, eps, learning_rate, weight_decay};
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
pub(super) struct AdamW {
    learning_rate: f64,
    beta1: f64,
    beta2: f64,
    eps: f64,
    weight_decay: f64,
    correction1: BiasCorrection,
    correction2: BiasCorrection,
}

pub(super) struct AdamWStep<T> {
    learning_rate: T,
    beta1: T,
    one_minus_beta1: T,
    beta2: T,
    one_minus_beta2: T,
    eps: T,
    correction1: T,
    correction2: T,
    step_size: T,
    correction2_root: T,
    /// What the decay leaves of a parameter.
    kept: T,
}

impl Rule<2> for AdamW {
    type Step<T: Real> = AdamWStep<T>;

    fn new(settings: &Settings) -> Self {
        let (beta1, beta2) = (settings.value("beta1"), settings.value("beta2"));
        Self {
            learning_rate: settings.value("learning_rate"),
            beta1,
            beta2,
            eps: settings.value("eps"),
            weight_decay: settings.value("weight_decay"),
            correction1: BiasCorrection::new(beta1),
            correction2: BiasCorrection::new(beta2),
        }
    }

    fn set_learning_rate(&mut self, learning_rate: f64) {
        self.learning_rate = learning_rate;
    }

    fn prepare<T: Real>(&mut self) -> AdamWStep<T> {
        let (correction1, correction2) = (self.correction1.advance(), self.correction2.advance());
        AdamWStep {
            learning_rate: T::from_f64(self.learning_rate),
            beta1: T::from_f64(self.beta1),
            one_minus_beta1: T::from_f64(1.0 - self.beta1),
            beta2: T::from_f64(self.beta2),
            one_minus_beta2: T::from_f64(1.0 - self.beta2),
            eps: T::from_f64(self.eps),
            correction1: T::from_f64(correction1),
            correction2: T::from_f64(correction2),
            step_size: T::from_f64(self.learning_rate / correction1),
            correction2_root: T::from_f64(correction2.sqrt()),
            kept: T::from_f64(1.0 - self.learning_rate * self.weight_decay),
        }
    }
}

impl<T: Real> Step<T, 2> for AdamWStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, [m, v]: &mut [T; 2], mut observe: impl FnMut(Term, T)) -> T {
        let decayed = parameter * self.kept;
        *m = self.beta1 * *m + self.one_minus_beta1 * gradient;
        *v = self.beta2 * *v + self.one_minus_beta2 * gradient * gradient;
        let denominator = v.sqrt() / self.correction2_root + self.eps;
        observe(Term::FirstMoment, *m);
        observe(Term::SecondMoment, *v);
        observe(Term::CorrectedFirstMoment, *m / self.correction1);
        observe(Term::CorrectedSecondMoment, *v / self.correction2);
        observe(Term::EffectiveLearningRate, self.learning_rate / denominator);
        decayed - self.step_size * *m / denominator
    }
}
