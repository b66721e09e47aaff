//! A formula as a tree.

use super::dual::Dual;
use super::function::Function;

#[derive(Clone, Debug)]
pub(super) enum Expression {
    Number(f64),
    X,
    Y,
    Negative(Box<Expression>),
    Binary(Operator, Box<Expression>, Box<Expression>),
    Call(&'static Function, Box<Expression>),
}

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
                argument.chain((function.at)(argument.value))
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
        self.any(&|part| matches!(part, Self::Y))
    }

    pub(super) fn is_constant(&self) -> bool {
        !self.any(&|part| matches!(part, Self::X | Self::Y))
    }

    /// Whether this holds for any part of it.
    fn any(&self, holds: &impl Fn(&Self) -> bool) -> bool {
        holds(self)
            || match self {
                Self::Number(_) | Self::X | Self::Y => false,
                Self::Negative(operand) | Self::Call(_, operand) => operand.any(holds),
                Self::Binary(_, left, right) => left.any(holds) || right.any(holds),
            }
    }
}
