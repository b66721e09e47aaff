//! The state of one simulation and everything that can be done to it.

use super::playback::{Playback, Speed};
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
    playback: RwSignal<Playback>,
    step: Memo<usize>,
    end: Memo<usize>,
    running: Memo<bool>,
    speed: Memo<Speed>,
    hidden: RwSignal<Vec<bool>>,
    announcement: RwSignal<String>,
    touched: RwSignal<u32>,
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
        let playback = RwSignal::new(Playback::new(preset.steps, end));
        Self {
            experiment,
            run,
            ground,
            playback,
            step: Memo::new(move |_| playback.with(Playback::step_number)),
            end: Memo::new(move |_| playback.with(Playback::end)),
            running: Memo::new(move |_| playback.with(Playback::is_running)),
            speed: Memo::new(move |_| playback.with(Playback::speed)),
            hidden: RwSignal::new(vec![false; preset.optimizers.len()]),
            announcement: RwSignal::new(String::new()),
            touched: RwSignal::new(0),
            preset: StoredValue::new(preset),
        }
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
    pub fn playback(&self) -> Playback {
        self.playback.get()
    }

    /// The step that is shown; changes less often than the playback.
    pub fn step(&self) -> usize {
        self.step.get()
    }

    /// The last step that there is to see.
    pub fn end(&self) -> usize {
        self.end.get()
    }

    /// Whether it runs by itself.
    pub fn is_running(&self) -> Signal<bool> {
        self.running.into()
    }

    /// How fast it runs.
    pub fn speed(&self) -> Speed {
        self.speed.get()
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

    /// What is read aloud.
    pub fn announcement(&self) -> String {
        self.announcement.get()
    }

    /// Counts what the reader has done, so that a tour knows when to let go.
    pub fn touched(&self) -> u32 {
        self.touched.get()
    }

    /// The same for event handlers.
    pub fn touched_untracked(&self) -> u32 {
        self.touched.get_untracked()
    }

    /// The reader changes the experiment; the step shown stays.
    pub fn change(&self, change: impl FnOnce(&mut Experiment)) {
        self.touch();
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
        self.touch();
        self.replace(self.preset());
        self.playback.update(Playback::reset);
    }

    /// Puts another experiment in place; the step shown stays.
    pub fn replace(&self, experiment: Experiment) {
        if self.experiment.with_untracked(|before| *before == experiment) {
            return;
        }
        let steps = experiment.steps;
        self.experiment.set(experiment);
        let end = self.run.with_untracked(|run| run.end());
        self.playback.update(|playback| playback.set_end(steps, end));
    }

    /// Shows this place of the run, as a tour does.
    pub fn show(&self, position: f64) {
        self.playback.update(|playback| playback.seek(position));
    }

    /// Run or pause.
    pub fn run_or_pause(&self, reduced_motion: bool) {
        self.touch();
        self.playback.update(|playback| {
            if playback.is_running() {
                playback.pause();
            } else if reduced_motion {
                playback.finish();
            } else {
                playback.run();
            }
        });
        if self.playback.with_untracked(|playback| !playback.is_running()) {
            self.announce();
        }
    }

    /// The clock has moved on.
    pub fn tick(&self, seconds: f64) {
        let mut ended = false;
        self.playback.update(|playback| ended = playback.tick(seconds));
        if ended {
            self.announce();
        }
    }

    /// One step forwards.
    pub fn step_forward(&self) {
        self.move_by(Playback::step);
    }

    /// One step back.
    pub fn step_back(&self) {
        self.move_by(Playback::step_back);
    }

    /// Back to the start.
    pub fn reset(&self) {
        self.move_by(Playback::reset);
    }

    /// To this step. Scrubbing is told by the slider itself.
    pub fn seek(&self, step: f64) {
        self.touch();
        self.playback.update(|playback| playback.seek(step));
    }

    /// Changes the speed.
    pub fn set_speed(&self, speed: Speed) {
        self.playback.update(|playback| playback.set_speed(speed));
    }

    /// Tells the state of the run in a live region.
    pub fn announce(&self) {
        let (run, hidden) = (self.run.get_untracked(), self.hidden.get_untracked());
        let step = self.playback.with_untracked(Playback::step_number);
        self.announcement.set(words::summary(&run, step, &hidden));
    }

    fn move_by(&self, change: impl FnOnce(&mut Playback)) {
        self.touch();
        self.playback.update(change);
        self.announce();
    }

    fn touch(&self) {
        self.touched.update(|count| *count = count.wrapping_add(1));
    }
}
