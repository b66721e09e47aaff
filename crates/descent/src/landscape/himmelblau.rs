use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "himmelblau",
    name: "Himmelblau",
    formula: r"(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    typed: "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
    dimension: 2,
    domain: [[-5.0, 5.0], [-5.0, 5.0]],
    minima: &[
        [3.0, 2.0, 0.0],
        [-2.805118086952745, 3.131312518250573, 0.0],
        [-3.779310253377747, -3.28318599128617, 0.0],
        [3.584428340330492, -1.848126526964404, 0.0],
    ],
    start: [-0.5, -1.0],
    summary: "Four equally deep hollows around a hill: where you start decides where you end.",
    source: "D. M. Himmelblau, Applied Nonlinear Programming, McGraw-Hill, 1972.",
    value: |[x, y]| {
        let (first, second) = (x * x + y - 11.0, x + y * y - 7.0);
        first * first + second * second
    },
    gradient: |[x, y]| {
        let (first, second) = (x * x + y - 11.0, x + y * y - 7.0);
        [4.0 * x * first + 2.0 * second, 2.0 * first + 4.0 * y * second]
    },
};
