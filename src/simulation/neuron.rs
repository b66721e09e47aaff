//! What belongs to a sigmoid neuron beside its error surface: the data with the fitted curves, the samples of each
//! step, and guesses by hand.

use super::model::Model;
use super::number_field::NumberField;
use super::plot_view::{Picture, PlotView};
use crate::plot::Point;
use crate::plot::fit::{self, Fitted};
use crate::plot::number;
use crate::plot::palette::Tone;
use crate::plot::pen::{Drawn, Pen};
use crate::strings::descriptions;
use crate::strings::readings as strings;
use crate::strings::simulation::as_number;
use descent::experiment::{DescentExperiment, Order};
use descent::neuron::Neuron;
use descent::objective::Objective;
use descent::run::batch;
use descent::setting::Adjustable;
use leptos::prelude::*;
use plotters::prelude::DrawingBackend;

/// The guesses of the lectures for their two points: w and b.
const GUESSES: [Point; 6] = [[0.5, 0.0], [-0.1, 0.0], [0.94, -0.94], [1.42, -1.73], [1.65, -2.08], [1.78, -2.27]];

#[derive(Clone, PartialEq)]
struct Fits {
    points: Vec<Point>,
    curves: Vec<Fitted>,
}

impl Picture for Fits {
    fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tone: Tone) -> Drawn<B> {
        fit::draw(pen, &self.points, &self.curves, Neuron::output, tone)
    }
}

/// The data with the curves that are fitted to it.
#[component]
pub fn FitPanel(model: Model) -> impl IntoView {
    let picture = Memo::new(move |_| fits(model));
    let description = Signal::derive(move || description(model));
    let label = Signal::derive(move || strings::fit(&description.get()));
    view! {
        <div class="sim-fit">
            <h2>{strings::FIT}</h2>
            <PlotView picture label class="sim-fit-picture" size=[400.0, 260.0]/>
            <p class="sim-description">{description}</p>
        </div>
    }
}

/// Guesses to try, and the samples of a step.
#[component]
pub fn NeuronControls(model: Model) -> impl IntoView {
    let walks = matches!(model.preset().objective, Objective::Neuron(neuron)
        if neuron.dataset().is_some_and(|dataset| dataset.spec().id() == "neuron-points"));
    view! {
        <div class="sim-samples">
            {walks.then(|| view! { <GuessTable model/> })}
            <Samples model/>
        </div>
    }
}

/// At the start the guess, later the curve of every optimizer that is seen.
fn fits(model: Model) -> Fits {
    let (run, step, styles) = (model.run(), model.step(), model.styles());
    let experiment = run.experiment();
    let Objective::Neuron(neuron) = &experiment.objective else {
        return Fits { points: Vec::new(), curves: Vec::new() };
    };
    let points = neuron.points().to_vec();
    if step == 0 {
        let guess = Fitted { parameters: experiment.start, style: None, samples: Vec::new() };
        return Fits { points, curves: vec![guess] };
    }
    let seen = run.tracks().iter().zip(styles).enumerate().filter(|(index, _)| !model.is_hidden(*index));
    let curves = seen
        .filter_map(|(index, (track, style))| {
            let positions = track.positions();
            let parameters = positions[step.min(positions.len() - 1)];
            let samples = if is_whole(experiment, index) { Vec::new() } else { batch(experiment, index, step - 1) };
            parameters.iter().all(|part| part.is_finite()).then_some(Fitted { parameters, style: Some(style), samples })
        })
        .collect();
    Fits { points, curves }
}

/// Whether every step of an optimizer looks at all samples.
fn is_whole(experiment: &DescentExperiment, optimizer: usize) -> bool {
    let samples = experiment.objective.samples();
    experiment.batch_size_of(&experiment.optimizers[optimizer]).is_none_or(|size| size >= samples)
}

/// The picture in words.
fn description(model: Model) -> String {
    let (run, step) = (model.run(), model.status_step());
    let experiment = run.experiment();
    if step == 0 {
        return strings::your_guess(&guess(&experiment.objective, experiment.start));
    }
    let names = descriptions::names(experiment);
    let seen = run.tracks().iter().zip(names).enumerate().filter(|(index, _)| !model.is_hidden(*index));
    let sentences = seen.map(|(index, (track, name))| {
        let positions = track.positions();
        let fitted = guess(&experiment.objective, positions[step.min(positions.len() - 1)]);
        strings::fitted(&name, &fitted, looked_at(experiment, index, step - 1).as_deref())
    });
    sentences.collect::<Vec<_>>().join(" ")
}

/// "w = 0.5, b = 0, loss 0.0731"
fn guess(objective: &Objective, at: Point) -> String {
    let [w, b] = at.map(|part| number::significant(part, 4));
    strings::guess(&w, &b, &number::fixed(objective.value(at), 4))
}

/// The numbers of the samples of a step, counted from one, unless it is all of them.
fn looked_at(experiment: &DescentExperiment, optimizer: usize, step: usize) -> Option<Vec<String>> {
    let batch = || batch(experiment, optimizer, step).iter().map(|sample| (sample + 1).to_string()).collect();
    (!is_whole(experiment, optimizer)).then(batch)
}

