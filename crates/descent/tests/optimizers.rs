//! What holds for every optimizer, and the first steps of the core ones worked by hand.

use std::collections::BTreeSet;

use descent::landscape;
use descent::optimizer::{self, HyperParameter, Optimizer, Scale, SettingError, Settings, Spec, Term};
use proptest::prelude::*;

fn settings(id: &str, values: &[(&str, f64)]) -> Settings {
    let mut settings = Settings::defaults(optimizer::find(id).expect("a known optimizer"));
    for (name, value) in values {
        settings.set(name, *value).expect("a valid hyper-parameter");
    }
    settings
}

/// One parameter from 1 with gradients 2 and then -1.
fn two_steps(id: &str, values: &[(&str, f64)]) -> [f64; 2] {
    let mut optimizer = Optimizer::new(&settings(id, values), 1);
    let mut parameter = [1.0];
    [2.0, -1.0].map(|gradient| {
        optimizer.step(&mut parameter, &[gradient]);
        parameter[0]
    })
}

fn assert_steps(id: &str, values: &[(&str, f64)], expected: [f64; 2]) {
    for (actual, expected) in two_steps(id, values).into_iter().zip(expected) {
        assert!((actual - expected).abs() < 1e-14, "{id}: {actual} instead of {expected}");
    }
}

#[test]
fn first_two_steps_are_those_worked_by_hand() {
    let rate = ("lr", 0.1);
    assert_steps("gd", &[rate], [0.8, 0.9]);
    // Velocities 2 and 0.9 * 2 - 1 = 0.8.
    assert_steps("momentum", &[rate], [0.8, 0.72]);
    // The first velocity is not dampened; the second is 0.9 * 2 - 0.1 = 1.7.
    assert_steps("momentum", &[rate, ("dampening", 0.9)], [0.8, 0.63]);
    // Gradient plus 0.9 velocities: 2 + 1.8 = 3.8, then -1 + 0.72 = -0.28.
    assert_steps("nesterov", &[rate], [0.62, 0.648]);
    // 2 / sqrt(4), then -1 / sqrt(5).
    assert_steps("adagrad", &[rate, ("eps", 0.0)], [0.9, 0.9 + 0.1 / 5.0_f64.sqrt()]);
    // Means 0.4, then 0.9 * 0.4 + 0.1 = 0.46.
    let first = 1.0 - 0.2 / 0.4_f64.sqrt();
    assert_steps("rmsprop", &[rate, ("alpha", 0.9), ("eps", 0.0)], [first, first + 0.1 / 0.46_f64.sqrt()]);
    // Epsilon 0.6 makes the first denominator sqrt(0.4 + 0.6) = 1.
    let delta = 2.0 * 0.6_f64.sqrt();
    let second = -((0.1 * delta * delta + 0.6) / (0.46_f64 + 0.6)).sqrt();
    assert_steps("adadelta", &[rate, ("eps", 0.6)], [1.0 - 0.1 * delta, 1.0 - 0.1 * (delta + second)]);
    // Corrected, the first step is the learning rate; then m = 0.08 over 0.19, v = 0.004996 over 0.001999.
    let second = (0.08 / 0.19) / (0.004996_f64 / 0.001999).sqrt();
    assert_steps("adam", &[rate, ("eps", 0.0)], [0.9, 0.9 - 0.1 * second]);
    // Uncorrected, it is 0.2 / sqrt(0.004) of it.
    let first = 1.0 - 0.1 * 0.2 / 0.004_f64.sqrt();
    let second = first - 0.1 * 0.08 / 0.004996_f64.sqrt();
    assert_steps("adam", &[rate, ("eps", 0.0), ("bias_correction", 0.0)], [first, second]);
}

#[test]
fn weight_decay_is_in_the_gradient_of_adam_and_outside_that_of_adamw() {
    let values = [("lr", 0.1), ("eps", 0.0), ("weight_decay", 0.5)];
    assert!((two_steps("adam", &values)[0] - 0.9).abs() < 1e-15);
    assert!((two_steps("adamw", &values)[0] - (0.95 - 0.1)).abs() < 1e-15);
}

