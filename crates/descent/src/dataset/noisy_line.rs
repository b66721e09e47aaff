use super::spec::{drawing, drawn, spread};
use super::{Dataset, Settings, Table};

pub(super) static DATASET: Dataset = Dataset {
    id: "noisy-line",
    name: "Noisy line",
    inputs: &["x"],
    target: "y",
    summary: "Points along the line y = 0.8 x + 0.3, off by normal noise.",
    source: "The usual first regression.",
    hyper_parameters: &drawn(0.1, 50.0),
    generate,
};

fn generate(settings: &Settings) -> Table {
    let (mut random, noise, rows) = drawing(settings);
    Table::new((0..rows).map(|_| {
        let x = spread(&mut random);
        ([x], 0.8 * x + 0.3 + noise * random.normal())
    }))
}
