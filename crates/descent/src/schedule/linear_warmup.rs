use super::spec::{self, Quantity, Spec};
use crate::setting::HyperParameter;

pub(super) static SPEC: Spec = Spec {
    id: "linear-warmup",
    name: "Linear warm-up",
    quantity: Quantity::LearningRate,
    rule: r"\eta_t = \eta \left(s + (1 - s) \min\left(1, \frac{t}{T}\right)\right)",
    hyper_parameters: &[
        spec::steps("warmup_steps", &["total_iters"], "steps of warm-up", 10.0, "How many steps the growth takes."),
        HyperParameter::linear("start_factor", "start factor", "s", 1.0 / 3.0, [0.0, 1.0], [0.0, 1.0])
            .meaning("The share of the learning rate that the first step has."),
    ],
    summary: "The learning rate grows to its value, then stays: gentle while averages and weights are still raw.",
    source: "P. Goyal et al., Accurate, large minibatch SGD: training ImageNet in 1 hour, 2017, arXiv:1706.02677; \
             PyTorch's LinearLR.",
    value: |settings, base, step| {
        let start = settings.value("start_factor");
        base * (start + (1.0 - start) * (step / settings.value("warmup_steps")).min(1.0))
    },
};
