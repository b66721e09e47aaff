use super::spec::{self, Quantity, Spec};
use crate::setting::HyperParameter;

pub(super) static SPEC: Spec = Spec {
    id: "cosine",
    name: "Cosine annealing",
    quantity: Quantity::LearningRate,
    rule: r"\eta_t = \eta_{\min} + \tfrac12 (\eta - \eta_{\min}) \left(1 + \cos\frac{\pi t}{T}\right)",
    hyper_parameters: &[
        spec::steps("t_max", &["T_max"], "steps to the bottom", 100.0, "The step at which the bottom is reached."),
        HyperParameter::linear("lr_min", "lowest learning rate", r"\eta_{\min}", 0.0, [0.0, 0.1], [0.0, 1e6])
            .or(&["eta_min"])
            .meaning("The learning rate at the bottom."),
    ],
    summary: "The learning rate falls slowly, then fast, then slowly again; after the bottom it rises, as in PyTorch.",
    source: "I. Loshchilov, F. Hutter, SGDR: stochastic gradient descent with warm restarts, ICLR 2017, \
             arXiv:1608.03983; PyTorch's CosineAnnealingLR.",
    value: |settings, base, step| spec::half_wave(base, settings.value("lr_min"), step / settings.value("t_max")),
};
