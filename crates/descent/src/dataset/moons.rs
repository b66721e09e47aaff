use std::f64::consts::PI;

use super::spec::{drawing, drawn, halves};
use super::{Dataset, Settings, Table};

pub(super) static DATASET: Dataset = Dataset {
    id: "moons",
    name: "Two moons",
    inputs: &["x", "y"],
    target: "class",
    summary: "Two half moons that reach into each other.",
    source: "After scikit-learn's make_moons.",
    hyper_parameters: &drawn(0.1, 200.0),
    generate,
};

fn generate(settings: &Settings) -> Table {
    let (mut random, noise, rows) = drawing(settings);
    Table::new(halves(rows).map(|(class, place)| {
        let (sin, cos) = libm::sincos(PI * place);
        let moon = if class == 0.0 { [cos, sin] } else { [1.0 - cos, 0.5 - sin] };
        (moon.map(|coordinate| coordinate + noise * random.normal()), class)
    }))
}
