//! What a lesson's page notes of its simulations: that they were run, and that they were seen to their end.

use leptos::prelude::*;

use super::store::ProgressStore;

/// The lesson whose page is shown: the page gives it to everything on it.
#[derive(Clone, Copy)]
pub struct CurrentLesson {
    pub id: &'static str,
    /// Ids of the simulations that the reader has set off.
    run: RwSignal<Vec<&'static str>>,
    /// Ids of those that have been seen to their end.
    ended: RwSignal<Vec<&'static str>>,
}

impl CurrentLesson {
    pub fn new(id: &'static str) -> Self {
        Self { id, run: RwSignal::new(Vec::new()), ended: RwSignal::new(Vec::new()) }
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

/// Notes in the reader's progress that this lesson was opened, and which of its simulations are run.
pub fn keep_record(progress: ProgressStore, lesson: CurrentLesson) {
    Effect::new(move |_| progress.open_lesson(lesson.id));
    Effect::new(move |_| {
        for simulation in lesson.run.get() {
            let is_noted = progress.with_untracked(|all| all.lesson(lesson.id).simulations.contains(simulation));
            if !is_noted {
                progress.run_simulation(lesson.id, simulation);
            }
        }
    });
}

/// What a simulation tells of its runs. Outside a lesson nobody listens.
#[derive(Clone, Copy)]
pub struct RunRecorder {
    lesson: Option<CurrentLesson>,
    simulation: &'static str,
}

pub fn run_recorder(simulation: &'static str) -> RunRecorder {
    RunRecorder { lesson: use_context::<CurrentLesson>(), simulation }
}

impl RunRecorder {
    /// The reader sets it off.
    pub fn run(&self) {
        self.add(|lesson| lesson.run);
    }

    /// It shows its last step.
    pub fn end(&self) {
        self.add(|lesson| lesson.ended);
    }

    fn add(&self, list: impl FnOnce(CurrentLesson) -> RwSignal<Vec<&'static str>>) {
        let Some(list) = self.lesson.map(list) else { return };
        if !list.with_untracked(|ids| ids.contains(&self.simulation)) {
            list.update(|ids| ids.push(self.simulation));
        }
    }
}
