//! Schedules: the curves of all optimizers over the steps, and the choice and settings of each.

use super::key::Key;
use super::model::Model;
use super::plot_view::{Picture, PlotView};
use super::slider::{HyperParameterControl, sentence};
use crate::plot::number;
use crate::plot::optimizer_style::OptimizerStyle;
use crate::plot::palette::Tone;
use crate::plot::pen::{Drawn, Pen};
use crate::plot::schedule_curves::{self, Curve};
use crate::strings::descriptions;
use crate::strings::simulation as strings;
use descent::experiment::DescentExperiment;
use descent::schedule::{self, Quantity};
use descent::setting::HyperParameter;
use leptos::prelude::*;
use plotters::prelude::DrawingBackend;

/// Points of a curve: more could not be told apart.
const POINTS: usize = 300;

/// Whether anything in an experiment follows a schedule.
pub fn has_schedule(experiment: &DescentExperiment) -> bool {
    experiment.optimizers.iter().any(|entry| experiment.schedule_of(entry).is_some())
}

#[derive(Clone, PartialEq)]
struct Curves {
    name: &'static str,
    curves: Vec<Curve>,
    place: [usize; 2],
}

impl Picture for Curves {
    fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tone: Tone) -> Drawn<B> {
        schedule_curves::draw(pen, &self.curves, self.name, self.place, tone)
    }
}

/// Curves over the steps, and below them the schedule of each optimizer.
#[component]
pub fn SchedulePanel(model: Model) -> impl IntoView {
    let quantities = Memo::new(move |_| model.with_experiment(quantities));
    let pictures = move || {
        let picture = |quantity: Quantity| view! { <Rates model quantity/> };
        quantities.get().into_iter().map(picture).collect_view()
    };
    let preset = model.preset();
    let all = descriptions::names(&preset).into_iter().zip(model.styles()).enumerate();
    view! {
        <section class="sim-schedules" aria-label=strings::SCHEDULES>
            {pictures}
            {all.map(|(optimizer, (name, style))| view! { <Choice model optimizer name style/> }).collect_view()}
        </section>
    }
}

/// What the schedules of an experiment change: the learning rate, the momentum, or both.
fn quantities(experiment: &DescentExperiment) -> Vec<Quantity> {
    let all = experiment.optimizers.iter().filter_map(|entry| experiment.schedule_of(entry));
    let changed: Vec<Quantity> = all.map(|schedule| schedule.spec().quantity).collect();
    let momentum = changed.contains(&Quantity::Momentum);
    let rate = changed.contains(&Quantity::LearningRate) || !momentum;
    [(Quantity::LearningRate, rate), (Quantity::Momentum, momentum)]
        .into_iter()
        .filter_map(|(quantity, is_changed)| is_changed.then_some(quantity))
        .collect()
}

fn name(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::LearningRate => strings::RATE,
        Quantity::Momentum => strings::MOMENTUM,
    }
}

#[component]
fn Rates(model: Model, quantity: Quantity) -> impl IntoView {
    let lines = Memo::new(move |_| model.with_experiment(|experiment| lines(experiment, quantity)));
    let styles = model.styles();
    let picture = Memo::new(move |_| {
        let (step, steps) = (model.status_step(), model.with_experiment(|experiment| experiment.steps));
        let curves = model.with_experiment(|experiment| {
            let curve = |(index, points): (usize, Vec<[f64; 2]>)| {
                let now = experiment.scheduled(&experiment.optimizers[index], quantity, step)?;
                (!model.is_hidden(index)).then(|| Curve { points, now, style: styles[index] })
            };
            lines.get().into_iter().enumerate().filter_map(curve).collect()
        });
        Curves { name: name(quantity), curves, place: [step, steps] }
    });
    let description = Signal::derive(move || {
        model.with_experiment(|experiment| description(experiment, quantity, model.status_step(), &model.hidden()))
    });
    let label = Signal::derive(move || strings::schedule_curves(name(quantity), &description.get()));
    let title = if quantity == Quantity::Momentum { strings::MOMENTUM_OVER_STEPS } else { strings::RATE_OVER_STEPS };
    view! {
        <figure class="sim-curve">
            <figcaption>{title}</figcaption>
            <PlotView picture label class="sim-curve-picture" size=[400.0, 208.0]/>
            <p class="sim-description">{description}</p>
        </figure>
    }
}

/// For every optimizer its value at steps evenly over the run; none for those without the quantity.
fn lines(experiment: &DescentExperiment, quantity: Quantity) -> Vec<Vec<[f64; 2]>> {
    let stride = experiment.steps.div_ceil(POINTS).max(1);
    let steps = || (0..experiment.steps).step_by(stride).chain([experiment.steps]);
    let value = |entry, step: usize| Some([step as f64, experiment.scheduled(entry, quantity, step)?]);
    experiment.optimizers.iter().map(|entry| steps().filter_map(|step| value(entry, step)).collect()).collect()
}

