//! A formula as a tree.

use super::dual::Dual;

/// A formula or a part of one.
#[derive(Clone, Debug)]
pub(super) enum Expression {
    Number(f64),
    X,
    Y,
    Negative(Box<Expression>),
    Binary(Operator, Box<Expression>, Box<Expression>),
    /// A function, as value and derivative.
    Call(fn(f64) -> [f64; 2], Box<Expression>),
}

/// An operator between two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Operator {
    Plus,
    Minus,
    Times,
    Over,
    Power,
}

impl Expression {
    pub(super) fn evaluate(&self, x: Dual, y: Dual) -> Dual {
        match self {
            Self::Number(value) => Dual::constant(*value),
            Self::X => x,
            Self::Y => y,
            Self::Negative(operand) => -operand.evaluate(x, y),
            Self::Call(function, argument) => {
                let argument = argument.evaluate(x, y);
                argument.chain(function(argument.value))
            }
            Self::Binary(operator, left, right) => {
                let (left, right) = (left.evaluate(x, y), right.evaluate(x, y));
                match operator {
                    Operator::Plus => left + right,
                    Operator::Minus => left - right,
                    Operator::Times => left * right,
                    Operator::Over => left / right,
                    Operator::Power => left.power(right),
                }
            }
        }
    }

    pub(super) fn mentions_y(&self) -> bool {
        match self {
            Self::Number(_) | Self::X => false,
            Self::Y => true,
            Self::Negative(operand) | Self::Call(_, operand) => operand.mentions_y(),
            Self::Binary(_, left, right) => left.mentions_y() || right.mentions_y(),
        }
    }
}
