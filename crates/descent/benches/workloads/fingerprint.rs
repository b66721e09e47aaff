//! One number for all that the crate computes, to compare machines by.

use descent::experiment::DescentExperiment;
use descent::network::{Activation, Architecture, Initialization, Loss, Network, Samples, Training};
use descent::optimizer::{self, Settings};
use descent::real::Real;
use descent::run::Run;
use descent::{dataset, landscape};

/// Any other bit in any result gives another number: every optimizer on every landscape with noise, every data set, and
/// networks of either precision that learn in shuffled batches. It has 53 bits, which JavaScript can hold.
pub(crate) fn fingerprint() -> f64 {
    let mut hash = Hash(0xcbf2_9ce4_8422_2325);
    landscapes(&mut hash);
    for set in dataset::all() {
        let table = dataset::Settings::defaults(set).table();
        table.inputs().iter().chain(table.targets()).for_each(|number| hash.add(*number));
    }
    for activation in Activation::ALL {
        network::<f32>(activation, &mut hash);
        network::<f64>(activation, &mut hash);
    }
    (hash.0 >> 11) as f64
}

/// The hash of Fowler, Noll and Vo, on whole words.
struct Hash(u64);

impl Hash {
    fn add(&mut self, number: f64) {
        // What is not a number has many patterns of bits, and machines may choose any.
        let bits = if number.is_nan() { f64::NAN.to_bits() } else { number.to_bits() };
        self.0 = (self.0 ^ bits).wrapping_mul(0x0000_0100_0000_01b3).rotate_left(29);
    }
}

fn landscapes(hash: &mut Hash) {
    for landscape in landscape::all() {
        for optimizers in optimizer::all().chunks(8) {
            let settings = optimizers.iter().map(|spec| Settings::defaults(spec)).collect();
            let mut experiment = DescentExperiment::new(*landscape, settings);
            (experiment.noise, experiment.seed) = (0.1, 7);
            let mut run = Run::new(&experiment);
            run.run_to(experiment.steps);
            for track in run.tracks() {
                track.positions().as_flattened().iter().chain(track.losses()).for_each(|number| hash.add(*number));
            }
        }
    }
}

fn network<T: Real>(activation: Activation, hash: &mut Hash) {
    let moons = dataset::Settings::defaults(dataset::find("moons").expect("a known data set")).table();
    let inputs = moons.inputs().iter().map(|number| T::from_f64(*number)).collect();
    let labels: Vec<usize> = moons.targets().iter().map(|target| *target as usize).collect();
    let samples = Samples::of_classes(2, 2, inputs, &labels).expect("as many labels as inputs");
    let architecture = Architecture::new(&[2, 9, 5, 2], activation, Activation::Linear, Loss::CrossEntropy);
    let network = Network::new(&architecture.expect("an architecture"), Initialization::He, 3);
    let adam = Settings::defaults(optimizer::find("adam").expect("a known optimizer"));
    let mut training = Training::new(network, &adam, samples, 7).expect("they match").shuffled(5);
    for _ in 0..5 {
        hash.add(training.epoch());
    }
    training.network().parameters().iter().for_each(|number| hash.add(number.to_f64().unwrap_or(f64::NAN)));
}
