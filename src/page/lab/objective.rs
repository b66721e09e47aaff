//! What is made small: a landscape, a formula, a neuron's error, or an online loss.

use crate::strings::lab as strings;
use descent::experiment::DescentExperiment;
use descent::formula::Formula;
use descent::neuron::Neuron;
use descent::objective::Objective;
use descent::{dataset, landscape, online};
use leptos::html::Input;
use leptos::prelude::*;

use super::Bench;
use crate::simulation::number_field::NumberField;
use crate::simulation::slider::sentence;

/// The choice, and for a formula its text and the part of the plane that is seen.
#[component]
pub fn ObjectiveEditor(bench: Bench) -> impl IntoView {
    let chosen = Memo::new(move |_| bench.read(|experiment| key(&experiment.objective)));
    let choose = move |event| {
        let key = event_target_value(&event);
        let _ = bench.change(|experiment| {
            if let Some(objective) = objective(&key, experiment) {
                replace(experiment, objective);
            }
        });
    };
    let option = move |key: String, name: &'static str| {
        let own = key.clone();
        view! { <option value=key selected=move || chosen.get() == own>{name}</option> }
    };
    let landscapes = landscape::all().iter().map(|own| option(format!("landscape {}", own.id), own.name));
    let neurons = dataset::all().iter().filter(|own| own.inputs.len() == 1);
    let neurons = neurons.map(|own| option(format!("neuron {}", own.id), own.name));
    let onlines = online::all().iter().map(|own| option(format!("online {}", own.id), own.name));
    let [of_landscapes, of_neurons, of_onlines] = strings::SURFACES;
    view! {
        <fieldset>
            <legend>{strings::SURFACE}</legend>
            <select aria-label=strings::SURFACE on:change=choose prop:value=chosen>
                <option value="formula" selected=move || chosen.get() == "formula">{strings::OWN_FORMULA}</option>
                <optgroup label=of_landscapes>{landscapes.collect_view()}</optgroup>
                <optgroup label=of_neurons>{neurons.collect_view()}</optgroup>
                <optgroup label=of_onlines>{onlines.collect_view()}</optgroup>
            </select>
            {move || (chosen.get() == "formula").then(|| view! { <FormulaEditor bench/> })}
        </fieldset>
    }
}

/// The formula's text, with mistakes where they are, and the ranges of x and y.
#[component]
fn FormulaEditor(bench: Bench) -> impl IntoView {
    let field = NodeRef::<Input>::new();
    let (typed, problem) = (RwSignal::new(None::<String>), RwSignal::new(None::<String>));
    let text =
        Memo::new(move |_| bench.read(|own| formula(own).map(|formula| formula.text().to_owned()).unwrap_or_default()));
    let shown = move || typed.get().unwrap_or_else(|| text.get());
    let take = move |event| {
        let written = event_target_value(&event);
        match Formula::parse(&written) {
            Ok(new) => {
                typed.set(None);
                problem.set(None);
                let _ = bench.change(|experiment| {
                    let domain = experiment.objective.domain();
                    let start = experiment.start;
                    replace(experiment, Objective::Formula(new.clone().seen_over(domain).unwrap_or(new)));
                    experiment.start = experiment.objective.confine(start);
                });
            }
            Err(error) => {
                let place = written[..error.offset.min(written.len())].encode_utf16().count() as u32;
                typed.set(Some(written));
                problem.set(Some(sentence(&error.to_string())));
                if let Some(field) = field.get_untracked() {
                    let _ = field.set_selection_range(place, place + 1);
                }
            }
        }
    };
    let bound = move |label: &'static str, axis: usize, end: usize| {
        let value = Signal::derive(move || bench.read(|own| own.objective.domain()[axis][end]));
        let commit = move |value: f64| {
            let mut seen = false;
            bench.change(|experiment| {
                let mut domain = experiment.objective.domain();
                domain[axis][end] = value;
                if let Some(new) = formula(experiment).and_then(|own| own.clone().seen_over(domain)) {
                    experiment.objective = Objective::Formula(new);
                    // A start beyond the map could be neither seen nor moved.
                    let [low, high] = domain[axis];
                    experiment.start[axis] = experiment.start[axis].clamp(low, high);
                    seen = true;
                }
            })?;
            if seen { Ok(()) } else { Err(strings::RANGE_IS_BACKWARDS.to_owned()) }
        };
        view! { <label><span aria-hidden="true">{label}</span><NumberField label value commit/></label> }
    };
    let ([before, name], [left, right, low, high]) = (strings::FORMULA, strings::BOUNDS);
    view! {
        <label class="lab-formula">
            <span>{before}</span>
            <input type="text" autocomplete="off" autocapitalize="off" spellcheck="false" node_ref=field aria-label=name
                aria-invalid=move || problem.with(Option::is_some).then_some("true") prop:value=shown value=shown on:change=take/>
        </label>
        <p class="sim-problem" role="alert">{move || problem.get()}</p>
        <p class="lab-hint">{strings::FORMULA_HINT}</p>
        <div class="lab-numbers">
            {bound(left, 0, 0)}{bound(right, 0, 1)}{bound(low, 1, 0)}{bound(high, 1, 1)}
        </div>
        <p class="lab-hint">{strings::BOUNDS_HINT}</p>
    }
}

