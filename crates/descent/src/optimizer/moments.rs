//! The two averages that Adam and its relatives share, and the correction for their start at zero.
//!
//! The first moment `m` is an average of past gradients, the second moment `v` one of their squares:
//!
//! ```text
//! m_t = beta1 m_(t-1) + (1 - beta1) g_t        v_t = beta2 v_(t-1) + (1 - beta2) g_t^2
//! ```
//!
//! Both start at zero, so that the first averages are too small: after t steps they have given the weight
//! `1 - beta^t` to gradients, and the rest to that zero. Divided by this correction they are averages of
//! gradients alone.

use super::Settings;
use super::term::Term;
use crate::real::Real;

/// The hyper-parameters of both averages, and how far their corrections have come.
#[derive(Clone)]
pub(super) struct Moments {
    pub(super) beta1: f64,
    pub(super) beta2: f64,
    pub(super) eps: f64,
    pub(super) weight_decay: f64,
    pub(super) correction1: BiasCorrection,
    pub(super) correction2: BiasCorrection,
}

impl Moments {
    pub(super) fn new(settings: &Settings) -> Self {
        let (beta1, beta2) = (settings.value("beta1"), settings.value("beta2"));
        Self {
            beta1,
            beta2,
            eps: settings.value("eps"),
            weight_decay: settings.value("weight_decay"),
            correction1: BiasCorrection::new(beta1),
            correction2: BiasCorrection::new(beta2),
        }
    }

    /// Goes on to the next step: all that its parameters share, rounded once.
    #[inline(always)]
    pub(super) fn advance<T: Real>(&mut self, learning_rate: f64) -> MomentsStep<T> {
        let (correction1, correction2) = (self.correction1.advance(), self.correction2.advance());
        MomentsStep {
            learning_rate: T::from_f64(learning_rate),
            beta1: T::from_f64(self.beta1),
            one_minus_beta1: T::from_f64(1.0 - self.beta1),
            beta2: T::from_f64(self.beta2),
            one_minus_beta2: T::from_f64(1.0 - self.beta2),
            eps: T::from_f64(self.eps),
            weight_decay: T::from_f64(self.weight_decay),
            correction1: T::from_f64(correction1),
            correction2: T::from_f64(correction2),
            correction2_root: T::from_f64(correction2.sqrt()),
            step_size: T::from_f64(learning_rate / correction1),
        }
    }

    /// Whether nothing is left to correct: all further steps use the same numbers.
    #[inline]
    pub(super) fn is_corrected(&self) -> bool {
        self.correction1.is_over() && self.correction2.is_over()
    }
}

/// One step of both averages, the same for all parameters.
pub(super) struct MomentsStep<T> {
    pub(super) learning_rate: T,
    pub(super) beta1: T,
    pub(super) one_minus_beta1: T,
    pub(super) beta2: T,
    pub(super) one_minus_beta2: T,
    pub(super) eps: T,
    pub(super) weight_decay: T,
    pub(super) correction1: T,
    pub(super) correction2: T,
    pub(super) correction2_root: T,
    /// The learning rate over the first correction, which saves a division for every parameter.
    pub(super) step_size: T,
}

impl<T: Real> MomentsStep<T> {
    /// The same step without the corrections.
    #[inline(always)]
    pub(super) fn uncorrected(self) -> Self {
        let one = T::one();
        Self { correction1: one, correction2: one, correction2_root: one, step_size: self.learning_rate, ..self }
    }

    /// The gradient of the loss with an L2 penalty: weight decay as part of the gradient.
    #[inline(always)]
    pub(super) fn penalised(&self, gradient: T, parameter: T) -> T {
        gradient + self.weight_decay * parameter
    }

    /// Takes a gradient into the first moment.
    #[inline(always)]
    pub(super) fn average(&self, m: &mut T, gradient: T) {
        *m = self.beta1 * *m + self.one_minus_beta1 * gradient;
    }

    /// Takes a gradient into the second moment.
    #[inline(always)]
    pub(super) fn average_square(&self, v: &mut T, gradient: T) {
        *v = self.beta2 * *v + self.one_minus_beta2 * gradient * gradient;
    }

    /// The root of the corrected second moment, and epsilon: `sqrt(v / (1 - beta2^t)) + eps`, in PyTorch's order of
    /// operations.
    #[inline(always)]
    pub(super) fn denominator(&self, v: T) -> T {
        v.sqrt() / self.correction2_root + self.eps
    }

    /// Shows the corrected moments and the learning rate that they come to.
    #[inline(always)]
    pub(super) fn show_corrected(&self, m: T, v: T, denominator: T, observe: &mut impl FnMut(Term, T)) {
        observe(Term::CorrectedFirstMoment, m / self.correction1);
        observe(Term::CorrectedSecondMoment, v / self.correction2);
        observe(Term::EffectiveLearningRate, self.learning_rate / denominator);
    }
}

/// The values `1 - beta^t` for t = 1, 2, ...: the weight that an average with decay `beta`, started
/// at zero, has given to real values so far. Divided by it, the average loses its pull towards zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct BiasCorrection {
    beta: f64,
    power: f64,
}

impl BiasCorrection {
    fn new(beta: f64) -> Self {
        Self { beta, power: 1.0 }
    }

    /// `1 - beta^t` of the next step.
    #[inline]
    fn advance(&mut self) -> f64 {
        self.power *= self.beta;
        // The difference is 1 by now, and numbers near the smallest would be slow.
        if self.power < 5e-17 {
            self.power = 0.0;
        }
        self.value()
    }

    /// `1 - beta^t` of the last step.
    #[inline]
    pub(super) fn value(&self) -> f64 {
        1.0 - self.power
    }

    /// Whether there is nothing left to correct: all further values are 1.
    #[inline]
    fn is_over(&self) -> bool {
        self.power == 0.0
    }
}
