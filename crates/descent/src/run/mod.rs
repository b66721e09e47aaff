//! Carrying out an experiment, step by step.

mod anatomy;
mod batches;
mod pace;
mod track;
mod walk;

pub use anatomy::{Anatomy, anatomy};
pub(crate) use batches::SHUFFLING;
pub use batches::batch;
pub use pace::Pace;
pub use track::{Status, Track};

use crate::experiment::DescentExperiment;

/// An experiment under way: one track for each optimizer, all at the same step.
///
/// ```
/// use descent::{experiment::DescentExperiment, run::{Run, Status}};
///
/// let optimizers = r#"[{"id": "gd", "lr": 0.5}, {"id": "gd", "lr": 3}]"#;
/// let text = format!(r#"{{"landscape": "bowl", "start": [1, 1], "optimizers": {optimizers}}}"#);
/// let mut run = Run::new(&serde_json::from_str(&text)?);
/// run.run_to(20);
/// assert_eq!(run.tracks()[0].positions()[1], [0.0, 0.0]);
/// assert_eq!(run.tracks()[0].status(), Status::Settled { step: 2 });
/// assert!(matches!(run.tracks()[1].status(), Status::Diverged { .. }));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug)]
pub struct Run {
    experiment: DescentExperiment,
    tracks: Vec<Track>,
    steps: usize,
}

impl Run {
    /// The experiment before its first step.
    pub fn new(experiment: &DescentExperiment) -> Self {
        let tracks = experiment.optimizers.iter().map(|entry| Track::new(experiment, entry)).collect();
        Self { experiment: experiment.clone(), tracks, steps: 0 }
    }

    /// Every optimizer takes a step. The experiment's number of steps is what there is to see; nothing
    /// stops a run from going further.
    pub fn step(&mut self) {
        for track in &mut self.tracks {
            track.step();
        }
        self.steps += 1;
    }

    /// Steps until `steps` have been taken in all; a run that is further stays where it is.
    pub fn run_to(&mut self, steps: usize) {
        while self.steps < steps {
            self.step();
        }
    }

    /// Whether nothing will change any more: all tracks have stopped or are lost.
    pub fn is_over(&self) -> bool {
        let over = |track: &Track| matches!(track.status(), Status::Diverged { .. } | Status::Stopped { .. });
        self.tracks.iter().all(over)
    }

    /// How many steps have been taken.
    pub fn steps(&self) -> usize {
        self.steps
    }

    /// One track for each optimizer, in the experiment's order.
    pub fn tracks(&self) -> &[Track] {
        &self.tracks
    }

    /// What is being carried out.
    pub fn experiment(&self) -> &DescentExperiment {
        &self.experiment
    }
}
