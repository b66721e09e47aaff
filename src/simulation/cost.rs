//! What the run costs: steps, gradients, samples, and time.

use super::frames::{milliseconds, while_active};
use super::model::Model;
use crate::plot::number;
use crate::strings::descriptions;
use crate::strings::readings as strings;
use descent::experiment::DescentExperiment;
use descent::run::{Pace, Status, Track};
use leptos::prelude::*;

/// Milliseconds for which an optimizer runs, to see how long a step takes.
const MEASURED: f64 = 6.0;
/// So many steps are taken between two looks at the clock.
const STRIDE: usize = 256;

/// A fold with the cost of each optimizer; time is measured once it is open.
#[component]
pub fn Cost(model: Model) -> impl IntoView {
    let open = RwSignal::new(false);
    let times = RwSignal::new(Vec::<f64>::new());
    let count = model.with_preset(|preset| preset.optimizers.len());
    // One optimizer a frame, when everything has been computed.
    let measuring = Memo::new(move |_| open.get() && model.is_complete() && times.with(Vec::len) < count);
    while_active(measuring.into(), move |_| {
        let next = times.with_untracked(Vec::len);
        let time = time_of_step(&model.experiment_untracked(), next);
        times.update(|times| times.push(time));
    });
    Effect::new(move |before: Option<u64>| {
        let now = model.run_id();
        if before.is_some_and(|before| before != now) && !times.with_untracked(Vec::is_empty) {
            times.set(Vec::new());
        }
        now
    });
    let samples = move || model.with_experiment(|experiment| experiment.objective.samples()) > 1;
    let rows = move || {
        let run = model.run();
        let names = descriptions::names(run.experiment()).into_iter().enumerate();
        names
            .filter(|(index, _)| !model.is_hidden(*index))
            .map(|(index, name)| {
                let steps = taken(&run.tracks()[index], model.status_step());
                let looked_at = samples().then(|| view! { <td>{looked_at(run.experiment(), index, steps)}</td> });
                let time =
                    move || times.with(|times| times.get(index).map_or("…".to_owned(), |time| in_words(*time)));
                view! { <tr><th scope="row">{name}</th><td>{steps}</td><td>{steps}</td>{looked_at}<td>{time}</td></tr> }
            })
            .collect_view()
    };
    let [optimizer, steps, gradients, seen, time] = strings::COST_COLUMNS;
    let head = |name: &'static str| view! { <th scope="col">{name}</th> };
    let table = move || {
        view! {
            <div class="sim-numbers" tabindex="0" role="group" aria-label=strings::NUMBERS>
                <table class="sim-table">
                    <thead><tr>
                        {[optimizer, steps, gradients].map(head)}{samples().then(|| head(seen))}{head(time)}
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
                <p class="sim-hint">{strings::COST_HINT}</p>
            </div>
        }
    };
    view! {
        <details on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>{strings::COST}</summary>
            {move || open.get().then(table)}
        </details>
    }
}

/// How many steps an optimizer has really taken: at rest it goes on looking, but not once it is lost or has stopped.
fn taken(track: &Track, step: usize) -> usize {
    match track.status() {
        Status::Diverged { step: last } | Status::Stopped { step: last } => step.min(last),
        Status::Running | Status::Settled { .. } => step,
    }
}

/// How many samples all gradients of so many steps have looked at.
fn looked_at(experiment: &DescentExperiment, optimizer: usize, steps: usize) -> usize {
    let samples = experiment.objective.samples();
    let size = experiment.batch_size_of(&experiment.optimizers[optimizer]).unwrap_or(samples).min(samples);
    // The last batch of an epoch may be smaller.
    let epoch = samples.div_ceil(size.max(1));
    steps / epoch * samples + (steps % epoch * size).min(samples)
}

/// Milliseconds that a step takes.
fn time_of_step(experiment: &DescentExperiment, optimizer: usize) -> f64 {
    let Some(mut pace) = Pace::new(experiment, optimizer) else { return 0.0 };
    pace.take(STRIDE);
    let (start, mut steps) = (milliseconds(), 0);
    loop {
        pace.take(STRIDE);
        steps += STRIDE;
        let passed = milliseconds() - start;
        if passed >= MEASURED {
            return passed / steps as f64;
        }
    }
}

/// "1.2 µs"
fn in_words(milliseconds: f64) -> String {
    let nanoseconds = milliseconds * 1e6;
    if nanoseconds < 1e3 {
        format!("{} ns", number::significant(nanoseconds, 2))
    } else {
        format!("{} µs", number::significant(nanoseconds / 1e3, 2))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_short() {
        assert_eq!(in_words(0.0012), "1.2 µs");
        assert_eq!(in_words(0.000_034_6), "35 ns");
        assert_eq!(in_words(1.5), "1500 µs");
    }

    #[test]
    fn samples_are_counted_with_the_smaller_last_batch() {
        let text = r#"{"neuron": {"dataset": {"id": "sparse"}}, "batch_size": 3, "optimizers": [{"id": "gd"}]}"#;
        let experiment: DescentExperiment = serde_json::from_str(text).expect("an experiment");
        let samples = experiment.objective.samples();
        let epoch = experiment.steps_per_epoch();
        assert_eq!(looked_at(&experiment, 0, epoch), samples);
        assert_eq!(looked_at(&experiment, 0, 2 * epoch + 1), 2 * samples + 3);
        assert_eq!(looked_at(&experiment, 0, 0), 0);
    }

    #[test]
    fn a_step_takes_some_time() {
        let text = r#"{"landscape": "bowl", "optimizers": [{"id": "gd"}]}"#;
        assert!(time_of_step(&serde_json::from_str(text).expect("an experiment"), 0) > 0.0);
    }
}
