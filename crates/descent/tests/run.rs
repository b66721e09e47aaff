//! Runs: the figures of the course, noise, and how tracks end.

use descent::experiment::DescentExperiment;
use descent::landscape;
use descent::optimizer::{self, Settings, Term};
use descent::run::{Pace, Run, Status, anatomy};

fn experiment(text: &str) -> DescentExperiment {
    serde_json::from_str(text).expect("an experiment")
}

fn finished(text: &str) -> Run {
    let experiment = experiment(text);
    let mut run = Run::new(&experiment);
    run.run_to(experiment.steps);
    run
}

/// Steps until `|y| > 1` on the saddle.
fn escape(start: [f64; 2], optimizer: &str) -> Option<usize> {
    let [x, y] = start;
    let text = format!(r#"{{"landscape": "saddle", "start": [{x}, {y}], "steps": 1000, "optimizers": [{optimizer}]}}"#);
    finished(&text).tracks()[0].positions().iter().position(|[_, y]| y.abs() > 1.0)
}

#[test]
fn optimizers_escape_the_saddle_one_after_another() {
    let cases = [
        (r#"{"id": "gd", "lr": 0.01}"#, 233),
        (r#"{"id": "momentum", "lr": 0.01, "momentum": 0.9}"#, 49),
        (r#"{"id": "nesterov", "lr": 0.01, "momentum": 0.9}"#, 46),
        (r#"{"id": "adagrad", "lr": 0.1}"#, 17),
        (r#"{"id": "rmsprop", "lr": 0.01}"#, 17),
        (r#"{"id": "adam", "lr": 0.01}"#, 76),
        (r#"{"id": "adadelta"}"#, 37),
    ];
    for (optimizer, steps) in cases {
        assert_eq!(escape([-1.5, 0.01], optimizer), Some(steps), "{optimizer}");
        assert_eq!(escape([-1.5, 0.0], optimizer), None, "{optimizer} from the ridge");
    }
}

#[test]
fn every_optimizer_gets_lower_on_every_landscape() {
    for landscape in landscape::all() {
        for spec in optimizer::all() {
            let mut settings = Settings::defaults(spec);
            let small = if spec.id == "adadelta" { 1.0 } else { 1e-6 };
            settings.set("learning_rate", small).expect("a valid learning rate");
            let mut run = Run::new(&DescentExperiment::new(*landscape, vec![settings]));
            run.run_to(20);
            let losses = run.tracks()[0].losses();
            assert!(losses[20] < losses[0], "{spec:?} on {landscape:?}: {} -> {}", losses[0], losses[20]);
        }
    }
}

#[test]
fn a_track_has_a_position_and_a_loss_for_every_step() {
    let run =
        finished(r#"{"landscape": "bowl", "start": [1, 2], "steps": 5, "optimizers": [{"id": "gd", "lr": 0.25}]}"#);
    let track = &run.tracks()[0];
    assert_eq!((run.steps(), track.positions().len(), track.losses().len()), (5, 6, 6));
    assert_eq!((track.positions()[1], track.losses()[1]), ([0.5, 1.0], 1.25));
    assert_eq!(track.status(), Status::Running);
    assert_eq!(track.distance_to_minimum(0), Some(5.0_f64.sqrt()));
    assert_eq!(track.distance_to_minimum(6), None);
    assert!(track.thetas().is_empty());
}

#[test]
fn nesterov_keeps_the_textbook_points_too() {
    let run = finished(
        r#"{"landscape": "bowl", "start": [1, 2], "steps": 9, "optimizers": [{"id": "nesterov", "lr": 0.1}]}"#,
    );
    let track = &run.tracks()[0];
    assert_eq!(track.thetas().len(), track.positions().len());
    // From rest, the first textbook step is the learning rate times the gradient.
    assert_eq!((track.thetas()[0], track.thetas()[1]), ([1.0, 2.0], [0.8, 1.6]));
}

#[test]
fn noise_is_seeded_and_the_same_for_all_optimizers() {
    let text = |seed| {
        format!(
            r#"{{"landscape": "bowl", "noise": 1, "seed": {seed}, "steps": 9,
                "optimizers": [{{"id": "gd", "lr": 0.1}}, {{"id": "momentum", "lr": 0.1, "momentum": 0}}]}}"#
        )
    };
    let (first, again, other) = (finished(&text(1)), finished(&text(1)), finished(&text(2)));
    let path = |run: &Run, track: usize| run.tracks()[track].positions().to_vec();
    assert_eq!(path(&first, 0), path(&first, 1));
    assert_eq!(path(&first, 0), path(&again, 0));
    assert_ne!(path(&first, 0), path(&other, 0));
    // The same bits on every machine.
    assert_eq!(path(&first, 0)[9], [-0.21406033165889776, 0.02766099527663729]);
}

fn statuses(text: &str) -> Vec<Status> {
    finished(text).tracks().iter().map(|track| track.status()).collect()
}

#[test]
fn too_large_a_learning_rate_diverges() {
    let run =
        finished(r#"{"landscape": "bowl", "start": [1, 0], "steps": 2000, "optimizers": [{"id": "gd", "lr": 2}]}"#);
    let track = &run.tracks()[0];
    // The loss grows ninefold a step: 9^7 > 2e6.
    assert_eq!(track.status(), Status::Diverged { step: 7 });
    assert_eq!(track.positions().len(), 2001);
    let last = track.positions()[2000];
    assert!(!last[0].is_finite());
}

#[test]
fn to_run_down_for_ever_is_no_divergence_until_it_is_out_of_sight() {
    let text = |steps| {
        format!(
            r#"{{"landscape": "saddle", "start": [0, 1], "steps": {steps}, "optimizers": [{{"id": "gd", "lr": 0.5}}]}}"#
        )
    };
    // y doubles with every step; a million widths are 4e6 < 2^22.
    assert_eq!(statuses(&text(21)), [Status::Running]);
    assert_eq!(statuses(&text(30)), [Status::Diverged { step: 22 }]);
}

#[test]
fn a_track_settles_at_a_minimum_or_at_a_saddle() {
    let after = |steps: usize, landscape: &str, start: &str| {
        let optimizers = r#"[{"id": "gd", "lr": 0.1}]"#;
        statuses(&format!(
            r#"{{"landscape": "{landscape}", "start": {start}, "steps": {steps}, "optimizers": {optimizers}}}"#
        ))
    };
    // The gradient 2x shrinks by a fifth with every step: 2 * 0.8^107 < 1e-10.
    assert_eq!(after(106, "bowl", "[1, 1]"), [Status::Running]);
    assert_eq!(after(300, "bowl", "[1, 1]"), [Status::Settled { step: 107 }]);
    assert_eq!(after(300, "saddle", "[1, 0]"), [Status::Settled { step: 107 }]);
    // It seems to rest at the saddle, but the slightest push grows.
    assert_eq!(after(150, "saddle", "[1, 1e-25]"), [Status::Settled { step: 107 }]);
    assert_eq!(after(200, "saddle", "[1, 1e-25]"), [Status::Running]);
}

#[test]
fn anatomy_takes_a_step_apart() {
    let experiment = experiment(
        r#"{"landscape": "ravine", "start": [-5, 2], "noise": 0.1,
            "optimizers": [{"id": "gd"}, {"id": "momentum", "lr": 0.1}]}"#,
    );
    let mut run = Run::new(&experiment);
    run.run_to(8);
    let track = &run.tracks()[1];
    for step in 0..8 {
        let anatomy = anatomy(&experiment, 1, step).expect("there are two optimizers");
        assert_eq!((anatomy.step, anatomy.position), (step, track.positions()[step]));
        assert_eq!((anatomy.loss, anatomy.next), (track.losses()[step], track.positions()[step + 1]));
        let velocity = anatomy.term(Term::Velocity).expect("momentum has a velocity");
        let [x, y] = anatomy.position;
        assert_eq!(anatomy.next, [x - 0.1 * velocity[0], y - 0.1 * velocity[1]]);
        assert_eq!(anatomy.term(Term::Gradient), Some(anatomy.gradient));
        assert_eq!(anatomy.term(Term::SumOfSquares), None);
    }
    assert_eq!(anatomy(&experiment, 2, 0), None);
}

#[test]
fn the_anatomy_of_a_lost_track_has_no_terms() {
    let text = r#"{"landscape": "bowl", "start": [1, 1], "optimizers": [{"id": "gd", "lr": 1e6}]}"#;
    let lost = anatomy(&experiment(text), 0, 90).expect("there is one optimizer");
    assert!(lost.terms.is_empty() && lost.gradient.iter().all(|slope| slope.is_nan()));
}

#[test]
fn no_experiment_is_too_extreme() {
    let corners = [0.0, -1e308, f64::MAX, f64::NAN, f64::NEG_INFINITY];
    for landscape in landscape::all() {
        for start in corners.iter().flat_map(|x| corners.map(|y| [*x, y])) {
            let mut optimizers: Vec<Settings> = optimizer::all().iter().map(|spec| Settings::defaults(spec)).collect();
            for settings in &mut optimizers {
                settings.set("learning_rate", 1e6).expect("a valid learning rate");
            }
            let mut run = Run::new(&DescentExperiment {
                start,
                noise: f64::MAX,
                ..DescentExperiment::new(*landscape, optimizers)
            });
            run.run_to(10);
            assert!(run.tracks().iter().all(|track| track.positions().len() == 11));
        }
    }
    let mut empty = Run::new(&DescentExperiment::new(landscape::all()[0], Vec::new()));
    empty.run_to(3);
    assert_eq!((empty.steps(), empty.tracks().len()), (3, 0));
}

#[test]
fn any_step_of_a_long_track_is_taken_apart_as_if_gone_to_from_the_start() {
    let text = r#"{"landscape": "rosenbrock", "start": [-1, 1], "noise": 0.2, "seed": 5, "steps": 4000,
        "schedule": {"id": "cosine"}, "optimizers": [{"id": "adam", "lr": 0.01}, {"id": "muon"}]}"#;
    let experiment = experiment(text);
    let mut run = Run::new(&experiment);
    run.run_to(experiment.steps);
    for (index, track) in run.tracks().iter().enumerate() {
        for step in [0, 1, 1023, 1024, 1025, 2048, 3999] {
            let taken = track.anatomy(step).expect("the track is that long");
            assert_eq!(Some(&taken), anatomy(&experiment, index, step).as_ref());
            assert_eq!(taken.next, track.positions()[step + 1], "{index} {step}");
            let rate = taken.term(Term::EffectiveLearningRate).map(|rates| rates.map(|rate| rate as f32));
            let kept = track.effective_learning_rates()[step];
            assert!(rate.map_or(kept[0].is_nan(), |rate| rate == kept), "{index} {step}");
        }
        assert_eq!(track.anatomy(4001), None);
    }
}

#[test]
fn a_stop_rule_holds_each_optimizer_on_its_own() {
    let text = r#"{"landscape": "bowl", "start": [1, 1], "stop": {"loss_below": 0.5},
        "optimizers": [{"id": "gd", "lr": 0.25}, {"id": "gd", "lr": 1e-4}]}"#;
    let mut run = Run::new(&experiment(text));
    run.run_to(30);
    assert_eq!(run.tracks()[0].status(), Status::Stopped { step: 2 });
    assert_eq!(run.tracks()[0].positions()[2], run.tracks()[0].positions()[30]);
    assert_eq!(run.tracks()[1].status(), Status::Running);
    assert!(!run.is_over());
    assert!(run.tracks()[0].anatomy(5).is_some_and(|still| still.terms.is_empty()), "nothing happens any more");
    assert!(run.tracks()[0].anatomy(1).is_some_and(|last| !last.terms.is_empty()));
}

#[test]
fn a_stalled_optimizer_stops_after_its_patience() {
    let text =
        r#"{"landscape": "bowl", "start": [1, 0], "stop": {"stalled": 7}, "optimizers": [{"id": "gd", "lr": 1}]}"#;
    let mut run = Run::new(&experiment(text));
    run.run_to(30);
    assert_eq!(run.tracks()[0].status(), Status::Stopped { step: 7 }, "it jumps to and fro");
    assert!(run.is_over());
    let wrong = r#"{"landscape": "bowl", "stop": {"stalled": 0}, "optimizers": [{"id": "gd"}]}"#;
    let error = serde_json::from_str::<DescentExperiment>(wrong).expect_err("no patience at all");
    assert!(error.to_string().contains("stalled"), "{error}");
}

#[test]
fn the_pace_is_kept_beyond_the_end() {
    let text = r#"{"landscape": "bowl", "start": [1, 0], "steps": 10, "optimizers": [{"id": "gd", "lr": 3}]}"#;
    let mut pace = Pace::new(&experiment(text), 0).expect("there is one optimizer");
    pace.take(5000);
    assert!(Pace::new(&experiment(text), 1).is_none());
}