fn formula(experiment: &DescentExperiment) -> Option<&Formula> {
    match &experiment.objective {
        Objective::Formula(formula) => Some(formula),
        _ => None,
    }
}

/// Another objective, from its own start; batches that it has not got are forgotten.
fn replace(experiment: &mut DescentExperiment, objective: Objective) {
    let samples = objective.samples();
    let keep = |size: &mut Option<usize>| *size = size.filter(|size| *size <= samples);
    keep(&mut experiment.batch_size);
    experiment.optimizers.iter_mut().for_each(|own| keep(&mut own.batch_size));
    experiment.start = objective.start();
    experiment.objective = objective;
}

/// The value of the choice's option for an objective.
fn key(objective: &Objective) -> String {
    match objective {
        Objective::Landscape(own) => format!("landscape {}", own.id),
        Objective::Formula(_) => "formula".to_owned(),
        Objective::Neuron(own) => format!("neuron {}", own.dataset().map_or("", |dataset| dataset.spec().id)),
        Objective::Online(own) => format!("online {}", own.id),
    }
}

/// The objective that was chosen. A formula begins as what was seen before, if that can be typed.
fn objective(key: &str, before: &DescentExperiment) -> Option<Objective> {
    let (kind, id) = key.split_once(' ').unwrap_or((key, ""));
    match kind {
        "landscape" => landscape::find(id).ok().map(Objective::Landscape),
        "online" => online::find(id).ok().map(Objective::Online),
        "neuron" => {
            let settings = dataset::Settings::defaults(dataset::find(id).ok()?);
            Neuron::on(settings).ok().map(Objective::Neuron)
        }
        _ => {
            let typed = before.objective.landscape().map_or("x^2 + 3*y^2", |landscape| landscape.typed);
            let formula = Formula::parse(typed).ok()?;
            let domain = before.objective.landscape().map_or(formula.domain(), |landscape| landscape.domain);
            formula.seen_over(domain).map(Objective::Formula)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_choice_is_an_objective_and_says_so() {
        let text = r#"{"landscape": "ravine", "optimizers": [{"id": "gd"}]}"#;
        let before: DescentExperiment = serde_json::from_str(text).expect("an experiment");
        let landscapes = landscape::all().iter().map(|own| format!("landscape {}", own.id));
        for choice in landscapes.chain(["formula", "neuron noisy-line", "online adam-rare"].map(str::to_owned)) {
            let objective = objective(&choice, &before).expect("there is one");
            assert_eq!(key(&objective), choice);
            let mut experiment = before.clone();
            experiment.batch_size = Some(1);
            replace(&mut experiment, objective);
            assert_eq!(experiment.check(), Ok(()), "{choice}");
        }
        assert!(objective("landscape nowhere", &before).is_none());
    }
}
