//! Every landscape and every optimizer against values computed with PyTorch and Optax.

use std::collections::BTreeMap;

use descent::experiment::DescentExperiment;
use descent::optimizer::Settings;
use descent::run::Run;
use descent::{landscape, optimizer};
use serde::Deserialize;

/// Two numbers agree to nine digits, or both are zero but for rounding.
fn assert_close(actual: f64, expected: f64, what: impl FnOnce() -> String) {
    let error = (actual - expected).abs();
    assert!(error <= 1e-9 * expected.abs() + 1e-15, "{}: {actual:e} instead of {expected:e}", what());
}

#[derive(Deserialize)]
struct LandscapeCase {
    landscape: String,
    domain: [[f64; 2]; 2],
    minima: Vec<[f64; 3]>,
    points: Vec<Point>,
}

#[derive(Deserialize)]
struct Point {
    at: [f64; 2],
    value: f64,
    gradient: [f64; 2],
}

#[test]
fn landscapes_agree_with_pytorch() {
    let cases: Vec<LandscapeCase> = serde_json::from_str(include_str!("golden/landscapes.json")).expect("valid cases");
    // Those of one variable are this project's own.
    let of_two = landscape::all().iter().filter(|landscape| landscape.dimension == 2);
    let ids: Vec<&str> = of_two.map(|landscape| landscape.id).collect();
    assert_eq!(ids, cases.iter().map(|case| &*case.landscape).collect::<Vec<_>>());
    for case in cases {
        let landscape = landscape::find(&case.landscape).expect("a known landscape");
        assert_eq!((landscape.domain, landscape.minima), (case.domain, &*case.minima), "{}", case.landscape);
        for Point { at, value, gradient } in case.points {
            let what = || format!("{} at {at:?}", case.landscape);
            assert_close((landscape.value)(at), value, what);
            for (actual, expected) in (landscape.gradient)(at).into_iter().zip(gradient) {
                assert_close(actual, expected, what);
            }
        }
    }
}

#[derive(Deserialize)]
struct OptimizerCase {
    optimizer: String,
    hyper: BTreeMap<String, f64>,
    landscape: String,
    start: [f64; 2],
    path: BTreeMap<usize, [f64; 2]>,
}

#[test]
fn optimizers_agree_with_pytorch_and_optax() {
    let cases: Vec<OptimizerCase> = serde_json::from_str(include_str!("golden/optimizers.json")).expect("valid cases");
    // Muon is for matrices: tests/muon.rs.
    for spec in optimizer::all().iter().filter(|spec| spec.id != "muon") {
        assert!(cases.iter().any(|case| case.optimizer == spec.id), "no case of {}", spec.id);
    }
    for OptimizerCase { optimizer, hyper, landscape, start, path } in cases {
        let mut settings = Settings::defaults(optimizer::find(&optimizer).expect("a known optimizer"));
        for (name, value) in &hyper {
            settings.set(name, *value).expect("a valid hyper-parameter");
        }
        let landscape = landscape::find(&landscape).expect("a known landscape");
        let mut run = Run::new(&DescentExperiment { start, ..DescentExperiment::new(landscape, vec![settings]) });
        for (step, expected) in path {
            run.run_to(step);
            for (actual, expected) in run.tracks()[0].positions()[step].into_iter().zip(expected) {
                let what = || format!("{optimizer} {hyper:?} on {} from {start:?}, step {step}", landscape.id);
                assert_close(actual, expected, what);
            }
        }
    }
}