/// "Step decay: learning rate 0.1 now, 0.001 at the end."
fn description(experiment: &DescentExperiment, quantity: Quantity, step: usize, hidden: &[bool]) -> String {
    let seen = descriptions::names(experiment).into_iter().zip(&experiment.optimizers).enumerate();
    let sentences = seen.filter(|(index, _)| hidden.get(*index) != Some(&true)).filter_map(|(_, (owner, entry))| {
        let now = experiment.scheduled(entry, quantity, step)?;
        let end = experiment.scheduled(entry, quantity, experiment.steps)?;
        let (now, end) = (number::short(now), number::short(end));
        Some(strings::scheduled(&owner, name(quantity), &now, step, &end))
    });
    sentences.collect::<Vec<_>>().join(" ")
}

/// Which schedule an optimizer follows, and its settings.
#[component]
fn Choice(model: Model, optimizer: usize, name: String, style: OptimizerStyle) -> impl IntoView {
    let id = Memo::new(move |_| {
        model.with_experiment(|experiment| {
            let own = experiment.schedule_of(&experiment.optimizers[optimizer]);
            own.map_or("constant", |schedule| schedule.spec().id)
        })
    });
    let choose = move |event| {
        let id = event_target_value(&event);
        let preset = model.preset();
        let own = preset.schedule_of(&preset.optimizers[optimizer]).filter(|own| own.spec().id == id).cloned();
        if let Ok(spec) = schedule::find(&id) {
            let schedule = own.unwrap_or_else(|| schedule::Settings::defaults(spec));
            model.change(|experiment| experiment.optimizers[optimizer].schedule = Some(schedule));
        }
    };
    let owner = name.clone();
    let parameters = move || {
        let Ok(spec) = schedule::find(id.get()) else { return Vec::new() };
        let control =
            |parameter: &'static HyperParameter| view! { <Setting model optimizer parameter of=owner.clone()/> };
        spec.hyper_parameters.iter().map(control).collect()
    };
    let summary = move || schedule::find(id.get()).map_or("", |spec| spec.summary);
    view! {
        <div class="sim-schedule">
            <label class="sim-choice">
                <Key style/>
                <span>{name.clone()}</span>
                <select aria-label=strings::schedule_of(&name) on:change=choose>
                    {schedule::all().iter().map(|spec| view! {
                        <option value=spec.id selected=move || id.get() == spec.id>{spec.name}</option>
                    }).collect_view()}
                </select>
            </label>
            <p class="sim-summary">{summary}</p>
            {parameters}
        </div>
    }
}

/// One number of an optimizer's schedule.
#[component]
fn Setting(model: Model, optimizer: usize, parameter: &'static HyperParameter, of: String) -> impl IntoView {
    let current =
        move |experiment: &DescentExperiment| experiment.schedule_of(&experiment.optimizers[optimizer]).cloned();
    let value = Signal::derive(move || {
        let schedule = model.with_experiment(current);
        schedule.and_then(|schedule| schedule.get(parameter.name)).unwrap_or(parameter.default)
    });
    let set = move |value: f64| {
        let Some(mut schedule) = current(&model.experiment_untracked()) else { return Ok(()) };
        schedule.set(parameter.name, value).map_err(|error| sentence(&error.to_string()))?;
        model.change(|experiment| experiment.optimizers[optimizer].schedule = Some(schedule));
        Ok(())
    };
    view! { <HyperParameterControl parameter value set of=strings::the_schedule_of(&of) symbol=None/> }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn experiment() -> DescentExperiment {
        let text = r#"{"landscape": "ravine", "steps": 60, "optimizers": [
            {"id": "gd", "lr": 0.1, "schedule": {"id": "step", "step_size": 20, "gamma": 0.5}},
            {"id": "momentum", "lr": 0.2, "schedule": {"id": "momentum", "period": 10}}, {"id": "gd", "lr": 0.3}]}"#;
        serde_json::from_str(text).expect("an experiment")
    }

    #[test]
    fn curves_are_those_of_the_schedules() {
        let lines = lines(&experiment(), Quantity::LearningRate);
        assert_eq!([lines[0][19], lines[0][20], lines[0][60]], [[19.0, 0.1], [20.0, 0.05], [60.0, 0.0125]]);
        assert_eq!((lines[1][30][1], lines[2][60][1]), (0.2, 0.3), "what is not scheduled stays");
        let momenta = super::lines(&experiment(), Quantity::Momentum);
        assert_eq!((momenta[1][0][1], momenta[1][10][1]), (0.5, 0.75));
        assert!(momenta[0].iter().all(|[_, value]| *value == 0.0) || momenta[0].is_empty());
    }

    #[test]
    fn they_are_described() {
        let description = description(&experiment(), Quantity::LearningRate, 20, &[false, true, true]);
        assert_eq!(description, "Gradient descent (1): learning rate 0.05 at step 20, 0.0125 at the end.");
        assert_eq!(quantities(&experiment()), [Quantity::LearningRate, Quantity::Momentum]);
    }
}
