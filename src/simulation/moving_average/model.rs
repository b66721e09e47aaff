//! The state of a moving average.

use super::super::player::Player;
use crate::strings::moving_average as strings;
use descent::moving_average::{self, MovingAverageExperiment};
use leptos::prelude::*;
use std::sync::Arc;

/// The values and all their averages, compared by identity.
#[derive(Clone, Debug)]
pub struct Course(Arc<Averaged>);

/// A series and its average after each value.
#[derive(Debug)]
pub struct Averaged {
    pub values: Vec<f64>,
    pub averages: Vec<f64>,
}

/// Handle on a moving average's state; copies share it.
#[derive(Clone, Copy)]
pub struct Model {
    preset: StoredValue<MovingAverageExperiment>,
    experiment: RwSignal<MovingAverageExperiment>,
    course: Memo<Course>,
    player: Player,
}

impl PartialEq for Course {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl std::ops::Deref for Course {
    type Target = Averaged;

    fn deref(&self) -> &Averaged {
        &self.0
    }
}

impl Course {
    pub fn of(experiment: &MovingAverageExperiment) -> Self {
        let values = experiment.values();
        let averages = moving_average::averages(&values, experiment.beta, experiment.start);
        Self(Arc::new(Averaged { values, averages }))
    }
}

impl Model {
    /// The state after all values: the average is there to be changed.
    pub fn new(preset: MovingAverageExperiment) -> Self {
        let experiment = RwSignal::new(preset.clone());
        let course = Memo::new(move |_| experiment.with(Course::of));
        let steps = course.with_untracked(|course| course.values.len());
        let player = Player::new(steps, steps, move |step| {
            strings::state(&experiment.get_untracked(), &course.get_untracked(), step)
        });
        player.show(steps as f64);
        Self { preset: StoredValue::new(preset), experiment, course, player }
    }

    pub fn preset(&self) -> MovingAverageExperiment {
        self.preset.get_value()
    }

    pub fn experiment(&self) -> MovingAverageExperiment {
        self.experiment.get()
    }

    pub fn course(&self) -> Course {
        self.course.get()
    }

    pub fn player(&self) -> Player {
        self.player
    }

    /// The reader changes the experiment; the step shown stays.
    pub fn change(&self, change: impl FnOnce(&mut MovingAverageExperiment)) {
        self.player.touch();
        self.experiment.update(change);
        let steps = self.course.with_untracked(|course| course.values.len());
        self.player.set_end(steps, steps);
    }
}
