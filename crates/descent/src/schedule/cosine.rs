use super::spec::{self, Quantity, Spec};
use crate::setting::{HyperParameter, Scale};

pub(super) static SPEC: Spec = Spec {
    id: "cosine",
    name: "Cosine annealing",
    quantity: Quantity::LearningRate,
    rule: r"\eta_t = \eta_{\min} + \tfrac12 (\eta - \eta_{\min}) \left(1 + \cos\frac{\pi t}{T}\right)",
    hyper_parameters: &[
        spec::steps("t_max", &["T_max"], "steps to the bottom", 100.0, "The step at which the bottom is reached."),
        HyperParameter {
            name: "lr_min",
            aliases: &["eta_min"],
            label: "lowest learning rate",
            symbol: r"\eta_{\min}",
            default: 0.0,
            slider: [0.0, 0.1],
            valid: [0.0, 1e6],
            scale: Scale::Linear,
            meaning: "The learning rate at the bottom.",
        },
    ],
    summary: "The learning rate falls slowly, then fast, then slowly again; after the bottom it rises, as in PyTorch.",
    source: "I. Loshchilov, F. Hutter, SGDR: stochastic gradient descent with warm restarts, ICLR 2017, \
             arXiv:1608.03983; PyTorch's CosineAnnealingLR.",
    value: |settings, base, step| spec::half_wave(base, settings.value("lr_min"), step / settings.value("t_max")),
};
