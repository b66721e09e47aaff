//! The workloads of `BENCHMARKS.md` as functions that JavaScript can call. Set-up is done by the first
//! call of each, which is not timed.

#[path = "../../workloads/fingerprint.rs"]
mod fingerprint;
#[path = "../../workloads/mod.rs"]
#[allow(dead_code)]
mod workloads;

use std::cell::RefCell;

use descent::network::Training;

thread_local! {
    static W2: RefCell<Training<f32>> = RefCell::new(workloads::w2());
    static W3: RefCell<Training<f32>> = RefCell::new(workloads::w3());
    static START: Training<f32> = workloads::w3();
}

/// Steps of W1; x at the end.
#[unsafe(no_mangle)]
pub extern "C" fn w1(steps: u32) -> f64 {
    workloads::w1(steps as usize)
}

/// Steps of each of the eight of W1x8; x of the first.
#[unsafe(no_mangle)]
pub extern "C" fn w1x8(steps: u32) -> f64 {
    workloads::w1x8(steps as usize)
}

/// Epochs of W2; the mean loss of the last.
#[unsafe(no_mangle)]
pub extern "C" fn w2(epochs: u32) -> f64 {
    W2.with_borrow_mut(|training| (0..epochs).fold(0.0, |_, _| training.epoch()))
}

/// Epochs of W3; the mean loss of the last.
#[unsafe(no_mangle)]
pub extern "C" fn w3(epochs: u32) -> f64 {
    W3.with_borrow_mut(|training| (0..epochs).fold(0.0, |_, _| training.epoch()))
}

/// What W3 starts from, number by number, for programs that are compared with it: weights and biases layer by layer,
/// and then for each sample its pixels and its digit.
#[unsafe(no_mangle)]
pub extern "C" fn w3_start(index: u32) -> f32 {
    START.with(|training| {
        let (network, samples) = (training.network(), training.samples());
        let Some(index) = (index as usize).checked_sub(network.parameters().len()) else {
            return network.parameters()[index as usize];
        };
        let row = samples.features() + 1;
        let (sample, column) = (index / row, index % row);
        let pixel = samples.input(sample).get(column).copied();
        pixel.unwrap_or_else(|| network.class(samples.target(sample)) as f32)
    })
}

/// Rounds of 96 operations that nothing holds up.
#[unsafe(no_mangle)]
pub extern "C" fn peak(rounds: u32, factor: f32, summand: f32) -> f32 {
    workloads::peak(rounds as usize, factor, summand)
}

/// A number that any other bit in any result would change.
#[unsafe(no_mangle)]
pub extern "C" fn fingerprint() -> f64 {
    fingerprint::fingerprint()
}
