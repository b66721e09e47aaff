//! The mathematics of the numeric crate's registries, rendered.

use descent::optimizer::Term;
use descent::{landscape, optimizer};

use course_model::{LandscapeMathematics, Mathematics, OptimizerMathematics, Symbol};

use crate::diagnostic::Code;
use crate::math::{self, Style};
use crate::source::Report;

/// Where mistakes in the registries are reported: there is no lesson to blame.
const PATH: &str = "crates/descent";

/// The formulas of the registries.
pub(crate) struct Registry {
    pub(crate) mathematics: Mathematics,
    /// Formulas that are not LaTeX.
    pub(crate) report: Report,
}

/// Renders the rule of each optimizer, the formula of each landscape, and the symbol of each term of a step.
pub(crate) fn render() -> Registry {
    let mut report = Report::new(PATH.to_owned(), b"-".to_vec());
    let optimizers = optimizer::all().iter().map(|spec| OptimizerMathematics {
        id: spec.id.to_owned(),
        rule: formula(spec.rule, Style::Display, &format!("the rule of {}", spec.id), &mut report),
        symbols: spec
            .hyper_parameters
            .iter()
            .map(|parameter| {
                let name = format!("the symbol of {} of {}", parameter.name, spec.id);
                let symbol = formula(parameter.symbol, Style::Inline, &name, &mut report);
                Symbol { name: parameter.name.to_owned(), symbol }
            })
            .collect(),
    });
    let optimizers = optimizers.collect();
    let landscapes = landscape::all().iter().map(|landscape| LandscapeMathematics {
        id: landscape.id.to_owned(),
        formula: formula(landscape.formula, Style::Inline, &format!("the formula of {}", landscape.id), &mut report),
    });
    let landscapes = landscapes.collect();
    let ends = [("position before", r"\theta_t"), ("position after", r"\theta_{t+1}")];
    let terms = Term::ALL.iter().map(|term| (term.label(), term.symbol())).chain(ends).map(|(label, symbol)| {
        let symbol = formula(symbol, Style::Inline, &format!("the symbol of the {label}"), &mut report);
        Symbol { name: label.to_owned(), symbol }
    });
    let mathematics = Mathematics { terms: terms.collect(), optimizers, landscapes };
    Registry { mathematics, report }
}

fn formula(latex: &str, style: Style, name: &str, report: &mut Report) -> String {
    math::render(latex, style).map(|math| math.markup).unwrap_or_else(|error| {
        let message = format!("{name} is not LaTeX: {}", error.message);
        report.add(0, Code::BadMath, message, error.help);
        String::new()
    })
}
