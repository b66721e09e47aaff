use super::spec::{drawing, drawn};
use super::{Dataset, Settings, Table};
use crate::math::sigmoid;

pub(super) static DATASET: Dataset = Dataset {
    id: "sparse",
    name: "Sparse input",
    inputs: &["x"],
    target: "y",
    summary: "An input that is zero in 80% of the rows: a weight learns from it only in the others.",
    source: "As in the course's lectures: random pairs, with most inputs set to zero; drawn anew from a seed.",
    hyper_parameters: &drawn(0.0, 100.0),
    generate,
};

/// The neuron that gives the targets.
const TEACHER: [f64; 2] = [3.0, 1.0];

fn generate(settings: &Settings) -> Table {
    let (mut random, noise, rows) = drawing(settings);
    let mut inputs = vec![0.0; rows];
    for input in inputs.iter_mut().skip(rows * 4 / 5) {
        *input = 0.5 + random.uniform();
    }
    random.shuffle(&mut inputs);
    let [w, b] = TEACHER;
    Table::new(inputs.into_iter().map(|x| {
        let target = sigmoid(w * x + b) + noise * random.normal();
        ([x], target.clamp(0.0, 1.0))
    }))
}
