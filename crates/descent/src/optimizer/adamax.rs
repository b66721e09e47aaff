//! AdaMax: Adam with the largest recent gradient in place of the root mean square.
//! PyTorch: `Adamax(lr, betas, eps, weight_decay)`.

use super::Settings;
use super::bias_correction::BiasCorrection;
use super::hyper_parameter::{beta1, beta2, eps, l2_penalty, learning_rate};
use super::rule::{Build, Rule, Step};
use super::spec::Spec;
use super::term::Term;
use crate::real::Real;

pub(super) static SPEC: Spec = Spec {
    id: "adamax",
    name: "AdaMax",
    year: 2015,
    paper: "D. P. Kingma, J. Ba, Adam: a method for stochastic optimization, ICLR 2015, section 7, arXiv:1412.6980",
    rule: r"\begin{aligned}
        m_t &= \beta_1\, m_{t-1} + (1 - \beta_1)\, g_t \\
        u_t &= \max(\beta_2\, u_{t-1}, |g_t| + \varepsilon) \\
        \hat m_t &= \frac{m_t}{1 - \beta_1^t} \\
        \theta_{t+1} &= \theta_t - \frac{\eta}{u_t}\, \hat m_t
    \end{aligned}",
    hyper_parameters: &[learning_rate(2e-3, [1e-4, 1.0]), beta1(), beta2(0.999), eps(1e-8), l2_penalty()],
    ancestors: &[("adam", "the largest gradient in place of the mean square")],
    memory_per_parameter: 2,
    advantage: "The maximum needs no correction for its start, and steps never exceed the learning rate by much.",
    disadvantage: "One outlier holds the steps small until the maximum has decayed.",
    build: Build::element_wise::<AdaMax, 2>(),
};

#[derive(Clone)]
struct AdaMax {
    learning_rate: f64,
    beta1: f64,
    beta2: f64,
    eps: f64,
    weight_decay: f64,
    correction1: BiasCorrection,
}

struct AdaMaxStep<T> {
    learning_rate: T,
    beta1: T,
    one_minus_beta1: T,
    beta2: T,
    eps: T,
    weight_decay: T,
    correction1: T,
    step_size: T,
}

impl Rule<2> for AdaMax {
    type Step<T: Real> = AdaMaxStep<T>;

    fn new(settings: &Settings) -> Self {
        let beta1 = settings.value("beta1");
        Self {
            learning_rate: settings.value("learning_rate"),
            beta1,
            beta2: settings.value("beta2"),
            eps: settings.value("eps"),
            weight_decay: settings.value("weight_decay"),
            correction1: BiasCorrection::new(beta1),
        }
    }

    fn set_learning_rate(&mut self, learning_rate: f64) {
        self.learning_rate = learning_rate;
    }

    fn prepare<T: Real>(&mut self) -> AdaMaxStep<T> {
        let correction1 = self.correction1.advance();
        AdaMaxStep {
            learning_rate: T::from_f64(self.learning_rate),
            beta1: T::from_f64(self.beta1),
            one_minus_beta1: T::from_f64(1.0 - self.beta1),
            beta2: T::from_f64(self.beta2),
            eps: T::from_f64(self.eps),
            weight_decay: T::from_f64(self.weight_decay),
            correction1: T::from_f64(correction1),
            step_size: T::from_f64(self.learning_rate / correction1),
        }
    }
}

impl<T: Real> Step<T, 2> for AdaMaxStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, [m, u]: &mut [T; 2], mut observe: impl FnMut(Term, T)) -> T {
        let gradient = gradient + self.weight_decay * parameter;
        *m = self.beta1 * *m + self.one_minus_beta1 * gradient;
        *u = (self.beta2 * *u).maximum(gradient.abs() + self.eps);
        observe(Term::FirstMoment, *m);
        observe(Term::LargestGradient, *u);
        observe(Term::CorrectedFirstMoment, *m / self.correction1);
        observe(Term::EffectiveLearningRate, self.learning_rate / *u);
        parameter - self.step_size * *m / *u
    }
}
