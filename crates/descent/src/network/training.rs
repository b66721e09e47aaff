//! Training: batch after batch, epoch after epoch.

use std::ops::Range;

use super::kernel::kernel;
use super::model::{Mismatch, Network};
use super::panel::SLAB;
use super::pass::{Pass, Slab};
use crate::optimizer::{Optimizer, Settings};
use crate::random::Random;
use crate::real::Real;
use crate::samples::{Samples, shuffle};
use crate::schedule;

/// A network, an optimizer, and the samples that they learn from.
///
/// The cost of an epoch depends on the sizes of network and samples alone: nothing is kept of those
/// before but what the optimizer remembers.
#[derive(Debug)]
pub struct Training<T> {
    network: Network<T>,
    optimizer: Optimizer<T>,
    schedule: Option<schedule::Settings>,
    samples: Samples<T>,
    order: Vec<usize>,
    batch_size: usize,
    random: Option<Random>,
    /// The samples of the epoch as the layers read them, batch by batch.
    slabs: Vec<Slab<T>>,
    /// The slab that the next batch begins with.
    next: usize,
    epochs: usize,
    steps: usize,
    pass: Pass<T>,
    gradient: Vec<T>,
}

impl<T: Real> Training<T> {
    /// Training in batches of so many samples (at least one, at most all of them), in their own order.
    pub fn new(
        network: Network<T>,
        optimizer: &Settings,
        samples: Samples<T>,
        batch_size: usize,
    ) -> Result<Self, Mismatch> {
        network.check(&samples)?;
        let len = network.parameters().len();
        let mut training = Self {
            pass: Pass::new(network.architecture()),
            gradient: vec![T::zero(); len],
            optimizer: Optimizer::for_layers(optimizer, &network.architecture().shapes()),
            schedule: None,
            order: (0..samples.len()).collect(),
            batch_size: batch_size.clamp(1, samples.len().max(1)),
            random: None,
            slabs: Vec::new(),
            next: 0,
            epochs: 0,
            steps: 0,
            network,
            samples,
        };
        training.pack();
        Ok(training)
    }

    /// The same, in another order in every epoch: the same orders for the same seed.
    pub fn shuffled(mut self, seed: u64) -> Self {
        self.random = Some(Random::new(seed));
        self.shuffle();
        self
    }

    /// The same, with a learning rate or a momentum that changes from step to step.
    pub fn scheduled(mut self, schedule: Option<schedule::Settings>) -> Self {
        self.schedule = schedule;
        self
    }

    /// One pass over all samples, or over those that are left of an epoch that steps have begun. The
    /// mean loss, each batch's taken before its step; not a number where there are no samples.
    pub fn epoch(&mut self) -> f64 {
        let (mut loss, mut samples) = (0.0, 0);
        let epoch = self.epochs;
        while self.epochs == epoch {
            let (sum, count) = self.batch();
            loss += sum;
            samples += count;
        }
        loss / samples as f64
    }

    /// One step of the optimizer, and the batch's mean loss before it.
    pub fn step(&mut self) -> f64 {
        let (loss, samples) = self.batch();
        loss / samples as f64
    }

    /// How many epochs have been completed.
    pub fn epochs(&self) -> usize {
        self.epochs
    }

    /// The network as it is now.
    pub fn network(&self) -> &Network<T> {
        &self.network
    }

    /// The samples that it learns from.
    pub fn samples(&self) -> &Samples<T> {
        &self.samples
    }

    /// How many samples the next step looks at.
    pub fn next_batch(&self) -> usize {
        self.slabs[self.batch_slabs()].iter().map(Slab::samples).sum()
    }

    /// The sum of the losses of a batch, and its size.
    fn batch(&mut self) -> (f64, usize) {
        let places = self.batch_slabs();
        let end = places.end;
        let slabs = &self.slabs[places];
        let batch = slabs.iter().map(Slab::samples).sum();
        self.gradient.fill(T::zero());
        let mut loss = 0.0;
        for slab in slabs {
            loss += (kernel().learn)(&mut self.pass, self.network.parameters(), &mut self.gradient, slab, batch);
        }
        if batch > 0 {
            if let Some(schedule) = &self.schedule {
                schedule.guide(&mut self.optimizer, self.steps);
            }
            self.steps += 1;
            self.optimizer.step(self.network.parameters_mut(), &self.gradient);
        }
        self.next = end;
        if end == self.slabs.len() {
            self.next = 0;
            self.epochs += 1;
            self.shuffle();
        }
        (loss, batch)
    }

    fn batch_slabs(&self) -> Range<usize> {
        self.next..(self.next + self.batch_size.div_ceil(SLAB)).min(self.slabs.len())
    }

    fn shuffle(&mut self) {
        if let Some(random) = &mut self.random {
            shuffle(&mut self.order, random);
            self.pack();
        }
    }

    fn pack(&mut self) {
        let parts = self.order.chunks(self.batch_size).flat_map(|batch| batch.chunks(SLAB));
        self.slabs.resize_with(parts.clone().count(), Slab::default);
        for (slab, part) in self.slabs.iter_mut().zip(parts) {
            slab.fill(&self.samples, part);
        }
    }
}
