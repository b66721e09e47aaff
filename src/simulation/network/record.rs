//! How the networks have been doing, epoch by epoch.

use descent::csv;
use descent::network::Standing;
use descent::optimizer_entry::OptimizerEntry;
use trainer::{Effort, Progress};

/// What the trainer has reported so far.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Record {
    lanes: Vec<Vec<Standing>>,
    efforts: Vec<Effort>,
}

impl Record {
    /// Takes over a report. One from the beginning replaces all that was known.
    pub fn add(&mut self, progress: &Progress) {
        if progress.first == 0 {
            self.lanes = vec![Vec::new(); progress.efforts.len()];
        }
        for (lane, standings) in self.lanes.iter_mut().enumerate() {
            let next = standings.len().max(progress.first);
            standings.extend((next..=progress.epochs()).map(|epoch| progress.standing(epoch, lane)));
        }
        self.efforts.clone_from(&progress.efforts);
    }

    pub fn epochs(&self) -> usize {
        self.lanes.first().map_or(0, |standings| standings.len().saturating_sub(1))
    }

    /// The epoch after which nothing happens any more, where a rule has stopped all that are not lost.
    pub fn over(&self) -> Option<usize> {
        let ends = self.efforts.iter().map(|effort| effort.stopped.or(effort.lost));
        let over = ends.collect::<Option<Vec<_>>>()?.into_iter().max();
        over.filter(|_| self.efforts.iter().any(|effort| effort.stopped.is_some()))
    }

    /// How many optimizers there are.
    pub fn lanes(&self) -> usize {
        self.lanes.len()
    }

    /// How a network did after an epoch, or after the last before it; `None` before anything is known.
    pub fn standing(&self, lane: usize, epoch: usize) -> Option<Standing> {
        let standings = self.lanes.get(lane)?;
        standings.get(epoch).or(standings.last()).copied()
    }

    /// How a network did after every epoch.
    pub fn standings(&self, lane: usize) -> &[Standing] {
        self.lanes.get(lane).map_or(&[], Vec::as_slice)
    }

    /// All epochs of all of them as comma-separated values.
    pub fn table(&self, optimizers: &[OptimizerEntry]) -> String {
        csv::of_networks(optimizers, self.lanes.iter().map(Vec::as_slice)).collect()
    }

    pub fn effort(&self, lane: usize) -> Effort {
        self.efforts.get(lane).copied().unwrap_or_default()
    }

    /// Samples that all of them together learn from in a second, while they learn.
    pub fn pace(&self) -> Option<f64> {
        let (samples, milliseconds) = self.efforts.iter().fold((0, 0.0), |(samples, milliseconds), effort| {
            (samples + effort.samples, milliseconds + effort.milliseconds)
        });
        (milliseconds > 0.0).then(|| samples as f64 / milliseconds * 1e3)
    }
}
