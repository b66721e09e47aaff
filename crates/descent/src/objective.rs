//! Objectives: whatever an optimizer can be sent down.

use crate::formula::Formula;
use crate::landscape::Landscape;
use crate::neuron::Neuron;
use crate::online::{self, Online};

/// A function of one or two variables to make as small as possible.
///
/// Points are always x and y. Where there is only one variable, y is 0 and stays so.
#[derive(Clone, Debug, PartialEq)]
pub enum Objective {
    /// A landscape of the registry.
    Landscape(&'static Landscape),
    /// The error surface of a sigmoid neuron: x is its weight, y its bias.
    Neuron(Neuron),
    /// A function that somebody typed.
    Formula(Formula),
    /// A loss that comes in pieces.
    Online(&'static Online),
}

impl Objective {
    /// Name for people; a typed function is its own name.
    pub fn name(&self) -> &str {
        match self {
            Self::Landscape(landscape) => landscape.name,
            Self::Neuron(neuron) => neuron.dataset().map_or("Sigmoid neuron", |dataset| dataset.spec().name),
            Self::Formula(formula) => formula.text(),
            Self::Online(online) => online.name,
        }
    }

    /// What it looks like, in one sentence; empty if nobody knows.
    pub fn summary(&self) -> &'static str {
        match self {
            Self::Landscape(landscape) => landscape.summary,
            Self::Neuron(neuron) => neuron.dataset().map_or("", |dataset| dataset.spec().summary),
            Self::Formula(_) => "",
            Self::Online(online) => online.summary,
        }
    }

    /// The landscape, if it is one of the registry.
    pub fn landscape(&self) -> Option<&'static Landscape> {
        match self {
            Self::Landscape(landscape) => Some(landscape),
            _ => None,
        }
    }

    /// How many variables it has: 1 or 2.
    pub fn dimension(&self) -> usize {
        match self {
            Self::Landscape(landscape) => landscape.dimension,
            Self::Neuron(_) => 2,
            Self::Formula(formula) => formula.dimension(),
            Self::Online(_) => 1,
        }
    }

    /// What its variables are called: one or two names.
    pub fn variables(&self) -> &'static [&'static str] {
        match self {
            Self::Neuron(_) => &["w", "b"],
            _ => &["x", "y"][..self.dimension()],
        }
    }

    /// The part worth looking at: ranges of x and y.
    pub fn domain(&self) -> [[f64; 2]; 2] {
        match self {
            Self::Landscape(landscape) => landscape.domain,
            Self::Neuron(neuron) => neuron.domain(),
            Self::Formula(formula) => formula.domain(),
            Self::Online(_) => online::DOMAIN,
        }
    }

    /// The lowest points that are known: x, y and the value there.
    pub fn minima(&self) -> &[[f64; 3]] {
        match self {
            Self::Landscape(landscape) => landscape.minima,
            Self::Neuron(neuron) => neuron.minima(),
            Self::Formula(_) | Self::Online(_) => &[],
        }
    }

    /// Whether [`Objective::minima`] are all there are. Where they are not known, that there are none in the list means nothing.
    pub fn knows_its_minima(&self) -> bool {
        match self {
            Self::Landscape(_) => true,
            Self::Neuron(neuron) => !neuron.minima().is_empty(),
            Self::Formula(_) | Self::Online(_) => false,
        }
    }

    /// The distance from a point to the nearest minimum that is known, if there is any.
    pub fn distance_to_minimum(&self, [x, y]: [f64; 2]) -> Option<f64> {
        self.minima().iter().map(|minimum| libm::hypot(x - minimum[0], y - minimum[1])).reduce(f64::min)
    }

    /// A start from which something can be seen.
    pub fn start(&self) -> [f64; 2] {
        match self {
            Self::Landscape(landscape) => landscape.start,
            Self::Neuron(_) => [-2.0, -2.0],
            Self::Formula(formula) => formula.start(),
            Self::Online(_) => [0.0, 0.0],
        }
    }

    /// The value at a point, over all samples.
    pub fn value(&self, at: [f64; 2]) -> f64 {
        match self {
            Self::Landscape(landscape) => (landscape.value)(at),
            Self::Neuron(neuron) => neuron.value(at),
            Self::Formula(formula) => formula.value(at),
            Self::Online(online) => online.slope() * at[0],
        }
    }

    /// The exact derivative at a point with respect to x and y, over all samples.
    pub fn gradient(&self, at: [f64; 2]) -> [f64; 2] {
        match self {
            Self::Landscape(landscape) => (landscape.gradient)(at),
            Self::Neuron(neuron) => neuron.gradient(at),
            Self::Formula(formula) => formula.gradient(at),
            Self::Online(online) => [online.slope(), 0.0],
        }
    }

    /// How many samples its value is the sum of; 1 where there is nothing to choose from.
    pub fn samples(&self) -> usize {
        match self {
            Self::Landscape(_) | Self::Formula(_) => 1,
            Self::Neuron(neuron) => neuron.points().len(),
            Self::Online(online) => online.period,
        }
    }

    /// The derivative of the sum over some of the samples, by their index.
    pub fn batch_gradient(&self, at: [f64; 2], batch: &[usize]) -> [f64; 2] {
        match self {
            Self::Landscape(_) | Self::Formula(_) => self.gradient(at),
            Self::Neuron(neuron) => neuron.batch_gradient(at, batch),
            Self::Online(online) => [online.batch_slope(batch), 0.0],
        }
    }

    /// The nearest point at which something can be: between the walls, if there are any, and on the
    /// line, if there is only one variable.
    pub fn confine(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let [low, high] = online::DOMAIN[0];
        let x = if matches!(self, Self::Online(_)) { x.clamp(low, high) } else { x };
        [x, if self.dimension() == 1 { 0.0 } else { y }]
    }
}

impl From<&'static Landscape> for Objective {
    fn from(landscape: &'static Landscape) -> Self {
        Self::Landscape(landscape)
    }
}
