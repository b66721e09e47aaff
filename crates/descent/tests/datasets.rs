//! Data sets: what they hold, and that a seed always draws the same points.

use std::collections::BTreeSet;

use descent::dataset::{self, Dataset, Settings, Table};
use proptest::prelude::*;

fn table(id: &str, values: &[(&str, f64)]) -> Table {
    let mut settings = Settings::defaults(dataset::find(id).expect("a known data set"));
    for (name, value) in values {
        settings.set(name, *value).expect("a valid hyper-parameter");
    }
    settings.table()
}

fn rows(table: &Table) -> Vec<(Vec<f64>, f64)> {
    table.rows().map(|(inputs, target)| (inputs.to_vec(), target)).collect()
}

fn is_drawn(dataset: &Dataset) -> bool {
    !dataset.hyper_parameters.is_empty()
}

#[test]
fn lists_are_those_of_the_course() {
    assert_eq!(rows(&table("neuron-points", &[])), [(vec![0.5], 0.2), (vec![2.5], 0.9)]);
    assert_eq!(rows(&table("neuron-contrast", &[])), [(vec![0.5], 0.0), (vec![2.5], 1.0)]);
    assert_eq!(table("temperatures", &[]).targets(), [25.0, 13.0, 17.0, 31.0, 43.0]);
    let students = [(vec![8.0, 80.0], 1.0), (vec![9.0, 90.0], 1.0), (vec![7.0, 70.0], 0.0)];
    assert_eq!(rows(&table("students", &[])), students);
}

#[test]
fn a_seed_draws_the_same_points_on_every_machine() {
    for dataset in dataset::all().iter().filter(|dataset| is_drawn(dataset)) {
        let draw = |seed| table(dataset.id, &[("seed", seed), ("noise", 0.1)]);
        assert_eq!(draw(1.0), draw(1.0), "{dataset:?}");
        assert_ne!(draw(1.0), draw(2.0), "{dataset:?}");
    }
    let fingerprint = |id: &str| {
        let table = table(id, &[("noise", 0.25), ("rows", 4.0)]);
        table
            .inputs()
            .iter()
            .chain(table.targets())
            .fold(0_u64, |hash, number| hash.rotate_left(7).wrapping_mul(0x100_0000_01b3) ^ number.to_bits())
    };
    let drawn: Vec<&str> =
        dataset::all().iter().filter(|dataset| is_drawn(dataset)).map(|dataset| dataset.id).collect();
    let actual: Vec<String> = drawn.iter().map(|id| format!("{id} {:016x}", fingerprint(id))).collect();
    assert_eq!(actual, FINGERPRINTS);
}

const FINGERPRINTS: [&str; 8] = [
    "sparse 6c233bec828037af",
    "noisy-line 6ab4571cb54811d8",
    "gaussians fd7468d2c4a5e08e",
    "circle e6a5a7f6a9f028e9",
    "xor 7edee966133ea217",
    "moons 829499b0b156df01",
    "spiral 28de7fcd4d636099",
    "noisy-series a6dac5161a0df107",
];

#[test]
fn classes_are_where_they_belong() {
    for (inputs, class) in rows(&table("xor", &[])) {
        assert_eq!(class == 1.0, (inputs[0] > 0.0) != (inputs[1] > 0.0), "{inputs:?}");
    }
    for (inputs, class) in rows(&table("circle", &[])) {
        let radius = libm::hypot(inputs[0], inputs[1]);
        assert!(if class == 1.0 { radius <= 2.5 } else { (3.5..=5.0).contains(&radius) }, "{inputs:?}");
    }
    for (inputs, class) in rows(&table("moons", &[("noise", 0.0)])) {
        let [x, y] = if class == 0.0 { [inputs[0], inputs[1]] } else { [1.0 - inputs[0], 0.5 - inputs[1]] };
        assert!((libm::hypot(x, y) - 1.0).abs() < 1e-12 && y >= -1e-12, "{inputs:?}");
    }
    for (inputs, class) in rows(&table("gaussians", &[])) {
        let centre = if class == 0.0 { -2.0 } else { 2.0 };
        assert!(inputs.iter().all(|coordinate| (coordinate - centre).abs() < 4.0), "{inputs:?}");
    }
    for (inputs, class) in rows(&table("spiral", &[])) {
        let (radius, angle) = (libm::hypot(inputs[0], inputs[1]), libm::atan2(inputs[0], inputs[1]));
        let turns = (angle / std::f64::consts::TAU - 1.75 * radius / 5.0 - class / 2.0).rem_euclid(1.0);
        assert!(radius < 1e-12 || turns.min(1.0 - turns) < 1e-9, "{inputs:?}");
    }
    for (inputs, target) in rows(&table("noisy-line", &[("noise", 0.0)])) {
        assert_eq!(target, 0.8 * inputs[0] + 0.3);
    }
}

#[test]
fn both_classes_have_their_share() {
    for dataset in dataset::all().iter().filter(|dataset| dataset.target == "class") {
        let table = table(dataset.id, &[]);
        let ones = table.targets().iter().filter(|class| **class == 1.0).count();
        assert!(table.targets().iter().all(|class| *class == 0.0 || *class == 1.0), "{dataset:?}");
        assert!((80..=120).contains(&ones), "{dataset:?}: {ones} of {}", table.len());
    }
}

proptest! {
    #[test]
    fn any_noise_seed_and_number_of_rows_will_do(
        noise in 0.0..=0.5_f64, seed in 0..(1_u64 << 53), count in 1..300_usize,
    ) {
        for dataset in dataset::all().iter().filter(|dataset| is_drawn(dataset)) {
            let table = table(dataset.id, &[("noise", noise), ("seed", seed as f64), ("rows", count as f64)]);
            prop_assert_eq!((table.len(), table.inputs().len()), (count, count * dataset.inputs.len()));
            prop_assert!(table.inputs().iter().chain(table.targets()).all(|number| number.is_finite()));
        }
    }
}

#[test]
fn everything_is_said_about_every_data_set() {
    let mut ids = BTreeSet::new();
    for dataset in dataset::all() {
        let Dataset { id, name, inputs, target, summary, source, .. } = dataset;
        assert!(ids.insert(*id), "{id} twice");
        assert!(!name.is_empty() && !target.is_empty() && summary.ends_with('.') && source.ends_with('.'), "{id}");
        let table = table(id, &[]);
        assert_eq!((table.columns(), table.is_empty()), (inputs.len(), false), "{id}");
        assert_eq!(dataset::find(id), Ok(*dataset));
    }
}
