use super::spec::{self, Quantity, Spec};

pub(super) static SPEC: Spec = Spec {
    id: "step",
    name: "Step decay",
    quantity: Quantity::LearningRate,
    rule: r"\eta_t = \eta\, \gamma^{\lfloor t / T \rfloor}",
    hyper_parameters: &[
        spec::steps("step_size", &[], "steps between falls", 30.0, "How many steps lie between two falls."),
        spec::gamma(0.1, [0.1, 1.0], "What the learning rate is multiplied by at each fall."),
    ],
    summary: "The learning rate falls by a factor every so many steps: fast first, careful later.",
    source: "Common practice since the first deep networks; PyTorch's StepLR.",
    value: |settings, base, step| {
        base * libm::pow(settings.value("gamma"), (step / settings.value("step_size")).floor())
    },
};
