//! The shape of a network: a value that can be written down.

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::{Activation, Loss};
use crate::optimizer::Shape;

/// Most units that a layer may have.
pub const MAX_UNITS: usize = 4096;

/// Most layers that a network may have, the inputs not counted.
pub const MAX_LAYERS: usize = 16;

/// How many units the layers of a network have, what they compute, and how the outputs are judged.
///
/// ```
/// use descent::network::{Activation, Architecture, Loss};
///
/// let text = r#"{"sizes": [2, 4, 2, 1], "hidden": "tanh", "output": "tanh", "loss": "half-mean-squared-error"}"#;
/// let architecture: Architecture = serde_json::from_str(text)?;
/// assert_eq!(architecture.parameters(), 25);
/// assert_eq!(architecture, Architecture::new(
///     &[2, 4, 2, 1], Activation::Tanh, Activation::Tanh, Loss::HalfMeanSquaredError)?);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "ArchitectureFields", into = "ArchitectureFields")]
pub struct Architecture {
    sizes: Vec<usize>,
    hidden: Activation,
    output: Activation,
    loss: Loss,
}

impl Architecture {
    /// A network of layers with so many units, from the inputs to the outputs.
    pub fn new(sizes: &[usize], hidden: Activation, output: Activation, loss: Loss) -> Result<Self, ArchitectureError> {
        let architecture = Self { sizes: sizes.to_vec(), hidden, output, loss };
        if !(2..=MAX_LAYERS + 1).contains(&sizes.len()) {
            return Err(ArchitectureError::Layers(sizes.len()));
        }
        if let Some(units) = sizes.iter().find(|units| !(1..=MAX_UNITS).contains(*units)) {
            return Err(ArchitectureError::Units(*units));
        }
        if loss == Loss::CrossEntropy && output != Activation::Linear {
            return Err(ArchitectureError::Entropy(output));
        }
        Ok(architecture)
    }

    /// Units of every layer, from the inputs to the outputs.
    pub fn sizes(&self) -> &[usize] {
        &self.sizes
    }

    /// How many numbers go in.
    pub fn inputs(&self) -> usize {
        self.sizes[0]
    }

    /// How many numbers come out.
    pub fn outputs(&self) -> usize {
        self.sizes[self.layers()]
    }

    /// How many layers have weights.
    pub fn layers(&self) -> usize {
        self.sizes.len() - 1
    }

    /// How the outputs are judged.
    pub fn loss(&self) -> Loss {
        self.loss
    }

    /// What the units of a layer compute, counted from 0 for the first after the inputs.
    pub fn activation(&self, layer: usize) -> Activation {
        if layer + 1 < self.layers() { self.hidden } else { self.output }
    }

    /// How many weights and biases there are in all.
    pub fn parameters(&self) -> usize {
        self.sizes.windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum()
    }

    /// The weights of every layer as matrices: a row for each output, a column for each input.
    pub(super) fn shapes(&self) -> Vec<Shape> {
        self.sizes.windows(2).map(|pair| Shape { rows: pair[1], columns: pair[0] }).collect()
    }

    /// Where the weights of a layer begin among all parameters, where its biases begin, and where it
    /// ends.
    pub(super) fn places(&self, layer: usize) -> [usize; 3] {
        let before = self.sizes[..=layer].windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum::<usize>();
        let (inputs, outputs) = (self.sizes[layer], self.sizes[layer + 1]);
        [before, before + inputs * outputs, before + (inputs + 1) * outputs]
    }
}

/// Why something is no architecture.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum ArchitectureError {
    /// There are so many sizes, which are too few or too many.
    #[error("there are {0} sizes, but must be 2 to {most}: inputs, layers, outputs", most = MAX_LAYERS + 1)]
    Layers(usize),
    /// A layer has no units, or too many.
    #[error("a layer has {0} units, but must have 1 to {MAX_UNITS}")]
    Units(usize),
    /// Cross-entropy makes the softmax of linear outputs, and of these no others.
    #[error("cross-entropy needs linear outputs, not {0:?}")]
    Entropy(Activation),
}

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ArchitectureFields {
    sizes: Vec<usize>,
    hidden: Activation,
    output: Activation,
    loss: Loss,
}

impl TryFrom<ArchitectureFields> for Architecture {
    type Error = ArchitectureError;

    fn try_from(
        ArchitectureFields { sizes, hidden, output, loss }: ArchitectureFields,
    ) -> Result<Self, ArchitectureError> {
        Self::new(&sizes, hidden, output, loss)
    }
}

impl From<Architecture> for ArchitectureFields {
    fn from(Architecture { sizes, hidden, output, loss }: Architecture) -> Self {
        Self { sizes, hidden, output, loss }
    }
}
