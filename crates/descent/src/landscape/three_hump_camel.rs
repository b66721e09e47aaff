use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "three-hump-camel",
    name: "Three-hump camel",
    formula: r"2 x^2 - 1.05\,x^4 + \frac{x^6}{6} + x y + y^2",
    typed: "2*x^2 - 1.05*x^4 + x^6/6 + x*y + y^2",
    dimension: 2,
    domain: [[-2.5, 2.5], [-2.5, 2.5]],
    minima: &[[0.0, 0.0, 0.0]],
    start: [-2.2, 2.0],
    summary: "Three hollows in a row, of which only the middle one is the deepest.",
    source: "S. Surjanovic, D. Bingham, Virtual Library of Simulation Experiments, Simon Fraser University.",
    value: |[x, y]| {
        let square = x * x;
        square * (2.0 + square * (-1.05 + square / 6.0)) + x * y + y * y
    },
    gradient: |[x, y]| {
        let square = x * x;
        [x * (4.0 + square * (-4.2 + square)) + y, x + 2.0 * y]
    },
};
