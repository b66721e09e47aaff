use super::spec::{drawing, drawn, halves};
use super::{Dataset, Settings, Table};

pub(super) static DATASET: Dataset = Dataset {
    id: "gaussians",
    name: "Two Gaussians",
    inputs: &["x", "y"],
    target: "class",
    summary: "Two round clouds, side by side: a straight line parts them, until noise lets them overlap.",
    source: "After TensorFlow Playground.",
    hyper_parameters: &drawn(0.0, 200.0),
    generate,
};

fn generate(settings: &Settings) -> Table {
    let (mut random, noise, rows) = drawing(settings);
    // Variances from 0.5 without noise to 4 with all of it.
    let deviation = (0.5 + 7.0 * noise).sqrt();
    Table::new(halves(rows).map(|(class, _)| {
        let centre = if class == 0.0 { -2.0 } else { 2.0 };
        ([centre + deviation * random.normal(), centre + deviation * random.normal()], class)
    }))
}
