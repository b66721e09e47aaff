use std::f64::consts::TAU;

use super::spec::{drawing, drawn, halves, spread};
use super::{Dataset, Settings, Table};

pub(super) static DATASET: Dataset = Dataset {
    id: "circle",
    name: "Circle",
    inputs: &["x", "y"],
    target: "class",
    summary: "A disc within a ring: no straight line parts them.",
    source: "After TensorFlow Playground.",
    hyper_parameters: &drawn(0.0, 200.0),
    generate,
};

const RADIUS: f64 = 5.0;

fn generate(settings: &Settings) -> Table {
    let (mut random, noise, rows) = drawing(settings);
    Table::new(halves(rows).map(|(class, _)| {
        // The ring is class 0, the disc class 1.
        let [low, high] = if class == 0.0 { [0.7, 1.0] } else { [0.0, 0.5] };
        let radius = RADIUS * (low + (high - low) * random.uniform());
        let (sin, cos) = libm::sincos(TAU * random.uniform());
        let stray = RADIUS * noise;
        ([radius * cos + stray * spread(&mut random), radius * sin + stray * spread(&mut random)], class)
    }))
}
