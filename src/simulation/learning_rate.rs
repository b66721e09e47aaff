//! The search for a good learning rate: powers of ten first, then finer around the best. Pure.

use descent::experiment::DescentExperiment;
use descent::run::{Run, Status};

/// How a learning rate has fared.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trial {
    pub rate: f64,
    /// The loss at the end; infinite if the run got lost.
    pub loss: f64,
    /// The step after which nothing changed any more.
    pub steps: usize,
}

/// A search for one of an experiment's optimizers, carried out piece by piece.
#[derive(Debug)]
pub struct Search {
    experiment: DescentExperiment,
    optimizer: usize,
    waiting: Vec<f64>,
    under_way: Option<(f64, Run)>,
    trials: Vec<Trial>,
    is_fine: bool,
}

/// So many steps are taken between two looks at the clock.
const STRIDE: usize = 64;

/// The same experiment with one optimizer only, at another learning rate, if it accepts it.
pub fn with_rate(experiment: &DescentExperiment, optimizer: usize, rate: f64) -> Option<DescentExperiment> {
    let mut entry = experiment.optimizers.get(optimizer)?.clone();
    entry.set("learning_rate", rate).ok()?;
    Some(DescentExperiment { optimizers: vec![entry], ..experiment.clone() })
}

impl Search {
    /// A search that tries 0.0001, 0.0003, 0.001 and so on to 1, and beyond where the optimizer's rates go further.
    pub fn new(experiment: &DescentExperiment, optimizer: usize) -> Self {
        let parameters = experiment.optimizers.get(optimizer).map(|entry| entry.spec().hyper_parameters);
        let rate = parameters.and_then(|all| all.iter().find(|parameter| parameter.name == "learning_rate"));
        let highest = rate.map_or(1.0, |rate| rate.slider[1]).max(1.0);
        let mut waiting: Vec<f64> = (-4..=4)
            .flat_map(|power| [(1, power), (3, power)])
            .filter_map(round)
            .filter(|rate| *rate <= highest)
            .collect();
        waiting.reverse();
        let experiment = experiment.clone();
        Self { experiment, optimizer, waiting, under_way: None, trials: Vec::new(), is_fine: false }
    }

    /// Goes on until all rates have been tried or `is_over` says that it is enough for now.
    pub fn advance(&mut self, is_over: impl Fn() -> bool) {
        while !is_over() {
            match self.under_way.take() {
                Some((rate, mut run)) => {
                    run.run_to(self.experiment.steps.min(run.steps() + STRIDE));
                    if run.is_over() || run.steps() >= self.experiment.steps {
                        self.trials.push(outcome(rate, &run));
                    } else {
                        self.under_way = Some((rate, run));
                    }
                }
                None => match self.waiting.pop() {
                    Some(rate) => {
                        let run = with_rate(&self.experiment, self.optimizer, rate);
                        self.under_way = run.map(|experiment| (rate, Run::new(&experiment)));
                    }
                    None if self.is_fine => return,
                    None => self.refine(),
                },
            }
        }
    }

    pub fn is_complete(&self) -> bool {
        self.is_fine && self.waiting.is_empty() && self.under_way.is_none()
    }

    /// The trials so far, by rate.
    pub fn trials(&self) -> Vec<Trial> {
        let mut trials = self.trials.clone();
        trials.sort_by(|a, b| a.rate.total_cmp(&b.rate));
        trials
    }

    /// The rate with the lowest loss at the end; among equals the one that was there first.
    pub fn best(&self) -> Option<Trial> {
        let finite = self.trials.iter().filter(|trial| trial.loss.is_finite());
        finite.min_by(|a, b| a.loss.total_cmp(&b.loss).then(a.steps.cmp(&b.steps))).copied()
    }

    /// Four more rates around the best.
    fn refine(&mut self) {
        self.is_fine = true;
        let Some(best) = self.best() else { return };
        let finer = [2.0, 1.5, 0.7, 0.5].map(|factor| format!("{:.1e}", factor * best.rate));
        self.waiting = finer.iter().filter_map(|text| text.parse().ok()).collect();
    }
}

fn round((digit, power): (u8, i32)) -> Option<f64> {
    format!("{digit}e{power}").parse().ok()
}

fn outcome(rate: f64, run: &Run) -> Trial {
    let track = &run.tracks()[0];
    let loss = track.losses()[track.losses().len() - 1];
    let (loss, steps) = match track.status() {
        Status::Diverged { step } => (f64::INFINITY, step),
        Status::Settled { step } | Status::Stopped { step } => (loss, step),
        Status::Running => (loss, run.steps()),
    };
    Trial { rate, loss, steps }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn search(text: &str) -> Search {
        let mut search = Search::new(&serde_json::from_str(text).expect("an experiment"), 0);
        let mut pieces = 0;
        while !search.is_complete() {
            let looks = std::cell::Cell::new(0);
            search.advance(|| looks.replace(looks.get() + 1) > 3);
            pieces += 1;
        }
        assert!(pieces > 5, "it can be interrupted: {pieces}");
        search
    }

    #[test]
    fn the_ravine_wants_a_rate_just_below_the_edge() {
        let search = search(r#"{"landscape": "ravine", "start": [-5, 2], "steps": 100, "optimizers": [{"id": "gd"}]}"#);
        let best = search.best().expect("some rate works");
        assert!((0.3..0.5).contains(&best.rate), "{best:?}");
        let trials = search.trials();
        assert!(trials.is_sorted_by_key(|trial| trial.rate) && trials.len() == 13, "{}", trials.len());
        assert!(trials.iter().any(|trial| trial.loss.is_infinite()), "1 is too much");
    }

    #[test]
    fn among_equals_the_quickest_wins() {
        let search = search(r#"{"landscape": "bowl", "start": [1, 1], "steps": 5000, "optimizers": [{"id": "gd"}]}"#);
        assert_eq!(search.best().map(|best| best.rate), Some(0.45));
    }
}
