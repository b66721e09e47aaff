//! The counter-examples of Reddi, Kale and Kumar: Adam goes the wrong way, AMSGrad does not.

use descent::experiment::{DescentExperiment, Order};
use descent::objective::Objective;
use descent::online;
use descent::optimizer::{self, Settings};
use descent::run::Run;

fn optimizer(id: &str, values: &[(&str, f64)]) -> Settings {
    let mut settings = Settings::defaults(optimizer::find(id).expect("a known optimizer"));
    for (name, value) in values {
        settings.set(name, *value).expect("a valid hyper-parameter");
    }
    settings
}

/// Where each optimizer stands after so many pieces, one in a step.
fn ends(id: &str, order: Order, steps: usize, optimizers: Vec<Settings>) -> Vec<f64> {
    let objective = Objective::Online(online::find(id).expect("a known loss"));
    let experiment = DescentExperiment { batch_size: Some(1), order, ..DescentExperiment::new(objective, optimizers) };
    let mut run = Run::new(&experiment);
    run.run_to(steps);
    run.tracks().iter().map(|track| track.positions()[steps][0]).collect()
}

#[test]
fn adam_fails_in_the_cycle_of_three_and_amsgrad_does_not() {
    // The theorem's settings: beta1 = 0, beta2 = 1 / (1 + 3^2).
    let values = [("lr", 0.01), ("beta1", 0.0), ("beta2", 0.1)];
    let optimizers = vec![optimizer("adam", &values), optimizer("amsgrad", &values)];
    let ends = ends("adam-cycle", Order::Listed, 5000, optimizers);
    assert!(ends[0] > 0.95 && ends[1] < -0.95, "{ends:?}");
}

#[test]
fn adam_fails_where_large_gradients_are_rare_and_amsgrad_does_not() {
    // The paper's settings, with a larger learning rate in the place of millions of steps.
    let values = [("lr", 0.02), ("beta1", 0.9), ("beta2", 0.99)];
    for order in [Order::Listed, Order::Shuffled] {
        let optimizers = vec![optimizer("adam", &values), optimizer("amsgrad", &values)];
        let ends = ends("adam-rare", order, 100_000, optimizers);
        assert!(ends[0] > 0.9 && ends[1] < -0.9, "{order:?}: {ends:?}");
    }
}

#[test]
fn all_pieces_at_once_lead_everybody_to_the_minimum() {
    for online in online::all() {
        let optimizers = vec![optimizer("adam", &[("lr", 0.01)]), optimizer("amsgrad", &[("lr", 0.01)])];
        let mut run = Run::new(&DescentExperiment::new(Objective::Online(online), optimizers));
        run.run_to(300);
        for track in run.tracks() {
            assert_eq!(track.positions()[300], [-1.0, 0.0], "the wall is there, and y is held");
            assert_eq!(track.losses()[300], -online.slope());
        }
    }
}

#[test]
fn everything_is_said_about_every_one() {
    for online in online::all() {
        let pieces: Vec<usize> = (0..online.period).collect();
        assert_eq!(online.batch_slope(&pieces), online.slope());
        assert!(online.slope() > 0.0 && online.rare > 0.0 && online.common < 0.0);
        assert!(online.summary.ends_with('.') && online.source.ends_with('.') && !online.formula.is_empty());
        assert_eq!(online::find(online.id), Ok(*online));
    }
}
