//! One cycle: up to a peak, then down to almost nothing. PyTorch: `OneCycleLR`, momentum untouched.

use super::Settings;
use super::spec::{self, Quantity, Spec};
use crate::setting::{HyperParameter, Scale};

pub(super) static SPEC: Spec = Spec {
    id: "one-cycle",
    name: "One cycle",
    quantity: Quantity::LearningRate,
    rule: r"\frac{\eta_{\max}}{d} \nearrow \eta_{\max} \searrow \frac{\eta_{\max}}{d\, D}",
    hyper_parameters: &[
        spec::steps("total_steps", &[], "steps in all", 100.0, "The length of the cycle; its last rate stays."),
        HyperParameter {
            name: "max_lr",
            aliases: &[],
            label: "peak",
            symbol: r"\eta_{\max}",
            default: 0.0,
            slider: [0.0, 1.0],
            valid: [0.0, 1e6],
            scale: Scale::Linear,
            meaning: "The highest learning rate; 0 stands for the optimizer's own.",
        },
        HyperParameter {
            name: "pct_start",
            aliases: &[],
            label: "share of the rise",
            symbol: "p",
            default: 0.3,
            slider: [0.05, 0.95],
            valid: [0.0, 1.0],
            scale: Scale::Linear,
            meaning: "The share of the cycle in which the learning rate rises.",
        },
        divisor(
            "div_factor",
            "first divisor",
            "d",
            25.0,
            "How many times smaller than the peak the first learning rate is.",
        ),
        divisor(
            "final_div_factor",
            "last divisor",
            "D",
            1e4,
            "How many times smaller than the first learning rate the last one is.",
        ),
    ],
    summary: "Up to a large learning rate, then down to almost nothing: a whole training in one breath.",
    source: "L. N. Smith, N. Topin, Super-convergence: very fast training of neural networks using large learning \
             rates, 2017, arXiv:1708.07120; PyTorch's OneCycleLR.",
    value,
};

const fn divisor(
    name: &'static str,
    label: &'static str,
    symbol: &'static str,
    default: f64,
    meaning: &'static str,
) -> HyperParameter {
    HyperParameter {
        name,
        aliases: &[],
        label,
        symbol,
        default,
        slider: [1.0, 1e5],
        valid: [1.0, 1e9],
        scale: Scale::Logarithmic,
        meaning,
    }
}

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
