//! A network: its shape and its weights.

use thiserror::Error;

use super::architecture::Architecture;
use super::initialization::Initialization;
use super::kernel::kernel;
use super::panel::{Panels, SLAB};
use super::pass::{Pass, Slab};
use crate::real::Real;
use crate::samples::Samples;

/// A network of dense layers with its weights and biases.
#[derive(Clone, Debug, PartialEq)]
pub struct Network<T> {
    architecture: Architecture,
    parameters: Vec<T>,
}

impl<T: Real> Network<T> {
    /// A network that has learnt nothing yet.
    pub fn new(architecture: &Architecture, initialization: Initialization, seed: u64) -> Self {
        Self { architecture: architecture.clone(), parameters: initialization.parameters(architecture, seed) }
    }

    /// A network with these parameters: layer by layer, for each input its weights to all outputs, and
    /// then the biases.
    pub fn with_parameters(architecture: &Architecture, parameters: Vec<T>) -> Result<Self, Mismatch> {
        Mismatch::check("parameters", architecture.parameters(), parameters.len())?;
        Ok(Self { architecture: architecture.clone(), parameters })
    }

    /// Its shape.
    pub fn architecture(&self) -> &Architecture {
        &self.architecture
    }

    /// All weights and biases, in the order of [`Network::with_parameters`].
    pub fn parameters(&self) -> &[T] {
        &self.parameters
    }

    pub(super) fn parameters_mut(&mut self) -> &mut [T] {
        &mut self.parameters
    }

    /// What it answers to inputs that lie one after the other: its outputs, one after the other,
    /// probabilities where the loss is cross-entropy. A last input that is not whole is left out.
    pub fn predict(&self, inputs: &[T]) -> Vec<T> {
        let (features, outputs) = (self.architecture.inputs(), self.architecture.outputs());
        let mut answers = Vec::with_capacity(inputs.len() / features * outputs);
        let (mut pass, mut panels) = (Pass::new(&self.architecture), Panels::default());
        for inputs in inputs.chunks(SLAB * features) {
            let samples = inputs.len() / features;
            panels.resize(samples, features);
            for (sample, input) in inputs.chunks_exact(features).enumerate() {
                panels.write(sample, input);
            }
            let slab = (kernel().forward)(&mut pass, &self.parameters, &panels);
            answers.extend((0..samples).flat_map(|sample| slab.read(sample)));
        }
        self.architecture.loss().answer(&mut answers, outputs);
        answers
    }

    /// What a network of two inputs answers on a grid, row by row from the lower edge up: the picture
    /// of its decision. The points are the middles of `columns` times `rows` equal cells.
    pub fn predict_grid(&self, window: [[f64; 2]; 2], columns: usize, rows: usize) -> Result<Vec<T>, Mismatch> {
        self.grid(window, columns, rows).map(|inputs| self.predict(&inputs))
    }

    /// What every unit of a network of two inputs answers on a grid as [`Network::predict_grid`] has it: a picture for
    /// each unit, layer after layer from the first after the inputs to the outputs.
    pub fn predict_units(&self, window: [[f64; 2]; 2], columns: usize, rows: usize) -> Result<Vec<Vec<T>>, Mismatch> {
        let inputs = self.grid(window, columns, rows)?;
        let units = self.architecture.sizes()[1..].iter().sum();
        let mut pictures = vec![Vec::with_capacity(columns * rows); units];
        let (mut pass, mut panels) = (Pass::new(&self.architecture), Panels::default());
        for points in inputs.chunks(SLAB * 2) {
            let samples = points.len() / 2;
            panels.resize(samples, 2);
            points.chunks_exact(2).enumerate().for_each(|(sample, point)| panels.write(sample, point));
            (kernel().forward)(&mut pass, &self.parameters, &panels);
            for sample in 0..samples {
                let answers = pass.outputs().flat_map(|layer| layer.read(sample));
                pictures.iter_mut().zip(answers).for_each(|(picture, answer)| picture.push(answer));
            }
        }
        Ok(pictures)
    }