#[test]
fn centred_rmsprop_divides_by_the_standard_deviation_and_can_have_momentum() {
    // Mean square 0.4, mean 0.2, variance 0.36; then 0.46, 0.08, 0.4536.
    let values = [("lr", 0.1), ("alpha", 0.9), ("eps", 0.0), ("centered", 1.0)];
    let steps = [2.0 / 0.36_f64.sqrt(), -1.0 / 0.4536_f64.sqrt()];
    assert_steps("rmsprop", &values, [1.0 - 0.1 * steps[0], 1.0 - 0.1 * (steps[0] + steps[1])]);
    let values = [values[0], values[1], values[2], values[3], ("momentum", 0.5)];
    let velocity = 0.5 * steps[0] + steps[1];
    assert_steps("rmsprop", &values, [1.0 - 0.1 * steps[0], 1.0 - 0.1 * (steps[0] + velocity)]);
}

#[test]
fn ten_million_steps_of_adam_end_where_other_languages_end() {
    let rosenbrock = landscape::find("rosenbrock").expect("a known landscape");
    let mut optimizer = Optimizer::new(&settings("adam", &[]), 2);
    let mut position = [-1.5, 2.0];
    for _ in 0..10_000_000 {
        let gradient = (rosenbrock.gradient)(position);
        optimizer.step(&mut position, &gradient);
    }
    assert_eq!(position[0], 1.0000048742214755);
}

#[test]
fn nesterov_moves_as_in_the_textbook_seen_from_the_look_ahead_point() {
    let gradient = |x: f64| x * x * x - x;
    let (rate, momentum) = (0.05, 0.8);
    let mut optimizer = Optimizer::new(&settings("nesterov", &[("lr", rate), ("momentum", momentum)]), 1);
    let (mut parameter, mut theta, mut velocity) = ([2.0], 2.0, 0.0);
    for _ in 0..50 {
        let look_ahead = theta - momentum * velocity;
        assert!((parameter[0] - look_ahead).abs() < 1e-12);
        velocity = momentum * velocity + rate * gradient(look_ahead);
        theta -= velocity;
        let slope = gradient(parameter[0]);
        let mut seen = Vec::new();
        optimizer
            .step_observed(&mut parameter, &[slope], &mut |_: usize, term: Term, value: f64| seen.push((term, value)));
        assert!((optimizer.theta(0, parameter[0]).expect("a look-ahead") - theta).abs() < 1e-12);
        assert!(seen.contains(&(Term::LookAhead, parameter[0])));
        assert!(seen.iter().any(|(term, value)| *term == Term::Theta && (value - theta).abs() < 1e-12));
    }
}

#[test]
fn the_learning_rate_can_change_on_the_way() {
    for spec in optimizer::all() {
        let mut optimizer = Optimizer::new(&Settings::defaults(spec), 1);
        let mut parameter = [1.0];
        optimizer.step(&mut parameter, &[1.0]);
        optimizer.set_learning_rate(0.0);
        let before = parameter;
        optimizer.step(&mut parameter, &[1.0]);
        assert_eq!(parameter == before, spec.id != "rprop", "{spec:?}");
    }
}

#[test]
fn f32_is_f64_rounded() {
    let ravine = landscape::find("ravine").expect("a known landscape");
    for spec in optimizer::all() {
        let settings = settings(spec.id, &[("lr", spec.hyper_parameters[0].default.clamp(1e-3, 0.1))]);
        let (mut double, mut single) = (Optimizer::<f64>::new(&settings, 2), Optimizer::<f32>::new(&settings, 2));
        let (mut exact, mut rounded) = ([-2.0, 1.5], [-2.0_f32, 1.5]);
        for _ in 0..50 {
            let gradient = (ravine.gradient)(exact);
            double.step(&mut exact, &gradient);
            single.step(&mut rounded, &gradient.map(|slope| slope as f32));
        }
        for (exact, rounded) in exact.into_iter().zip(rounded) {
            assert!((exact - f64::from(rounded)).abs() < 2e-5, "{spec:?}: {exact} {rounded}");
        }
    }
}

