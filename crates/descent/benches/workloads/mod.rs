//! The workloads of `BENCHMARKS.md`, the same for Criterion, for the browser, and for the test that
//! checks their results.

use descent::digits::Digits;
use descent::network::{Activation, Architecture, Loss, Network, Samples, Training};
use descent::optimizer::{self, Optimizer, Settings};

/// Adam on Rosenbrock's function from (-1.5, 2): x after so many steps.
pub(crate) fn w1(steps: usize) -> f64 {
    let mut position = [-1.5, 2.0];
    adam(1e-3).descend(&mut position, steps, rosenbrock);
    position[0]
}

/// Eight of them with learning rates `1e-3 * 2^(-k/2)`, so many steps each: x of the first.
pub(crate) fn w1x8(steps: usize) -> f64 {
    let mut positions = [[-1.5, 2.0]; 8];
    let mut optimizers: [_; 8] = std::array::from_fn(|k| adam(1e-3 * (-(k as f64) / 2.0).exp2()));
    Optimizer::descend_together(&mut optimizers, &mut positions, steps, rosenbrock);
    positions[0][0]
}

fn adam(learning_rate: f64) -> Optimizer<f64> {
    Optimizer::new(&settings("adam", learning_rate), 2)
}

fn settings(id: &str, learning_rate: f64) -> Settings {
    let mut settings = Settings::defaults(optimizer::find(id).expect("a known optimizer"));
    settings.set("learning_rate", learning_rate).expect("a valid learning rate");
    settings
}

#[inline(always)]
fn rosenbrock([x, y]: [f64; 2]) -> [f64; 2] {
    let t = y - x * x;
    [-2.0 * (1.0 - x) - 400.0 * x * t, 200.0 * t]
}

/// A network 2-4-2-1 of tanh units and a circle of 250 points, in batches of 10 with gradient descent.
pub(crate) fn w2() -> Training<f32> {
    let (network, samples) = w2_start();
    Training::new(network, &settings("gd", 0.03), samples, 10).expect("they match")
}

/// The same in `f64`.
pub(crate) fn w2_double() -> Training<f64> {
    let (network, samples) = w2_start();
    let double = |numbers: &[f32]| numbers.iter().copied().map(f64::from).collect::<Vec<f64>>();
    let parameters = double(network.parameters());
    let targets: Vec<f64> = (0..samples.len()).map(|sample| f64::from(samples.target(sample)[0])).collect();
    let samples = Samples::new(2, 1, double(samples.inputs()), targets).expect("as many targets as inputs");
    let network = Network::with_parameters(network.architecture(), parameters).expect("as many parameters");
    Training::new(network, &settings("gd", 0.03), samples, 10).expect("they match")
}

/// The file holds weights by output, biases, and then points x, y, label.
fn w2_start() -> (Network<f32>, Samples<f32>) {
    const SIZES: [usize; 4] = [2, 4, 2, 1];
    let numbers = numbers(include_bytes!("data/w2.bin"));
    let (mut rest, points) = numbers.split_at(25);
    let mut parameters = Vec::new();
    for pair in SIZES.windows(2) {
        let (weights, after) = rest.split_at(pair[0] * pair[1]);
        let (biases, after) = after.split_at(pair[1]);
        parameters.extend((0..pair[0]).flat_map(|input| weights[input..].iter().step_by(pair[0])));
        parameters.extend(biases);
        rest = after;
    }
    let points: Vec<&[f32]> = points.chunks_exact(3).take(250).collect();
    let inputs = points.iter().flat_map(|point| point[..2].to_vec()).collect();
    let targets = points.iter().map(|point| point[2]).collect();
    let architecture = Architecture::new(&SIZES, Activation::Tanh, Activation::Tanh, Loss::HalfMeanSquaredError);
    let network = Network::with_parameters(&architecture.expect("an architecture"), parameters);
    (network.expect("25 parameters"), Samples::new(2, 1, inputs, targets).expect("as many targets as inputs"))
}

/// A network 64-64-32-10 of ReLU units and 1792 of the digits, which a file of indices puts into order,
/// in batches of 32 with Adam.
pub(crate) fn w3() -> Training<f32> {
    let architecture =
        Architecture::new(&[64, 64, 32, 10], Activation::Relu, Activation::Linear, Loss::CrossEntropy).expect("valid");
    let weights = numbers(include_bytes!("data/w3-weights.bin"));
    let network = Network::with_parameters(&architecture, weights).expect("6570 parameters");
    let order: Vec<usize> = include_bytes!("data/w3-order.bin")
        .as_chunks()
        .0
        .iter()
        .map(|bytes| usize::from(u16::from_le_bytes(*bytes)))
        .collect();
    let samples = Digits::included().samples(usize::MAX).expect("as many labels as pictures").select(&order);
    Training::new(network, &settings("adam", 1e-3), samples, 32).expect("they match")
}

fn numbers(bytes: &[u8]) -> Vec<f32> {
    bytes.as_chunks().0.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect()
}

/// Multiplications and additions on values that nobody reads before the end: as many as the machine
/// can do. 96 floating-point operations a round.
pub(crate) fn peak(rounds: usize, factor: f32, summand: f32) -> f32 {
    let (factor, summand) = (wide::f32x4::splat(factor), wide::f32x4::splat(summand));
    let mut sums: [wide::f32x4; 12] = std::array::from_fn(|index| wide::f32x4::splat(index as f32));
    for _ in 0..rounds {
        for sum in &mut sums {
            *sum = *sum * factor + summand;
        }
    }
    sums.into_iter().fold(wide::f32x4::splat(0.0), |total, sum| total + sum).reduce_add()
}
