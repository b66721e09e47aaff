//! RAdam: Adam that trusts its second moment only as far as it has seen enough gradients.
//! PyTorch: `RAdam(lr, betas, eps, weight_decay)`.

use super::Settings;
use super::bias_correction::BiasCorrection;
use super::hyper_parameter::{beta1, beta2, eps, l2_penalty, learning_rate};
use super::rule::{Build, Rule, Step};
use super::spec::Spec;
use super::term::Term;
use crate::real::Real;

pub(super) static SPEC: Spec = Spec {
    id: "radam",
    name: "RAdam",
    year: 2020,
    paper: "L. Liu et al., On the variance of the adaptive learning rate and beyond, ICLR 2020, arXiv:1908.03265",
    rule: r"\begin{aligned}
        \rho_\infty &= \frac{2}{1 - \beta_2} - 1 \qquad \rho_t = \rho_\infty - \frac{2 t \beta_2^t}{1 - \beta_2^t} \\
        m_t &= \beta_1\, m_{t-1} + (1 - \beta_1)\, g_t \qquad \hat m_t = \frac{m_t}{1 - \beta_1^t} \\
        v_t &= \beta_2\, v_{t-1} + (1 - \beta_2)\, g_t^2
            \qquad l_t = \frac{\sqrt{1 - \beta_2^t}}{\sqrt{v_t} + \varepsilon} \\
        r_t &= \sqrt{\frac{(\rho_t - 4)(\rho_t - 2)\,\rho_\infty}{(\rho_\infty - 4)(\rho_\infty - 2)\,\rho_t}} \\
        \theta_{t+1} &= \begin{cases}
            \theta_t - \eta\, r_t\, l_t\, \hat m_t & \rho_t > 5 \\
            \theta_t - \eta\, \hat m_t & \text{else}
        \end{cases}
    \end{aligned}",
    hyper_parameters: &[learning_rate(1e-3, [1e-4, 1.0]), beta1(), beta2(0.999), eps(1e-8), l2_penalty()],
    ancestors: &[("adam", "patience: no adaptive step until its average can be trusted")],
    memory_per_parameter: 2,
    advantage: "Warms itself up: no schedule is needed against Adam's wild first steps.",
    disadvantage: "The first steps are plain momentum, whose length follows the gradient and may be far too large.",
    build: Build::element_wise::<RAdam, 2>(),
};

#[derive(Clone)]
struct RAdam {
    learning_rate: f64,
    beta1: f64,
    beta2: f64,
    eps: f64,
    weight_decay: f64,
    correction1: BiasCorrection,
    correction2: BiasCorrection,
    steps: f64,
}

struct RAdamStep<T> {
    learning_rate: T,
    beta1: T,
    one_minus_beta1: T,
    beta2: T,
    one_minus_beta2: T,
    eps: T,
    weight_decay: T,
    correction1: T,
    correction2: T,
    correction2_root: T,
    /// `None` as long as too few gradients have been seen.
    rectification: Option<T>,
}

/// How far the second moment can be trusted after this many steps, if at all.
fn rectification(beta2: f64, correction2: f64, steps: f64) -> Option<f64> {
    let longest = 2.0 / (1.0 - beta2) - 1.0;
    let length = longest - 2.0 * steps * (1.0 - correction2) / correction2;
    let trusted = (length - 4.0) * (length - 2.0) * longest;
    (length > 5.0).then(|| (trusted / ((longest - 4.0) * (longest - 2.0) * length)).sqrt())
}

impl Rule<2> for RAdam {
    type Step<T: Real> = RAdamStep<T>;

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
            steps: 0.0,
        }
    }

    fn set_learning_rate(&mut self, learning_rate: f64) {
        self.learning_rate = learning_rate;
    }

    fn prepare<T: Real>(&mut self) -> RAdamStep<T> {
        self.steps += 1.0;
        let (correction1, correction2) = (self.correction1.advance(), self.correction2.advance());
        RAdamStep {
            learning_rate: T::from_f64(self.learning_rate),
            beta1: T::from_f64(self.beta1),
            one_minus_beta1: T::from_f64(1.0 - self.beta1),
            beta2: T::from_f64(self.beta2),
            one_minus_beta2: T::from_f64(1.0 - self.beta2),
            eps: T::from_f64(self.eps),
            weight_decay: T::from_f64(self.weight_decay),
            correction1: T::from_f64(correction1),
            correction2: T::from_f64(correction2),
            correction2_root: T::from_f64(correction2.sqrt()),
            rectification: rectification(self.beta2, correction2, self.steps).map(T::from_f64),
        }
    }
}

impl<T: Real> Step<T, 2> for RAdamStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, [m, v]: &mut [T; 2], mut observe: impl FnMut(Term, T)) -> T {
        let gradient = gradient + self.weight_decay * parameter;
        *m = self.beta1 * *m + self.one_minus_beta1 * gradient;
        *v = self.beta2 * *v + self.one_minus_beta2 * gradient * gradient;
        let corrected = *m / self.correction1;
        observe(Term::FirstMoment, *m);
        observe(Term::SecondMoment, *v);
        observe(Term::CorrectedFirstMoment, corrected);
        observe(Term::CorrectedSecondMoment, *v / self.correction2);
        observe(Term::Rectification, self.rectification.unwrap_or(T::zero()));
        if let Some(rectification) = self.rectification {
            let adaptive = self.correction2_root / (v.sqrt() + self.eps);
            observe(Term::EffectiveLearningRate, self.learning_rate * adaptive * rectification);
            parameter - corrected * self.learning_rate * adaptive * rectification
        } else {
            observe(Term::EffectiveLearningRate, self.learning_rate);
            parameter - corrected * self.learning_rate
        }
    }
}