#[test]
fn watching_changes_nothing_and_shows_gradient_and_update() {
    for spec in optimizer::all() {
        let settings = settings(spec.id, &[("lr", 0.1)]);
        let (mut alone, mut watched) = (Optimizer::<f64>::new(&settings, 2), Optimizer::<f64>::new(&settings, 2));
        let (mut expected, mut parameters) = ([1.0, -2.0], [1.0, -2.0]);
        for gradient in [[0.5, -4.0], [0.25, 3.0], [0.0, 1.0]] {
            let before = parameters;
            let mut seen = Vec::new();
            alone.step(&mut expected, &gradient);
            watched.step_observed(&mut parameters, &gradient, &mut |index: usize, term: Term, value: f64| {
                seen.push((index, term, value));
            });
            assert_eq!(parameters, expected, "{spec:?}");
            for index in 0..2 {
                assert!(seen.contains(&(index, Term::Gradient, gradient[index])));
                assert!(seen.contains(&(index, Term::Update, parameters[index] - before[index])));
                let terms: Vec<Term> = seen.iter().filter(|seen| seen.0 == index).map(|seen| seen.1).collect();
                assert_eq!(terms.iter().collect::<BTreeSet<_>>().len(), terms.len(), "{spec:?}: a term twice");
            }
        }
    }
}

/// Every combination of the smallest, the largest and the default value of every hyper-parameter.
fn extremes(spec: &'static Spec) -> Vec<Settings> {
    let mut all = vec![Settings::defaults(spec)];
    for HyperParameter { name, valid, .. } in spec.hyper_parameters {
        for settings in all.clone() {
            all.extend(valid.map(|value| {
                let mut settings = settings.clone();
                settings.set(name, value).expect("a bound is valid");
                settings
            }));
        }
    }
    all
}

#[test]
fn no_settings_and_no_gradients_are_too_extreme() {
    let strange = [0.0, -0.0, 1.0, -1e-300, 1e300, f64::MAX, f64::MIN_POSITIVE, f64::INFINITY, f64::NAN];
    for settings in optimizer::all().iter().flat_map(|spec| extremes(spec)) {
        let mut double = Optimizer::<f64>::new(&settings, strange.len());
        let mut single = Optimizer::<f32>::new(&settings, strange.len());
        let (mut parameters, mut rounded) = (vec![1.0; strange.len()], vec![1.0; strange.len()]);
        for turn in 0..strange.len() {
            let mut gradient = strange;
            gradient.rotate_left(turn);
            double.step_observed(&mut parameters, &gradient, &mut |_: usize, _: Term, _: f64| {});
            single.step(&mut rounded, &gradient.map(|slope| slope as f32));
        }
    }
}

#[test]
fn slices_of_any_length_are_taken() {
    for spec in optimizer::all() {
        let mut optimizer = Optimizer::<f64>::new(&Settings::defaults(spec), 2);
        optimizer.step(&mut [], &[]);
        optimizer.step(&mut [1.0], &[1.0, 1.0]);
        let mut parameters = [1.0; 4];
        optimizer.step(&mut parameters, &[1.0; 3]);
        assert_eq!(parameters[3], 1.0);
        assert_eq!(optimizer.theta(7, 1.0), None);
    }
}

proptest! {
    #[test]
    fn valid_settings_take_a_finite_step_on_any_tame_gradient(
        shares in proptest::collection::vec(0.0..=1.0_f64, 8), gradient in -1e3..1e3_f64,
    ) {
        for spec in optimizer::all() {
            let mut settings = Settings::defaults(spec);
            for (hyper_parameter, share) in spec.hyper_parameters.iter().zip(&shares) {
                let HyperParameter { name, slider: [low, high], scale, .. } = hyper_parameter;
                let value = low + share * (high - low);
                let value = if matches!(scale, Scale::Switch | Scale::Whole) { value.round() } else { value };
                settings.set(name, value).expect("sliders are valid");
            }
            let mut optimizer = Optimizer::<f64>::new(&settings, 1);
            let mut parameter = [1.0];
            for _ in 0..3 {
                optimizer.step(&mut parameter, &[gradient]);
                prop_assert!(parameter[0].is_finite(), "{settings:?}");
            }
        }
    }
}

