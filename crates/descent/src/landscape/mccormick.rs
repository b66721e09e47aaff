use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "mccormick",
    name: "McCormick",
    formula: r"\sin(x + y) + (x - y)^2 - 1.5\,x + 2.5\,y + 1",
    typed: "sin(x + y) + (x - y)^2 - 1.5*x + 2.5*y + 1",
    dimension: 2,
    domain: [[-1.5, 4.0], [-3.0, 4.0]],
    minima: &[[-0.5471975511965976, -1.5471975511965976, -1.9132229549810362]],
    start: [3.0, 3.5],
    summary: "A diagonal valley that rises in waves: a lower minimum lies behind each crest.",
    source: "G. P. McCormick, Computability of global solutions to factorable nonconvex programs, \
             Mathematical Programming 10, 1976.",
    value: |[x, y]| {
        let difference = x - y;
        libm::sin(x + y) + difference * difference - 1.5 * x + 2.5 * y + 1.0
    },
    gradient: |[x, y]| {
        let (slope, difference) = (libm::cos(x + y), x - y);
        [slope + 2.0 * difference - 1.5, slope - 2.0 * difference + 2.5]
    },
};
