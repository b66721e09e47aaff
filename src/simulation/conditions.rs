//! What else an experiment consists of: how many steps, which samples, chance, and when to stop.

use super::model::Model;
use super::number_field::{NumberField, OptionalField};
use super::slider::sentence;
use crate::strings::simulation as strings;
use descent::experiment::{DescentExperiment, MAX_STEPS, Order};
use descent::objective::Objective;
use leptos::prelude::*;

/// Batches where there are samples; steps, chance and the stop rule in a fold.
#[component]
pub fn Conditions(model: Model) -> impl IntoView {
    let chance = model.with_preset(|preset| preset.noise > 0.0 || preset.order == Order::Shuffled);
    let samples = model.with_preset(|preset| preset.objective.samples());
    // A neuron's optimizers have their samples each for itself, beside its data.
    let batches = samples > 1 && model.with_preset(|preset| !matches!(preset.objective, Objective::Neuron(_)));
    view! {
        <div class="sim-conditions">
            {batches.then(|| view! { <BatchSize model samples/> })}
            <details class="sim-more" open=chance>
                <summary>{strings::CONDITIONS}</summary>
                <div class="sim-fields">
                    <Whole model label=strings::STEPS value=|experiment| experiment.steps as f64 highest=MAX_STEPS as f64
                        set=|experiment, value| experiment.steps = value as usize/>
                    <Field model label=strings::NOISE hint=strings::NOISE_HINT
                        value=|experiment| experiment.noise set=|experiment, value| experiment.noise = value/>
                    <Whole model label=strings::SEED value=|experiment| experiment.seed as f64 highest=9e15
                        set=|experiment, value| experiment.seed = value as u64/>
                    <Optional model label=strings::STOP_BELOW usual=0.01 value=|experiment| experiment.stop.loss_below
                        set=|experiment, value| experiment.stop.loss_below = value/>
                    <Optional model label=strings::STOP_STALLED usual=50.0
                        value=|experiment| experiment.stop.stalled.map(|steps| steps as f64)
                        set=|experiment, value| experiment.stop.stalled = value.map(|steps| steps.round().max(0.0) as usize)/>
                </div>
            </details>
        </div>
    }
}

#[component]
fn Field(
    model: Model,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    value: fn(&DescentExperiment) -> f64,
    set: fn(&mut DescentExperiment, f64),
) -> impl IntoView {
    let now = Signal::derive(move || model.with_experiment(value));
    let commit = move |number: f64| try_change(model, |experiment| set(experiment, number));
    view! { <label class="sim-field" title=hint><span aria-hidden="true">{label}</span><NumberField label value=now commit/></label> }
}

/// A whole number of the experiment, from 1 (seeds: from 0) on.
#[component]
fn Whole(
    model: Model,
    label: &'static str,
    value: fn(&DescentExperiment) -> f64,
    set: fn(&mut DescentExperiment, f64),
    highest: f64,
) -> impl IntoView {
    let now = Signal::derive(move || model.with_experiment(value));
    let commit = move |number: f64| {
        if number != number.trunc() || !(0.0..=highest).contains(&number) {
            return Err(strings::must_be_whole(label, highest));
        }
        try_change(model, |experiment| set(experiment, number))
    };
    view! { <label class="sim-field"><span aria-hidden="true">{label}</span><NumberField label value=now commit/></label> }
}

/// A number that may be absent.
#[component]
fn Optional(
    model: Model,
    label: &'static str,
    usual: f64,
    value: fn(&DescentExperiment) -> Option<f64>,
    set: fn(&mut DescentExperiment, Option<f64>),
) -> impl IntoView {
    let now = Signal::derive(move || model.with_experiment(value));
    let commit = move |number: Option<f64>| try_change(model, |experiment| set(experiment, number));
    view! { <OptionalField label usual value=now commit/> }
}

/// How many samples a step looks at, and in which order they come.
#[component]
fn BatchSize(model: Model, samples: usize) -> impl IntoView {
    let size = Signal::derive(move || {
        model.with_experiment(|experiment| experiment.batch_size.unwrap_or(samples).min(samples) as f64)
    });
    let set = move |number: f64| {
        if number != number.trunc() || !(1.0..=samples as f64).contains(&number) {
            return Err(strings::batch_must_be_whole(samples));
        }
        let size = number as usize;
        try_change(model, |experiment| experiment.batch_size = (size < samples).then_some(size))
    };
    let slide = move |event| {
        if let Ok(number) = event_target_value(&event).parse::<f64>() {
            // A slider's own range is always accepted.
            let _ = set(number);
        }
    };
    let shuffled = move || model.with_experiment(|experiment| experiment.order == Order::Shuffled);
    let shuffle = move |event| {
        let order = if event_target_checked(&event) { Order::Shuffled } else { Order::Listed };
        model.change(|experiment| experiment.order = order);
    };
    let [short, name, meaning] = strings::BATCH_SIZE;
    view! {
        <div class="sim-parameter" title=meaning>
            <span class="sim-parameter-name" aria-hidden="true">{short}</span>
            <input type="range" min="1" max=samples step="1" aria-label=name
                aria-valuetext=move || strings::batch_of(size.get(), samples) prop:value=move || size.get() value=move || size.get() on:input=slide/>
            <NumberField label=strings::as_number(name) value=size commit=set/>
        </div>
        <label class="sim-check">
            <input type="checkbox" prop:checked=shuffled on:change=shuffle/>
            {strings::SHUFFLE}
        </label>
    }
}

/// Changes the experiment, unless the change would make it an impossible one; then says why.
fn try_change(model: Model, change: impl FnOnce(&mut DescentExperiment)) -> Result<(), String> {
    let mut experiment = model.experiment_untracked();
    change(&mut experiment);
    experiment.check().map_err(|error| sentence(&error.to_string()))?;
    model.change(|before| *before = experiment);
    Ok(())
}
