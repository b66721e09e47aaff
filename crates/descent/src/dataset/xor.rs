use super::spec::{drawing, drawn, spread};
use super::{Dataset, Settings, Table};

pub(super) static DATASET: Dataset = Dataset {
    id: "xor",
    name: "Exclusive or",
    inputs: &["x", "y"],
    target: "class",
    summary: "Four squares in the colours of a chessboard: class 1 where exactly one of x and y is positive.",
    source: "M. Minsky, S. Papert, Perceptrons, 1969; drawn after TensorFlow Playground.",
    hyper_parameters: &drawn(0.0, 200.0),
    generate,
};

const SIDE: f64 = 5.0;
/// Without noise, nothing lies so close to the axes.
const GAP: f64 = 0.3;

fn generate(settings: &Settings) -> Table {
    let (mut random, noise, rows) = drawing(settings);
    Table::new((0..rows).map(|_| {
        let inputs = [(); 2].map(|()| {
            let place = SIDE * spread(&mut random);
            place + GAP.copysign(place)
        });
        let class = if (inputs[0] > 0.0) == (inputs[1] > 0.0) { 0.0 } else { 1.0 };
        (inputs.map(|place| place + SIDE * noise * spread(&mut random)), class)
    }))
}
