use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "double-well",
    name: "Double well",
    formula: r"(x^2 - 1)^2 + 0.3\,x",
    typed: "(x^2 - 1)^2 + 0.3*x",
    dimension: 1,
    domain: [[-2.0, 2.0], [-1.0, 1.0]],
    minima: &[[-1.0355787140888537, 0.0, -0.305428483743916]],
    start: [1.8, 0.0],
    summary: "Two valleys side by side: the right one is only a local minimum, and a large step may leave it.",
    source: "The tilted double well, common in physics.",
    value: |[x, _]| {
        let well = x * x - 1.0;
        well * well + 0.3 * x
    },
    gradient: |[x, _]| [4.0 * x * (x * x - 1.0) + 0.3, 0.0],
};
