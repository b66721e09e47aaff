//! Points of the plane in a script: all of them, and the first weights, as numbers.

use super::super::text::list;
use super::{Framework, Material};
use crate::dataset;
use crate::network::{NetworkExperiment, Samples};

pub(super) fn material(
    experiment: &NetworkExperiment,
    settings: &dataset::Settings,
    framework: &Framework,
) -> Option<Material> {
    let (training, validation) = experiment.points::<f64>(settings).ok()?;
    let constants = format!(
        "# The first weights of each layer, input by input.\nWEIGHTS = [\n{}]\n\
         # x, y and class of each sample: to learn from, and set aside.\nTRAINING = {}VALIDATION = {}",
        weights(experiment)?,
        samples(&training, framework.array),
        samples(&validation, framework.array),
    );
    Some(Material { imports: [""; 2], constants, functions: String::new() })
}

/// One list a layer.
fn weights(experiment: &NetworkExperiment) -> Option<String> {
    let network = experiment.network::<f64>().ok()?;
    let mut parameters = network.parameters();
    let mut text = String::new();
    for pair in network.architecture().sizes().windows(2) {
        let (layer, rest) = parameters.split_at_checked(pair[0] * pair[1])?;
        text += &format!("    {},\n", list(layer.iter().copied()));
        // The biases begin at zero.
        parameters = rest.get(pair[1]..)?;
    }
    Some(text)
}

fn samples(samples: &Samples<f64>, array: &str) -> String {
    let rows = (0..samples.len()).flat_map(|row| samples.input(row).iter().chain(samples.target(row)).copied());
    format!("{array}({}).reshape(-1, 3)\n", list(rows))
}
