//! What a page asks of the trainer.

use descent::network::NetworkExperiment;
use serde::{Deserialize, Serialize};

/// A request, and which of the page's undertakings it belongs to: its report bears the same number, so that the page
/// can tell what comes too late.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Envelope {
    pub number: u32,
    pub request: Request,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// Prepares the networks, before their first step.
    SetUp { experiment: NetworkExperiment },
    /// Trains until so many epochs are completed or the time is up, and reports what is new.
    Train {
        epochs: usize,
        /// How long it may take.
        milliseconds: f64,
    },
    /// Shows the networks as they were after an epoch, or after one soon before it.
    Look {
        epoch: usize,
        /// The optimizer whose network is shown in full.
        lane: usize,
    },
    Classify {
        /// The epoch after which the network is asked, or one soon before it.
        epoch: usize,
        /// The optimizer whose network is asked.
        lane: usize,
        /// Ink of 8 times 8 pixels, row by row, from 0 to 1.
        pixels: Vec<f32>,
    },
    /// Gives a picture of a digit that no network learns from.
    Exemplify {
        /// Which picture; behind the last comes the first again.
        index: usize,
    },
}