    fn grid(&self, [x, y]: [[f64; 2]; 2], columns: usize, rows: usize) -> Result<Vec<T>, Mismatch> {
        Mismatch::check("inputs of a picture", 2, self.architecture.inputs())?;
        let middle = |[low, high]: [f64; 2], index: usize, count: usize| {
            T::from_f64(low + (high - low) * (index as f64 + 0.5) / count as f64)
        };
        let points = (0..rows).flat_map(|row| (0..columns).map(move |column| (row, column)));
        Ok(points.flat_map(|(row, column)| [middle(x, column, columns), middle(y, row, rows)]).collect())
    }

    /// How well it does on all samples, without looking for the way to do better.
    pub fn score(&self, samples: &Samples<T>) -> Result<Score, Mismatch> {
        self.check(samples)?;
        let (mut pass, mut slab) = (Pass::new(&self.architecture), Slab::default());
        let order: Vec<usize> = (0..samples.len()).collect();
        let (mut loss, mut right, mut answer) = (0.0, 0_usize, Vec::new());
        for part in order.chunks(SLAB) {
            slab.fill(samples, part);
            loss += (kernel().judge)(&mut pass, &self.parameters, &slab, samples.len());
            for (place, sample) in part.iter().enumerate() {
                answer.clear();
                answer.extend(pass.outputs().next_back().into_iter().flat_map(|outputs| outputs.read(place)));
                right += usize::from(self.class(&answer) == self.class(samples.target(*sample)));
            }
        }
        let count = samples.len() as f64;
        Ok(Score { loss: loss / count, accuracy: right as f64 / count })
    }

    /// The mean loss over all samples.
    pub fn loss(&self, samples: &Samples<T>) -> Result<f64, Mismatch> {
        self.gradient(samples).map(|(loss, _)| loss)
    }

    /// The mean loss over all samples, and its gradient by every parameter.
    pub fn gradient(&self, samples: &Samples<T>) -> Result<(f64, Vec<T>), Mismatch> {
        self.check(samples)?;
        let mut gradient = vec![T::zero(); self.parameters.len()];
        let (mut pass, mut slab) = (Pass::new(&self.architecture), Slab::default());
        let order: Vec<usize> = (0..samples.len()).collect();
        let mut loss = 0.0;
        for part in order.chunks(SLAB) {
            slab.fill(samples, part);
            loss += (kernel().learn)(&mut pass, &self.parameters, &mut gradient, &slab, samples.len());
        }
        Ok((loss / samples.len() as f64, gradient))
    }

    /// The class that an answer or a target stands for: the largest output, or for a single output
    /// whether it is beyond the middle of its range.
    pub fn class(&self, answer: &[T]) -> usize {
        if let [answer] = answer {
            let threshold = self.architecture.activation(self.architecture.layers() - 1).threshold();
            return usize::from(*answer > T::from_f64(threshold));
        }
        let mut largest = 0;
        for (class, output) in answer.iter().enumerate() {
            if *output > answer[largest] {
                largest = class;
            }
        }
        largest
    }

    pub(super) fn check(&self, samples: &Samples<T>) -> Result<(), Mismatch> {
        Mismatch::check("inputs of a sample", self.architecture.inputs(), samples.features())?;
        Mismatch::check("outputs of a sample", self.architecture.outputs(), samples.outputs())
    }
}

/// How well a network does.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Score {
    /// The mean loss over all samples.
    pub loss: f64,
    /// The share of samples, from 0 to 1, that it puts into the right class.
    pub accuracy: f64,
}

/// Things that belong together do not have the same size.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{what}: there are {actual}, but the network needs {expected}")]
pub struct Mismatch {
    what: &'static str,
    expected: usize,
    actual: usize,
}

impl Mismatch {
    pub(super) fn check(what: &'static str, expected: usize, actual: usize) -> Result<(), Self> {
        if expected == actual { Ok(()) } else { Err(Self { what, expected, actual }) }
    }
}
