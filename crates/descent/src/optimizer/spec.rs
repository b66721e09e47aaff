//! What there is to know about an optimizer besides its arithmetic.

use std::fmt;

use super::hyper_parameter::HyperParameter;
use super::rule::Build;
use crate::name::UnknownName;

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
    /// How many numbers it must remember for every parameter, with the default settings.
    pub memory_per_parameter: usize,
    /// What it is good at, in a line.
    pub advantage: &'static str,
    /// What it is not good at, in a line.
    pub disadvantage: &'static str,
    /// Its arithmetic.
    pub(crate) build: Build,
}

impl Spec {
    /// The hyper-parameter of this name, or of this name in PyTorch.
    pub fn hyper_parameter(&self, name: &str) -> Result<&'static HyperParameter, UnknownName> {
        self.index_of(name).map(|index| &self.hyper_parameters[index])
    }

    pub(super) fn index_of(&self, name: &str) -> Result<usize, UnknownName> {
        self.hyper_parameters.iter().position(|hyper_parameter| hyper_parameter.is_called(name)).ok_or_else(|| {
            let known = self.hyper_parameters.iter().map(|hyper_parameter| hyper_parameter.name).collect();
            UnknownName::new(format!("hyper-parameter of {}", self.id), name, known)
        })
    }
}

impl PartialEq for Spec {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl fmt::Debug for Spec {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Spec({})", self.id)
    }
}