/// The lectures' guesses as a walk: each row is a button that makes it the guess.
#[component]
fn GuessTable(model: Model) -> impl IntoView {
    let row = move |at: Point| {
        let [w, b] = at.map(|part| number::fixed(part, 2));
        let loss = number::fixed(model.preset().objective.value(at), 4);
        let is_here = move || model.with_experiment(|experiment| experiment.start == at).to_string();
        let take = move |_| {
            model.player().rewind();
            model.set_start(at);
            model.player().announce();
        };
        view! {
            <tr>
                <td><button type="button" class="sim-guess" aria-pressed=is_here on:click=take
                    aria-label=strings::guess_label(&w, &b, &loss)>{w.clone()}</button></td>
                <td>{b.clone()}</td>
                <td>{loss.clone()}</td>
            </tr>
        }
    };
    view! {
        <table class="sim-table sim-guesses">
            <caption>{strings::GUESSES}</caption>
            <thead><tr>{strings::GUESS_COLUMNS.map(|name| view! { <th scope="col">{name}</th> })}</tr></thead>
            <tbody>{GUESSES.map(row)}</tbody>
        </table>
    }
}

/// How many samples each optimizer looks at in a step, and in which order they come.
#[component]
fn Samples(model: Model) -> impl IntoView {
    let preset = model.preset();
    let samples = preset.objective.samples();
    let names = descriptions::names(&preset);
    let is_shuffled = move || model.with_experiment(|experiment| experiment.order == Order::Shuffled);
    let shuffle = move |event| {
        let order = if event_target_checked(&event) { Order::Shuffled } else { Order::Listed };
        model.change(|experiment| experiment.order = order);
    };
    view! {
        <fieldset class="sim-batches">
            <legend>{strings::SAMPLES}</legend>
            {names.into_iter().enumerate().map(|(optimizer, name)| view! { <BatchSize model optimizer name samples/> }).collect_view()}
            <label class="sim-switch">
                <input type="checkbox" prop:checked=is_shuffled on:change=shuffle/>
                <span>{strings::SHUFFLED}</span>
            </label>
        </fieldset>
    }
}

#[component]
fn BatchSize(model: Model, optimizer: usize, name: String, samples: usize) -> impl IntoView {
    let size = Memo::new(move |_| {
        let size = model.with_experiment(|experiment| experiment.batch_size_of(&experiment.optimizers[optimizer]));
        size.unwrap_or(samples).min(samples)
    });
    let set = move |value: f64| {
        if value.fract() != 0.0 || !(1.0..=samples as f64).contains(&value) {
            return Err(strings::samples_must_be(samples));
        }
        model.change(|experiment| experiment.optimizers[optimizer].batch_size = Some(value as usize));
        Ok(())
    };
    let slide = move |event| {
        if let Ok(value) = event_target_value(&event).parse::<f64>() {
            // The slider has only sizes that are accepted.
            let _ = set(value);
        }
    };
    let words = move || strings::batch(size.get(), samples);
    let label = strings::samples_of(&name);
    view! {
        <div class="sim-parameter">
            <span class="sim-parameter-name" aria-hidden="true">{name}</span>
            <input type="range" min="1" max=samples step="1" aria-label=label.clone() aria-valuetext=move || format!("{}, {}", size.get(), words())
                prop:value=move || size.get() value=move || size.get() on:input=slide/>
            <NumberField label=as_number(&label) value=Signal::derive(move || size.get() as f64) commit=set/>
        </div>
        <p class="sim-summary">{words}</p>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    fn model(text: &str) -> Model {
        Model::new(serde_json::from_str(text).expect("an experiment"))
    }

    #[test]
    fn a_guess_is_described_with_its_loss() {
        Owner::new().with(|| {
            let model = model(
                r#"{"neuron": {"dataset": {"id": "neuron-points"}}, "start": [0.5, 0], "optimizers": [{"id": "gd"}]}"#,
            );
            assert_eq!(description(model), "Your guess: w = 0.5, b = 0, loss 0.0731.");
            model.set_start(GUESSES[3]);
            assert_eq!(description(model), "Your guess: w = 1.42, b = −1.73, loss 0.0029.");
            model.player().step_forward();
            assert!(description(model).starts_with("Gradient descent: w = "), "{}", description(model));
            assert_eq!(fits(model).curves.len(), 1);
        });
    }

    #[test]
    fn the_samples_of_a_step_are_marked() {
        Owner::new().with(|| {
            let model = model(
                r#"{"neuron": {"dataset": {"id": "neuron-points"}}, "optimizers": [{"id": "gd", "batch_size": 1}, {"id": "gd"}]}"#,
            );
            model.player().seek(2.0);
            let samples: Vec<Vec<usize>> = fits(model).curves.into_iter().map(|curve| curve.samples).collect();
            assert_eq!(samples, [vec![1], vec![]]);
            assert!(description(model).contains("after looking at sample 2."), "{}", description(model));
        });
    }
}
