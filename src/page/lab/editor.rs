//! Everything of an experiment that its own simulation does not change.

use crate::strings::lab as strings;
use descent::experiment::{DescentExperiment, Experiment, MAX_OPTIMIZERS};
use descent::optimizer::{self, Settings};
use descent::optimizer_entry::OptimizerEntry;
use descent::schedule;
use leptos::prelude::*;

use super::Bench;
use super::gallery::{self, KINDS};
use super::objective::ObjectiveEditor;
use crate::simulation::slider::{HyperParameterControl, sentence};

impl Bench {
    /// Something of the experiment as it is now; the default where something else is on the bench.
    pub(super) fn read<T: Default>(&self, read: impl FnOnce(&DescentExperiment) -> T) -> T {
        self.now.with(|experiment| experiment.descent().map(read)).unwrap_or_default()
    }

    /// Changes the experiment, which then begins anew, or says in a sentence why it cannot be so.
    pub(super) fn change(&self, change: impl FnOnce(&mut DescentExperiment)) -> Result<(), String> {
        let Some(mut experiment) = self.now.with_untracked(|experiment| experiment.descent().cloned()) else {
            return Ok(());
        };
        change(&mut experiment);
        experiment.check().map_err(|error| sentence(&error.to_string()))?;
        self.put(Experiment::Descent(experiment));
        Ok(())
    }
}

/// The kind of simulation, and what belongs to it.
#[component]
pub fn Editor(bench: Bench) -> impl IntoView {
    let descends = Memo::new(move |_| bench.now.with(|experiment| experiment.descent().is_some()));
    let kinds = KINDS.map(|(name, card, is_it)| {
        let chosen = move || bench.now.with(is_it).to_string();
        view! { <button type="button" aria-pressed=chosen on:click=move |_| bench.put(gallery::experiment(card))>{name}</button> }
    });
    view! {
        <section class="lab-editor" aria-label=strings::EXPERIMENT>
            <div class="lab-kinds" role="group" aria-label=strings::KIND>{kinds}</div>
            {move || descends.get().then(|| view! {
                <ObjectiveEditor bench/>
                <Optimizers bench/>
                <ScheduleEditor bench/>
            })}
        </section>
    }
}

/// The optimizers that race. A place is made for each that there may be; those that nobody has taken are not shown.
#[component]
fn Optimizers(bench: Bench) -> impl IntoView {
    let count = Memo::new(move |_| bench.read(|experiment| experiment.optimizers.len()));
    let place = move |index: usize| {
        let id = Memo::new(move |_| {
            bench.read(|experiment| {
                experiment.optimizers.get(index).map(|own| own.spec().id).unwrap_or_default().to_owned()
            })
        });
        let choose = move |event| {
            let Ok(spec) = optimizer::find(&event_target_value(&event)) else { return };
            let _ = bench.change(|experiment| {
                if let Some(own) = experiment.optimizers.get_mut(index) {
                    *own = OptimizerEntry {
                        schedule: own.schedule.take(),
                        batch_size: own.batch_size,
                        ..entry(spec, own)
                    };
                }
            });
        };
        let remove = move |_| {
            let _ = bench.change(|experiment| drop(experiment.optimizers.remove(index)));
        };
        view! {
            <li hidden=move || count.get() <= index>
                <select aria-label=strings::optimizer(index + 1) on:change=choose prop:value=id>
                    {optimizer::all().iter().map(|spec| view! { <option value=spec.id selected=move || id.get() == spec.id>{spec.name}</option> }).collect_view()}
                </select>
                <button type="button" hidden=move || count.get() == 1 on:click=remove
                    aria-label=strings::remove_optimizer(index + 1)>{strings::REMOVE}</button>
            </li>
        }
    };
    let add = move |_| {
        let _ = bench.change(|experiment| {
            let used = |id: &str| experiment.optimizers.iter().any(|own| own.spec().id == id);
            let free = optimizer::all().iter().find(|spec| !used(spec.id)).unwrap_or(&optimizer::all()[0]);
            if let Some(last) = experiment.optimizers.last() {
                let new = entry(free, last);
                experiment.optimizers.push(new);
            }
        });
    };
    view! {
        <fieldset>
            <legend>{strings::OPTIMIZERS}</legend>
            <ol class="lab-optimizers">{(0..MAX_OPTIMIZERS).map(place).collect_view()}</ol>
            <button type="button" hidden=move || count.get() == MAX_OPTIMIZERS on:click=add>{strings::ADD_OPTIMIZER}</button>
        </fieldset>
    }
}

/// An optimizer in the place of another: its own defaults, which are made for networks, but the learning rate of the other.
fn entry(spec: &'static optimizer::Spec, other: &Settings) -> OptimizerEntry {
    let mut settings = Settings::defaults(spec);
    if let Some(rate) = other.get("learning_rate") {
        // A rate is a rate for all of them.
        let _ = settings.set("learning_rate", rate);
    }
    settings.into()
}

/// The schedule of all optimizers that have none of their own.
#[component]
fn ScheduleEditor(bench: Bench) -> impl IntoView {
    let id = Memo::new(move |_| {
        bench.read(|experiment| experiment.schedule.as_ref().map_or("", |schedule| schedule.spec().id).to_owned())
    });
    let choose = move |event| {
        let chosen = schedule::find(&event_target_value(&event)).ok();
        let _ = bench.change(|experiment| experiment.schedule = chosen.map(schedule::Settings::defaults));
    };
    let controls = move || {
        let spec = schedule::find(&id.get()).ok()?;
        let control = |parameter: &'static descent::setting::HyperParameter| {
            let value = Signal::derive(move || {
                bench
                    .read(|experiment| experiment.schedule.as_ref().and_then(|own| own.get(parameter.name)))
                    .unwrap_or(parameter.default)
            });
            let set = Callback::new(move |value| {
                let mut own =
                    bench.now.with_untracked(|experiment| experiment.descent().and_then(|own| own.schedule.clone()));
                if let Some(own) = &mut own {
                    own.set(parameter.name, value).map_err(|error| sentence(&error.to_string()))?;
                }
                bench.change(|experiment| experiment.schedule = own)
            });
            view! { <HyperParameterControl parameter value set of=spec.name symbol=None/> }
        };
        Some(spec.hyper_parameters.iter().map(control).collect_view())
    };
    view! {
        <fieldset>
            <legend>{strings::SCHEDULE}</legend>
            <select aria-label=strings::SCHEDULE on:change=choose prop:value=id>
                <option value="">{strings::NO_SCHEDULE}</option>
                {schedule::all().iter().map(|spec| view! { <option value=spec.id selected=move || id.get() == spec.id>{spec.name}</option> }).collect_view()}
            </select>
            {controls}
        </fieldset>
    }
}
