use super::spec::{self, Quantity, Spec};
use crate::setting::{BELOW_ONE, HyperParameter};

pub(super) static SPEC: Spec = Spec {
    id: "momentum",
    name: "Momentum schedule",
    quantity: Quantity::Momentum,
    rule: r"\gamma_t = \min\left(1 - 2^{-1 - \log_2(\lfloor t / T \rfloor + 1)},\ \gamma_{\max}\right)",
    hyper_parameters: &[
        spec::steps("period", &[], "steps between rises", 250.0, "How many steps lie between two rises."),
        HyperParameter::linear(
            "max_momentum",
            "highest momentum",
            r"\gamma_{\max}",
            0.99,
            [0.5, 0.999],
            [0.0, BELOW_ONE],
        )
        .or(&["gamma_max"])
        .meaning("The momentum that is never exceeded."),
    ],
    summary: "Momentum starts at one half and rises: little memory while the direction still changes, much of it later.",
    source: "I. Sutskever, J. Martens, G. Dahl, G. Hinton, On the importance of initialization and momentum in deep \
             learning, ICML 2013.",
    // 2^(-1 - log2 n) is 1 / (2 n), without the rounding of a power and a logarithm.
    value: |settings, _, step| {
        let rises = (step / settings.value("period")).floor();
        (1.0 - 0.5 / (rises + 1.0)).min(settings.value("max_momentum"))
    },
};
