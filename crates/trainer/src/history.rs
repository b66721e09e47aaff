//! The weights of past epochs, as many as there is room for.

/// Numbers that all optimizers together may keep.
const ROOM: usize = 2_000_000;

/// Fewest epochs to keep, however large the networks are.
const FEWEST: usize = 24;

/// Most epochs to keep: nobody sees more.
const MOST: usize = 600;

/// Weights of a network after epochs that lie evenly apart.
#[derive(Debug)]
pub(crate) struct History {
    kept: Vec<Vec<f32>>,
    /// Epochs from one kept to the next.
    stride: usize,
    limit: usize,
}

impl History {
    /// The history of one of so many networks; `first` holds its weights before the first epoch.
    pub(crate) fn new(networks: usize, first: &[f32]) -> Self {
        let limit = (ROOM / (networks * first.len()).max(1)).clamp(FEWEST, MOST);
        Self { kept: vec![first.to_vec()], stride: 1, limit }
    }

    /// Keeps the weights after an epoch, if it is one to be kept. The caller leaves out no epoch.
    pub(crate) fn keep(&mut self, epoch: usize, parameters: &[f32]) {
        if !epoch.is_multiple_of(self.stride) {
            return;
        }
        if self.kept.len() == self.limit {
            let mut index = 0;
            self.kept.retain(|_| {
                index += 1;
                index % 2 == 1
            });
            self.stride *= 2;
            if !epoch.is_multiple_of(self.stride) {
                return;
            }
        }
        self.kept.push(parameters.to_vec());
    }

    /// The last epoch up to this one of which the weights were kept, and these.
    pub(crate) fn recall(&self, epoch: usize) -> (usize, &[f32]) {
        let index = (epoch / self.stride).min(self.kept.len() - 1);
        (index * self.stride, &self.kept[index])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_epochs_of_a_short_training_are_kept_and_some_of_a_long_one() {
        let mut history = History::new(8, &[0.0; 100_000]);
        assert_eq!(history.limit, FEWEST);
        for epoch in 1..=1000 {
            history.keep(epoch, &[epoch as f32; 2]);
            let (recalled, weights) = history.recall(epoch);
            assert!(recalled <= epoch && epoch - recalled < history.stride, "{epoch} {recalled}");
            assert_eq!(weights[0], recalled as f32);
            assert!(history.kept.len() <= FEWEST && history.kept.len() * history.stride * 2 >= epoch.min(FEWEST));
            if epoch < FEWEST {
                assert_eq!(recalled, epoch);
            }
        }
        assert_eq!(history.recall(0).0, 0);
        for (index, weights) in history.kept.iter().enumerate() {
            assert_eq!(weights[0], (index * history.stride) as f32);
        }
    }
}
