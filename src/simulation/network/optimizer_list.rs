//! The optimizers that race: which, with which settings, and what they have achieved.

use super::super::controls::is_main;
use super::super::key::Key;
use super::super::plot_view::PlotView;
use super::super::slider::{HyperParameterControl, sentence};
use super::decision::{Decision, points};
use super::model::Model;
use crate::course::use_mathematics;
use crate::strings::{network as strings, simulation, training};
use descent::experiment::MAX_OPTIMIZERS;
use descent::optimizer::{self, HyperParameter, Settings};
use leptos::prelude::*;

/// With more optimizers than this, the settings of each are folded.
const FEW: usize = 3;

/// A block of controls for each optimizer, and buttons to add and remove some.
#[component]
pub fn OptimizerList(model: Model) -> impl IntoView {
    let ids = Memo::new(move |_| {
        model.with_experiment(|experiment| experiment.optimizers.iter().map(|own| own.spec().id).collect::<Vec<_>>())
    });
    let full = move || (ids.with(Vec::len) >= MAX_OPTIMIZERS).then_some("true");
    let add = move |_| {
        drop(model.change(|experiment| {
            let is_new =
                |spec: &&&'static optimizer::Spec| experiment.optimizers.iter().all(|own| own.spec().id != spec.id);
            let usual = ["adam", "momentum", "gd"].into_iter().filter_map(|id| optimizer::find(id).ok());
            let usual: Vec<_> = usual.chain(optimizer::all().iter().copied()).collect();
            if let Some(spec) = usual.iter().find(is_new) {
                experiment.optimizers.push(Settings::defaults(spec).into());
            }
        }));
    };
    let items = move || {
        let ids = ids.get();
        let (single, crowd) = (ids.len() == 1, ids.len() > FEW);
        ids.into_iter()
            .enumerate()
            .map(|(lane, id)| view! { <OptimizerItem model lane id single crowd/> })
            .collect_view()
    };
    view! {
        {items}
        <p class="net-row net-add"><button type="button" aria-disabled=full on:click=add>{strings::ADD_OPTIMIZER}</button></p>
    }
}

/// One optimizer. When another kind is chosen, all blocks are made anew.
#[component]
fn OptimizerItem(model: Model, lane: usize, id: &'static str, single: bool, crowd: bool) -> impl IntoView {
    let Ok(spec) = optimizer::find(id) else { return ().into_any() };
    let names = untrack(|| model.with_experiment(training::names));
    let Some((name, style)) = names.get(lane).cloned().zip(untrack(|| model.styles().get(lane).copied())) else {
        return ().into_any();
    };
    let own = untrack(|| model.with_experiment(|experiment| experiment.optimizers.get(lane).cloned()));
    let Some(first) = own else { return ().into_any() };
    let heading = first.label.as_ref().map(|label| view! { <h2 class="net-label">{label.clone()}</h2> });
    let (main, rest): (Vec<_>, Vec<_>) = spec.hyper_parameters.iter().partition(|own| is_main(own, &first));
    let slider = {
        let name = name.clone();
        move |parameter: &'static HyperParameter| view! { <Parameter model lane parameter of=name.clone()/> }
    };
    let choose = move |event| {
        if let Ok(spec) = optimizer::find(&event_target_value(&event)) {
            drop(model.change(|experiment| {
                if let Some(own) = experiment.optimizers.get_mut(lane) {
                    *own = Settings::defaults(spec).into();
                }
            }));
        }
    };
    let remove = move |_| {
        drop(model.change(|experiment| {
            if lane < experiment.optimizers.len() {
                experiment.optimizers.remove(lane);
            }
        }));
    };
    let score = move || {
        let epoch = model.player().step();
        model.with_record(|record| match record.standing(lane, epoch) {
            Some(_) if record.effort(lane).lost.is_some_and(|lost| lost <= epoch) => simulation::DIVERGED.to_owned(),
            Some(standing) => training::percent(standing.validation.unwrap_or(standing.training).accuracy),
            None => String::new(),
        })
    };
    let more = (!rest.is_empty()).then(|| {
        let rest = rest.into_iter().map(&slider).collect_view();
        view! { <details class="sim-more"><summary>{simulation::MORE_SETTINGS}</summary>{rest}</details> }
    });
    let main = main.into_iter().map(&slider).collect_view();
    // Of many, the settings fold: what is seen first is how each of them does.
    let settings = if crowd {
        view! { <details class="sim-more"><summary>{strings::settings_of(&name)}</summary>{main}{more}</details> }
            .into_any()
    } else {
        view! { {main}{more} }.into_any()
    };
    view! {
        <div role="group" class="sim-optimizer" aria-label=name.clone()>
            {heading}
            <div class="sim-optimizer-head">
                <Key style/>
                <select class="net-kind" aria-label=strings::optimizer(lane + 1) on:change=choose>
                    {optimizer::all().iter().map(|spec| view! {
                        <option value=spec.id selected=spec.id == id>{spec.name}</option>
                    }).collect_view()}
                </select>
                <output class="sim-loss" aria-label=strings::accuracy_of(&name)>{score}</output>
                {(!single).then(|| view! {
                    <button type="button" class="sim-icon" aria-label=strings::remove(&name) title=strings::REMOVE on:click=remove>"×"</button>
                })}
            </div>
            {(!single).then(|| view! { <Lane model lane name=name.clone()/> })}
            {settings}
            <p class="net-hint">{move || model.with_record(|record| training::effort(record, lane))}</p>
        </div>
    }
    .into_any()
}

/// The small picture of a network among several, which shows it in full when it is chosen.
#[component]
fn Lane(model: Model, lane: usize, name: String) -> impl IntoView {
    let all = Memo::new(move |_| model.with_experiment(points));
    let picture = move || {
        all.get().map(|all| {
            let picture = Memo::new(move |_| Decision::new(all.clone(), model.view(), lane, true));
            view! { <PlotView picture label="" class="net-thumbnail" size=[72.0, 72.0]/> }
        })
    };
    view! {
        <label class="net-lane">
            <input type="radio" name="network-lane" prop:checked=move || model.lane() == lane checked=lane == 0
                aria-label=strings::show_network_of(&name) on:change=move |_| model.set_lane(lane)/>
            <span aria-hidden="true">{strings::SHOW_NETWORK}</span>
            <span aria-hidden="true">{picture}</span>
        </label>
    }
}

/// One hyper-parameter of an optimizer.
#[component]
fn Parameter(model: Model, lane: usize, parameter: &'static HyperParameter, of: String) -> impl IntoView {
    let value = Signal::derive(move || {
        let own =
            model.with_experiment(|experiment| experiment.optimizers.get(lane).and_then(|own| own.get(parameter.name)));
        own.unwrap_or(parameter.default)
    });
    let set = move |value: f64| {
        let mut outcome = Ok(());
        let changed = model.change(|experiment| {
            if let Some(own) = experiment.optimizers.get_mut(lane) {
                outcome = own.set(parameter.name, value);
            }
        });
        outcome.map_err(|error| sentence(&error.to_string()))?;
        changed.map_err(|error| sentence(&error))
    };
    let id = untrack(|| model.with_experiment(|experiment| experiment.optimizers.get(lane).map(|own| own.spec().id)));
    let mathematics = id.and_then(|id| use_mathematics().optimizer(id));
    let symbol = mathematics.map(|known| known.symbol(parameter.name));
    view! { <HyperParameterControl parameter value set of symbol/> }
}
