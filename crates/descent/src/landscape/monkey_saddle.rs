use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "monkey-saddle",
    name: "Monkey saddle",
    formula: r"x^3 - 3\,x\,y^2",
    typed: "x^3 - 3*x*y^2",
    dimension: 2,
    domain: [[-2.0, 2.0], [-2.0, 2.0]],
    minima: &[],
    start: [1.5, 0.1],
    summary: "A saddle with three ways down and three ways up, very flat in the middle, and without a minimum.",
    source: "D. Hilbert, S. Cohn-Vossen, Geometry and the Imagination, 1932.",
    value: |[x, y]| x * x * x - 3.0 * x * y * y,
    gradient: |[x, y]| [3.0 * x * x - 3.0 * y * y, -6.0 * x * y],
};
