//! What the reader points at: a symbol, its slider and its arrow belong together, and light up together.

use super::model::Model;
use crate::plot::arrow::Kind;
use descent::optimizer::Term;
use leptos::prelude::*;

/// Something with a symbol in a rule.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Symbol {
    Term(Term),
    /// A hyper-parameter, by name.
    Parameter(&'static str),
    /// All arrows of a kind.
    Arrow(Kind),
}

/// A symbol of one of the optimizers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pointed {
    /// `None` for an arrow of the legend, which stands for those of all optimizers.
    pub optimizer: Option<usize>,
    pub symbol: Symbol,
}

impl Symbol {
    /// Whether pointing at one shows the other.
    pub fn lights(self, other: Self) -> bool {
        match (self, other) {
            (Self::Parameter(name), Self::Term(term)) | (Self::Term(term), Self::Parameter(name)) => {
                terms_of(name).contains(&term)
            }
            (Self::Arrow(kind), Self::Term(term)) | (Self::Term(term), Self::Arrow(kind)) => {
                arrow_of(term) == Some(kind)
            }
            (Self::Arrow(kind), Self::Parameter(name)) | (Self::Parameter(name), Self::Arrow(kind)) => {
                terms_of(name).iter().any(|term| arrow_of(*term) == Some(kind))
            }
            _ => self == other,
        }
    }
}

impl Pointed {
    pub fn lights(self, other: Self) -> bool {
        let same = self.optimizer.is_none() || other.optimizer.is_none() || self.optimizer == other.optimizer;
        same && self.symbol.lights(other.symbol)
    }
}

/// The arrow that shows a term.
pub fn arrow_of(term: Term) -> Option<Kind> {
    match term {
        Term::Gradient => Some(Kind::Gradient),
        Term::Velocity | Term::FirstMoment | Term::CorrectedFirstMoment => Some(Kind::Memory),
        Term::LookAhead | Term::Theta => Some(Kind::LookAhead),
        Term::Update => Some(Kind::Update),
        _ => None,
    }
}

/// The terms that a hyper-parameter shapes first.
fn terms_of(parameter: &str) -> &'static [Term] {
    use Term::*;
    match parameter {
        "learning_rate" => &[EffectiveLearningRate, StepSize, Update],
        "momentum" | "beta1" => &[Velocity, FirstMoment, CorrectedFirstMoment, Direction],
        "beta2" | "alpha" | "rho" => &[
            SecondMoment,
            CorrectedSecondMoment,
            LargestSecondMoment,
            LargestGradient,
            MeanGradient,
            MeanSquareGradient,
            MeanSquareUpdate,
        ],
        "initial_accumulator" => &[SumOfSquares],
        _ => &[],
    }
}

/// Makes an element light up what belongs to it, under the pointer or with the focus.
#[component]
pub fn Points(
    model: Model,
    /// What it stands for.
    at: Pointed,
    class: &'static str,
    children: Children,
) -> impl IntoView {
    let pointed = model.pointed();
    let point = move || pointed.set(Some(at));
    let leave = move || {
        if pointed.get_untracked() == Some(at) {
            pointed.set(None);
        }
    };
    view! {
        <div class=class class:lit=move || model.is_lit(at) on:pointerenter=move |_| point() on:pointerleave=move |_| leave()
            on:focusin=move |_| point() on:focusout=move |_| leave()>{children()}</div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_symbol_its_slider_and_its_arrow_belong_together() {
        let at = |symbol| Pointed { optimizer: Some(0), symbol };
        let velocity = at(Symbol::Term(Term::Velocity));
        for other in [at(Symbol::Parameter("momentum")), at(Symbol::Arrow(Kind::Memory)), velocity] {
            assert!(velocity.lights(other) && other.lights(velocity), "{other:?}");
        }
        assert!(!velocity.lights(at(Symbol::Parameter("learning_rate"))));
        assert!(at(Symbol::Parameter("learning_rate")).lights(at(Symbol::Arrow(Kind::Update))));
        let elsewhere = Pointed { optimizer: Some(1), symbol: velocity.symbol };
        assert!(!velocity.lights(elsewhere), "each optimizer has its own");
        let legend = Pointed { optimizer: None, symbol: Symbol::Arrow(Kind::Memory) };
        assert!(legend.lights(velocity) && elsewhere.lights(legend), "the legend means all");
    }

    #[test]
    fn all_optimizers_with_a_memory_have_a_slider_for_it() {
        for spec in descent::optimizer::all() {
            let named = |name: &str| spec.hyper_parameters.iter().any(|parameter| parameter.name == name);
            assert!(named("learning_rate"), "{}", spec.id);
        }
        let slots = ["beta2", "alpha", "rho"];
        let squares = ["rmsprop", "adadelta", "adam", "adamw"];
        for id in squares {
            let spec = descent::optimizer::find(id).expect("a known optimizer");
            assert!(spec.hyper_parameters.iter().any(|parameter| slots.contains(&parameter.name)), "{id}");
        }
    }
}
