use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "rosenbrock",
    name: "Rosenbrock",
    formula: r"(1 - x)^2 + 100\,(y - x^2)^2",
    typed: "(1 - x)^2 + 100*(y - x^2)^2",
    dimension: 2,
    domain: [[-2.0, 2.0], [-1.0, 3.0]],
    minima: &[[1.0, 1.0, 0.0]],
    start: [-1.5, 2.0],
    summary: "A curved valley with steep walls: quick to enter, slow to follow to its lowest point.",
    source: "H. H. Rosenbrock, An automatic method for finding the greatest or least value of a \
             function, The Computer Journal 3, 1960.",
    value: |[x, y]| {
        let (miss, bend) = (1.0 - x, y - x * x);
        miss * miss + 100.0 * bend * bend
    },
    gradient: |[x, y]| {
        let bend = y - x * x;
        [-2.0 * (1.0 - x) - 400.0 * x * bend, 200.0 * bend]
    },
};
