//! Formulas that people type: values, exact derivatives, mistakes with their place, and no panics.

use std::f64::consts::{E, PI};

use descent::experiment::DescentExperiment;
use descent::formula::{Formula, functions};
use descent::landscape;
use descent::run::Run;
use proptest::prelude::*;

fn formula(text: &str) -> Formula {
    Formula::parse(text).unwrap_or_else(|error| panic!("{text}: {error}"))
}

#[test]
fn values_are_those_of_mathematics() {
    let at = [2.0, -3.0];
    let cases = [
        ("1 + 2 * 3", 7.0),
        ("(1 + 2) * 3", 9.0),
        ("7 - 2 - 1", 4.0),
        ("12 / 3 / 2", 2.0),
        ("2 ^ 3 ^ 2", 512.0),
        ("2 ** 3", 8.0),
        ("-x^2", -4.0),
        ("(-x)^2", 4.0),
        ("2^-x", 0.25),
        ("-x * -y", -6.0),
        ("- - x", 2.0),
        ("+x", 2.0),
        ("x - -y", -1.0),
        ("1.5e1 + .5 + 2.", 17.5),
        ("2e3", 2000.0),
        ("pi + e", PI + E),
        ("\u{3c0} \u{d7} 2 \u{2212} 1", 2.0 * PI - 1.0),
        ("abs(y) + sqrt(x * 8)", 7.0),
        ("relu(y) + relu(x)", 2.0),
        ("ln(exp(x)) + log(e)", 3.0),
        ("sigmoid(0)", 0.5),
        ("  x\t", 2.0),
        ("((((((((((x))))))))))", 2.0),
    ];
    for (text, expected) in cases {
        let value = formula(text).value(at);
        assert!((value - expected).abs() < 1e-14, "{text}: {value} instead of {expected}");
    }
}

#[test]
fn typed_landscapes_are_the_landscapes() {
    let cases = [
        ("bowl", "x^2 + y^2"),
        ("saddle", "x^2 - y^2"),
        ("rosenbrock", "(1 - x)^2 + 100 * (y - x^2)^2"),
        ("booth", "(x + 2*y - 7)^2 + (2*x + y - 5)^2"),
        ("rastrigin", "20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)"),
        ("mccormick", "sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1"),
        ("ackley", "-20*exp(-0.2*sqrt(0.5*(x^2 + y^2))) - exp(0.5*(cos(2*pi*x) + cos(2*pi*y))) + e + 20"),
    ];
    for (id, text) in cases {
        let (landscape, formula) = (landscape::find(id).expect("a known landscape"), formula(text));
        for at in [[0.3, -0.7], [1.9, 1.1], [-1.2, 0.4], landscape.start] {
            let close = |a: f64, b: f64| (a - b).abs() <= 1e-12 * (1.0 + b.abs());
            assert!(close(formula.value(at), (landscape.value)(at)), "{id} at {at:?}: {}", formula.value(at));
            let (actual, expected) = (formula.gradient(at), (landscape.gradient)(at));
            assert!(close(actual[0], expected[0]) && close(actual[1], expected[1]), "{id}: {actual:?} {expected:?}");
        }
    }
}

proptest! {
    #[test]
    fn derivatives_are_the_slopes(x in 0.05..0.95_f64, y in 0.05..0.95_f64) {
        let texts = functions().map(|name| format!("{name}(x * y + 0.01) * {name}(y)"));
        let more = ["x^y", "y^x^2", "x / y", "(x + y)^3 / x", "x^-2 * y", "2^x", "(x - y) * (x + y)"];
        for text in texts.chain(more.map(str::to_owned)) {
            let formula = formula(&text);
            let gradient = formula.gradient([x, y]);
            let h = 1e-4;
            for (axis, exact) in gradient.into_iter().enumerate() {
                let at = |by: f64| {
                    let mut point = [x, y];
                    point[axis] += by;
                    formula.value(point)
                };
                let slope = (8.0 * (at(h) - at(-h)) - (at(2.0 * h) - at(-2.0 * h))) / (12.0 * h);
                let size = 1.0 + exact.abs() + formula.value([x, y]).abs();
                prop_assert!((exact - slope).abs() < 1e-6 * size, "{text} at {x}, {y}: {exact} {slope}");
            }
        }
    }

    #[test]
    fn nothing_that_is_typed_makes_it_panic(text in "\\PC{0,40}", x in any::<f64>(), y in any::<f64>()) {
        check(&text, [x, y])?;
    }

    #[test]
    fn nor_does_anything_that_looks_like_a_formula(
        words in proptest::collection::vec(
            prop_oneof![
                "[-+*/^(). xye]{1,3}", "[0-9]{1,3}", Just("sin(".to_owned()), Just("ln".to_owned()), Just(")".to_owned()),
                Just("1e999".to_owned()), Just("**".to_owned()), Just("\u{2212}".to_owned()), Just("\u{e9}".to_owned()),
            ],
            0..40,
        ),
        x in any::<f64>(),
        y in any::<f64>(),
    ) {
        check(&words.concat(), [x, y])?;
    }
}

/// Either a formula that can be evaluated anywhere, or a mistake at a place that exists.
fn check(text: &str, at: [f64; 2]) -> Result<(), TestCaseError> {
    match Formula::parse(text) {
        Ok(formula) => {
            let _ = (formula.value(at), formula.gradient(at), formula.dimension(), formula.start());
        }
        Err(error) => {
            prop_assert!(text.is_char_boundary(error.offset), "{text:?}: {error:?}");
            prop_assert_eq!(error.column, text[..error.offset].chars().count() + 1);
            prop_assert!(!error.problem.is_empty());
        }
    }
    Ok(())
}