#[test]
fn everything_is_said_about_every_optimizer() {
    let mut ids = BTreeSet::new();
    for spec in optimizer::all() {
        let Spec { id, name, paper, rule, advantage, disadvantage, .. } = spec;
        assert!(ids.insert(*id), "{id} twice");
        assert!((1847..2100).contains(&spec.year), "{id}");
        for text in [name, paper, rule, advantage, disadvantage] {
            assert!(!text.is_empty() && text.trim() == *text, "{id}: {text:?}");
        }
        assert!(advantage.ends_with('.') && disadvantage.ends_with('.'), "{id}");
        assert!(rule.starts_with(r"\begin{aligned}") && rule.ends_with(r"\end{aligned}"), "{id}");
        assert_eq!(spec.hyper_parameters[0].name, "learning_rate", "{id}");
        assert_eq!(optimizer::find(id), Ok(*spec));
        let mut names = BTreeSet::from(["id"]);
        for hyper_parameter in spec.hyper_parameters {
            assert_hyper_parameter_is_sound(id, hyper_parameter);
            for name in hyper_parameter.aliases.iter().chain([&hyper_parameter.name]) {
                assert!(names.insert(*name), "{name} of {id} twice");
            }
        }
    }
}

fn assert_hyper_parameter_is_sound(id: &str, hyper_parameter: &HyperParameter) {
    let HyperParameter { name, label, symbol, default, slider, valid, scale, meaning, .. } = hyper_parameter;
    assert!(!label.is_empty() && !symbol.is_empty() && meaning.ends_with('.'), "{name} of {id}");
    assert!(slider[0] < slider[1] && slider.map(|end| hyper_parameter.accepts(end)) == [true; 2], "{name} of {id}");
    assert!(valid[0] < valid[1] && valid.map(|end| hyper_parameter.accepts(end)) == [true; 2], "{name} of {id}");
    assert!((slider[0]..=slider[1]).contains(default), "{name} of {id}");
    assert!(*scale != Scale::Logarithmic || slider[0] > 0.0, "{name} of {id}");
    assert!(*scale != Scale::Switch || (*slider, *valid) == ([0.0, 1.0], [0.0, 1.0]), "{name} of {id}");
}

#[test]
fn settings_refuse_what_makes_no_sense_and_say_why() {
    let mut adam = settings("adam", &[]);
    let mut refused = |name, value| adam.set(name, value).expect_err("not a setting").to_string();
    assert_eq!(refused("beta3", 0.5), r#"unknown hyper-parameter of adam "beta3": did you mean "beta1"?"#);
    assert_eq!(refused("beta1", 1.0), "beta1 of adam is 1, but must be at least 0 and below 1");
    assert_eq!(refused("lr", -1.0), "learning_rate of adam is -1, but must be between 0 and 1000000");
    assert_eq!(refused("eps", f64::NAN), "eps of adam is NaN, but must be between 0 and 1000000");
    assert_eq!(refused("bias_correction", 0.5), "bias_correction of adam is 0.5, but must be 0 (off) or 1 (on)");
    assert_eq!(adam, settings("adam", &[]));
    assert!(matches!(adam.set("gamma", 1.0), Err(SettingError::Unknown(unknown)) if unknown.known.contains(&"beta2")));
}

#[test]
fn settings_are_read_by_either_name() {
    let adam = settings("adam", &[("lr", 0.25)]);
    assert_eq!((adam.get("lr"), adam.get("learning_rate"), adam.get("rho")), (Some(0.25), Some(0.25), None));
    let names: Vec<&str> = adam.iter().map(|(hyper_parameter, _)| hyper_parameter.name).collect();
    assert_eq!(names, ["learning_rate", "beta1", "beta2", "eps", "weight_decay", "bias_correction"]);
}

#[test]
fn every_optimizer_but_the_first_has_ancestors_that_are_older() {
    for spec in optimizer::all() {
        assert_eq!(spec.ancestors.is_empty(), spec.id == "gd", "{}", spec.id);
        for (id, adds) in spec.ancestors {
            let ancestor = optimizer::find(id).unwrap_or_else(|error| panic!("{}: {error}", spec.id));
            assert!(ancestor.year <= spec.year && ancestor.id != spec.id, "{} came after {}", id, spec.id);
            assert!(!adds.is_empty() && !adds.ends_with('.'), "{}: {adds:?} is a part of a sentence", spec.id);
        }
    }
}
