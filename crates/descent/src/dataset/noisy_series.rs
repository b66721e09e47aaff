use std::f64::consts::TAU;

use super::spec::{drawing, drawn};
use super::{Dataset, Settings, Table};

pub(super) static DATASET: Dataset = Dataset {
    id: "noisy-series",
    name: "Noisy series",
    inputs: &["time"],
    target: "value",
    summary: "A slow wave under quick noise: an average has to drop the one and keep up with the other.",
    source: "The usual first example of smoothing.",
    hyper_parameters: &drawn(0.3, 100.0),
    generate,
};

/// How many values one wave takes.
const PERIOD: f64 = 60.0;

fn generate(settings: &Settings) -> Table {
    let (mut random, noise, rows) = drawing(settings);
    Table::new((1..=rows).map(|row| {
        let time = row as f64;
        ([time], 1.0 + libm::sin(TAU * time / PERIOD) + noise * random.normal())
    }))
}
