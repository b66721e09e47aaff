//! Optimizers by Keras's names, and how its rules differ.

use super::text::{arguments, number};
use crate::optimizer::Settings;
use crate::schedule::Quantity;

/// A call that makes an optimizer, and what is to be said about it.
pub(super) struct Call {
    pub(super) text: String,
    pub(super) remark: Option<&'static str>,
}

const EPSILON_INSIDE: &str =
    "Keras adds epsilon inside the root: here its square, which differs only where gradients are as small";
const EPSILON_EARLY: &str = "Keras adds epsilon before the correction for the start: about six digits agree";
const EPSILON_OUTSIDE: &str = "Keras adds epsilon to the maximum, not to the gradient: about seven digits agree";
const RATE_INSIDE: &str = "Keras keeps the learning rate inside the velocity: with a schedule the path is another";
const FAST_NADAM: &str = "Keras always uses momentum_decay=1: the path is another";

/// The optimizer, or why Keras cannot have it.
pub(super) fn call(settings: &Settings, scheduled: Option<Quantity>) -> Result<Call, &'static str> {
    let value = |name: &str| settings.get(name).unwrap_or_default();
    let rest =
        |names: &[(&'static str, &'static str)]| arguments(names.iter().map(|(keras, own)| (*keras, value(own))));
    // Keras adds it inside the root, where ours is added outside: its square has the same size.
    let inside = || format!(", epsilon={}", number(value("eps") * value("eps")));
    let rate_inside = (scheduled == Some(Quantity::LearningRate)).then_some(RATE_INSIDE);
    let betas = [("beta_1", "beta1"), ("beta_2", "beta2")];
    let moments = format!("{}{}", rest(&betas), rest(&[("epsilon", "eps")]));
    let momentum = [("momentum", "momentum")];
    let (class, own, remark) = match settings.spec().id {
        "gd" => ("SGD", String::new(), None),
        "momentum" if value("dampening") != 0.0 => return Err("Keras has no dampening."),
        "momentum" => ("SGD", rest(&momentum), rate_inside),
        "nesterov" => ("SGD", format!("{}, nesterov=True", rest(&momentum)), rate_inside),
        "adagrad" => ("Adagrad", format!(", initial_accumulator_value=0{}", inside()), Some(EPSILON_INSIDE)),
        "rmsprop" => {
            let centered = if value("centered") != 0.0 { ", centered=True" } else { "" };
            let remark = rate_inside.filter(|_| value("momentum") != 0.0).unwrap_or(EPSILON_INSIDE);
            let text = format!("{}{}{}{centered}", rest(&[("rho", "alpha")]), inside(), rest(&momentum));
            ("RMSprop", text, Some(remark))
        }
        "adadelta" => ("Adadelta", rest(&[("rho", "rho"), ("epsilon", "eps")]), None),
        "adam" if value("bias_correction") == 0.0 => {
            return Err("Keras always corrects Adam's averages for their start.");
        }
        "adam" => ("Adam", moments, Some(EPSILON_EARLY)),
        "adamw" => ("AdamW", moments + &rest(&[("weight_decay", "weight_decay")]), Some(EPSILON_EARLY)),
        "amsgrad" => ("Adam", moments + ", amsgrad=True", Some(EPSILON_EARLY)),
        "adamax" => ("Adamax", moments, Some(EPSILON_OUTSIDE)),
        "nadam" => ("Nadam", moments, (value("momentum_decay") != 1.0).then_some(FAST_NADAM)),
        "lion" => ("Lion", rest(&betas) + &rest(&[("weight_decay", "weight_decay")]), None),
        "radam" => return Err("Keras has no RAdam."),
        "rprop" => return Err("Keras has no Rprop."),
        "muon" => return Err("Keras's Muon leaves vectors to Adam."),
        _ => return Err("Keras has nothing like it."),
    };
    Ok(Call {
        text: format!("keras.optimizers.{class}(learning_rate={}{own})", number(value("learning_rate"))),
        remark,
    })
}

/// Whether its weight decay is part of the gradient, which in Keras only the loss can say.
pub(super) fn has_penalty(settings: &Settings) -> bool {
    ["adam", "amsgrad", "adamax", "nadam"].contains(&settings.spec().id)
}
