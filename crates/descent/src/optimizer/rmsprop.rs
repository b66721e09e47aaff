//! RMSProp: divide by the root of a mean of squared gradients that forgets.
//! PyTorch: `RMSprop(lr, alpha, eps, momentum, centered)`.

use super::Settings;
use super::hyper_parameter::{self, eps, learning_rate};
use super::rule::{Build, Rule, Step};
use super::spec::Spec;
use super::term::Term;
use crate::real::Real;
use crate::setting::{BELOW_ONE, HyperParameter};

pub(super) static SPEC: Spec = Spec {
    id: "rmsprop",
    name: "RMSProp",
    year: 2012,
    paper: "T. Tieleman, G. Hinton, Neural Networks for Machine Learning, lecture 6.5, Coursera, 2012",
    rule: r"\begin{aligned}
        E[g^2]_t &= \alpha\, E[g^2]_{t-1} + (1 - \alpha)\, g_t^2 \\
        \theta_{t+1} &= \theta_t - \frac{\eta}{\sqrt{E[g^2]_t} + \varepsilon}\, g_t
    \end{aligned}",
    hyper_parameters: &[
        learning_rate(1e-2, [1e-4, 1.0]),
        HyperParameter::linear("alpha", "alpha", r"\alpha", 0.99, [0.5, 0.999], [0.0, BELOW_ONE])
            .meaning("How slowly the mean of squared gradients forgets."),
        eps(1e-8),
        hyper_parameter::momentum(0.0),
        HyperParameter::switch("centered", "centred", "c", 0.0)
            .meaning("Whether the square of the mean gradient is subtracted, which leaves the variance."),
    ],
    ancestors: &[("adagrad", "forgetting: a fading average of squares instead of their sum")],
    memory_per_parameter: 1,
    advantage: "A learning rate per parameter that does not die: old gradients are forgotten.",
    disadvantage: "The first steps are too large because the mean starts at zero, and the learning rate must be tuned.",
    build: Build::element_wise::<RmsProp, 3>(),
};

#[derive(Clone)]
pub(super) struct RmsProp {
    alpha: f64,
    eps: f64,
    momentum: f64,
    centered: bool,
}

pub(super) struct RmsPropStep<T> {
    learning_rate: T,
    alpha: T,
    one_minus_alpha: T,
    eps: T,
    momentum: T,
    centered: bool,
}

impl Rule<3> for RmsProp {
    type Step<T: Real> = RmsPropStep<T>;

    fn new(settings: &Settings) -> Self {
        Self {
            alpha: settings.value("alpha"),
            eps: settings.value("eps"),
            momentum: settings.value("momentum"),
            centered: settings.is_on("centered"),
        }
    }

    fn set_momentum(&mut self, momentum: f64) {
        self.momentum = momentum;
    }

    fn prepare<T: Real>(&mut self, learning_rate: f64) -> RmsPropStep<T> {
        RmsPropStep {
            learning_rate: T::from_f64(learning_rate),
            alpha: T::from_f64(self.alpha),
            one_minus_alpha: T::from_f64(1.0 - self.alpha),
            eps: T::from_f64(self.eps),
            momentum: T::from_f64(self.momentum),
            centered: self.centered,
        }
    }
}

impl<T: Real> Step<T, 3> for RmsPropStep<T> {
    #[inline(always)]
    fn update(
        &self,
        parameter: T,
        gradient: T,
        [mean_square, mean, velocity]: &mut [T; 3],
        mut observe: impl FnMut(Term, T),
    ) -> T {
        *mean_square = self.alpha * *mean_square + self.one_minus_alpha * gradient * gradient;
        observe(Term::MeanSquareGradient, *mean_square);
        let scale = if self.centered {
            *mean = self.alpha * *mean + self.one_minus_alpha * gradient;
            observe(Term::MeanGradient, *mean);
            // A variance; only rounding can make it negative, and PyTorch's square root then NaN.
            (*mean_square - *mean * *mean).maximum(T::zero())
        } else {
            *mean_square
        };
        let denominator = scale.sqrt() + self.eps;
        observe(Term::EffectiveLearningRate, self.learning_rate / denominator);
        if self.momentum > T::zero() {
            *velocity = self.momentum * *velocity + gradient / denominator;
            observe(Term::Velocity, *velocity);
            parameter - self.learning_rate * *velocity
        } else {
            parameter - self.learning_rate * gradient / denominator
        }
    }
}
