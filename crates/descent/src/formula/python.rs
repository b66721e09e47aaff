//! A formula in Python.

use std::f64::consts::{E, PI};

use super::dual::Dual;
use super::expression::{Expression, Operator};

/// How tightly a part is bound; looser ones need brackets inside tighter ones.
const SUM: u8 = 1;
const PRODUCT: u8 = 2;
const SIGN: u8 = 3;
const POWER: u8 = 4;
const ATOM: u8 = 5;

pub(super) fn write(expression: &Expression, function: &dyn Fn(&str) -> String) -> String {
    if expression.is_constant() {
        // A number alone has no derivative to follow.
        return format!("{} + 0 * x", Writer { function }.within(expression, SUM));
    }
    Writer { function }.part(expression).0
}

/// A fractional number as Python reads it, to the same bits.
pub(crate) fn number(value: f64) -> String {
    match value {
        PI => "math.pi".to_owned(),
        E => "math.e".to_owned(),
        _ if value.is_nan() => "math.nan".to_owned(),
        f64::INFINITY => "math.inf".to_owned(),
        f64::NEG_INFINITY => "-math.inf".to_owned(),
        _ => format!("{value:?}"),
    }
}

/// The number in Python, without a point where none is needed.
pub(crate) fn short(value: f64) -> String {
    let text = number(value);
    text.strip_suffix(".0").map(str::to_owned).unwrap_or(text)
}

struct Writer<'a> {
    function: &'a dyn Fn(&str) -> String,
}

impl Writer<'_> {
    /// The text, and how tightly it is bound.
    fn part(&self, expression: &Expression) -> (String, u8) {
        match expression {
            Expression::Number(value) => (short(*value), ATOM),
            Expression::X => ("x".to_owned(), ATOM),
            Expression::Y => ("y".to_owned(), ATOM),
            _ if is_better_computed_here(expression) => {
                let value = expression.evaluate(Dual::constant(0.0), Dual::constant(0.0)).value;
                (short(value), if value < 0.0 { SIGN } else { ATOM })
            }
            Expression::Negative(operand) => (format!("-{}", self.within(operand, SIGN)), SIGN),
            Expression::Call(called, argument) => {
                (format!("{}({})", (self.function)(called.name), self.part(argument).0), ATOM)
            }
            Expression::Binary(operator, left, right) => self.binary(*operator, left, right),
        }
    }

    fn binary(&self, operator: Operator, left: &Expression, right: &Expression) -> (String, u8) {
        let (sign, own, before, after) = match operator {
            Operator::Plus => (" + ", SUM, SUM, PRODUCT),
            Operator::Minus => (" - ", SUM, SUM, PRODUCT),
            Operator::Times => (" * ", PRODUCT, PRODUCT, SIGN),
            Operator::Over => (" / ", PRODUCT, PRODUCT, SIGN),
            Operator::Power => ("**", POWER, ATOM, SIGN),
        };
        (format!("{}{sign}{}", self.within(left, before), self.within(right, after)), own)
    }

    /// With brackets, if it is bound less tightly than that.
    fn within(&self, expression: &Expression, least: u8) -> String {
        let (text, own) = self.part(expression);
        if own < least { format!("({text})") } else { text }
    }
}

/// Constants for which Python has no tensor to call, or other ideas: its whole numbers have no end, and roots
/// of negative numbers are complex.
fn is_better_computed_here(expression: &Expression) -> bool {
    let computed = match expression {
        Expression::Call(..) | Expression::Binary(Operator::Power, ..) => true,
        Expression::Binary(..) => !expression.evaluate(Dual::constant(0.0), Dual::constant(0.0)).value.is_finite(),
        _ => false,
    };
    computed && expression.is_constant()
}

#[cfg(test)]
mod tests {
    use super::super::Formula;

    #[test]
    fn formulas_become_python() {
        for (formula, python) in [
            ("x^2 + 3*sin(y)", "x**2 + 3 * torch.sin(y)"),
            ("-x^2", "-x**2"),
            ("(-x)^2", "(-x)**2"),
            ("2^-x", "2**-x"),
            ("x^2^3 - (x^2)^3", "x**8 - (x**2)**3"),
            ("x - (y - 1) - 2", "x - (y - 1) - 2"),
            ("x/(y*2)*(x + 1)", "x / (y * 2) * (x + 1)"),
            ("x/-y", "x / -y"),
            ("2*pi*x + e", "2 * math.pi * x + math.e"),
            ("exp(0)*x + 1/0", "1 * x + math.inf"),
            ("(-8)^(1/3)*x", "math.nan * x"),
            ("1e300*x + 0.5", "1e300 * x + 0.5"),
            ("x*ln(0.5)", "x * -0.6931471805599453"),
            ("1 - 4", "1 - 4 + 0 * x"),
        ] {
            let written = Formula::parse(formula).expect(formula).python(&|name| format!("torch.{name}"));
            assert_eq!(written, python, "{formula}");
        }
    }
}
