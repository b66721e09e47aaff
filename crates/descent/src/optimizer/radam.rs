//! RAdam: Adam that trusts its second moment only as far as it has seen enough gradients.
//! PyTorch: `RAdam(lr, betas, eps, weight_decay)`.

use super::Settings;
use super::hyper_parameter::{beta1, beta2, eps, l2_penalty, learning_rate};
use super::moments::{Moments, MomentsStep};
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
    moments: Moments,
    steps: f64,
}

struct RAdamStep<T> {
    moments: MomentsStep<T>,
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
        Self { moments: Moments::new(settings), steps: 0.0 }
    }

    fn prepare<T: Real>(&mut self, learning_rate: f64) -> RAdamStep<T> {
        self.steps += 1.0;
        let step = self.moments.advance(learning_rate);
        let Moments { beta2, correction2, .. } = &self.moments;
        let rectification = rectification(*beta2, correction2.value(), self.steps).map(T::from_f64);
        RAdamStep { moments: step, rectification }
    }
}

impl<T: Real> Step<T, 2> for RAdamStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, [m, v]: &mut [T; 2], mut observe: impl FnMut(Term, T)) -> T {
        let step = &self.moments;
        let gradient = step.penalised(gradient, parameter);
        step.average(m, gradient); // m = beta1 m + (1 - beta1) g
        step.average_square(v, gradient); // v = beta2 v + (1 - beta2) g^2
        let corrected = *m / step.correction1;
        observe(Term::FirstMoment, *m);
        observe(Term::SecondMoment, *v);
        observe(Term::CorrectedFirstMoment, corrected);
        observe(Term::CorrectedSecondMoment, *v / step.correction2);
        observe(Term::Rectification, self.rectification.unwrap_or(T::zero()));
        if let Some(rectification) = self.rectification {
            let adaptive = step.correction2_root / (v.sqrt() + step.eps);
            observe(Term::EffectiveLearningRate, step.learning_rate * adaptive * rectification);
            parameter - corrected * step.learning_rate * adaptive * rectification
        } else {
            observe(Term::EffectiveLearningRate, step.learning_rate);
            parameter - corrected * step.learning_rate
        }
    }
}
