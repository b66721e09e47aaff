//! One cycle: up to a peak, then down to almost nothing. PyTorch: `OneCycleLR`, momentum untouched.

use super::Settings;
use super::spec::{self, Quantity, Spec};
use crate::setting::HyperParameter;

pub(super) static SPEC: Spec = Spec {
    id: "one-cycle",
    name: "One cycle",
    quantity: Quantity::LearningRate,
    rule: r"\frac{\eta_{\max}}{d} \nearrow \eta_{\max} \searrow \frac{\eta_{\max}}{d\, D}",
    hyper_parameters: &[
        spec::steps("total_steps", &[], "steps in all", 100.0, "The length of the cycle; its last rate stays."),
        HyperParameter::linear("max_lr", "peak", r"\eta_{\max}", 0.0, [0.0, 1.0], [0.0, 1e6])
            .meaning("The highest learning rate; 0 stands for the optimizer's own."),
        HyperParameter::linear("pct_start", "share of the rise", "p", 0.3, [0.05, 0.95], [0.0, 1.0])
            .meaning("The share of the cycle in which the learning rate rises."),
        HyperParameter::logarithmic("div_factor", "first divisor", "d", 25.0, [1.0, 1e5], [1.0, 1e9])
            .meaning("How many times smaller than the peak the first learning rate is."),
        HyperParameter::logarithmic("final_div_factor", "last divisor", "D", 1e4, [1.0, 1e5], [1.0, 1e9])
            .meaning("How many times smaller than the first learning rate the last one is."),
    ],
    summary: "Up to a large learning rate, then down to almost nothing: a whole training in one breath.",
    source: "L. N. Smith, N. Topin, Super-convergence: very fast training of neural networks using large learning \
             rates, 2017, arXiv:1708.07120; PyTorch's OneCycleLR.",
    value,
};

fn value(settings: &Settings, base: f64, step: f64) -> f64 {
    let peak = match settings.value("max_lr") {
        0.0 => base,
        peak => peak,
    };
    let first = peak / settings.value("div_factor");
    let last = first / settings.value("final_div_factor");
    // PyTorch counts from zero: the cycle ends with step `total_steps - 1`.
    let (total, share) = (settings.value("total_steps"), settings.value("pct_start"));
    let (top, end) = ((share * total - 1.0).max(0.0), total - 1.0);
    if step < top {
        spec::half_wave(first, peak, step / top)
    } else if step < end {
        spec::half_wave(peak, last, (step - top) / (end - top))
    } else {
        last
    }
}
