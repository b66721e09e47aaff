//! A step taken apart.

use super::track::Track;
use crate::experiment::DescentExperiment;
use crate::optimizer::Term;

/// Everything that goes on in one step of one optimizer.
#[derive(Clone, Debug, PartialEq)]
pub struct Anatomy {
    /// How many steps came before.
    pub step: usize,
    /// The position before the step.
    pub position: [f64; 2],
    /// The loss there.
    pub loss: f64,
    /// The gradient that the optimizer is given, noise included.
    pub gradient: [f64; 2],
    /// All terms of the update rule in the order in which they arise, for x and y.
    pub terms: Vec<(Term, [f64; 2])>,
    /// The position after the step.
    pub next: [f64; 2],
}

impl Anatomy {
    pub(super) fn new(
        step: usize,
        position: [f64; 2],
        loss: f64,
        terms: Vec<(Term, [f64; 2])>,
        next: [f64; 2],
    ) -> Self {
        let mut anatomy = Self { step, position, loss, gradient: [f64::NAN; 2], terms, next };
        // A lost track takes no more steps, and has no gradient.
        anatomy.gradient = anatomy.term(Term::Gradient).unwrap_or(anatomy.gradient);
        anatomy
    }

    /// The value of a term for x and y, if the rule has it.
    pub fn term(&self, wanted: Term) -> Option<[f64; 2]> {
        self.terms.iter().find(|(term, _)| *term == wanted).map(|(_, values)| *values)
    }
}

/// Takes apart the step after `step` steps of one of the experiment's optimizers, by carrying out those
/// steps anew; where there is a run already, [`Track::anatomy`] is quicker. `None` if there is no such optimizer.
///
/// ```
/// use descent::{experiment::DescentExperiment, optimizer::Term, run::anatomy};
///
/// let text = r#"{"landscape": "bowl", "start": [3, 4], "optimizers": [{"id": "adam"}]}"#;
/// let first = anatomy(&serde_json::from_str(text)?, 0, 0).expect("there is one optimizer");
/// assert_eq!(first.gradient, [6.0, 8.0]);
/// assert_eq!(first.term(Term::CorrectedFirstMoment), Some([6.0, 8.0]));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn anatomy(experiment: &DescentExperiment, optimizer_index: usize, step: usize) -> Option<Anatomy> {
    let mut track = Track::new(experiment, experiment.optimizers.get(optimizer_index)?);
    for _ in 0..step {
        track.step();
    }
    track.anatomy(step)
}
