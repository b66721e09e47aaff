//! Descriptions: status texts and text alternatives of runs, maps and curves.

use super::counted;
use super::simulation::why_stopped;
use crate::plot::number;
use crate::simulation::quantity::Quantity;
use descent::experiment::DescentExperiment;
use descent::objective::Objective;
use descent::run::{Run, Status, Track};
use descent::stop::Stop;

/// The optimizers' names; those that come more than once are numbered.
pub fn names(experiment: &DescentExperiment) -> Vec<String> {
    numbered(experiment.optimizers.iter().map(|entry| entry.name()))
}

/// Names that can be told apart: those that come more than once are numbered.
pub fn numbered<'a>(names: impl Iterator<Item = &'a str>) -> Vec<String> {
    let all: Vec<&str> = names.collect();
    let times = |name: &str, names: &[&str]| names.iter().filter(|other| **other == name).count();
    (0..all.len())
        .map(|index| match times(all[index], &all) {
            1 => all[index].to_owned(),
            _ => format!("{} ({})", all[index], times(all[index], &all[..=index])),
        })
        .collect()
}

/// "Momentum: loss 0.03 after 80 steps."
pub fn sentence(name: &str, track: &Track, step: usize, stop: Stop) -> String {
    let step = step.min(track.losses().len().saturating_sub(1));
    let exact = track.losses()[step];
    let loss = number::short(exact);
    let steps = counted(step, "step", "steps");
    match track.status() {
        Status::Diverged { step: lost } if lost <= step => format!("{name}: diverged at step {lost}."),
        Status::Stopped { step: last } if last <= step => {
            let why = why_stopped(stop, exact, ["step", "steps"]);
            format!("{name}: stopped at step {last}, with loss {loss} ({why}).")
        }
        Status::Settled { step: rest } if rest <= step => {
            format!("{name}: at rest since step {rest}, with loss {loss}.")
        }
        _ if step == 0 => format!("{name}: loss {loss} at the start."),
        _ => format!("{name}: loss {loss} after {steps}."),
    }
}

/// A sentence for every optimizer that is seen.
pub fn summary(run: &Run, step: usize, hidden: &[bool]) -> String {
    let names = names(run.experiment());
    let seen = run.tracks().iter().zip(names).enumerate().filter(|(index, _)| hidden.get(*index) != Some(&true));
    let sentences: Vec<String> =
        seen.map(|(_, (track, name))| sentence(&name, track, step, run.experiment().stop)).collect();
    if sentences.is_empty() { "All optimizers are hidden.".to_owned() } else { sentences.join(" ") }
}

/// The slope that an optimizer sees on a curve, and where its step goes.
pub fn slope(name: &str, slope: f64, x: f64, next: Option<f64>) -> String {
    let (slope, x) = (number::short(slope), number::short(x));
    match next {
        Some(next) => format!("{name}: slope {slope} at x = {x}, the step goes to x = {}.", number::short(next)),
        None => format!("{name}: slope {slope} at x = {x}."),
    }
}

/// What a plot of curves shows, for those who do not see it.
pub fn curves(run: &Run, quantity: Quantity, step: usize, hidden: &[bool]) -> String {
    if quantity == Quantity::Loss {
        return format!("{}. {}", quantity.caption(), summary(run, step, hidden));
    }
    let dimension = run.experiment().objective.dimension();
    let names = names(run.experiment());
    let seen = run.tracks().iter().zip(names).enumerate().filter(|(index, _)| hidden.get(*index) != Some(&true));
    let description = seen.map(|(_, (track, name))| format!(" {name}: {}.", quantity.words(track, dimension, step)));
    format!("{}, at step {step}.{}", quantity.caption(), description.collect::<String>())
}

/// How the optimizers compare, once there is something to compare.
pub fn comparison(run: &Run, step: usize, hidden: &[bool]) -> Option<String> {
    let names = names(run.experiment());
    let mut losses: Vec<(f64, &String)> = run
        .tracks()
        .iter()
        .zip(&names)
        .enumerate()
        .filter(|(index, (track, _))| hidden.get(*index) != Some(&true) && !is_lost(track, step))
        .map(|(_, (track, name))| (track.losses()[step.min(track.losses().len() - 1)], name))
        .collect();
    losses.sort_by(|a, b| a.0.total_cmp(&b.0));
    let ((best, first), (worst, last)) = (losses.first()?, losses.last()?);
    if step == 0 || losses.len() < 2 || *best <= 0.0 || worst / best < 1.2 {
        return None;
    }
    let ratio = number::significant(worst / best, 2);
    Some(format!("The loss of {first} is {ratio} times smaller than that of {last}."))
}

