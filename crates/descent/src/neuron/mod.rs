//! The sigmoid neuron: one input, one weight, one bias, and the error surface over the two.
//!
//! `f(x) = 1 / (1 + exp(-(w x + b)))`; the loss is half the sum of `(f(x) - y)^2` over all points.
//! Gradients of a few points only are sums over those points, so that an epoch goes as far with
//! mini-batches as with one batch.

mod fields;

use std::sync::Arc;

use fields::NeuronFields;
use serde::{Deserialize, Serialize};
use thiserror::Error;

use crate::dataset;
use crate::math::{is_domain, sigmoid};
use crate::setting::Adjustable;

/// Most points that a neuron of one's own may learn from.
pub const MAX_POINTS: usize = 10_000;

/// What is looked at, if nothing is said.
const DOMAIN: [[f64; 2]; 2] = [[-6.0, 6.0]; 2];

/// A neuron's error surface: what it learns from, and the part worth looking at.
///
/// As text it names a data set with one input, or lists points of its own:
///
/// ```
/// use descent::neuron::Neuron;
///
/// let slides: Neuron = serde_json::from_str(r#"{"dataset": {"id": "neuron-points"}}"#)?;
/// let own: Neuron = serde_json::from_str(r#"{"points": [[0.5, 0.2], [2.5, 0.9]]}"#)?;
/// assert_eq!(slides.value([-2.0, -2.0]), own.value([-2.0, -2.0]));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "NeuronFields", into = "NeuronFields")]
pub struct Neuron {
    dataset: Option<dataset::Settings>,
    points: Arc<[[f64; 2]]>,
    domain: [[f64; 2]; 2],
    minimum: Option<[f64; 3]>,
}

impl Neuron {
    /// The surface of a data set with one input, over -6 to 6.
    pub fn on(dataset: dataset::Settings) -> Result<Self, NeuronError> {
        let table = dataset.table();
        if table.columns() != 1 {
            return Err(NeuronError::Inputs { dataset: dataset.spec().id(), inputs: table.columns() });
        }
        let points = table.inputs().iter().zip(table.targets()).map(|(x, y)| [*x, *y]).collect();
        Ok(Self { dataset: Some(dataset), ..Self::through(points)? })
    }

    /// The surface of any points (x, y), over -6 to 6.
    pub fn through(points: Vec<[f64; 2]>) -> Result<Self, NeuronError> {
        if !(1..=MAX_POINTS).contains(&points.len()) {
            return Err(NeuronError::Points(points.len()));
        }
        if let Some(point) = points.iter().find(|point| !point.iter().all(|coordinate| coordinate.is_finite())) {
            return Err(NeuronError::Point(*point));
        }
        Ok(Self { dataset: None, minimum: exact_fit(&points), points: points.into(), domain: DOMAIN })
    }

    /// The same surface, seen over other ranges of w and b.
    pub fn seen_over(self, domain: [[f64; 2]; 2]) -> Result<Self, NeuronError> {
        if !is_domain(domain) {
            return Err(NeuronError::Domain(domain));
        }
        Ok(Self { domain, ..self })
    }

    /// The data set, if the points are not one's own.
    pub fn dataset(&self) -> Option<&dataset::Settings> {
        self.dataset.as_ref()
    }

    /// The points (x, y).
    pub fn points(&self) -> &[[f64; 2]] {
        &self.points
    }

    /// The part worth looking at: ranges of w and b.
    pub fn domain(&self) -> [[f64; 2]; 2] {
        self.domain
    }

    /// The lowest point (w, b, loss), where the curve can go exactly through all points: at two points,
    /// with targets between 0 and 1. Empty otherwise.
    pub fn minima(&self) -> &[[f64; 3]] {
        self.minimum.as_slice()
    }

    /// What the neuron with weight w and bias b answers to x.
    pub fn output([w, b]: [f64; 2], x: f64) -> f64 {
        sigmoid(w * x + b)
    }

    /// The loss over all points.
    pub fn value(&self, at: [f64; 2]) -> f64 {
        let squares = self.points.iter().map(|&[x, y]| {
            let error = Self::output(at, x) - y;
            error * error
        });
        0.5 * squares.sum::<f64>()
    }

    /// The derivative of the loss with respect to w and b.
    pub fn gradient(&self, at: [f64; 2]) -> [f64; 2] {
        self.points.iter().fold([0.0; 2], |sum, point| add(sum, slope(at, *point)))
    }

    /// The same for some of the points only, by their index. Indices without a point count for nothing.
    pub fn batch_gradient(&self, at: [f64; 2], batch: &[usize]) -> [f64; 2] {
        let points = batch.iter().filter_map(|index| self.points.get(*index));
        points.fold([0.0; 2], |sum, point| add(sum, slope(at, *point)))
    }
}

fn slope(at: [f64; 2], [x, y]: [f64; 2]) -> [f64; 2] {
    let f = Neuron::output(at, x);
    let bias = (f - y) * (1.0 - f) * f;
    [bias * x, bias]
}

fn add(a: [f64; 2], b: [f64; 2]) -> [f64; 2] {
    [a[0] + b[0], a[1] + b[1]]
}

/// The w and b whose curve goes through two points.
fn exact_fit(points: &[[f64; 2]]) -> Option<[f64; 3]> {
    let &[[x1, y1], [x2, y2]] = points else { return None };
    let logit = |y: f64| libm::log(y / (1.0 - y));
    let w = (logit(y2) - logit(y1)) / (x2 - x1);
    let b = logit(y1) - w * x1;
    (w.is_finite() && b.is_finite()).then_some([w, b, 0.0])
}

/// Why something is no neuron's error surface.
#[derive(Clone, Debug, PartialEq, Error)]
pub enum NeuronError {
    /// Neither a data set nor points are given, or both.
    #[error("a neuron learns either from a `dataset` or from `points`")]
    Source,
    /// The data set has another number of inputs than one.
    #[error("the data set {dataset} has {inputs} inputs, a neuron has 1")]
    Inputs {
        /// Id of the data set.
        dataset: &'static str,
        /// How many inputs it has.
        inputs: usize,
    },
    /// There are no points, or too many.
    #[error("there are {0} points, but must be 1 to {MAX_POINTS}")]
    Points(usize),
    /// A point is not two finite numbers.
    #[error("the point [{}, {}] is not two finite numbers", .0[0], .0[1])]
    Point([f64; 2]),
    /// The ranges of w and b are no ranges.
    #[error("the domain {0:?} is not two ranges from low to high")]
    Domain([[f64; 2]; 2]),
}
