//! A neuron as it is written.

use serde::{Deserialize, Serialize};

use super::{DOMAIN, Neuron, NeuronError};
use crate::dataset;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NeuronFields {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    dataset: Option<dataset::Settings>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    points: Option<Vec<[f64; 2]>>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    domain: Option<[[f64; 2]; 2]>,
}

impl TryFrom<NeuronFields> for Neuron {
    type Error = NeuronError;

    fn try_from(fields: NeuronFields) -> Result<Self, NeuronError> {
        let neuron = match (fields.dataset, fields.points) {
            (Some(dataset), None) => Self::on(dataset),
            (None, Some(points)) => Self::through(points),
            _ => Err(NeuronError::Source),
        }?;
        match fields.domain {
            Some(domain) => neuron.seen_over(domain),
            None => Ok(neuron),
        }
    }
}

impl From<Neuron> for NeuronFields {
    fn from(neuron: Neuron) -> Self {
        let points = neuron.dataset.is_none().then(|| neuron.points.to_vec());
        let domain = (neuron.domain != DOMAIN).then_some(neuron.domain);
        Self { dataset: neuron.dataset, points, domain }
    }
}