#[test]
fn mistakes_have_a_place_and_say_what_was_expected() {
    let operand = "expected a number, x, y, a function or an opening bracket";
    let cases = [
        ("", 0, format!("column 1: the formula ends here; {operand}")),
        ("x +", 3, format!("column 4: the formula ends here; {operand}")),
        ("x + * y", 4, format!("column 5: found `*`; {operand}")),
        ("(x + 1", 6, "column 7: the formula ends here; expected an operator or a closing bracket".to_owned()),
        ("x + 1)", 5, "column 6: found `)`; expected an operator or the end: this bracket was never opened".to_owned()),
        ("2x", 1, "column 2: found `x`; expected an operator, such as *".to_owned()),
        ("2 (x)", 2, "column 3: found `(`; expected an operator, such as *".to_owned()),
        ("x, y", 1, "column 2: found `,`; expected an operator or the end".to_owned()),
        ("sin x", 4, "column 5: found `x`; expected an opening bracket after the function's name".to_owned()),
        ("1 + sine(x)", 4, r#"column 5: unknown name "sine": did you mean "sin"?"#.to_owned()),
        ("X", 0, r#"column 1: unknown name "X": did you mean "x"?"#.to_owned()),
        // Two bytes, one column.
        ("\u{3c0} + $", 5, format!("column 5: found `$`; {operand}")),
    ];
    for (text, offset, message) in cases {
        let error = Formula::parse(text).expect_err(text);
        assert_eq!((error.offset, error.to_string()), (offset, message), "{text}");
    }
}

#[test]
fn there_is_an_end_to_length_and_depth() {
    let deep = |depth: usize| format!("{}x{}", "(".repeat(depth), ")".repeat(depth));
    assert!(Formula::parse(&deep(40)).is_ok());
    for text in [deep(400), "-".repeat(900) + "x", "x^".repeat(400) + "x"] {
        let error = Formula::parse(&text).expect_err("too deep");
        assert!(error.problem.contains("nested too deeply"), "{error}");
    }
    let long = "x+".repeat(499) + "x";
    assert_eq!(formula(&long).gradient([1.0, 1.0]), [500.0, 0.0]);
    let error = Formula::parse(&(long + "+x")).expect_err("too long");
    assert_eq!((error.offset, error.problem.as_str()), (1000, "the formula is longer than 1000 bytes"));
}

#[test]
fn no_numbers_and_infinities_are_states() {
    assert!(formula("ln(x)").value([-1.0, 0.0]).is_nan());
    assert_eq!(formula("1 / x").value([0.0, 0.0]), f64::INFINITY);
    assert_eq!(formula("sqrt(x) + y").gradient([0.0, 1.0]), [f64::INFINITY, 1.0]);
    assert_eq!(formula("abs(x) + y^2").gradient([0.0, 0.0]), [0.0, 0.0]);
    assert_eq!(formula("x^0 + 0^y").gradient([0.0, 2.0]), [0.0, 0.0]);
    let text = r#"{"formula": "ln(x)", "start": [0.1, 0], "optimizers": [{"id": "gd", "lr": 1}]}"#;
    let mut run = Run::new(&serde_json::from_str(text).expect("an experiment"));
    run.run_to(5);
    assert!(run.tracks()[0].losses()[5].is_nan());
}

#[test]
fn a_formula_without_y_has_one_variable() {
    assert_eq!((formula("x^2").dimension(), formula("y").dimension(), formula("1").dimension()), (1, 2, 1));
    let text =
        r#"{"formula": "x^4 - x^2", "start": [2, 7], "noise": 0.5, "optimizers": [{"id": "nesterov", "lr": 0.01}]}"#;
    let mut run = Run::new(&serde_json::from_str(text).expect("an experiment"));
    run.run_to(50);
    assert!(run.tracks()[0].positions().iter().chain(run.tracks()[0].thetas()).all(|[_, y]| *y == 0.0));
}

#[test]
fn formulas_are_read_and_written() {
    let read = |text: &str| serde_json::from_str::<DescentExperiment>(text).map_err(|error| error.to_string());
    let text = r#"{"formula": {"text": "x*y", "domain": [[-1, 1], [0, 2]]}, "optimizers": [{"id": "gd"}]}"#;
    let experiment = read(text).expect("an experiment");
    assert_eq!(experiment.objective.domain(), [[-1.0, 1.0], [0.0, 2.0]]);
    assert_eq!(read(&serde_json::to_string(&experiment).expect("text")), Ok(experiment));
    let short = read(r#"{"formula": " x*y ", "optimizers": [{"id": "gd"}]}"#).expect("an experiment");
    assert_eq!((short.objective.name(), short.objective.domain()), ("x*y", [[-5.0, 5.0]; 2]));
    for (formula, expected) in [
        (r#""x +""#, "column 4: the formula ends here"),
        ("3", "a formula, or its `text` and its `domain`"),
        (r#"{"text": "x", "domain": [[1, 1], [0, 1]]}"#, "is not two ranges from low to high"),
        (r#"{"text": "x", "colour": 1}"#, "unknown field `colour`"),
    ] {
        let message = read(&format!(r#"{{"formula": {formula}, "optimizers": [{{"id": "gd"}}]}}"#)).expect_err(formula);
        assert!(message.contains(expected), "{formula}: {message}");
    }
}
