//! Exponential decay: the learning rate falls by the same factor at every step. PyTorch: `ExponentialLR`.
//!
//! With `gamma = exp(-k)` this is `eta exp(-k t)`, as textbooks write it.

use super::spec::{self, Quantity, Spec};

pub(super) static SPEC: Spec = Spec {
    id: "exponential",
    name: "Exponential decay",
    quantity: Quantity::LearningRate,
    rule: r"\eta_t = \eta\, \gamma^t",
    hyper_parameters: &[spec::gamma(0.95, [0.9, 1.0], "What the learning rate is multiplied by at every step.")],
    summary: "The learning rate falls by the same factor at every step: smooth, but it may die before the minimum.",
    source: "PyTorch's ExponentialLR.",
    value: |settings, base, step| base * libm::pow(settings.value("gamma"), step),
};
