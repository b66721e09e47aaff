//! The weights before the first step.

use serde::{Deserialize, Serialize};

use super::architecture::Architecture;
use crate::random::Random;
use crate::real::Real;

/// How widely the first weights are spread. Biases begin at zero.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Initialization {
    /// Uniform between plus and minus sqrt(6 / (inputs + outputs)): keeps the size of what flows
    /// through tanh and sigmoid units (Glorot and Bengio 2010).
    Xavier,
    /// Normal with variance 2 / inputs: makes up for the half of all signals that ReLU drops (He et
    /// al. 2015).
    He,
}

impl Initialization {
    /// Parameters for a network of this shape: the same seed gives the same ones, in either precision
    /// but for rounding.
    pub(super) fn parameters<T: Real>(self, architecture: &Architecture, seed: u64) -> Vec<T> {
        let mut random = Random::new(seed);
        let mut parameters = Vec::with_capacity(architecture.parameters());
        for pair in architecture.sizes().windows(2) {
            let (inputs, outputs) = (pair[0] as f64, pair[1] as f64);
            for _ in 0..pair[0] * pair[1] {
                let weight = match self {
                    Self::Xavier => (6.0 / (inputs + outputs)).sqrt() * (2.0 * random.uniform() - 1.0),
                    Self::He => (2.0 / inputs).sqrt() * random.normal(),
                };
                parameters.push(T::from_f64(weight));
            }
            parameters.resize(parameters.len() + pair[1], T::zero());
        }
        parameters
    }
}
