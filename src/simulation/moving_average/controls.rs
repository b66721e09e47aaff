//! What can be changed about a moving average: its memory, its beginning, its series.

use super::super::key::Key;
use super::super::slider::{HyperParameterControl, sentence};
use super::model::Model;
use crate::plot::moving_average::style;
use crate::strings::moving_average as strings;
use crate::strings::simulation::RESTORE;
use descent::dataset;
use descent::moving_average::BETA;
use descent::setting::Adjustable;
use leptos::prelude::*;

/// The series that averages are usually shown with.
const SERIES: [&str; 2] = ["temperatures", "noisy-series"];

#[component]
pub fn Controls(
    model: Model,
    /// Sets the names of its fields apart from those of another simulation on the page.
    id: &'static str,
) -> impl IntoView {
    let value = Signal::derive(move || model.experiment().beta);
    let set = move |value: f64| {
        if !BETA.accepts(value) {
            return Err(strings::BETA_MUST_BE.to_owned());
        }
        model.change(|experiment| experiment.beta = value);
        Ok(())
    };
    let changed = move || model.experiment() != model.preset();
    let restore = move |_| model.change(|experiment| *experiment = model.preset());
    view! {
        <section role="group" class="sim-optimizer" aria-label=strings::MOVING_AVERAGE[0]>
            <div class="sim-optimizer-head"><Key style=style()/><h2>{strings::MOVING_AVERAGE[0]}</h2></div>
            <HyperParameterControl parameter=&BETA value set of=strings::THE_AVERAGE symbol=Some("<i>β</i>")/>
            <StartChoice model id/>
            <div class="sim-optimizer-foot">
                <button type="button" class="sim-restore" hidden=move || !changed() on:click=restore>{RESTORE}</button>
            </div>
        </section>
        <SeriesChoice model/>
    }
}

/// How the average begins.
#[component]
fn StartChoice(model: Model, id: &'static str) -> impl IntoView {
    view! {
        <fieldset class="sim-choices">
            <legend>{strings::BEGINS}</legend>
            {strings::STARTS.map(|(start, value, label)| view! {
                <label>
                    <input type="radio" name=format!("{id}-start") value=value prop:checked=move || model.experiment().start == start
                        on:change=move |_| model.change(|experiment| experiment.start = start)/>
                    <span>{label}</span>
                </label>
            }).collect_view()}
        </fieldset>
    }
}

/// Which values are averaged, and their noise, seed and number where they are drawn.
#[component]
fn SeriesChoice(model: Model) -> impl IntoView {
    let own = model.preset().series.spec().id;
    let ids: Vec<&'static str> = std::iter::once(own).chain(SERIES.into_iter().filter(|id| *id != own)).collect();
    let spec = Memo::new(move |_| model.experiment().series.spec().id);
    let choose = move |event| {
        let id = event_target_value(&event);
        let preset = model.preset().series;
        if let Ok(spec) = dataset::find(&id) {
            let series = if preset.spec().id == id { preset } else { dataset::Settings::defaults(spec) };
            model.change(|experiment| experiment.series = series);
        }
    };
    let parameters = move || {
        let Ok(spec) = dataset::find(spec.get()) else { return Vec::new() };
        let control = |parameter: &'static descent::setting::HyperParameter| {
            let value =
                Signal::derive(move || model.experiment().series.get(parameter.name).unwrap_or(parameter.default));
            let set = move |value: f64| {
                let mut outcome = Ok(());
                model.change(|experiment| outcome = experiment.series.set(parameter.name, value));
                outcome.map_err(|error| sentence(&error.to_string()))
            };
            view! { <HyperParameterControl parameter value set of=strings::THE_SERIES symbol=None/> }
        };
        spec.hyper_parameters().iter().map(control).collect()
    };
    let summary = move || dataset::find(spec.get()).map_or("", |dataset| dataset.summary);
    view! {
        <section role="group" class="sim-optimizer" aria-label=strings::SERIES>
            <label class="sim-choice"><span>{strings::SERIES}</span>
                <select aria-label=strings::SERIES on:change=choose>
                    {ids.into_iter().map(|id| view! {
                        <option value=id selected=move || spec.get() == id>{dataset::find(id).map_or(id, |dataset| dataset.name)}</option>
                    }).collect_view()}
                </select>
            </label>
            <p class="sim-summary">{summary}</p>
            {parameters}
        </section>
    }
}
