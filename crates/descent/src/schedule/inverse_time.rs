use super::spec::{Quantity, Spec};
use crate::setting::HyperParameter;

pub(super) static SPEC: Spec = Spec {
    id: "inverse-time",
    name: "Inverse-time decay",
    quantity: Quantity::LearningRate,
    rule: r"\eta_t = \frac{\eta}{1 + k t}",
    hyper_parameters: &[HyperParameter::logarithmic("decay", "decay", "k", 0.1, [0.001, 1.0], [0.0, 1e6])
        .meaning("How fast the learning rate falls: after 1/k steps it is half of what it was.")],
    summary: "The learning rate falls as one over the time: never so small that the way to the minimum is cut off.",
    source: "H. Robbins, S. Monro, A stochastic approximation method, Annals of Mathematical Statistics 22(3), 1951.",
    value: |settings, base, step| base / (1.0 + settings.value("decay") * step),
};
