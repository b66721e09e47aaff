use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "saddle",
    name: "Saddle",
    formula: r"x^2 - y^2",
    typed: "x^2 - y^2",
    dimension: 2,
    domain: [[-2.0, 2.0], [-2.0, 2.0]],
    minima: &[],
    start: [-1.5, 0.01],
    summary: "A mountain pass: up along x, down along y, flat only in the middle, and without a minimum.",
    source: "The hyperbolic paraboloid.",
    value: |[x, y]| x * x - y * y,
    gradient: |[x, y]| [2.0 * x, -2.0 * y],
};
