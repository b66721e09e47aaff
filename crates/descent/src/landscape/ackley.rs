use std::f64::consts::{E, PI, TAU};

use super::Landscape;

pub(super) static LANDSCAPE: Landscape = Landscape {
    id: "ackley",
    name: "Ackley",
    formula: r"-20\, e^{-0.2 \sqrt{(x^2 + y^2)/2}} - e^{(\cos 2 \pi x + \cos 2 \pi y)/2} + e + 20",
    typed: "20*(1 - exp(-0.2*sqrt((x^2 + y^2)/2))) + e - exp((cos(2*pi*x) + cos(2*pi*y))/2)",
    dimension: 2,
    domain: [[-5.0, 5.0], [-5.0, 5.0]],
    minima: &[[0.0, 0.0, 0.0]],
    start: [-3.3, 2.6],
    summary: "A pitted plain around one deep funnel, whose tip is a corner without a slope of its own.",
    source: "D. H. Ackley, A Connectionist Machine for Genetic Hillclimbing, Kluwer, 1987.",
    value: |[x, y]| {
        let radius = ((x * x + y * y) / 2.0).sqrt();
        let waves = (libm::cos(TAU * x) + libm::cos(TAU * y)) / 2.0;
        20.0 * (1.0 - libm::exp(-0.2 * radius)) + (E - libm::exp(waves))
    },
    gradient: |[x, y]| {
        let radius = ((x * x + y * y) / 2.0).sqrt();
        let waves = libm::exp((libm::cos(TAU * x) + libm::cos(TAU * y)) / 2.0);
        // At the tip itself the slope is taken as zero, the mean of all sides.
        let funnel = if radius > 0.0 { 2.0 * libm::exp(-0.2 * radius) / radius } else { 0.0 };
        [PI * libm::sin(TAU * x) * waves + funnel * x, PI * libm::sin(TAU * y) * waves + funnel * y]
    },
};
