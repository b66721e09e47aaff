//! The state of one simulation and everything that can be done to it.

use super::player::Player;
use super::words;
use crate::plot::Point;
use crate::plot::contour::Window;
use crate::plot::landscape_map::Relief;
use crate::plot::palette::OptimizerStyle;
use descent::experiment::Experiment;
use descent::run::{Run, Status};
use leptos::prelude::*;
use std::sync::Arc;

/// Width over height of the map: the part of a landscape that is seen depends on nothing else.
pub const ASPECT: f64 = 4.0 / 3.0;

/// A finished run, compared by identity.
#[derive(Clone, Debug)]
pub struct Finished(Arc<Run>);

/// The relief of the landscape, compared by identity.
#[derive(Clone, Debug)]
pub struct Ground(Arc<Relief>);

/// Handle on a simulation's state; copies share it.
///
/// The experiment is one value. Whatever changes it leads to a new run, carried out at once to its
/// end; the playback only says how much of it is shown.
#[derive(Clone, Copy)]
pub struct Model {
    preset: StoredValue<Experiment>,
    experiment: RwSignal<Experiment>,
    run: Memo<Finished>,
    ground: Memo<Ground>,
    player: Player,
    hidden: RwSignal<Vec<bool>>,
}

impl PartialEq for Finished {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Finished {
    type Target = Run;

    fn deref(&self) -> &Run {
        &self.0
    }
}

impl PartialEq for Ground {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Ground {
    type Target = Relief;

    fn deref(&self) -> &Relief {
        &self.0
    }
}

impl Finished {
    /// Carries out an experiment.
    pub fn new(experiment: &Experiment) -> Self {
        let mut run = Run::new(experiment);
        run.run_to(experiment.steps);
        Self(Arc::new(run))
    }

    /// The step after which nothing happens: the last one, or earlier when all have come to rest
    /// or are lost.
    pub fn end(&self) -> usize {
        let ends = self.tracks().iter().map(|track| match track.status() {
            Status::Running => self.steps(),
            Status::Diverged { step } | Status::Settled { step } => step,
        });
        ends.max().unwrap_or(0).min(self.steps())
    }
}

impl Model {
    /// The state of a simulation before its first step.
    pub fn new(preset: Experiment) -> Self {
        let experiment = RwSignal::new(preset.clone());
        let run = Memo::new(move |_| experiment.with(Finished::new));
        let objective = Memo::new(move |_| experiment.with(|experiment| experiment.objective.clone()));
        let ground = Memo::new(move |_| {
            let objective = objective.get();
            let minima = objective.minima().iter().map(|[x, y, _]| [*x, *y]);
            let window = Window::showing(objective.domain(), ASPECT);
            Ground(Arc::new(Relief::new(window, |point| objective.value(point), minima)))
        });
        let end = run.with_untracked(|run| run.end());
        let hidden = RwSignal::new(vec![false; preset.optimizers.len()]);
        let words = move |step| words::summary(&run.get_untracked(), step, &hidden.get_untracked());
        let player = Player::new(preset.steps, end, words);
        Self { experiment, run, ground, player, hidden, preset: StoredValue::new(preset) }
    }

    /// The experiment as the lesson has it.
    pub fn preset(&self) -> Experiment {
        self.preset.get_value()
    }

    /// The experiment as it is now.
    pub fn experiment(&self) -> Experiment {
        self.experiment.get()
    }

    /// Something about the experiment as it is now.
    pub fn with_experiment<T>(&self, read: impl FnOnce(&Experiment) -> T) -> T {
        self.experiment.with(read)
    }

    /// The whole run.
    pub fn run(&self) -> Finished {
        self.run.get()
    }

    /// The landscape's relief.
    pub fn ground(&self) -> Ground {
        self.ground.get()
    }

    /// The same for event handlers.
    pub fn ground_untracked(&self) -> Ground {
        self.ground.get_untracked()
    }

    /// The experiment as it is now, for event handlers.
    pub fn experiment_untracked(&self) -> Experiment {
        self.experiment.get_untracked()
    }

    /// How the run is shown.
    pub fn player(&self) -> Player {
        self.player
    }

    /// The step that is shown.
    pub fn step(&self) -> usize {
        self.player.step()
    }

    /// The keys of all optimizers.
    pub fn styles(&self) -> Vec<OptimizerStyle> {
        self.preset
            .with_value(|preset| OptimizerStyle::for_all(preset.optimizers.iter().map(|settings| settings.spec().id)))
    }

    /// Whether an optimizer is hidden.
    pub fn is_hidden(&self, optimizer: usize) -> bool {
        self.hidden.with(|hidden| hidden.get(optimizer).copied().unwrap_or(false))
    }

    /// For every optimizer, whether it is hidden.
    pub fn hidden(&self) -> Vec<bool> {
        self.hidden.get()
    }

    /// Hides or shows an optimizer.
    pub fn set_hidden(&self, optimizer: usize, hide: bool) {
        self.hidden.update(|hidden| {
            if let Some(hidden) = hidden.get_mut(optimizer) {
                *hidden = hide;
            }
        });
    }

    /// The reader changes the experiment; the step shown stays.
    pub fn change(&self, change: impl FnOnce(&mut Experiment)) {
        self.player.touch();
        let mut experiment = self.experiment.get_untracked();
        change(&mut experiment);
        self.replace(experiment);
    }

    /// The reader moves the start; it stays on the map.
    pub fn set_start(&self, start: Point) {
        let window = self.ground.with_untracked(|ground| ground.window());
        self.change(|experiment| experiment.start = window.clamp(start));
    }

    /// Everything as the lesson has it, at the start.
    pub fn restore(&self) {
        self.player.touch();
        self.replace(self.preset());
        self.player.rewind();
    }

    /// Puts another experiment in place; the step shown stays.
    pub fn replace(&self, experiment: Experiment) {
        if self.experiment.with_untracked(|before| *before == experiment) {
            return;
        }
        let steps = experiment.steps;
        self.experiment.set(experiment);
        let end = self.run.with_untracked(|run| run.end());
        self.player.set_end(steps, end);
    }
}
