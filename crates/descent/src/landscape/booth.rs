use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "booth",
    name: "Booth",
    formula: r"(x + 2 y - 7)^2 + (2 x + y - 5)^2",
    typed: "(x + 2*y - 7)^2 + (2*x + y - 5)^2",
    dimension: 2,
    domain: [[-10.0, 10.0], [-10.0, 10.0]],
    minima: &[[1.0, 3.0, 0.0]],
    start: [-8.0, -6.0],
    summary: "A tilted valley, nine times steeper across than along, with neither direction on an axis.",
    source: "S. Surjanovic, D. Bingham, Virtual Library of Simulation Experiments, Simon Fraser University.",
    value: |[x, y]| {
        let (first, second) = (x + 2.0 * y - 7.0, 2.0 * x + y - 5.0);
        first * first + second * second
    },
    gradient: |[x, y]| {
        let (first, second) = (x + 2.0 * y - 7.0, 2.0 * x + y - 5.0);
        [2.0 * first + 4.0 * second, 4.0 * first + 2.0 * second]
    },
};
