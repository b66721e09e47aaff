use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "beale",
    name: "Beale",
    formula: r"(1.5 - x + x y)^2 + (2.25 - x + x y^2)^2 + (2.625 - x + x y^3)^2",
    typed: "(1.5 - x + x*y)^2 + (2.25 - x + x*y^2)^2 + (2.625 - x + x*y^3)^2",
    dimension: 2,
    domain: [[-4.5, 4.5], [-4.5, 4.5]],
    minima: &[[3.0, 0.5, 0.0]],
    start: [-1.5, 1.5],
    summary: "Wide flat plains with a shallow curved valley, and steep cliffs towards the corners.",
    source: "E. M. L. Beale, On an iterative method for finding a local minimum of a function of more than \
             one variable, Princeton, 1958.",
    value: |[x, y]| {
        let [first, second, third] = residuals([x, y]);
        first * first + second * second + third * third
    },
    gradient: |[x, y]| {
        let [first, second, third] = residuals([x, y]);
        let (square, cube) = (y * y, y * y * y);
        [
            2.0 * (first * (y - 1.0) + second * (square - 1.0) + third * (cube - 1.0)),
            2.0 * x * (first + 2.0 * y * second + 3.0 * square * third),
        ]
    },
};

/// What the three conditions of the fit leave over.
fn residuals([x, y]: [f64; 2]) -> [f64; 3] {
    [1.5 - x + x * y, 2.25 - x + x * y * y, 2.625 - x + x * y * y * y]
}
