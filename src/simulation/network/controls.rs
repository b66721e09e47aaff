//! What can be changed about a network: its data, its layers, how it learns.

use super::super::number_field::{NumberField, OptionalField};
use super::super::slider::{HyperParameterControl, sentence};
use super::model::Model;
use crate::strings::network as strings;
use crate::strings::simulation::STOP_BELOW;
use descent::dataset;
use descent::network::{Activation, Data, Initialization, MAX_HIDDEN_LAYERS, NetworkExperiment};
use descent::setting::{Adjustable, HyperParameter};
use leptos::prelude::*;

/// The data: which, and how noisy.
#[component]
pub fn DataControls(model: Model) -> impl IntoView {
    let id = Memo::new(move |_| model.with_experiment(|experiment| experiment.data.id()));
    let choose = move |event| {
        let id = event_target_value(&event);
        let own = model.preset().data;
        let data = if own.id() == id { Some(own) } else { Data::all().find(|data| data.id() == id) };
        if let Some(data) = data {
            // All that may be learnt goes with any network.
            let _ = model.change(|experiment| experiment.data = data);
        }
    };
    let parameters = move || {
        let dataset = dataset::find(id.get()).ok();
        let all = dataset.map_or(&[][..], |dataset| dataset.hyper_parameters());
        all.iter().map(|parameter| view! { <DataParameter model parameter/> }).collect_view()
    };
    view! {
        <div role="group" class="sim-optimizer" aria-label=strings::DATA>
            <label class="sim-choice"><span>{strings::DATA}</span>
                <select aria-label=strings::DATA on:change=choose>
                    {Data::all().map(|data| view! {
                        <option value=data.id() selected=move || id.get() == data.id()>{data.name()}</option>
                    }).collect_view()}
                </select>
            </label>
            {parameters}
            <Number model label=strings::SET_ASIDE read=|experiment| (100.0 * experiment.validation).round()
                write=|experiment, percent| experiment.validation = percent / 100.0/>
        </div>
    }
}

/// Noise, seed or size of the data.
#[component]
fn DataParameter(model: Model, parameter: &'static HyperParameter) -> impl IntoView {
    let value = Signal::derive(move || {
        model.with_experiment(|experiment| match &experiment.data {
            Data::Points(settings) => settings.get(parameter.name).unwrap_or(parameter.default),
            Data::Digits => parameter.default,
        })
    });
    let set = move |value: f64| {
        let mut outcome = Ok(());
        let changed = model.change(|experiment| {
            if let Data::Points(settings) = &mut experiment.data {
                outcome = settings.set(parameter.name, value);
            }
        });
        outcome.map_err(|error| sentence(&error.to_string()))?;
        changed.map_err(|error| sentence(&error))
    };
    view! { <HyperParameterControl parameter value set of=strings::THE_DATA symbol=None/> }
}

/// The layers: added, removed, made larger and smaller.
#[component]
pub fn LayerControls(model: Model) -> impl IntoView {
    let layers = Memo::new(move |_| model.with_experiment(|experiment| experiment.hidden.len()));
    let problem = RwSignal::new(None::<String>);
    let change = move |change: &dyn Fn(&mut NetworkExperiment)| {
        problem.set(model.change(change).err().map(|error| sentence(&error)));
    };
    let layer = move |index: usize| {
        let units = move || model.with_experiment(|experiment| experiment.hidden.get(index).copied().unwrap_or(0));
        let by = move |by: isize| {
            change(&move |experiment: &mut NetworkExperiment| {
                if let Some(units) = experiment.hidden.get_mut(index) {
                    *units = units.saturating_add_signed(by);
                }
            });
        };
        let number = index + 1;
        view! {
            <li>
                <span class="net-layer-name">{strings::layer(number)}</span>
                <button type="button" class="sim-icon" aria-label=strings::unit_less(number) on:click=move |_| by(-1)>"−"</button>
                <output class="net-units" aria-label=strings::units_in(number)>{units}</output>
                <button type="button" class="sim-icon" aria-label=strings::unit_more(number) on:click=move |_| by(1)>"+"</button>
            </li>
        }
    };
    let add = move |_| {
        change(&|experiment: &mut NetworkExperiment| {
            let units = experiment.hidden.last().copied().unwrap_or(4);
            experiment.hidden.push(units);
        });
    };
    let remove = move |_| {
        change(&|experiment: &mut NetworkExperiment| {
            experiment.hidden.pop();
        });
    };
    let none = move || (layers.get() == 0).then_some("true");
    let full = move || (layers.get() >= MAX_HIDDEN_LAYERS).then_some("true");
    view! {
        <div role="group" class="sim-optimizer" aria-label=strings::NETWORK>
            <ul class="net-layers" aria-label=strings::HIDDEN_LAYERS>{move || (0..layers.get()).map(layer).collect_view()}</ul>
            <p class="net-row">
                <button type="button" aria-disabled=full on:click=add>{strings::ADD_LAYER}</button>
                <button type="button" aria-disabled=none on:click=remove>{strings::REMOVE_LAYER}</button>
            </p>
            <p class="sim-problem" role="alert">{move || problem.get()}</p>
            <ActivationChoice model/>
            <InitializationChoice model/>
        </div>
    }
}

