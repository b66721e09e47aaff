//! What there is to know about a schedule.

use super::Settings;
use crate::setting::HyperParameter;

/// What a schedule changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// The learning rate, of any optimizer.
    LearningRate,
    /// The momentum, of optimizers that have one; others go on as they are.
    Momentum,
}

impl Quantity {
    /// The hyper-parameter of optimizers that is meant.
    pub fn hyper_parameter(self) -> &'static str {
        match self {
            Self::LearningRate => "learning_rate",
            Self::Momentum => "momentum",
        }
    }
}

/// The description of a schedule, from which sliders, checks and tests are made.
pub struct Spec {
    /// Stable id, as lessons and addresses write it.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// What changes.
    pub quantity: Quantity,
    /// The rule in LaTeX; the first step is t = 0.
    pub rule: &'static str,
    /// Its hyper-parameters, the most important first.
    pub hyper_parameters: &'static [HyperParameter],
    /// What it does and what it is good for, in one sentence.
    pub summary: &'static str,
    /// Where it comes from, and PyTorch's name for it.
    pub source: &'static str,
    /// The value at a step, from the settings and the optimizer's own value.
    pub(super) value: fn(&Settings, f64, f64) -> f64,
}

/// A number of steps.
pub(super) const fn steps(
    name: &'static str,
    aliases: &'static [&'static str],
    label: &'static str,
    default: f64,
    meaning: &'static str,
) -> HyperParameter {
    HyperParameter::whole(name, label, "T", default, [1.0, 1000.0], [1.0, 1e6]).or(aliases).meaning(meaning)
}

/// The factor by which the learning rate shrinks.
pub(super) const fn gamma(default: f64, slider: [f64; 2], meaning: &'static str) -> HyperParameter {
    HyperParameter::linear("gamma", "factor", r"\gamma", default, slider, [0.0, 1.0]).meaning(meaning)
}

/// From `start` to `end` along half a wave of the cosine; `share` is how much of the way is gone.
pub(super) fn half_wave(start: f64, end: f64, share: f64) -> f64 {
    end + (start - end) / 2.0 * (1.0 + libm::cos(std::f64::consts::PI * share))
}
