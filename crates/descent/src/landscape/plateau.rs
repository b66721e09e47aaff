use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "plateau",
    name: "Plateau",
    formula: r"1 - \frac{1}{1 + x^2}",
    typed: "x^2/(1 + x^2)",
    dimension: 1,
    domain: [[-8.0, 8.0], [-1.0, 1.0]],
    minima: &[[0.0, 0.0, 0.0]],
    start: [-5.0, 0.0],
    summary: "A pit in a plain: far from it there is hardly any slope, close to it a steep one.",
    source: "The Lorentzian, turned over.",
    value: |[x, _]| x * x / (1.0 + x * x),
    gradient: |[x, _]| [2.0 * x / ((1.0 + x * x) * (1.0 + x * x)), 0.0],
};
