use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "bowl",
    name: "Bowl",
    formula: r"x^2 + y^2",
    typed: "x^2 + y^2",
    dimension: 2,
    domain: [[-4.0, 4.0], [-4.0, 4.0]],
    minima: &[[0.0, 0.0, 0.0]],
    start: [-3.0, 2.5],
    summary: "A round bowl: every direction is equally steep, and the way down leads straight to the middle.",
    source: "The sphere function of K. A. De Jong, 1975.",
    value: |[x, y]| x * x + y * y,
    gradient: |[x, y]| [2.0 * x, 2.0 * y],
};
