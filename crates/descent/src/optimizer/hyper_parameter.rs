//! The hyper-parameters that several optimizers share.

use crate::setting::{BELOW_ONE, HyperParameter, Scale};

pub(super) const fn learning_rate(default: f64, slider: [f64; 2]) -> HyperParameter {
    HyperParameter {
        name: "learning_rate",
        aliases: &["lr"],
        label: "learning rate",
        symbol: r"\eta",
        default,
        slider,
        valid: [0.0, 1e6],
        scale: Scale::Logarithmic,
        meaning: "How far one step goes.",
    }
}

pub(super) const fn momentum(default: f64) -> HyperParameter {
    HyperParameter {
        name: "momentum",
        aliases: &[],
        label: "momentum",
        symbol: r"\gamma",
        default,
        slider: [0.0, 0.99],
        valid: [0.0, 1.0],
        scale: Scale::Linear,
        meaning: "The share of the velocity that is kept from one step to the next.",
    }
}

pub(super) const fn beta1() -> HyperParameter {
    HyperParameter {
        name: "beta1",
        aliases: &[],
        label: "beta 1",
        symbol: r"\beta_1",
        default: 0.9,
        slider: [0.0, 0.99],
        valid: [0.0, BELOW_ONE],
        scale: Scale::Linear,
        meaning: "How slowly the average of past gradients forgets.",
    }
}

pub(super) const fn beta2(default: f64) -> HyperParameter {
    HyperParameter {
        name: "beta2",
        aliases: &[],
        label: "beta 2",
        symbol: r"\beta_2",
        default,
        slider: [0.5, 0.9999],
        valid: [0.0, BELOW_ONE],
        scale: Scale::Linear,
        meaning: "How slowly the average of past squared gradients forgets.",
    }
}

pub(super) const fn eps(default: f64) -> HyperParameter {
    HyperParameter {
        name: "eps",
        aliases: &[],
        label: "epsilon",
        symbol: r"\varepsilon",
        default,
        slider: [1e-12, 0.1],
        valid: [0.0, 1e6],
        scale: Scale::Logarithmic,
        meaning: "A small number that keeps the denominator away from zero.",
    }
}

pub(super) const fn weight_decay(default: f64, meaning: &'static str) -> HyperParameter {
    HyperParameter {
        name: "weight_decay",
        aliases: &[],
        label: "weight decay",
        symbol: r"\lambda",
        default,
        slider: [0.0, 0.5],
        valid: [0.0, 1e6],
        scale: Scale::Linear,
        meaning,
    }
}

/// Weight decay as an L2 penalty: part of the gradient.
pub(super) const fn l2_penalty() -> HyperParameter {
    weight_decay(0.0, "How strongly the gradient is made to pull every parameter towards zero.")
}
