//! One block of controls an optimizer, made from its spec.

use super::key::Key;
use super::model::Model;
use super::pointing::{Pointed, Points, Symbol};
use super::rate_finder::RateFinder;
use super::slider::{self, HyperParameterControl};
use crate::course::use_mathematics;
use crate::plot::number;
use crate::plot::optimizer_style::OptimizerStyle;
use crate::strings::descriptions;
use crate::strings::simulation as strings;
use descent::optimizer::{HyperParameter, Scale, Settings};
use descent::optimizer_entry::OptimizerEntry;
use descent::run::Status;
use leptos::prelude::*;

/// From this many optimizers on, settings that seldom matter are folded, so that all optimizers are seen.
const CROWD: usize = 3;

#[component]
pub fn Controls(model: Model) -> impl IntoView {
    let preset = model.preset();
    let names = descriptions::names(&preset);
    let count = preset.optimizers.len();
    let all = preset.optimizers.into_iter().zip(names).zip(model.styles()).enumerate();
    all.map(
        |(optimizer, ((preset, name), style))| view! { <OptimizerControls model optimizer preset name style count/> },
    )
    .collect_view()
}

/// Name, key, state and hyper-parameters of one optimizer.
#[component]
fn OptimizerControls(
    model: Model,
    optimizer: usize,
    preset: OptimizerEntry,
    name: String,
    style: OptimizerStyle,
    count: usize,
) -> impl IntoView {
    let (main, rest): (Vec<_>, Vec<_>) =
        preset.spec().hyper_parameters.iter().partition(|parameter| {
            is_main(parameter, &preset) && (count < CROWD || stays_in_crowd(parameter, &preset))
        });
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
                {(count > 1).then(|| view! {
                    <label class="sim-show">
                        <input type="checkbox" prop:checked=move || !model.is_hidden(optimizer) checked
                            aria-label=strings::show(&name)
                            on:change=move |event| model.set_hidden(optimizer, !event_target_checked(&event))/>
                        <span aria-hidden="true">{strings::SHOW}</span>
                    </label>
                })}
            </div>
            {main.into_iter().map(&slider).collect_view()}
            <div class="sim-optimizer-foot">
                {(!rest.is_empty()).then(|| view! {
                    <details class="sim-more"><summary>{strings::MORE_SETTINGS}</summary>{rest.into_iter().map(&slider).collect_view()}</details>
                })}
                <RateFinder model optimizer name=name.clone() style/>
                <button type="button" class="sim-restore" hidden=move || !changed() on:click=restore
                    aria-label=strings::restore(&name)>{strings::RESTORE}</button>
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
        settings.set(parameter.name, value).map_err(|error| slider::sentence(&error.to_string()))?;
        model.change(|experiment| experiment.optimizers[optimizer] = settings);
        Ok(())
    };
    let spec_id = model.preset().optimizers[optimizer].spec().id;
    let symbol = use_mathematics().optimizer(spec_id).map(|known| known.symbol(parameter.name));
    let at = Pointed { optimizer: Some(optimizer), symbol: Symbol::Parameter(parameter.name) };
    view! { <Points model at class="sim-pointing"><HyperParameterControl parameter value set of symbol/></Points> }
}

/// Whether it belongs beside the map, not in the fold: what the lesson sets, and what matters most.
pub fn is_main(parameter: &HyperParameter, preset: &Settings) -> bool {
    let secondary =
        ["eps", "weight_decay", "dampening", "initial_accumulator", "lr_decay", "centered", "momentum_decay"];
    let optional_momentum = parameter.name == "momentum" && parameter.default == 0.0;
    let minor = secondary.contains(&parameter.name) || optional_momentum || parameter.scale == Scale::Switch;
    !minor || preset.get(parameter.name) != Some(parameter.default)
}

/// Whether it stays beside the map even where there are many optimizers: what the lesson sets, and the learning rate.
fn stays_in_crowd(parameter: &HyperParameter, preset: &Settings) -> bool {
    parameter.name == "learning_rate" || preset.get(parameter.name) != Some(parameter.default)
}

/// "loss 0.028", or what became of it.
fn state(model: Model, optimizer: usize) -> String {
    let (run, step) = (model.run(), model.status_step());
    let track = &run.tracks()[optimizer];
    match track.status() {
        Status::Diverged { step: lost } if lost <= step => strings::DIVERGED.to_owned(),
        _ => strings::loss(&number::short(track.losses()[step.min(track.losses().len() - 1)])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_optimizer_has_one_to_five_sliders_beside_the_map() {
        for spec in descent::optimizer::all() {
            let preset = Settings::defaults(spec);
            let main = spec.hyper_parameters.iter().filter(|parameter| is_main(parameter, &preset)).count();
            assert!((1..=5).contains(&main), "{}: {main}", spec.id);
        }
    }
}
