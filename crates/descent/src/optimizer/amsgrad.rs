//! AMSGrad: Adam that never forgets the largest second moment. PyTorch: `Adam(amsgrad=True)`.

use super::Settings;
use super::hyper_parameter::{beta1, beta2, eps, l2_penalty, learning_rate};
use super::moments::{Moments, MomentsStep};
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
struct AmsGrad(Moments);

struct AmsGradStep<T>(MomentsStep<T>);

impl Rule<3> for AmsGrad {
    type Step<T: Real> = AmsGradStep<T>;

    fn new(settings: &Settings) -> Self {
        Self(Moments::new(settings))
    }

    fn prepare<T: Real>(&mut self, learning_rate: f64) -> AmsGradStep<T> {
        AmsGradStep(self.0.advance(learning_rate))
    }
}

impl<T: Real> Step<T, 3> for AmsGradStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, [m, v, v_max]: &mut [T; 3], mut observe: impl FnMut(Term, T)) -> T {
        let Self(step) = self;
        let gradient = step.penalised(gradient, parameter);
        step.average(m, gradient); // m = beta1 m + (1 - beta1) g
        step.average_square(v, gradient); // v = beta2 v + (1 - beta2) g^2
        *v_max = v_max.maximum(*v);
        let denominator = step.denominator(*v_max); // sqrt(v_max / (1 - beta2^t)) + eps
        observe(Term::FirstMoment, *m);
        observe(Term::SecondMoment, *v);
        observe(Term::LargestSecondMoment, *v_max);
        step.show_corrected(*m, *v_max, denominator, &mut observe);
        parameter - step.step_size * *m / denominator // step_size = eta / (1 - beta1^t)
    }
}
