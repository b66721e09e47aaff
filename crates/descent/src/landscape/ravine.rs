use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "ravine",
    name: "Ravine",
    formula: r"0.1\,x^2 + 2\,y^2",
    typed: "0.1*x^2 + 2*y^2",
    dimension: 2,
    domain: [[-6.0, 3.0], [-3.0, 3.0]],
    minima: &[[0.0, 0.0, 0.0]],
    start: [-5.2, 2.3],
    summary: "A long narrow valley, twenty times steeper across than along.",
    source: "The ill-conditioned quadratic with which momentum is usually explained.",
    value: |[x, y]| 0.1 * x * x + 2.0 * y * y,
    gradient: |[x, y]| [0.2 * x, 4.0 * y],
};
