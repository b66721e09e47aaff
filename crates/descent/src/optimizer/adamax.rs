//! AdaMax: Adam with the largest recent gradient in place of the root mean square.
//! PyTorch: `Adamax(lr, betas, eps, weight_decay)`.

use super::Settings;
use super::hyper_parameter::{beta1, beta2, eps, l2_penalty, learning_rate};
use super::moments::{Moments, MomentsStep};
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
struct AdaMax(Moments);

struct AdaMaxStep<T>(MomentsStep<T>);

impl Rule<2> for AdaMax {
    type Step<T: Real> = AdaMaxStep<T>;

    fn new(settings: &Settings) -> Self {
        Self(Moments::new(settings))
    }

    fn prepare<T: Real>(&mut self, learning_rate: f64) -> AdaMaxStep<T> {
        AdaMaxStep(self.0.advance(learning_rate))
    }
}

impl<T: Real> Step<T, 2> for AdaMaxStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, [m, u]: &mut [T; 2], mut observe: impl FnMut(Term, T)) -> T {
        let Self(step) = self;
        let gradient = step.penalised(gradient, parameter);
        step.average(m, gradient); // m = beta1 m + (1 - beta1) g
        *u = (step.beta2 * *u).maximum(gradient.abs() + step.eps);
        observe(Term::FirstMoment, *m);
        observe(Term::LargestGradient, *u);
        observe(Term::CorrectedFirstMoment, *m / step.correction1);
        observe(Term::EffectiveLearningRate, step.learning_rate / *u);
        parameter - step.step_size * *m / *u // step_size = eta / (1 - beta1^t)
    }
}
