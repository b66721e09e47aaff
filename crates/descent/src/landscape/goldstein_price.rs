use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "goldstein-price",
    name: "Goldstein-Price",
    formula: r"\begin{aligned}
        &\left(1 + (x + y + 1)^2 (19 - 14 x + 3 x^2 - 14 y + 6 x y + 3 y^2)\right) \\
        &\cdot \left(30 + (2 x - 3 y)^2 (18 - 32 x + 12 x^2 + 48 y - 36 x y + 27 y^2)\right)
    \end{aligned}",
    typed: "(1 + (x + y + 1)^2*(19 - 14*x + 3*x^2 - 14*y + 6*x*y + 3*y^2))\
            *(30 + (2*x - 3*y)^2*(18 - 32*x + 12*x^2 + 48*y - 36*x*y + 27*y^2))",
    dimension: 2,
    domain: [[-2.0, 2.0], [-2.0, 2.0]],
    minima: &[[0.0, -1.0, 3.0]],
    start: [-1.5, 0.5],
    summary: "Values from 3 to a million: gradients of wildly different size, and four hollows in crossing valleys.",
    source: "A. A. Goldstein, J. F. Price, On descent from local minima, Mathematics of Computation 25, 1971.",
    value: |[x, y]| {
        let ([first, ..], [second, ..]) = (first_factor([x, y]), second_factor([x, y]));
        first * second
    },
    gradient: |[x, y]| {
        let ([first, first_x, first_y], [second, second_x, second_y]) = (first_factor([x, y]), second_factor([x, y]));
        [first_x * second + first * second_x, first_y * second + first * second_y]
    },
};

/// The first factor and its derivatives with respect to x and y, which are equal.
fn first_factor([x, y]: [f64; 2]) -> [f64; 3] {
    let sum = x + y;
    let (root, quadratic) = (sum + 1.0, 19.0 - 14.0 * sum + 3.0 * sum * sum);
    let derivative = 2.0 * root * quadratic + root * root * (6.0 * sum - 14.0);
    [1.0 + root * root * quadratic, derivative, derivative]
}

/// The second factor and its derivatives with respect to x and y.
fn second_factor([x, y]: [f64; 2]) -> [f64; 3] {
    let root = 2.0 * x - 3.0 * y;
    let quadratic = 18.0 - 16.0 * root + 3.0 * root * root;
    let derivative = 2.0 * root * quadratic + root * root * (6.0 * root - 16.0);
    [30.0 + root * root * quadratic, 2.0 * derivative, -3.0 * derivative]
}
