//! Schedules: how the learning rate, or the momentum, changes from step to step.
//!
//! Each lives in a file of its own, in PyTorch's form and with PyTorch's names. To add one, write such
//! a file and add it to [`all`].
//!
//! ```
//! assert_eq!(descent::schedule::find("cosine")?.name, "Cosine annealing");
//! # Ok::<(), descent::name::UnknownName>(())
//! ```

mod constant;
mod cosine;
mod exponential;
mod inverse_time;
mod linear_warmup;
mod momentum;
mod one_cycle;
mod spec;
mod step;

pub use spec::{Quantity, Spec};

use crate::optimizer::Optimizer;
use crate::real::Real;
use crate::setting;

/// One schedule with valid hyper-parameters.
///
/// ```
/// use descent::schedule::Settings;
///
/// let halving: Settings = serde_json::from_str(r#"{"id": "step", "step_size": 10, "gamma": 0.5}"#)?;
/// assert_eq!([0, 9, 10, 20].map(|step| halving.at(0.1, step)), [0.1, 0.1, 0.05, 0.025]);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub type Settings = setting::Settings<Spec>;

impl Settings {
    /// What the schedule makes of the optimizer's own value `base` for the step after `step` steps.
    pub fn at(&self, base: f64, step: usize) -> f64 {
        // As a float it has no end that could overflow, and is exact for all steps that anybody takes.
        (self.spec().value)(self, base, step as f64)
    }

    /// Sets the learning rate or the momentum of an optimizer for the step after `step` steps.
    pub fn guide<T: Real>(&self, optimizer: &mut Optimizer<T>, step: usize) {
        let quantity = self.spec().quantity;
        let Some(base) = optimizer.settings().get(quantity.hyper_parameter()) else { return };
        let value = self.at(base, step);
        match quantity {
            Quantity::LearningRate => optimizer.set_learning_rate(value),
            Quantity::Momentum => optimizer.set_momentum(value),
        }
    }
}

adjustable! { Spec, "a schedule" }
registry! {
    /// All schedules, from plain to elaborate; that of the momentum is last.
    Spec, "schedule", [
        constant::SPEC, step::SPEC, exponential::SPEC, inverse_time::SPEC, cosine::SPEC, linear_warmup::SPEC,
        one_cycle::SPEC, momentum::SPEC,
    ]
}
