//! Which samples each step looks at.

use crate::experiment::{DescentExperiment, Order};
use crate::optimizer_entry::OptimizerEntry;
use crate::random::Random;

/// Scrambles the seed, so that shuffling and noise have nothing to do with each other.
pub(crate) const SHUFFLING: u64 = 0x5348_5546_464c_4531;

/// An endless sequence of mini-batches: every epoch has every sample once.
#[derive(Clone, Debug)]
pub(super) struct Batches {
    samples: Vec<usize>,
    size: usize,
    /// Where the next batch starts.
    next: usize,
    order: Order,
    random: Random,
}

/// The samples that the step after `step` steps of one of the experiment's optimizers looks at, by their index; all of
/// them where it has no batches. Empty if there is no such optimizer.
///
/// ```
/// use descent::{experiment::DescentExperiment, run::batch};
///
/// let text = r#"{"neuron": {"dataset": {"id": "neuron-points"}}, "batch_size": 1, "optimizers": [{"id": "gd"}]}"#;
/// let experiment: DescentExperiment = serde_json::from_str(text)?;
/// assert_eq!([0, 1, 2].map(|step| batch(&experiment, 0, step)), [[0], [1], [0]]);
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn batch(experiment: &DescentExperiment, optimizer_index: usize, step: usize) -> Vec<usize> {
    let Some(entry) = experiment.optimizers.get(optimizer_index) else { return Vec::new() };
    let Some(mut batches) = Batches::new(experiment, entry) else {
        return (0..experiment.objective.samples()).collect();
    };
    for _ in 0..step {
        batches.advance();
    }
    batches.advance().to_vec()
}

impl Batches {
    /// `None` if every step looks at all samples.
    pub(super) fn new(experiment: &DescentExperiment, entry: &OptimizerEntry) -> Option<Self> {
        let samples: Vec<usize> = (0..experiment.objective.samples()).collect();
        let size = experiment.batch_size_of(entry).filter(|size| (1..samples.len()).contains(size))?;
        let random = Random::new(experiment.seed ^ SHUFFLING);
        Some(Self { samples, size, next: 0, order: experiment.order, random })
    }

    /// The samples of the next step; the last batch of an epoch may be smaller.
    pub(super) fn advance(&mut self) -> &[usize] {
        if self.next == 0 && self.order == Order::Shuffled {
            self.random.shuffle(&mut self.samples);
        }
        let (start, end) = (self.next, self.samples.len().min(self.next + self.size));
        self.next = if end == self.samples.len() { 0 } else { end };
        &self.samples[start..end]
    }
}
