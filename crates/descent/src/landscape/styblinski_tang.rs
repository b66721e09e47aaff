use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "styblinski-tang",
    name: "Styblinski-Tang",
    formula: r"\tfrac{1}{2} \left( x^4 - 16 x^2 + 5 x + y^4 - 16 y^2 + 5 y \right)",
    typed: "(x^4 - 16*x^2 + 5*x + y^4 - 16*y^2 + 5*y)/2",
    dimension: 2,
    domain: [[-5.0, 5.0], [-5.0, 5.0]],
    minima: &[[-2.903534027771177, -2.903534027771177, -78.33233140754282]],
    start: [4.0, 0.5],
    summary: "Four hollows in a square, each of another depth: the nearest is rarely the deepest.",
    source: "M. A. Styblinski, T.-S. Tang, Experiments in nonconvex optimization, Neural Networks 3, 1990.",
    value: |[x, y]| 0.5 * (one(x) + one(y)),
    gradient: |[x, y]| [0.5 * one_derivative(x), 0.5 * one_derivative(y)],
};

/// The share of one variable, doubled.
fn one(x: f64) -> f64 {
    x * (5.0 + x * (-16.0 + x * x))
}

fn one_derivative(x: f64) -> f64 {
    5.0 + x * (-32.0 + 4.0 * x * x)
}
