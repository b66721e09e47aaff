//! Adam: momentum and RMSProp together, with both averages corrected for their start at zero.
//! PyTorch: `Adam(lr, betas, eps, weight_decay)`.

use super::Settings;
use super::bias_correction::BiasCorrection;
use super::hyper_parameter::{beta1, beta2, eps, l2_penalty, learning_rate};
use super::rule::{Build, Rule, Step};
use super::spec::Spec;
use super::term::Term;
use crate::real::Real;
use crate::setting::HyperParameter;

pub(super) static SPEC: Spec = Spec {
    id: "adam",
    name: "Adam",
    year: 2015,
    paper: "D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, ICLR 2015, arXiv:1412.6980",
    rule: r"\begin{aligned}
        m_t &= \beta_1\, m_{t-1} + (1 - \beta_1)\, g_t \\
        v_t &= \beta_2\, v_{t-1} + (1 - \beta_2)\, g_t^2 \\
        \hat m_t &= \frac{m_t}{1 - \beta_1^t} \qquad \hat v_t = \frac{v_t}{1 - \beta_2^t} \\
        \theta_{t+1} &= \theta_t - \frac{\eta}{\sqrt{\hat v_t} + \varepsilon}\, \hat m_t
    \end{aligned}",
    hyper_parameters: &[
        learning_rate(1e-3, [1e-4, 1.0]),
        beta1(),
        beta2(0.999),
        eps(1e-8),
        l2_penalty(),
        HyperParameter::switch("bias_correction", "bias correction", r"1 - \beta^t", 1.0)
            .meaning("Whether both averages are corrected for their start at zero, as they should be."),
    ],
    ancestors: &[("rmsprop", "bias correction"), ("momentum", "an average of gradients to follow")],
    memory_per_parameter: 2,
    advantage: "Works well with little tuning on most problems: direction from momentum, step size per parameter.",
    disadvantage: "Twice the memory of momentum, and in some cases it fails to converge or generalises less well.",
    build: Build::element_wise::<Adam, 2>(),
};

#[derive(Clone)]
pub(super) struct Adam {
    learning_rate: f64,
    beta1: f64,
    beta2: f64,
    eps: f64,
    weight_decay: f64,
    bias_correction: bool,
    correction1: BiasCorrection,
    correction2: BiasCorrection,
}

pub(super) struct AdamStep<T> {
    learning_rate: T,
    beta1: T,
    one_minus_beta1: T,
    beta2: T,
    one_minus_beta2: T,
    eps: T,
    weight_decay: T,
    correction1: T,
    correction2: T,
    /// The learning rate over the first correction, which saves a division for every parameter.
    step_size: T,
    correction2_root: T,
}

impl Rule<2> for Adam {
    type Step<T: Real> = AdamStep<T>;

    fn new(settings: &Settings) -> Self {
        let (beta1, beta2) = (settings.value("beta1"), settings.value("beta2"));
        Self {
            learning_rate: settings.value("learning_rate"),
            beta1,
            beta2,
            eps: settings.value("eps"),
            weight_decay: settings.value("weight_decay"),
            bias_correction: settings.is_on("bias_correction"),
            correction1: BiasCorrection::new(beta1),
            correction2: BiasCorrection::new(beta2),
        }
    }

    fn set_learning_rate(&mut self, learning_rate: f64) {
        self.learning_rate = learning_rate;
    }

    fn prepare<T: Real>(&mut self) -> AdamStep<T> {
        let corrections = (self.correction1.advance(), self.correction2.advance());
        let (correction1, correction2) = if self.bias_correction { corrections } else { (1.0, 1.0) };
        AdamStep {
            learning_rate: T::from_f64(self.learning_rate),
            beta1: T::from_f64(self.beta1),
            one_minus_beta1: T::from_f64(1.0 - self.beta1),
            beta2: T::from_f64(self.beta2),
            one_minus_beta2: T::from_f64(1.0 - self.beta2),
            eps: T::from_f64(self.eps),
            weight_decay: T::from_f64(self.weight_decay),
            correction1: T::from_f64(correction1),
            correction2: T::from_f64(correction2),
            step_size: T::from_f64(self.learning_rate / correction1),
            correction2_root: T::from_f64(correction2.sqrt()),
        }
    }

    fn is_steady(&self) -> bool {
        !self.bias_correction || self.correction1.is_over() && self.correction2.is_over()
    }
}

impl<T: Real> AdamStep<T> {
    #[inline(always)]
    fn average(&self, parameter: T, gradient: T, [m, v]: &mut [T; 2]) {
        let gradient = gradient + self.weight_decay * parameter;
        *m = self.beta1 * *m + self.one_minus_beta1 * gradient;
        *v = self.beta2 * *v + self.one_minus_beta2 * gradient * gradient;
    }
}

impl<T: Real> Step<T, 2> for AdamStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, state: &mut [T; 2], mut observe: impl FnMut(Term, T)) -> T {
        self.average(parameter, gradient, state);
        let [m, v] = state;
        let denominator = v.sqrt() / self.correction2_root + self.eps;
        observe(Term::FirstMoment, *m);
        observe(Term::SecondMoment, *v);
        observe(Term::CorrectedFirstMoment, *m / self.correction1);
        observe(Term::CorrectedSecondMoment, *v / self.correction2);
        observe(Term::EffectiveLearningRate, self.learning_rate / denominator);
        parameter - self.step_size * *m / denominator
    }

    #[inline(always)]
    fn update_steadily(&self, parameter: T, gradient: T, state: &mut [T; 2]) -> T {
        self.average(parameter, gradient, state);
        let [m, v] = state;
        parameter - self.step_size * *m / (v.sqrt() + self.eps)
    }
}
