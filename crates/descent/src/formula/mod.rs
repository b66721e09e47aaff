//! Functions that a person types: `x^2 + 3*sin(y)`.
//!
//! Numbers, `x`, `y`, `pi`, `e`, the operators `+ - * / ^` (and `**`), brackets, and [`functions`].
//! The derivatives are exact: they are computed along with the value, by forward-mode automatic
//! differentiation, not by differences. What is no number, such as `ln(-1)`, is NaN, and what is too
//! large is infinite; neither is an error.
//!
//! The parser is the crate's own: those to be had give mistakes no place, and take their sines from
//! the platform, so that the same formula would not have the same bits on every machine.

mod dual;
mod error;
mod expression;
mod fields;
mod function;
mod lexer;
mod parser;
mod python;

use std::fmt;

use dual::Dual;
pub use error::FormulaError;
use expression::Expression;
pub use function::functions;
pub(crate) use python::{number, short};

/// Most bytes that a formula may have.
pub const MAX_LENGTH: usize = 1000;

/// What is looked at, if nothing is said.
const DOMAIN: [[f64; 2]; 2] = [[-5.0, 5.0]; 2];

/// A function of x and y, as somebody typed it, and the part of it that is worth looking at.
///
/// ```
/// use descent::formula::Formula;
///
/// let formula = Formula::parse("x^2 * y")?;
/// assert_eq!((formula.value([3.0, 2.0]), formula.gradient([3.0, 2.0])), (18.0, [12.0, 9.0]));
/// let error = Formula::parse("x^2 + sine(y)").unwrap_err();
/// assert_eq!((error.offset, error.column), (6, 7));
/// assert_eq!(error.to_string(), r#"column 7: unknown name "sine": did you mean "sin"?"#);
/// # Ok::<(), descent::formula::FormulaError>(())
/// ```
#[derive(Clone)]
pub struct Formula {
    text: String,
    expression: Expression,
    domain: [[f64; 2]; 2],
}

impl Formula {
    /// Understands a formula, over -5 to 5.
    pub fn parse(text: &str) -> Result<Self, FormulaError> {
        Ok(Self { expression: parser::parse(text)?, text: text.trim().to_owned(), domain: DOMAIN })
    }

    /// The same formula, seen over other ranges of x and y: `None` if they are not ranges from low to high.
    pub fn seen_over(self, domain: [[f64; 2]; 2]) -> Option<Self> {
        crate::math::is_domain(domain).then_some(Self { domain, ..self })
    }

    /// As it was typed.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// The part worth looking at: ranges of x and y.
    pub fn domain(&self) -> [[f64; 2]; 2] {
        self.domain
    }

    /// A point of the domain that is neither in its middle nor at its rim.
    pub fn start(&self) -> [f64; 2] {
        let place = |[low, high]: [f64; 2], share: f64| low + share * (high - low);
        let y = if self.dimension() == 1 { 0.0 } else { place(self.domain[1], 0.7) };
        [place(self.domain[0], 0.1), y]
    }

    /// 1 if it has no y in it, otherwise 2.
    pub fn dimension(&self) -> usize {
        if self.expression.mentions_y() { 2 } else { 1 }
    }

    /// The value at a point.
    pub fn value(&self, at: [f64; 2]) -> f64 {
        self.dual(at).value
    }

    /// The exact derivative at a point, with respect to x and to y. Where there is none, such as at the
    /// tip of `abs(x)`, it is whatever the rules of derivation give: 0 for this one.
    pub fn gradient(&self, at: [f64; 2]) -> [f64; 2] {
        self.dual(at).slope
    }

    /// The same in Python; `function` tells how a function of [`functions`] is called there.
    pub(crate) fn python(&self, function: &dyn Fn(&str) -> String) -> String {
        python::write(&self.expression, function)
    }

    fn dual(&self, [x, y]: [f64; 2]) -> Dual {
        self.expression.evaluate(Dual { value: x, slope: [1.0, 0.0] }, Dual { value: y, slope: [0.0, 1.0] })
    }
}

impl PartialEq for Formula {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.domain == other.domain
    }
}

impl fmt::Debug for Formula {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Formula({:?} over {:?})", self.text, self.domain)
    }
}
