//! What there is to know about an optimizer besides its arithmetic.

use super::rule::Build;
use crate::setting::HyperParameter;

/// The description of an optimizer, from which sliders, checks, tests and exports are made.
pub struct Spec {
    /// Stable id, as lessons and addresses write it.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// Year in which it was published.
    pub year: u16,
    /// Where it was published.
    pub paper: &'static str,
    /// The update rule in LaTeX, an `aligned` environment.
    pub rule: &'static str,
    /// Its hyper-parameters, the most important first.
    pub hyper_parameters: &'static [HyperParameter],
    /// The optimizers that it came from, by id, each with what it added; the closest first.
    pub ancestors: &'static [(&'static str, &'static str)],
    /// How many numbers it must remember for every parameter, with the default settings.
    pub memory_per_parameter: usize,
    /// What it is good at, in a line.
    pub advantage: &'static str,
    /// What it is not good at, in a line.
    pub disadvantage: &'static str,
    pub(crate) build: Build,
}
