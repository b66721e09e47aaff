//! Optimizers: rules that turn gradients into steps.
//!
//! Each lives in a file of its own: the rule as in its paper, in PyTorch's order of operations, and
//! a [`Spec`] that says everything else about it. To add one, write such a file and add it to
//! [`all`]; sliders, checks, tests and exports follow from the spec.
//!
//! ```
//! let adam = descent::optimizer::find("adam")?;
//! assert_eq!(adam.name, "Adam");
//! let unknown = descent::optimizer::find("adma").unwrap_err();
//! assert_eq!(unknown.to_string(), r#"unknown optimizer "adma": did you mean "adam"?"#);
//! # Ok::<(), descent::name::UnknownName>(())
//! ```

mod adadelta;
mod adagrad;
mod adam;
mod adamax;
mod adamw;
mod amsgrad;
mod descend;
mod gradient_descent;
mod hyper_parameter;
mod lion;
mod moments;
mod momentum;
mod muon;
mod nadam;
mod nesterov;
mod orthogonal;
mod radam;
mod rmsprop;
mod rprop;
mod rule;
mod spec;
mod term;

pub use rule::{Optimizer, Shape};
pub use spec::Spec;
pub use term::{Observer, Term};

use crate::setting;
pub use crate::setting::{BELOW_ONE, HyperParameter, Scale, SettingError};

/// One optimizer with valid hyper-parameters.
pub type Settings = setting::Settings<Spec>;

adjustable! { Spec, "an optimizer" }
registry! {
    /// All optimizers, in the order in which the course meets them.
    Spec, "optimizer", [
        gradient_descent::SPEC, momentum::SPEC, nesterov::SPEC, adagrad::SPEC, rmsprop::SPEC, adadelta::SPEC,
        adam::SPEC, adamw::SPEC, amsgrad::SPEC, adamax::SPEC, nadam::SPEC, radam::SPEC, rprop::SPEC, lion::SPEC,
        muon::SPEC,
    ]
}
