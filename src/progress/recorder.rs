//! What a lesson's page notes of its simulations: that they were run, and that they were seen to their end.

use leptos::prelude::*;

use super::store::{ProgressStore, use_progress};

/// The lesson whose page is shown: the page gives it to everything on it.
#[derive(Clone, Copy)]
pub struct CurrentLesson {
    /// Its id.
    pub id: &'static str,
    /// Ids of the simulations that have been seen to their end.
    ended: RwSignal<Vec<&'static str>>,
}

impl CurrentLesson {
    /// A lesson whose page has just been opened.
    pub fn new(id: &'static str) -> Self {
        Self { id, ended: RwSignal::new(Vec::new()) }
    }

    /// Whether a simulation has been seen to its end on this page.
    pub fn has_ended(&self, simulation: &'static str) -> bool {
        self.ended.with(|ended| ended.contains(&simulation))
    }

    /// The reader wants to see a simulation once more.
    pub fn forget_end(&self, simulation: &'static str) {
        self.ended.update(|ended| ended.retain(|id| *id != simulation));
    }
}

/// What a simulation tells of its runs. Outside a lesson nobody listens.
#[derive(Clone, Copy)]
pub struct RunRecorder {
    progress: ProgressStore,
    lesson: Option<CurrentLesson>,
    simulation: &'static str,
}

/// The recorder of a simulation on the present page.
pub fn run_recorder(simulation: &'static str) -> RunRecorder {
    RunRecorder { progress: use_progress(), lesson: use_context::<CurrentLesson>(), simulation }
}

impl RunRecorder {
    /// The reader sets it off.
    pub fn run(&self) {
        let Self { progress, simulation, .. } = *self;
        let fresh = |lesson: &CurrentLesson| {
            progress.with_untracked(|progress| !progress.lesson(lesson.id).simulations.contains(simulation))
        };
        if let Some(lesson) = self.lesson.filter(fresh) {
            progress.run_simulation(lesson.id, simulation);
        }
    }

    /// It shows its last step.
    pub fn end(&self) {
        let Some(lesson) = self.lesson else { return };
        if !lesson.ended.with_untracked(|ended| ended.contains(&self.simulation)) {
            lesson.ended.update(|ended| ended.push(self.simulation));
        }
    }
}
