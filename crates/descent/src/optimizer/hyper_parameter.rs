//! The hyper-parameters that several optimizers share.

use crate::setting::{BELOW_ONE, HyperParameter};

pub(super) const fn learning_rate(default: f64, slider: [f64; 2]) -> HyperParameter {
    HyperParameter::logarithmic("learning_rate", "learning rate", r"\eta", default, slider, [0.0, 1e6])
        .or(&["lr"])
        .meaning("How far one step goes.")
}

pub(super) const fn momentum(default: f64) -> HyperParameter {
    HyperParameter::linear("momentum", "momentum", r"\gamma", default, [0.0, 0.99], [0.0, 1.0])
        .meaning("The share of the velocity that is kept from one step to the next.")
}

pub(super) const fn beta1() -> HyperParameter {
    HyperParameter::linear("beta1", "beta 1", r"\beta_1", 0.9, [0.0, 0.99], [0.0, BELOW_ONE])
        .meaning("How slowly the average of past gradients forgets.")
}

pub(super) const fn beta2(default: f64) -> HyperParameter {
    HyperParameter::linear("beta2", "beta 2", r"\beta_2", default, [0.5, 0.9999], [0.0, BELOW_ONE])
        .meaning("How slowly the average of past squared gradients forgets.")
}

pub(super) const fn eps(default: f64) -> HyperParameter {
    HyperParameter::logarithmic("eps", "epsilon", r"\varepsilon", default, [1e-12, 0.1], [0.0, 1e6])
        .meaning("A small number that keeps the denominator away from zero.")
}

pub(super) const fn weight_decay(default: f64, meaning: &'static str) -> HyperParameter {
    HyperParameter::linear("weight_decay", "weight decay", r"\lambda", default, [0.0, 0.5], [0.0, 1e6]).meaning(meaning)
}

/// Weight decay as an L2 penalty: part of the gradient.
pub(super) const fn l2_penalty() -> HyperParameter {
    weight_decay(0.0, "How strongly the gradient is made to pull every parameter towards zero.")
}
