//! What holds for every landscape.

use std::collections::BTreeSet;

use descent::formula::Formula;
use descent::landscape::{self, Landscape};
use proptest::prelude::*;

fn inside(landscape: &Landscape, [across, along]: [f64; 2]) -> [f64; 2] {
    let place = |[low, high]: [f64; 2], share: f64| low + share * (high - low);
    [place(landscape.domain[0], across), place(landscape.domain[1], along)]
}

proptest! {
    #[test]
    fn gradients_are_the_slopes(share in [0.0..=1.0_f64, 0.0..=1.0]) {
        for landscape in landscape::all() {
            let at = inside(landscape, share);
            let gradient = (landscape.gradient)(at);
            let size = 1.0 + gradient.iter().map(|slope| slope.abs()).fold((landscape.value)(at).abs(), f64::max);
            for axis in 0..2 {
                let moved = |by: f64| {
                    let mut point = at;
                    point[axis] += by;
                    (landscape.value)(point)
                };
                // Five points: the error falls with the fourth power of the distance.
                let h = 1e-4;
                let slope = (8.0 * (moved(h) - moved(-h)) - (moved(2.0 * h) - moved(-2.0 * h))) / (12.0 * h);
                // Ackley's funnel has a corner at its tip, where differences mean nothing.
                let corner = landscape.id == "ackley" && libm::hypot(at[0], at[1]) < 0.05;
                let error = (slope - gradient[axis]).abs();
                prop_assert!(corner || error < 1e-8 * size, "{landscape:?} at {at:?}: {gradient:?} {slope}");
            }
        }
    }

    #[test]
    fn what_is_typed_is_the_landscape(share in [0.0..=1.0_f64, 0.0..=1.0]) {
        for landscape in landscape::all() {
            let formula = Formula::parse(landscape.typed).expect(landscape.id);
            prop_assert_eq!(formula.dimension(), landscape.dimension);
            let at = inside(landscape, share);
            let close = |typed: f64, own: f64| (typed - own).abs() <= 1e-11 * (1.0 + own.abs());
            prop_assert!(close(formula.value(at), (landscape.value)(at)), "{:?} at {:?}", landscape, at);
            let (typed, own) = (formula.gradient(at), (landscape.gradient)(at));
            prop_assert!(close(typed[0], own[0]) && close(typed[1], own[1]), "{landscape:?} at {at:?}: {typed:?} {own:?}");
        }
    }

    #[test]
    fn nothing_lies_below_a_minimum(share in [0.0..=1.0_f64, 0.0..=1.0]) {
        for landscape in landscape::all() {
            for [.., lowest] in landscape.minima {
                prop_assert!((landscape.value)(inside(landscape, share)) >= *lowest, "{landscape:?}");
            }
        }
    }

    #[test]
    fn functions_of_one_variable_take_no_notice_of_y(x in -9.0..9.0_f64, y in any::<f64>()) {
        for landscape in landscape::all().iter().filter(|landscape| landscape.dimension == 1) {
            prop_assert_eq!((landscape.value)([x, y]), (landscape.value)([x, 0.0]));
            prop_assert_eq!((landscape.gradient)([x, y]), [(landscape.gradient)([x, 0.0])[0], 0.0]);
        }
    }

    #[test]
    fn no_point_is_too_strange(x in any::<f64>(), y in any::<f64>()) {
        for landscape in landscape::all() {
            let _ = ((landscape.value)([x, y]), (landscape.gradient)([x, y]), landscape.distance_to_minimum([x, y]));
        }
    }
}

#[test]
fn minima_are_flat_and_have_their_value() {
    for landscape in landscape::all() {
        for &[x, y, value] in landscape.minima {
            assert!(((landscape.value)([x, y]) - value).abs() <= 1e-13 * (1.0 + value.abs()), "{landscape:?}");
            let gradient = (landscape.gradient)([x, y]);
            assert!(gradient.iter().all(|slope| slope.abs() < 1e-12), "{landscape:?} {gradient:?}");
            assert_eq!(landscape.distance_to_minimum([x, y]), Some(0.0));
        }
    }
}

#[test]
fn distance_is_to_the_nearest_minimum() {
    let distance = |id: &str, point| landscape::find(id).expect("a known landscape").distance_to_minimum(point);
    assert_eq!(distance("himmelblau", [3.0, 3.0]), Some(1.0));
    assert_eq!(distance("saddle", [3.0, 3.0]), None);
}

#[test]
fn everything_is_said_about_every_landscape() {
    let mut ids = BTreeSet::new();
    for landscape in landscape::all() {
        let Landscape { id, name, formula, summary, source, start, domain, .. } = landscape;
        assert!(ids.insert(*id), "{id} twice");
        assert!(id.chars().all(|letter| letter.is_ascii_lowercase() || letter == '-'), "{id}");
        for text in [name, formula, summary, source] {
            assert!(!text.is_empty() && text.trim() == *text, "{id}: {text:?}");
        }
        for sentence in [summary, source] {
            assert!(sentence.ends_with('.'), "{id}: {sentence}");
        }
        for ([low, high], coordinate) in domain.iter().zip(start) {
            assert!(low < high && (low..=high).contains(&coordinate), "{id}: start outside");
        }
        match landscape.dimension {
            1 => assert!(start[1] == 0.0 && landscape.minima.iter().all(|[_, y, _]| *y == 0.0), "{id}"),
            dimension => assert_eq!(dimension, 2, "{id}"),
        }
        assert!((landscape.gradient)(*start).iter().any(|slope| slope.abs() > 1e-3), "{id}: flat at the start");
        assert_eq!(landscape::find(id), Ok(*landscape));
    }
}

#[test]
fn unknown_names_are_answered() {
    let unknown = landscape::find("rosenbrok").expect_err("a slip");
    assert_eq!(unknown.to_string(), r#"unknown landscape "rosenbrok": did you mean "rosenbrock"?"#);
    let unknown = landscape::find("").expect_err("nothing");
    assert_eq!(unknown.suggestion, None);
    assert!(unknown.to_string().starts_with(r#"unknown landscape "": known are bowl, ravine, saddle, "#));
}
