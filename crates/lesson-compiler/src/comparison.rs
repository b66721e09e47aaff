//! The comparison of optimizers on the review page: every number in it is measured when the course is compiled.

use std::convert::Infallible;

use descent::experiment::DescentExperiment;
use descent::neuron::Neuron;
use descent::objective::Objective;
use descent::optimizer::{self, Settings, Spec};
use descent::run::{Run, Status, Track};
use descent::{dataset, landscape};

use crate::html::escape;
use crate::memory;
use crate::results::median;

/// Learning rates to choose the best from. What is often the best comes first, so that the others need not be followed for long.
const RATES: [f64; 10] = [0.5, 0.2, 1.0, 0.1, 0.05, 0.02, 0.01, 5e-3, 2e-3, 1e-3];
const MOST_STEPS: usize = 2000;
const NOISE: f64 = 2.0;
const NOISY_STEPS: usize = 300;
const SEEDS: u64 = 5;

const HEAD: &str = "<thead><tr><th scope=\"col\">Optimizer</th><th scope=\"col\">Numbers kept for each parameter</th>\
    <th scope=\"col\">Hyper-parameters</th><th scope=\"col\">Ravine: steps to a loss of 0.001</th>\
    <th scope=\"col\">Saddle: steps to escape</th><th scope=\"col\">Sparse input: steps to a loss of 0.01</th>\
    <th scope=\"col\">Noisy ravine: loss in the end</th></tr></thead>";

pub(crate) fn html(ids: &[String]) -> String {
    let specs = ids.iter().filter_map(|id| optimizer::find(id).ok());
    let rows: String = specs.map(row).collect();
    let label = "Optimizers compared, measured by runs";
    match rows.is_empty() {
        true => String::new(),
        false => format!(
            "<div class=\"table comparison\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table>{HEAD}<tbody>{rows}</tbody></table></div>"
        ),
    }
}

/// A row follows from the registry alone, and is measured once however many courses are compiled.
fn row(spec: &'static Spec) -> String {
    let Ok(row) = memory::remembered("comparison", &spec.id, || Ok::<_, Infallible>(measure(spec)));
    row
}

fn measure(spec: &'static Spec) -> String {
    let steps = |found: Option<(usize, f64)>| match found {
        Some((steps, rate)) => format!("{steps} <small>(η {rate})</small>"),
        None => format!("not in {MOST_STEPS}"),
    };
    let ravine = landscape::find("ravine").ok().and_then(|ravine| best(spec, &ravine.into(), [-5.0, 2.0], 1e-3));
    let sparse = sparse().and_then(|sparse| best(spec, &sparse, [-2.0, -2.0], 0.01));
    let noisy = noisy(spec).map_or_else(String::new, |(loss, rate)| format!("{loss:.3} <small>(η {rate})</small>"));
    format!(
        "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{noisy}</td></tr>\n",
        escape(spec.name),
        spec.memory_per_parameter,
        spec.hyper_parameters.len(),
        steps(ravine),
        steps(escape_saddle(spec)),
        steps(sparse),
    )
}

fn with_rate(spec: &'static Spec, rate: f64) -> Option<Settings> {
    let mut settings = Settings::defaults(spec);
    settings.set("learning_rate", rate).ok().map(|()| settings)
}

fn sparse() -> Option<Objective> {
    let sparse = dataset::Settings::defaults(dataset::find("sparse").ok()?);
    Neuron::on(sparse).ok().map(Objective::Neuron)
}

/// The fewest steps that any learning rate needs to bring the loss below a bound, and that rate.
fn best(spec: &'static Spec, objective: &Objective, start: [f64; 2], bound: f64) -> Option<(usize, f64)> {
    let mut best: Option<(usize, f64)> = None;
    for rate in RATES {
        let limit = best.map_or(MOST_STEPS, |(steps, _)| steps - 1);
        let Some(settings) = with_rate(spec, rate) else { continue };
        let mut experiment = DescentExperiment::new(objective.clone(), vec![settings]);
        experiment.start = start;
        let reached = steps_until(&experiment, limit, |track| track.losses().last().is_some_and(|loss| *loss < bound));
        best = reached.map(|steps| (steps, rate)).or(best);
    }
    best
}

/// The saddle from (-1.5, 0.01) until y is further than 1 away: at a rate that is common in practice, because with steps
/// long enough everything escapes at once.
fn escape_saddle(spec: &'static Spec) -> Option<(usize, f64)> {
    let rate = match spec.id {
        "adagrad" => 0.1,
        "adadelta" => 1.0,
        _ => 0.01,
    };
    let mut experiment = DescentExperiment::new(landscape::find("saddle").ok()?, vec![with_rate(spec, rate)?]);
    experiment.start = [-1.5, 0.01];
    let away = |track: &Track| track.positions().last().is_some_and(|[_, y]| y.abs() > 1.0);
    steps_until(&experiment, MOST_STEPS, away).map(|steps| (steps, rate))
}

fn steps_until(experiment: &DescentExperiment, limit: usize, done: impl Fn(&Track) -> bool) -> Option<usize> {
    let mut run = Run::new(experiment);
    while run.steps() < limit {
        run.step();
        let track = &run.tracks()[0];
        if matches!(track.status(), Status::Diverged { .. }) {
            return None;
        }
        if done(track) {
            return Some(run.steps());
        }
    }
    None
}

/// The mean loss of the last third of a run with noise on every gradient: the median of several seeds, at the learning rate that
/// makes it smallest.
fn noisy(spec: &'static Spec) -> Option<(f64, f64)> {
    let ravine = landscape::find("ravine").ok()?;
    let of_rate = |rate: f64| {
        let settings = with_rate(spec, rate)?;
        let mut losses: Vec<f64> = (1..=SEEDS)
            .map(|seed| {
                let mut experiment = DescentExperiment::new(ravine, vec![settings.clone()]);
                (experiment.start, experiment.noise, experiment.seed) = ([-5.0, 2.0], NOISE, seed);
                let mut run = Run::new(&experiment);
                run.run_to(NOISY_STEPS);
                let last = &run.tracks()[0].losses()[NOISY_STEPS * 2 / 3..];
                last.iter().sum::<f64>() / last.len() as f64
            })
            .collect();
        losses.sort_by(f64::total_cmp);
        Some((median(&losses), rate)).filter(|(loss, _)| loss.is_finite())
    };
    RATES.into_iter().filter_map(of_rate).min_by(|a, b| a.0.total_cmp(&b.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_saddle_is_left_after_as_many_steps_as_the_course_says() {
        for (id, steps) in
            [("gd", 233), ("momentum", 49), ("nesterov", 46), ("adagrad", 17), ("rmsprop", 17), ("adam", 76)]
        {
            let spec = optimizer::find(id).expect("it is in the registry");
            assert_eq!(escape_saddle(spec).map(|(steps, _)| steps), Some(steps), "{id}");
        }
    }

    #[test]
    fn every_optimizer_has_a_row_of_as_many_cells_as_the_head() {
        for spec in optimizer::all() {
            let html = html(&[spec.id.to_owned()]);
            assert_eq!(html.matches("scope=\"col\"").count(), 1 + html.matches("<td>").count(), "{html}");
        }
    }
}
