//! Schedules as Python functions of the step: the same for all frameworks.

use super::text::short as number;
use crate::optimizer_entry::OptimizerEntry;
use crate::schedule::{Quantity, Settings};

/// The expression `lambda step: ...` whose value is the learning rate or the momentum.
fn function(schedule: &Settings, base: f64) -> String {
    let value = |name: &str| schedule.get(name).map(number).unwrap_or_default();
    let (base_text, gamma) = (number(base), value("gamma"));
    let body = match schedule.spec().id {
        "step" => format!("{base_text} * {gamma} ** (step // {})", value("step_size")),
        "exponential" => format!("{base_text} * {gamma}**step"),
        "inverse-time" => format!("{base_text} / (1 + {} * step)", value("decay")),
        "cosine" => {
            let low = value("lr_min");
            format!("{low} + ({base_text} - {low}) / 2 * (1 + math.cos(math.pi * step / {}))", value("t_max"))
        }
        "linear-warmup" => {
            let start = value("start_factor");
            format!("{base_text} * ({start} + (1 - {start}) * min(step / {}, 1))", value("warmup_steps"))
        }
        "one-cycle" => {
            let peak = schedule.get("max_lr").filter(|peak| *peak != 0.0).unwrap_or(base);
            let names = ["total_steps", "pct_start", "div_factor", "final_div_factor"].map(value);
            format!("one_cycle(step, {}, {})", number(peak), names.join(", "))
        }
        "momentum" => format!("min(1 - 0.5 / (step // {} + 1), {})", value("period"), value("max_momentum")),
        _ => base_text,
    };
    format!("lambda step: {body}")
}

/// What must stand before the run for this schedule.
pub(super) fn helper(schedule: &Settings) -> &'static str {
    if schedule.spec().id == "one-cycle" { ONE_CYCLE } else { "" }
}

/// The argument of `run`, `rate` or `momentum`, that gives an optimizer its schedule; empty without one.
pub(super) fn argument(own: &OptimizerEntry, schedule: Option<&Settings>) -> String {
    let argument = schedule.and_then(|schedule| {
        let quantity = schedule.spec().quantity;
        let name = if quantity == Quantity::LearningRate { "rate" } else { "momentum" };
        Some(format!(", {name}={}", function(schedule, own.get(quantity.hyper_parameter())?)))
    });
    argument.unwrap_or_default()
}

/// The schedule, unless it changes nothing: Rprop looks at its learning rate only once, before any schedule.
pub(super) fn heeded<'a>(own: &OptimizerEntry, schedule: Option<&'a Settings>) -> Option<&'a Settings> {
    schedule.filter(|_| own.spec().id != "rprop")
}

const ONE_CYCLE: &str = r#"def one_cycle(step, peak, total_steps, pct_start, div_factor, final_div_factor):
    """PyTorch's OneCycleLR, which ends with an error where this goes on with the last rate."""
    first, last = peak / div_factor, peak / div_factor / final_div_factor
    top, end = max(pct_start * total_steps - 1, 0), total_steps - 1
    if step < top:
        return peak + (first - peak) / 2 * (1 + math.cos(math.pi * step / top))
    if step < end:
        return last + (peak - last) / 2 * (1 + math.cos(math.pi * (step - top) / (end - top)))
    return last


"#;
