//! AMSGrad: Adam that never forgets the largest second moment. PyTorch: `Adam(amsgrad=True)`.

use super::Settings;
use super::bias_correction::BiasCorrection;
use super::hyper_parameter::{beta1, beta2, eps, l2_penalty, learning_rate};
use super::rule::{Build, Rule, Step};
use super::spec::Spec;
use super::term::Term;
use crate::real::Real;

pub(super) static SPEC: Spec = Spec {
    id: "amsgrad",
    name: "AMSGrad",
    year: 2018,
    paper: "S. J. Reddi, S. Kale, S. Kumar, On the convergence of Adam and beyond, ICLR 2018, arXiv:1904.09237",
    rule: r"\begin{aligned}
        m_t &= \beta_1\, m_{t-1} + (1 - \beta_1)\, g_t \\
        v_t &= \beta_2\, v_{t-1} + (1 - \beta_2)\, g_t^2 \\
        v_t^{\max} &= \max(v_{t-1}^{\max}, v_t) \\
        \hat m_t &= \frac{m_t}{1 - \beta_1^t} \qquad \hat v_t = \frac{v_t^{\max}}{1 - \beta_2^t} \\
        \theta_{t+1} &= \theta_t - \frac{\eta}{\sqrt{\hat v_t} + \varepsilon}\, \hat m_t
    \end{aligned}",
    hyper_parameters: &[learning_rate(1e-3, [1e-4, 1.0]), beta1(), beta2(0.999), eps(1e-8), l2_penalty()],
    ancestors: &[("adam", "a denominator that never shrinks")],
    memory_per_parameter: 3,
    advantage: "Converges where Adam can walk the wrong way, since rare large gradients are not forgotten.",
    disadvantage: "One early large gradient slows it for ever, and in practice it is seldom better than Adam.",
    build: Build::element_wise::<AmsGrad, 3>(),
};

#[derive(Clone)]
struct AmsGrad {
    learning_rate: f64,
    beta1: f64,
    beta2: f64,
    eps: f64,
    weight_decay: f64,
    correction1: BiasCorrection,
    correction2: BiasCorrection,
}

struct AmsGradStep<T> {
    learning_rate: T,
    beta1: T,
    one_minus_beta1: T,
    beta2: T,
    one_minus_beta2: T,
    eps: T,
    weight_decay: T,
    correction1: T,
    correction2: T,
    step_size: T,
    correction2_root: T,
}

impl Rule<3> for AmsGrad {
    type Step<T: Real> = AmsGradStep<T>;

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

    fn prepare<T: Real>(&mut self) -> AmsGradStep<T> {
        let (correction1, correction2) = (self.correction1.advance(), self.correction2.advance());
        AmsGradStep {
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
}

impl<T: Real> Step<T, 3> for AmsGradStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, [m, v, v_max]: &mut [T; 3], mut observe: impl FnMut(Term, T)) -> T {
        let gradient = gradient + self.weight_decay * parameter;
        *m = self.beta1 * *m + self.one_minus_beta1 * gradient;
        *v = self.beta2 * *v + self.one_minus_beta2 * gradient * gradient;
        *v_max = v_max.maximum(*v);
        let denominator = v_max.sqrt() / self.correction2_root + self.eps;
        observe(Term::FirstMoment, *m);
        observe(Term::SecondMoment, *v);
        observe(Term::LargestSecondMoment, *v_max);
        observe(Term::CorrectedFirstMoment, *m / self.correction1);
        observe(Term::CorrectedSecondMoment, *v_max / self.correction2);
        observe(Term::EffectiveLearningRate, self.learning_rate / denominator);
        parameter - self.step_size * *m / denominator
    }
}
