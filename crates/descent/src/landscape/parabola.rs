use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "parabola",
    name: "Parabola",
    formula: r"x^2",
    typed: "x^2",
    dimension: 1,
    domain: [[-5.0, 5.0], [-1.0, 1.0]],
    minima: &[[0.0, 0.0, 0.0]],
    start: [-4.0, 0.0],
    summary: "One valley whose slope grows with the distance from its bottom.",
    source: "The simplest function with a minimum.",
    value: |[x, _]| x * x,
    gradient: |[x, _]| [2.0 * x, 0.0],
};
