use super::spec::{Quantity, Spec};

pub(super) static SPEC: Spec = Spec {
    id: "constant",
    name: "Constant",
    quantity: Quantity::LearningRate,
    rule: r"\eta_t = \eta",
    hyper_parameters: &[],
    summary: "The learning rate stays as it is: simple, but it must be right for the first steps and for the last.",
    source: "The plain method of steepest descent, Cauchy 1847.",
    value: |_, base, _| base,
};
