//! One block of controls an optimizer, made from its spec.

use super::key::Key;
use super::model::Model;
use super::number_field::NumberField;
use super::words;
use crate::course::COURSE;
use crate::plot::number;
use crate::plot::palette::OptimizerStyle;
use descent::contender::Contender;
use descent::optimizer::{HyperParameter, Scale, Settings};
use descent::run::Status;
use leptos::prelude::*;

/// The controls of all optimizers.
#[component]
pub fn Controls(
    /// The state that is shown and changed.
    model: Model,
) -> impl IntoView {
    let preset = model.preset();
    let names = words::names(&preset);
    let single = preset.optimizers.len() == 1;
    let all = preset.optimizers.into_iter().zip(names).zip(model.styles()).enumerate();
    all.map(
        |(optimizer, ((preset, name), style))| view! { <OptimizerControls model optimizer preset name style single/> },
    )
    .collect_view()
}

/// Name, key, state and hyper-parameters of one optimizer.
#[component]
fn OptimizerControls(
    model: Model,
    optimizer: usize,
    preset: Contender,
    name: String,
    style: OptimizerStyle,
    single: bool,
) -> impl IntoView {
    let (main, rest): (Vec<_>, Vec<_>) =
        preset.spec().hyper_parameters.iter().partition(|parameter| is_main(parameter, &preset));
    let slider = {
        let name = name.clone();
        move |parameter: &'static HyperParameter| view! { <Parameter model optimizer parameter of=name.clone()/> }
    };
    let changed = {
        let preset = preset.clone();
        move || model.with_experiment(|experiment| experiment.optimizers[optimizer] != preset)
    };
    let restore = move |_| model.change(|experiment| experiment.optimizers[optimizer] = preset.clone());
    view! {
        <div role="group" class="sim-optimizer" class:hidden-path=move || model.is_hidden(optimizer) aria-label=name.clone()>
            <div class="sim-optimizer-head">
                <Key style/>
                <h2>{name.clone()}</h2>
                <output class="sim-loss">{move || state(model, optimizer)}</output>
                {(!single).then(|| view! {
                    <label class="sim-show">
                        <input type="checkbox" prop:checked=move || !model.is_hidden(optimizer) checked
                            aria-label=format!("Show {name}")
                            on:change=move |event| model.set_hidden(optimizer, !event_target_checked(&event))/>
                        <span aria-hidden="true">"show"</span>
                    </label>
                })}
            </div>
            {main.into_iter().map(&slider).collect_view()}
            <div class="sim-optimizer-foot">
                {(!rest.is_empty()).then(|| view! {
                    <details class="sim-more"><summary>"More settings"</summary>{rest.into_iter().map(&slider).collect_view()}</details>
                })}
                <button type="button" class="sim-restore" hidden=move || !changed() on:click=restore
                    aria-label=format!("Reset {name} to the lesson's settings")>"Reset to the lesson's settings"</button>
            </div>
        </div>
    }
}

/// One hyper-parameter: a checkbox, or a slider with its number.
#[component]
fn Parameter(model: Model, optimizer: usize, parameter: &'static HyperParameter, of: String) -> impl IntoView {
    let value = Signal::derive(move || {
        model.with_experiment(|experiment| {
            experiment.optimizers[optimizer].get(parameter.name).unwrap_or(parameter.default)
        })
    });
    let set = move |value: f64| {
        let mut settings = model.experiment_untracked().optimizers[optimizer].clone();
        settings.set(parameter.name, value).map_err(|error| sentence(&error.to_string()))?;
        model.change(|experiment| experiment.optimizers[optimizer] = settings);
        Ok(())
    };
    let spec_id = model.preset().optimizers[optimizer].spec().id;
    let symbol = COURSE
        .optimizer(spec_id)
        .and_then(|page| page.symbols.iter().find(|(name, _)| *name == parameter.name))
        .map(|(_, symbol)| view! { <span class="sim-symbol" aria-hidden="true" inner_html=*symbol></span> });
    let label = format!("{} of {of}", parameter.label);
    let hint = hint(parameter);
    if parameter.scale == Scale::Switch {
        return view! {
            <label class="sim-switch" title=hint>
                <input type="checkbox" prop:checked=move || value.get() != 0.0 aria-label=label
                    on:change=move |event| drop(set(f64::from(u8::from(event_target_checked(&event)))))/>
                <span aria-hidden="true">{parameter.label}" "</span>{symbol}
            </label>
        }
        .into_any();
    }
    let slide = move |event| {
        if let Ok(place) = event_target_value(&event).parse::<f64>() {
            // A slider's own range is always accepted.
            let _ = set(value_at(parameter, place / PLACES));
        }
    };
    view! {
        <div class="sim-parameter" title=hint>
            <span class="sim-parameter-name" aria-hidden="true">{parameter.label}" "{symbol}</span>
            <input type="range" min="0" max=PLACES step="1" aria-label=label.clone()
                aria-valuetext=move || number::short(value.get()) aria-description=parameter.meaning
                prop:value=move || (place_of(parameter, value.get()) * PLACES).round() on:input=slide/>
            <NumberField label=format!("{label}, as a number") value commit=set/>
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
    let rounded: f64 = format!("{digits:.1e}").parse().unwrap_or(digits);
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

/// Whether it belongs beside the map, not in the fold: what the lesson sets, and what matters most.
fn is_main(parameter: &HyperParameter, preset: &Settings) -> bool {
    let secondary =
        ["eps", "weight_decay", "dampening", "initial_accumulator", "lr_decay", "centered", "momentum_decay"];
    let optional_momentum = parameter.name == "momentum" && parameter.default == 0.0;
    let minor = secondary.contains(&parameter.name) || optional_momentum || parameter.scale == Scale::Switch;
    !minor || preset.get(parameter.name) != Some(parameter.default)
}

fn hint(parameter: &HyperParameter) -> String {
    if parameter.scale == Scale::Switch {
        return parameter.meaning.to_owned();
    }
    let [low, high] = parameter.slider.map(number::short);
    format!("{} Usually {low} to {high}; PyTorch's default is {}.", parameter.meaning, number::short(parameter.default))
}

/// "loss 0.028", or what became of it.
fn state(model: Model, optimizer: usize) -> String {
    let (run, step) = (model.run(), model.step());
    let track = &run.tracks()[optimizer];
    match track.status() {
        Status::Diverged { step: lost } if lost <= step => "diverged".to_owned(),
        _ => format!("loss {}", number::short(track.losses()[step.min(track.losses().len() - 1)])),
    }
}

/// A message of the numerics as a sentence.
fn sentence(message: &str) -> String {
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
    fn every_optimizer_has_one_to_five_sliders_beside_the_map() {
        for spec in descent::optimizer::all() {
            let preset = Settings::defaults(spec);
            let main = spec.hyper_parameters.iter().filter(|parameter| is_main(parameter, &preset)).count();
            assert!((1..=5).contains(&main), "{}: {main}", spec.id);
        }
    }

    #[test]
    fn messages_become_sentences() {
        assert_eq!(sentence("beta1 is 2, but must be below 1"), "Beta1 is 2, but must be below 1.");
        assert_eq!(sentence(""), ".");
    }
}
