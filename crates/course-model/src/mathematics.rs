//! The formulas of the numeric crate's registries, as MathML.

use serde::{Deserialize, Serialize};

/// Rendered formulas: of all optimizers and landscapes, or of those that a page shows.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Mathematics {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub optimizers: Vec<OptimizerMathematics>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub landscapes: Vec<LandscapeMathematics>,
    /// The symbol of every term of a step, and of the positions before and after it, by its label.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub terms: Vec<Symbol>,
}

/// An optimizer's mathematics, rendered from its `descent` spec.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OptimizerMathematics {
    pub id: String,
    /// The update rule as display MathML.
    pub rule: String,
    /// The symbol of each hyper-parameter, by its name.
    pub symbols: Vec<Symbol>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LandscapeMathematics {
    pub id: String,
    /// The formula as inline MathML.
    pub formula: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Symbol {
    /// What it stands for.
    pub name: String,
    /// Inline MathML.
    pub symbol: String,
}

impl Mathematics {
    pub fn is_empty(&self) -> bool {
        self.optimizers.is_empty() && self.landscapes.is_empty() && self.terms.is_empty()
    }

    pub fn optimizer(&self, id: &str) -> Option<&OptimizerMathematics> {
        self.optimizers.iter().find(|optimizer| optimizer.id == id)
    }

    /// The formula of a landscape; empty where there is none.
    pub fn formula(&self, landscape: &str) -> &str {
        self.landscapes.iter().find(|known| known.id == landscape).map_or("", |known| &known.formula)
    }

    /// The symbol of a term of a step, by its label; empty where there is none.
    pub fn term(&self, label: &str) -> &str {
        symbol(&self.terms, label)
    }
}

impl OptimizerMathematics {
    /// The symbol of a hyper-parameter; empty where there is none.
    pub fn symbol(&self, hyper_parameter: &str) -> &str {
        symbol(&self.symbols, hyper_parameter)
    }
}

fn symbol<'a>(symbols: &'a [Symbol], name: &str) -> &'a str {
    symbols.iter().find(|known| known.name == name).map_or("", |known| &known.symbol)
}
