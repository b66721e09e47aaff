use std::f64::consts::{PI, TAU};

use super::spec::{drawing, drawn, halves, spread};
use super::{Dataset, Settings, Table};

pub(super) static DATASET: Dataset = Dataset {
    id: "spiral",
    name: "Two spirals",
    inputs: &["x", "y"],
    target: "class",
    summary: "Two spirals wound into each other: hard for a small network.",
    source: "K. J. Lang, M. J. Witbrock, Learning to tell two spirals apart, 1988; drawn after TensorFlow Playground.",
    hyper_parameters: &drawn(0.0, 200.0),
    generate,
};

const RADIUS: f64 = 5.0;
const TURNS: f64 = 1.75;

fn generate(settings: &Settings) -> Table {
    let (mut random, noise, rows) = drawing(settings);
    Table::new(halves(rows).map(|(class, place)| {
        let (sin, cos) = libm::sincos(TAU * TURNS * place + PI * class);
        let spiral = [RADIUS * place * sin, RADIUS * place * cos];
        (spiral.map(|coordinate| coordinate + noise * spread(&mut random)), class)
    }))
}