/// What the map shows, for those who do not see it.
pub fn map(experiment: &DescentExperiment) -> String {
    let objective = &experiment.objective;
    let minima: Vec<String> = objective.minima().iter().map(|[x, y, _]| place(objective, [*x, *y])).collect();
    let minima = match minima.len() {
        0 if experiment.objective.knows_its_minima() => "It has no minimum.".to_owned(),
        0 => String::new(),
        1 => format!("Its minimum is at {}.", minima[0]),
        _ => format!("Its minima are at {}.", minima.join(", ")),
    };
    let picture = match objective {
        Objective::Neuron(_) => "Map of the error surface over w and b, for the data",
        _ if objective.dimension() == 1 => "Curve of",
        _ => "Map of the landscape",
    };
    let (name, summary) = (objective.name(), objective.summary());
    format!("{picture} {name}. {summary} {minima} The start is at {}.", start(experiment))
}

/// What the surface shows, for those who do not see it.
pub fn surface(experiment: &DescentExperiment) -> String {
    let objective = &experiment.objective;
    format!("The same landscape as a surface, with the paths on it: {}. {}", objective.name(), objective.summary())
}

/// The value at a place: "x = 1.2, y = −0.3: loss 4.5".
pub fn value(objective: &Objective, at: [f64; 2]) -> String {
    let variables =
        objective.variables().iter().zip(at).map(|(name, value)| format!("{name} = {}", number::short(value)));
    format!("{}: loss {}", variables.collect::<Vec<_>>().join(", "), number::short(objective.value(at)))
}

/// Where the start is: "(−5.2, 2.3)", or with one variable "x = −5.2".
pub fn start(experiment: &DescentExperiment) -> String {
    place(&experiment.objective, experiment.start)
}

/// A place in the words of its objective: "(−5.2, 2.3)", or with one variable "x = −5.2".
pub fn place(objective: &Objective, at: [f64; 2]) -> String {
    if objective.dimension() == 1 { format!("x = {}", number::short(at[0])) } else { point(at) }
}

/// "(−5.2, 2.3)"
pub fn point([x, y]: [f64; 2]) -> String {
    format!("({}, {})", number::short(x), number::short(y))
}

fn is_lost(track: &Track, step: usize) -> bool {
    matches!(track.status(), Status::Diverged { step: lost } if lost <= step)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str, steps: usize) -> Run {
        let mut run = Run::new(&serde_json::from_str(text).expect("an experiment"));
        run.run_to(steps);
        run
    }

    const RACE: &str = r#"{"landscape": "ravine", "start": [-5, 2], "optimizers": [
        {"id": "gd", "lr": 0.1}, {"id": "momentum", "lr": 0.1, "momentum": 0.5}, {"id": "gd", "lr": 9}]}"#;

    #[test]
    fn a_race_is_described() {
        let run = run(RACE, 80);
        let description = summary(&run, 80, &[false; 3]);
        assert!(description.contains("loss ") && description.contains("after 80 steps"), "{description}");
        assert!(description.contains("(2): diverged at step"), "{description}");
        assert!(summary(&run, 0, &[false; 3]).contains("at the start"));
        assert!(comparison(&run, 80, &[false; 3]).is_some_and(|description| description.contains("times smaller")));
        assert_eq!(comparison(&run, 0, &[false; 3]), None);
        assert_eq!(summary(&run, 80, &[true; 3]), "All optimizers are hidden.");
    }

    #[test]
    fn a_rule_that_stops_a_run_is_described() {
        for (stop, why) in [
            (r#"{"loss_below": 1}"#, "(the loss is below 1)."),
            (r#"{"loss_below": -1, "stalled": 5}"#, "(5 steps without a lower loss)."),
        ] {
            let text = format!(
                r#"{{"landscape": "ravine", "start": [-5, 2], "stop": {stop}, "optimizers": [{{"id": "momentum", "lr": 0.1}}]}}"#
            );
            let description = summary(&run(&text, 100), 100, &[false]);
            assert!(
                description.starts_with("Momentum: stopped at step ") && description.ends_with(why),
                "{description}"
            );
        }
    }

    #[test]
    fn the_map_is_described() {
        let description = map(run(RACE, 0).experiment());
        assert!(
            description.contains("minimum is at (0, 0)") && description.contains("start is at (−5, 2)"),
            "{description}"
        );
    }
}
