//! What a network learns from.

use thiserror::Error;

use crate::random::Random;
use crate::real::Real;

/// Inputs, and for each of them what a network should answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Samples<T> {
    inputs: Vec<T>,
    targets: Vec<T>,
    features: usize,
    outputs: usize,
}

impl<T: Real> Samples<T> {
    /// Samples of so many features and outputs, one after the other.
    ///
    /// ```
    /// use descent::network::Samples;
    ///
    /// let exclusive_or = Samples::new(2, 1, vec![0., 0., 0., 1., 1., 0., 1., 1.], vec![0., 1., 1., 0.])?;
    /// assert_eq!(exclusive_or.len(), 4);
    /// assert_eq!(exclusive_or.input(1), [0., 1.]);
    /// # Ok::<(), descent::network::SamplesError>(())
    /// ```
    pub fn new(features: usize, outputs: usize, inputs: Vec<T>, targets: Vec<T>) -> Result<Self, SamplesError> {
        let rows = |numbers: &[T], width: usize| {
            (width > 0 && numbers.len().is_multiple_of(width)).then(|| numbers.len() / width)
        };
        match (rows(&inputs, features), rows(&targets, outputs)) {
            (Some(samples), Some(answers)) if samples == answers => Ok(Self { inputs, targets, features, outputs }),
            _ => Err(SamplesError::Length { features, inputs: inputs.len(), outputs, targets: targets.len() }),
        }
    }

    /// Samples that belong to one of so many classes each: the target of the right class is 1, and of
    /// all others 0.
    pub fn of_classes(features: usize, classes: usize, inputs: Vec<T>, labels: &[usize]) -> Result<Self, SamplesError> {
        let mut targets = vec![T::zero(); classes * labels.len()];
        for (label, targets) in labels.iter().zip(targets.chunks_exact_mut(classes.max(1))) {
            *targets.get_mut(*label).ok_or(SamplesError::Label { label: *label, classes })? = T::one();
        }
        Self::new(features, classes, inputs, targets)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.inputs.len() / self.features
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.inputs.is_empty()
    }

    /// How many numbers describe a sample.
    pub fn features(&self) -> usize {
        self.features
    }

    /// How many numbers answer it.
    pub fn outputs(&self) -> usize {
        self.outputs
    }

    /// What is known of all samples, one after the other.
    pub fn inputs(&self) -> &[T] {
        &self.inputs
    }

    /// What is known of a sample.
    pub fn input(&self, sample: usize) -> &[T] {
        &self.inputs[sample * self.features..][..self.features]
    }

    /// What the answer should be.
    pub fn target(&self, sample: usize) -> &[T] {
        &self.targets[sample * self.outputs..][..self.outputs]
    }

    /// These samples, in this order.
    pub fn select(&self, samples: &[usize]) -> Self {
        Self {
            inputs: samples.iter().flat_map(|sample| self.input(*sample)).copied().collect(),
            targets: samples.iter().flat_map(|sample| self.target(*sample)).copied().collect(),
            ..*self
        }
    }

    /// Shuffles them and sets a share (0 to 1) of them aside: the samples to train with, and those to
    /// validate with.
    pub fn split(&self, validation: f64, seed: u64) -> (Self, Self) {
        let mut order: Vec<usize> = (0..self.len()).collect();
        shuffle(&mut order, &mut Random::new(seed));
        let aside = (validation.clamp(0.0, 1.0) * self.len() as f64).round() as usize;
        let (validation, training) = order.split_at(aside);
        (self.select(training), self.select(validation))
    }
}

/// Why something is no set of samples.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum SamplesError {
    /// There are not as many targets as inputs, or the last of them is not whole.
    #[error("{inputs} numbers for samples of {features} and {targets} for answers of {outputs} do not match")]
    Length {
        /// Numbers that describe a sample.
        features: usize,
        /// Numbers that describe all of them.
        inputs: usize,
        /// Numbers that answer a sample.
        outputs: usize,
        /// Numbers that answer all of them.
        targets: usize,
    },
    /// There is no such class.
    #[error("there is no class {label} among {classes}, counted from 0")]
    Label {
        /// The class, counted from 0.
        label: usize,
        /// How many there are.
        classes: usize,
    },
}

/// Every order is equally likely (Fisher and Yates).
pub(crate) fn shuffle(order: &mut [usize], random: &mut Random) {
    for last in (1..order.len()).rev() {
        // The product is below last + 1, also after rounding.
        order.swap(last, (random.uniform() * (last + 1) as f64) as usize);
    }
}
