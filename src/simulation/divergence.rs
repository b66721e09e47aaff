//! When a run gets lost: what happened, why, and a learning rate that works.

use super::learning_rate::with_rate;
use super::model::Model;
use crate::lazy_chunk;
use crate::lazy_chunk::LoadWhen;
use crate::plot::number;
use crate::strings::descriptions;
use crate::strings::readings as strings;
use descent::experiment::DescentExperiment;
use descent::run::{Run, Status};
use leptos::prelude::*;

/// Enough steps to see whether a rate works, few enough to try a dozen at once.
const LONGEST_TRIAL: usize = 2_000;

/// A learning rate below the present one with which an optimizer does not get lost.
///
/// Goes down the round numbers 5, 2, 1 of each power of ten and takes the first that brings the loss
/// most of the way to the minimum; if there is none, the one that comes lowest.
pub fn smaller_learning_rate(experiment: &DescentExperiment, optimizer: usize) -> Option<f64> {
    let present = experiment.optimizers.get(optimizer)?.get("learning_rate")?;
    let lowest = experiment.objective.minima().iter().map(|[_, _, value]| *value).fold(0.0, f64::min);
    let above = |loss: f64| loss - lowest;
    let trials: Vec<(f64, f64)> = candidates(present)
        .filter_map(|rate| trial(experiment, optimizer, rate).map(|[first, last]| (rate, above(last) / above(first))))
        .filter(|(_, left)| *left < 1.0)
        .collect();
    let good = trials.iter().find(|(_, left)| *left < 0.1);
    let best = trials.iter().min_by(|(_, a), (_, b)| a.total_cmp(b));
    good.or(best).map(|(rate, _)| *rate)
}

/// First and last loss with another learning rate, unless it is not accepted or the run gets lost.
fn trial(experiment: &DescentExperiment, optimizer: usize, rate: f64) -> Option<[f64; 2]> {
    let trial = with_rate(experiment, optimizer, rate)?;
    let mut run = Run::new(&trial);
    run.run_to(trial.steps.min(LONGEST_TRIAL));
    let track = &run.tracks()[0];
    let lost = matches!(track.status(), Status::Diverged { .. });
    (!lost).then(|| [track.losses()[0], track.losses()[track.losses().len() - 1]])
}

fn candidates(present: f64) -> impl Iterator<Item = f64> {
    let power = if present > 0.0 { present.log10().floor() as i32 } else { 0 };
    (0..5)
        .flat_map(move |down| [5.0, 2.0, 1.0].map(|factor| format!("{factor}e{}", power - down)))
        .filter_map(|text| text.parse::<f64>().ok())
        .filter(move |rate| *rate < present * 0.999)
}

/// Says which optimizers are lost at the step shown, why, and offers a way out.
#[component]
pub fn DivergencePanel(model: Model) -> impl IntoView {
    let lost = Memo::new(move |_| lost(&model.run(), model.status_step(), &model.hidden()));
    view! {
        <div class="sim-divergence" role="status">
            {move || lost.get().into_iter().map(|optimizer| lazy_chunk::placeholder("lost", LoadWhen::Immediately, move || lost_one(model, optimizer))).collect_view()}
        </div>
    }
}

lazy_chunk! { fn lost_one(model: Model, optimizer: usize) in on_demand { view! { <Lost model optimizer/> } } }

#[component]
fn Lost(model: Model, optimizer: usize) -> impl IntoView {
    let name = descriptions::names(&model.preset()).swap_remove(optimizer);
    let what = move || {
        let run = model.run();
        let track = &run.tracks()[optimizer];
        match track.status() {
            Status::Diverged { step } => strings::diverged_at(step),
            _ => String::new(),
        }
    };
    let advice = Memo::new(move |_| model.with_experiment(|experiment| advice(experiment, optimizer)));
    let take = move |rate: f64| {
        model.change(|experiment| {
            // The rate was accepted in the trial.
            let _ = experiment.optimizers[optimizer].set("learning_rate", rate);
        });
        model.player().announce();
    };
    view! {
        <div class="sim-lost">
            <p><strong>{name}</strong>{what}{move || advice.get().0}</p>
            {move || advice.get().1.map(|rate| view! {
                <button type="button" on:click=move |_| take(rate)>{strings::try_rate(&number::short(rate))}</button>
            })}
        </div>
    }
}

/// Why it happened, and a learning rate to try.
fn advice(experiment: &DescentExperiment, optimizer: usize) -> (&'static str, Option<f64>) {
    let (objective, start) = (&experiment.objective, experiment.start);
    if !objective.value(start).is_finite() || objective.gradient(start).iter().any(|slope| !slope.is_finite()) {
        return (strings::NO_VALUE_AT_START, None);
    }
    if experiment.objective.knows_its_minima() && experiment.objective.minima().is_empty() {
        return (strings::NO_MINIMUM, None);
    }
    match smaller_learning_rate(experiment, optimizer) {
        Some(rate) => (strings::TOO_FAR, Some(rate)),
        None => (strings::NO_RATE_HELPS, None),
    }
}

fn lost(run: &Run, step: usize, hidden: &[bool]) -> Vec<usize> {
    let lost = |index: &usize| matches!(run.tracks()[*index].status(), Status::Diverged { step: at } if at <= step);
    (0..run.tracks().len()).filter(|index| hidden.get(*index) != Some(&true)).filter(lost).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn candidates_are_round_and_smaller() {
        let first: Vec<f64> = candidates(0.5).take(4).collect();
        assert_eq!(first, [0.2, 0.1, 0.05, 0.02]);
        assert_eq!(candidates(7.0).next(), Some(5.0));
    }

    #[test]
    fn the_offered_rate_works() {
        let text = r#"{"landscape": "ravine", "start": [-5, 2], "optimizers": [{"id": "gd", "lr": 0.9}]}"#;
        let experiment: DescentExperiment = serde_json::from_str(text).expect("an experiment");
        let rate = smaller_learning_rate(&experiment, 0).expect("a rate");
        assert_eq!(rate, 0.2, "the ravine needs less than 0.5");
        assert_eq!(advice(&experiment, 0).1, Some(rate));
    }

    #[test]
    fn where_no_minimum_is_known_a_rate_is_looked_for() {
        let text = r#"{"formula": "x^2 + 3*y^2", "start": [1, 1], "optimizers": [{"id": "gd", "lr": 0.9}]}"#;
        let experiment: DescentExperiment = serde_json::from_str(text).expect("an experiment");
        assert_eq!(advice(&experiment, 0).1, Some(0.2));
    }

    #[test]
    fn where_there_is_no_minimum_no_rate_helps() {
        let text = r#"{"landscape": "saddle", "optimizers": [{"id": "gd", "lr": 0.9}]}"#;
        let experiment: DescentExperiment = serde_json::from_str(text).expect("an experiment");
        assert_eq!(advice(&experiment, 0).1, None);
    }
}
