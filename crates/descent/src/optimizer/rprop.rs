//! Rprop: only the signs of gradients count. PyTorch: `Rprop(lr, etas, step_sizes)`.

use super::Settings;
use super::hyper_parameter::learning_rate;
use super::rule::{Build, Rule, Step};
use super::spec::Spec;
use super::term::Term;
use crate::real::Real;
use crate::setting::{BELOW_ONE, HyperParameter};

pub(super) static SPEC: Spec = Spec {
    id: "rprop",
    name: "Rprop",
    year: 1993,
    paper: "M. Riedmiller, H. Braun, A direct adaptive method for faster backpropagation learning: the RPROP \
            algorithm, IEEE ICNN 1993",
    rule: r"\begin{aligned}
        \Delta_t &= \begin{cases}
            \min(\eta^+ \Delta_{t-1}, \Delta_{\max}) & g_{t-1}\, g_t > 0 \\
            \max(\eta^- \Delta_{t-1}, \Delta_{\min}) & g_{t-1}\, g_t < 0 \text{, and then } g_t := 0 \\
            \Delta_{t-1} & \text{else}
        \end{cases} \\
        \theta_{t+1} &= \theta_t - \Delta_t\, \operatorname{sign}(g_t)
    \end{aligned}",
    hyper_parameters: &[
        learning_rate(1e-2, [1e-4, 1.0]),
        HyperParameter::linear("etaminus", "shrink factor", r"\eta^-", 0.5, [0.1, 0.9], [0.0, BELOW_ONE])
            .meaning("What the step is multiplied by after the gradient has changed its sign."),
        HyperParameter::linear("etaplus", "growth factor", r"\eta^+", 1.2, [1.0, 2.0], [1.0, 1e6])
            .meaning("What the step is multiplied by while the gradient keeps its sign."),
        HyperParameter::logarithmic("step_min", "smallest step", r"\Delta_{\min}", 1e-6, [1e-9, 1e-2], [0.0, 1e6])
            .meaning("The step never becomes shorter."),
        HyperParameter::logarithmic("step_max", "largest step", r"\Delta_{\max}", 50.0, [1e-2, 100.0], [0.0, 1e6])
            .meaning("The step never becomes longer."),
    ],
    ancestors: &[("gd", "a step size for each parameter, from the signs of its gradients alone")],
    memory_per_parameter: 2,
    advantage: "Needs no sense of scale: flat and steep directions are crossed at the same pace.",
    disadvantage: "Fails on mini-batches, whose noise changes the sign of gradients at random.",
    build: Build::element_wise::<Rprop, 2>(),
};

#[derive(Clone)]
struct Rprop {
    first_step: f64,
    shrink: f64,
    grow: f64,
    shortest: f64,
    longest: f64,
}

struct RpropStep<T> {
    shrink: T,
    grow: T,
    shortest: T,
    longest: T,
}

impl Rule<2> for Rprop {
    type Step<T: Real> = RpropStep<T>;

    fn new(settings: &Settings) -> Self {
        Self {
            first_step: settings.value("learning_rate"),
            shrink: settings.value("etaminus"),
            grow: settings.value("etaplus"),
            shortest: settings.value("step_min"),
            longest: settings.value("step_max"),
        }
    }

    fn initial(&self) -> [f64; 2] {
        [0.0, self.first_step]
    }

    /// Without the learning rate: every parameter has found its own step by now.
    fn prepare<T: Real>(&mut self, _: f64) -> RpropStep<T> {
        RpropStep {
            shrink: T::from_f64(self.shrink),
            grow: T::from_f64(self.grow),
            shortest: T::from_f64(self.shortest),
            longest: T::from_f64(self.longest),
        }
    }
}

impl<T: Real> Step<T, 2> for RpropStep<T> {
    #[inline(always)]
    fn update(&self, parameter: T, gradient: T, [previous, step]: &mut [T; 2], mut observe: impl FnMut(Term, T)) -> T {
        let agreement = (gradient * *previous).sign();
        let factor = if agreement > T::zero() {
            self.grow
        } else if agreement < T::zero() {
            self.shrink
        } else {
            T::one()
        };
        *step = (*step * factor).max(self.shortest).min(self.longest);
        *previous = if agreement < T::zero() { T::zero() } else { gradient };
        observe(Term::StepSize, *step);
        parameter - previous.sign() * *step
    }
}
