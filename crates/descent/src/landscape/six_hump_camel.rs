use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "six-hump-camel",
    name: "Six-hump camel",
    formula: r"\left(4 - 2.1\,x^2 + \frac{x^4}{3}\right) x^2 + x y + (4 y^2 - 4)\,y^2",
    typed: "(4 - 2.1*x^2 + x^4/3)*x^2 + x*y + (4*y^2 - 4)*y^2",
    dimension: 2,
    domain: [[-2.0, 2.0], [-1.2, 1.2]],
    minima: &[
        [0.0898420131003181, -0.7126564030207396, -1.031628453489877],
        [-0.0898420131003181, 0.7126564030207396, -1.031628453489877],
    ],
    start: [-1.6, -1.0],
    summary: "Six hollows, two of them the deepest, between low passes.",
    source: "L. C. W. Dixon, G. P. Szegő, Towards Global Optimisation 2, North-Holland, 1978.",
    value: |[x, y]| {
        let (across, along) = (x * x, y * y);
        (4.0 + across * (-2.1 + across / 3.0)) * across + x * y + (-4.0 + 4.0 * along) * along
    },
    gradient: |[x, y]| {
        let (across, along) = (x * x, y * y);
        [x * (8.0 + across * (-8.4 + 2.0 * across)) + y, x + y * (-8.0 + 16.0 * along)]
    },
};
