//! Forwards through the layers and back again, a slab of samples at a time.

use super::activation::Activation;
use super::architecture::Architecture;
use super::loss::{Compared, Loss};
use super::panel::Panels;
use super::product::{Layer, LayerGradient};
use crate::real::Real;
use crate::samples::Samples;

/// Some samples side by side, at most as many as are computed at once.
#[derive(Clone, Debug, Default)]
pub(super) struct Slab<T> {
    pub(super) inputs: Panels<T>,
    pub(super) targets: Panels<T>,
}

impl<T: Real> Slab<T> {
    pub(super) fn fill(&mut self, samples: &Samples<T>, which: &[usize]) {
        self.inputs.resize(which.len(), samples.features());
        self.targets.resize(which.len(), samples.outputs());
        for (place, sample) in which.iter().enumerate() {
            self.inputs.write(place, samples.input(*sample));
            self.targets.write(place, samples.target(*sample));
        }
    }

    pub(super) fn samples(&self) -> usize {
        self.inputs.samples()
    }
}

/// The way through the layers, with room for what they compute, used again and again.
#[derive(Clone, Debug)]
pub(super) struct Pass<T> {
    layers: Vec<LayerState<T>>,
    loss: Loss,
    /// Room for the slopes of a layer, sample by sample.
    rows: Vec<T>,
}

#[derive(Clone, Debug)]
struct LayerState<T> {
    activation: Activation,
    /// Where its weights begin among all parameters, where its biases begin, and where they end.
    places: [usize; 3],
    units: usize,
    outputs: Panels<T>,
    /// The slopes of the loss by its sums.
    deltas: Panels<T>,
}

impl<T: Real> Pass<T> {
    pub(super) fn new(architecture: &Architecture) -> Self {
        let state = |layer: usize| LayerState {
            activation: architecture.activation(layer),
            places: architecture.places(layer),
            units: architecture.sizes()[layer + 1],
            outputs: Panels::default(),
            deltas: Panels::default(),
        };
        let layers = (0..architecture.layers()).map(state).collect();
        Self { layers, loss: architecture.loss(), rows: Vec::new() }
    }

    /// What the network answers to these inputs.
    pub(super) fn forward<'a>(&'a mut self, parameters: &[T], inputs: &'a Panels<T>) -> &'a Panels<T> {
        let mut inputs = inputs;
        for state in &mut self.layers {
            state.outputs.resize(inputs.samples(), state.units);
            state.layer(parameters).forward(inputs, &mut state.outputs);
            state.activation.apply(&mut state.outputs);
            inputs = &state.outputs;
        }
        inputs
    }

    /// What the units of every layer computed for the inputs that came last.
    pub(super) fn outputs(&self) -> impl DoubleEndedIterator<Item = &Panels<T>> {
        self.layers.iter().map(|state| &state.outputs)
    }

    /// The sum of the losses of a slab of samples, with the slopes of their mean over `batch` samples in the last layer.
    pub(super) fn judge(&mut self, parameters: &[T], slab: &Slab<T>, batch: usize) -> f64 {
        self.forward(parameters, &slab.inputs);
        let Some(LayerState { outputs, deltas, .. }) = self.layers.last_mut() else { return 0.0 };
        deltas.resize(outputs.samples(), outputs.units());
        self.loss.compare(Compared { outputs, targets: &slab.targets, slopes: deltas }, batch)
    }

    /// Adds to the gradient of the mean over `batch` samples what a slab of them contributes, and
    /// returns the sum of its losses.
    pub(super) fn learn(&mut self, parameters: &[T], gradient: &mut [T], slab: &Slab<T>, batch: usize) -> f64 {
        let loss = self.judge(parameters, slab, batch);
        for layer in (0..self.layers.len()).rev() {
            let (before, rest) = self.layers.split_at_mut(layer);
            let (before, state) = (before.last_mut(), &mut rest[0]);
            state.activation.multiply_by_slope(&state.outputs, &mut state.deltas);
            let inputs = before.as_ref().map_or(&slab.inputs, |before| &before.outputs);
            let [start, middle, end] = state.places;
            let (weights, biases) = gradient[start..end].split_at_mut(middle - start);
            LayerGradient { weights, biases }.add(inputs, &state.deltas, &mut self.rows);
            if let Some(before) = before {
                before.deltas.resize(slab.samples(), before.units);
                state.layer(parameters).backward(&state.deltas, &mut before.deltas);
            }
        }
        loss
    }
}

impl<T> LayerState<T> {
    fn layer<'a>(&self, parameters: &'a [T]) -> Layer<'a, T> {
        let [start, middle, end] = self.places;
        Layer { weights: &parameters[start..middle], biases: &parameters[middle..end] }
    }
}
