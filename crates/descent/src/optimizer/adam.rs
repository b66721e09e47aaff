//! Adam: momentum and RMSProp together, with both averages corrected for their start at zero.
//! PyTorch: `Adam(lr, betas, eps, weight_decay)`.
//!
//! Both averages and their corrections are in `moments.rs`, which the relatives of Adam share.

use super::Settings;
use super::hyper_parameter::{beta1, beta2, eps, l2_penalty, learning_rate};
use super::moments::{Moments, MomentsStep};
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
    moments: Moments,
    bias_correction: bool,
}

pub(super) struct AdamStep<T>(MomentsStep<T>);

impl Rule<2> for Adam {
    type Step<T: Real> = AdamStep<T>;

    fn new(settings: &Settings) -> Self {
        Self { moments: Moments::new(settings), bias_correction: settings.is_on("bias_correction") }
    }

    fn prepare<T: Real>(&mut self, learning_rate: f64) -> AdamStep<T> {
        let step = self.moments.advance(learning_rate);
        AdamStep(if self.bias_correction { step } else { step.uncorrected() })
    }

    fn is_steady(&self) -> bool {
        !self.bias_correction || self.moments.is_corrected()
    }
}

impl<T: Real> Step<T, 2> for AdamStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, [m, v]: &mut [T; 2], mut observe: impl FnMut(Term, T)) -> T {
        let Self(step) = self;
        let gradient = step.penalised(gradient, parameter);
        step.average(m, gradient); // m = beta1 m + (1 - beta1) g
        step.average_square(v, gradient); // v = beta2 v + (1 - beta2) g^2
        let denominator = step.denominator(*v); // sqrt(v / (1 - beta2^t)) + eps
        observe(Term::FirstMoment, *m);
        observe(Term::SecondMoment, *v);
        step.show_corrected(*m, *v, denominator, &mut observe);
        parameter - step.step_size * *m / denominator // step_size = eta / (1 - beta1^t)
    }

    /// Without the division by the root of the second correction, which is 1 by now.
    #[inline(always)]
    fn update_steadily(&self, parameter: T, gradient: T, [m, v]: &mut [T; 2]) -> T {
        let Self(step) = self;
        let gradient = step.penalised(gradient, parameter);
        step.average(m, gradient);
        step.average_square(v, gradient);
        parameter - step.step_size * *m / (v.sqrt() + step.eps)
    }
}
