//! A hyper-parameter's control: a checkbox, or a slider with its number.

use super::number_field::NumberField;
use crate::plot::number;
use crate::strings::simulation as strings;
use descent::setting::{HyperParameter, Scale};
use leptos::prelude::*;

#[component]
pub fn HyperParameterControl(
    parameter: &'static HyperParameter,
    value: Signal<f64>,
    /// Takes a value, or says in a sentence why not.
    #[prop(into)]
    set: Callback<f64, Result<(), String>>,
    /// What it belongs to: "Momentum".
    #[prop(into)]
    of: String,
    /// Its symbol as MathML.
    symbol: Option<&'static str>,
) -> impl IntoView {
    let label = strings::parameter_of(parameter.label, &of);
    let symbol = symbol.map(|symbol| view! { <span class="sim-symbol" aria-hidden="true" inner_html=symbol></span> });
    let hint = hint(parameter);
    let described = hint.clone();
    if parameter.scale == Scale::Switch {
        return view! {
            <label class="sim-switch" title=hint>
                <input type="checkbox" prop:checked=move || value.get() != 0.0 checked=value.get_untracked() != 0.0 aria-label=label
                    on:change=move |event| drop(set.run(f64::from(u8::from(event_target_checked(&event)))))/>
                <span aria-hidden="true">{parameter.label}" "</span>{symbol}
            </label>
        }
        .into_any();
    }
    let slide = move |event| {
        if let Some(place) = number::read(&event_target_value(&event)) {
            // A slider's own range is always accepted.
            let _ = set.run(value_at(parameter, place / PLACES));
        }
    };
    let place = move || (place_of(parameter, value.get()) * PLACES).round();
    view! {
        <div class="sim-parameter" title=hint>
            <span class="sim-parameter-name" aria-hidden="true">{parameter.label}" "{symbol}</span>
            <input type="range" min="0" max=PLACES step="1" aria-label=label.clone()
                aria-valuetext=move || number::short(value.get()) aria-description=described
                prop:value=place value=place on:input=slide/>
            <NumberField label=strings::as_number(&label) value commit=move |value| set.run(value)/>
        </div>
    }
    .into_any()
}

/// Places of a slider.
const PLACES: f64 = 400.0;

/// The value at a place of the slider between 0 and 1, with no more digits than the place means.
fn value_at(parameter: &HyperParameter, place: f64) -> f64 {
    let [low, high] = parameter.slider;
    let place = place.clamp(0.0, 1.0);
    let value = match parameter.scale {
        Scale::Logarithmic => low * (high / low).powf(place),
        // Close to one, what counts is the distance from it: 0.9, 0.99, 0.999.
        _ if is_forgetting(parameter) => 1.0 - (1.0 - low) * ((1.0 - high) / (1.0 - low)).powf(place),
        _ => low + (high - low) * place,
    };
    let digits = if is_forgetting(parameter) { 1.0 - value } else { value };
    let rounded = number::rounded(digits, 2);
    let value = match parameter.scale {
        Scale::Logarithmic => rounded,
        Scale::Whole => value.round(),
        _ if is_forgetting(parameter) => ((1.0 - rounded) * 1e6).round() / 1e6,
        _ => ((value / (high - low) * 200.0).round() * (high - low) / 200.0 * 1e6).round() / 1e6,
    };
    value.clamp(low, high)
}

/// The place of a value on the slider; values beyond its range stand at its ends.
fn place_of(parameter: &HyperParameter, value: f64) -> f64 {
    let [low, high] = parameter.slider;
    let value = value.clamp(low, high);
    match parameter.scale {
        Scale::Logarithmic => (value / low).ln() / (high / low).ln(),
        _ if is_forgetting(parameter) => ((1.0 - value) / (1.0 - low)).ln() / ((1.0 - high) / (1.0 - low)).ln(),
        _ => (value - low) / (high - low),
    }
}

/// Whether it is a share that is kept from step to step and may come very close to one.
fn is_forgetting(parameter: &HyperParameter) -> bool {
    parameter.scale == Scale::Linear && parameter.slider[1] < 1.0 && parameter.slider[1] > 0.9
}

fn hint(parameter: &HyperParameter) -> String {
    if parameter.scale == Scale::Switch {
        return parameter.meaning.to_owned();
    }
    let [low, high] = parameter.slider.map(number::short);
    strings::parameter_hint(parameter.meaning, &low, &high, &number::short(parameter.default))
}

/// A message of the numerics as a sentence.
pub fn sentence(message: &str) -> String {
    let mut characters = message.chars();
    let first = characters.next().map(|first| first.to_uppercase().collect::<String>()).unwrap_or_default();
    let end = if message.ends_with(['.', '?', '!']) { "" } else { "." };
    format!("{first}{}{end}", characters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_slider_goes_there_and_back() {
        for spec in descent::optimizer::all() {
            for parameter in spec.hyper_parameters.iter().filter(|parameter| parameter.scale != Scale::Switch) {
                for place in [0.0, 0.2, 0.5, 0.9, 1.0] {
                    let value = value_at(parameter, place);
                    assert!(parameter.accepts(value), "{} {} {value}", spec.id, parameter.name);
                    let back = place_of(parameter, value);
                    let [low, high] = parameter.slider;
                    let coarsest = if parameter.scale == Scale::Whole { 0.5 / (high - low) } else { 0.03 };
                    assert!((back - place).abs() <= coarsest + 1e-9, "{} {} {value} {back}", spec.id, parameter.name);
                }
            }
        }
    }

    #[test]
    fn messages_become_sentences() {
        assert_eq!(sentence("beta1 is 2, but must be below 1"), "Beta1 is 2, but must be below 1.");
        assert_eq!(sentence(""), ".");
    }
}
