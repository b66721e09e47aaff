use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "wavy",
    name: "Waves on a valley",
    formula: r"\tfrac{1}{10} x^2 + \sin(2 x)",
    typed: "x^2/10 + sin(2*x)",
    dimension: 1,
    domain: [[-8.0, 8.0], [-1.0, 1.0]],
    minima: &[[-0.747964956635879, 0.0, -0.9412536611746631]],
    start: [7.0, 0.0],
    summary: "A wide valley with waves on it: many local minima on the way to the lowest.",
    source: "Made for this course.",
    value: |[x, _]| 0.1 * x * x + libm::sin(2.0 * x),
    gradient: |[x, _]| [0.2 * x + 2.0 * libm::cos(2.0 * x), 0.0],
};
