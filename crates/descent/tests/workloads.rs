//! The results of the workloads whose times are in `BENCHMARKS.md`.

#[path = "../benches/workloads/mod.rs"]
mod workloads;

use descent::optimizer::{self, Optimizer, Settings};
use workloads::{peak, w1, w1x8, w2, w2_double, w3};

#[test]
fn adam_on_rosenbrock_ends_where_other_languages_end() {
    assert_eq!(w1(10_000_000), 1.0000048742214755);
    // The first of the eight has W1's learning rate. (One that multiplies by reciprocals, where PyTorch
    // divides, ends at 0.9999998376077883: the path hovers about the minimum.)
    assert_eq!(w1x8(1_000_000), w1(1_000_000));
    assert!((w1x8(1_000_000) - 1.0).abs() < 1e-6);
}

#[test]
fn the_circle_is_learnt_as_elsewhere() {
    let (mut single, mut double) = (w2(), w2_double());
    for _ in 0..1000 {
        single.epoch();
        double.epoch();
    }
    let single = single.network().loss(single.samples()).expect("they match");
    let double = double.network().loss(double.samples()).expect("they match");
    assert!((double / 0.000339098477435 - 1.0).abs() < 1e-9, "{double}");
    assert!((single / 0.0003391081 - 1.0).abs() < 1e-4, "{single}");
}

#[test]
fn digits_are_learnt_as_by_pytorch() {
    let mut training = w3();
    let losses: Vec<f64> = (0..10).map(|_| training.epoch()).collect();
    assert!((losses[9] / 0.09765219 - 1.0).abs() < 1e-6, "{losses:?}");
    // The same bits on every machine.
    assert_eq!(losses[9], 0.09765221104394836);
    assert!(training.network().score(training.samples()).expect("they match").accuracy > 0.97);
}

#[test]
fn the_peak_is_reached_by_work_that_is_done() {
    assert!((peak(1_000, 0.5, 1.0) - 96.0).abs() < 1e-3);
}

/// Descends in turns, and step by step.
fn both(settings: &[Settings; 3], steps: &[usize]) -> [Vec<[f64; 2]>; 2] {
    let gradient = |[x, y]: [f64; 2]| [2.0 * x + 0.3 * y, 8.0 * y + 0.3 * x];
    let new = || settings.each_ref().map(|settings| Optimizer::new(settings, 2));
    let start = [[-1.5, 2.0], [0.5, -1.0], [1.0, 0.25]];
    let (mut turns, mut single) = (new(), new());
    let (mut in_turns, mut one_by_one) = (start, start);
    for steps in steps {
        Optimizer::descend_together(&mut turns, &mut in_turns, *steps, gradient);
        for (optimizer, position) in single.iter_mut().zip(&mut one_by_one) {
            for _ in 0..*steps {
                let slopes = gradient(*position);
                optimizer.step(position, &slopes);
            }
        }
    }
    [in_turns.to_vec(), one_by_one.to_vec()]
}

#[test]
fn many_steps_in_one_call_give_the_same_bits() {
    let with_rate = |id: &str, rate: f64| {
        let mut settings = Settings::defaults(optimizer::find(id).expect("a known optimizer"));
        settings.set("learning_rate", rate).expect("a valid learning rate");
        settings
    };
    for spec in optimizer::all() {
        let settings = [1e-3, 3e-3, 1e-2].map(|rate| with_rate(spec.id, rate));
        // Far enough for all corrections to have come to nothing, and on from there.
        let [in_turns, one_by_one] = both(&settings, &[3, 50_000, 7]);
        assert_eq!(in_turns, one_by_one, "{spec:?}");
    }
    let [in_turns, one_by_one] = both(&["adam", "gd", "lion"].map(|id| with_rate(id, 0.01)), &[100]);
    assert_eq!(in_turns, one_by_one);
}
