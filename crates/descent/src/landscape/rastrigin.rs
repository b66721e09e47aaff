use std::f64::consts::TAU;

use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "rastrigin",
    name: "Rastrigin",
    formula: r"20 + x^2 - 10 \cos(2 \pi x) + y^2 - 10 \cos(2 \pi y)",
    typed: "20 + x^2 - 10*cos(2*pi*x) + y^2 - 10*cos(2*pi*y)",
    dimension: 2,
    domain: [[-5.12, 5.12], [-5.12, 5.12]],
    minima: &[[0.0, 0.0, 0.0]],
    start: [-3.7, 2.8],
    summary: "An egg box on a bowl: a local minimum near every pair of whole numbers.",
    source: "L. A. Rastrigin, Systems of Extremal Control, Nauka, 1974.",
    value: |[x, y]| one(x) + one(y),
    gradient: |[x, y]| [one_derivative(x), one_derivative(y)],
};

/// The share of one variable.
fn one(x: f64) -> f64 {
    10.0 + x * x - 10.0 * libm::cos(TAU * x)
}

fn one_derivative(x: f64) -> f64 {
    2.0 * x + 10.0 * TAU * libm::sin(TAU * x)
}