#[component]
fn ActivationChoice(model: Model) -> impl IntoView {
    let name = |activation| match activation {
        Activation::Linear => strings::LINEAR,
        Activation::Relu => strings::RELU,
        Activation::Sigmoid => strings::SIGMOID,
        Activation::Tanh => strings::TANH,
    };
    let choose = move |event| {
        let chosen = event_target_value(&event);
        if let Some(activation) = Activation::ALL.into_iter().find(|activation| name(*activation) == chosen) {
            // Any activation goes with any network.
            let _ = model.change(|experiment| experiment.activation = activation);
        }
    };
    view! {
        <label class="sim-choice"><span>{strings::UNITS_COMPUTE}</span>
            <select aria-label=strings::UNITS_COMPUTE on:change=choose>
                {Activation::ALL.map(|each| view! {
                    <option selected=move || model.with_experiment(|experiment| experiment.activation == each)>{name(each)}</option>
                }).collect_view()}
            </select>
        </label>
    }
}

#[component]
fn InitializationChoice(model: Model) -> impl IntoView {
    const CHOICES: [Option<Initialization>; 3] = [None, Some(Initialization::Xavier), Some(Initialization::He)];
    let choices = strings::INITIALIZATIONS.into_iter().zip(CHOICES);
    let names = choices.clone();
    let choose = move |event| {
        let chosen = event_target_value(&event);
        if let Some((_, initialization)) = names.clone().find(|(name, _)| *name == chosen) {
            let _ = model.change(|experiment| experiment.initialization = initialization);
        }
    };
    view! {
        <label class="sim-choice"><span>{strings::FIRST_WEIGHTS}</span>
            <select aria-label=strings::FIRST_WEIGHTS on:change=choose>
                {choices.map(|(name, each)| view! {
                    <option selected=move || model.with_experiment(|experiment| experiment.initialization == each)>{name}</option>
                }).collect_view()}
            </select>
        </label>
    }
}

/// How it learns: epochs, batches, seed.
#[component]
pub fn TrainingControls(model: Model) -> impl IntoView {
    let another = move |_| drop(model.change(|experiment| experiment.seed = experiment.seed % 1_000_000 + 1));
    view! {
        <div role="group" class="sim-optimizer" aria-label=strings::TRAINING>
            <Number model label=strings::EPOCHS read=|experiment| experiment.epochs as f64 write=|experiment, epochs| experiment.epochs = epochs as usize/>
            <Number model label=strings::BATCH_SIZE read=|experiment| experiment.batch_size as f64 write=|experiment, size| experiment.batch_size = size as usize/>
            <Number model label=strings::SEED read=|experiment| experiment.seed as f64 write=|experiment, seed| experiment.seed = seed as u64/>
            <Optional model label=STOP_BELOW usual=0.01 read=|experiment| experiment.stop.loss_below
                write=|experiment, bound| experiment.stop.loss_below = bound/>
            <Optional model label=strings::STOP_STALLED usual=20.0
                read=|experiment| experiment.stop.stalled.map(|epochs| epochs as f64)
                write=|experiment, epochs| experiment.stop.stalled = epochs.map(|epochs| epochs.round().max(0.0) as usize)/>
            <p class="net-row"><button type="button" on:click=another>{strings::OTHER_WEIGHTS}</button></p>
            <p class="net-hint">{move || model.with_experiment(steps_per_epoch)}</p>
        </div>
    }
}

fn steps_per_epoch(experiment: &NetworkExperiment) -> String {
    let training = experiment.data.len() - (experiment.validation * experiment.data.len() as f64).round() as usize;
    strings::steps_an_epoch(training.div_ceil(experiment.batch_size.max(1)))
}

/// A number of the experiment that may be absent.
#[component]
fn Optional(
    model: Model,
    label: &'static str,
    usual: f64,
    read: fn(&NetworkExperiment) -> Option<f64>,
    write: fn(&mut NetworkExperiment, Option<f64>),
) -> impl IntoView {
    let value = Signal::derive(move || model.with_experiment(read));
    let commit = move |number: Option<f64>| {
        model.change(|experiment| write(experiment, number)).map_err(|error| sentence(&error))
    };
    view! { <OptionalField label usual value commit/> }
}

/// A whole number of the experiment.
#[component]
fn Number(
    model: Model,
    label: &'static str,
    read: fn(&NetworkExperiment) -> f64,
    write: fn(&mut NetworkExperiment, f64),
) -> impl IntoView {
    let value = Signal::derive(move || model.with_experiment(read));
    let commit = move |number: f64| {
        if number.fract() != 0.0 || number < 0.0 {
            return Err(strings::WHOLE_PLEASE.to_owned());
        }
        model.change(|experiment| write(experiment, number)).map_err(|error| sentence(&error))
    };
    view! {
        <div class="net-number"><span aria-hidden="true">{label}</span><NumberField label value commit/></div>
    }
}
