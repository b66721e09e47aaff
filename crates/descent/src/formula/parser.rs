//! From words to a tree, by binding powers (Pratt 1973).

use std::f64::consts::{E, PI};

use super::MAX_LENGTH;
use super::error::FormulaError;
use super::expression::{Expression, Operator};
use super::function::{find, functions};
use super::lexer::{self, Located, Token};
use crate::name::UnknownName;

/// Deepest nesting; the parser calls itself that often.
const MAX_DEPTH: usize = 50;

const OPERAND: &str = "a number, x, y, a function or an opening bracket";

pub(super) fn parse(text: &str) -> Result<Expression, FormulaError> {
    if text.len() > MAX_LENGTH {
        let offset = text.floor_char_boundary(MAX_LENGTH);
        return Err(FormulaError::new(text, offset, format!("the formula is longer than {MAX_LENGTH} bytes"), ""));
    }
    let mut parser = Parser { text, next: lexer::next(text, 0), depth: 0 };
    let expression = parser.expression(0)?;
    match parser.next.token {
        Token::End => Ok(expression),
        Token::Symbol(')') => Err(parser.unexpected("an operator or the end: this bracket was never opened")),
        Token::Number(_) | Token::Name | Token::Symbol('(') => Err(parser.unexpected("an operator, such as *")),
        Token::Symbol(_) => Err(parser.unexpected("an operator or the end")),
    }
}

struct Parser<'a> {
    text: &'a str,
    next: Located<'a>,
    depth: usize,
}

impl<'a> Parser<'a> {
    fn advance(&mut self) -> Located<'a> {
        let here = self.next;
        self.next = lexer::next(self.text, here.offset + here.text.len());
        here
    }

    /// All that is bound with at least `power`.
    fn expression(&mut self, power: u8) -> Result<Expression, FormulaError> {
        if self.depth == MAX_DEPTH {
            return Err(self.error(self.next.offset, "the formula is nested too deeply", ""));
        }
        self.depth += 1;
        let mut left = self.operand()?;
        while let Some((operator, _, right)) = infix(self.next.token).filter(|(_, own, _)| *own >= power) {
            self.advance();
            left = Expression::Binary(operator, Box::new(left), Box::new(self.expression(right)?));
        }
        self.depth -= 1;
        Ok(left)
    }

    fn operand(&mut self) -> Result<Expression, FormulaError> {
        match self.next.token {
            Token::Number(value) => {
                self.advance();
                Ok(Expression::Number(value))
            }
            Token::Name => self.named(),
            Token::Symbol('(') => self.bracketed(),
            Token::Symbol('+') => {
                self.advance();
                self.expression(SIGN)
            }
            Token::Symbol('-') => {
                self.advance();
                Ok(Expression::Negative(Box::new(self.expression(SIGN)?)))
            }
            Token::Symbol(_) | Token::End => Err(self.unexpected(OPERAND)),
        }
    }

    fn named(&mut self) -> Result<Expression, FormulaError> {
        let name = self.advance();
        match name.text {
            "x" => Ok(Expression::X),
            "y" => Ok(Expression::Y),
            "pi" | "\u{3c0}" => Ok(Expression::Number(PI)),
            "e" => Ok(Expression::Number(E)),
            text => match find(text) {
                Some(_) if self.next.token != Token::Symbol('(') => {
                    Err(self.unexpected("an opening bracket after the function's name"))
                }
                Some(function) => Ok(Expression::Call(function, Box::new(self.bracketed()?))),
                None => {
                    let known = ["x", "y", "pi", "e"].into_iter().chain(functions()).collect();
                    Err(self.error(name.offset, UnknownName::new("name", text, known).to_string(), ""))
                }
            },
        }
    }

    fn bracketed(&mut self) -> Result<Expression, FormulaError> {
        self.advance();
        let inside = self.expression(0)?;
        if self.next.token != Token::Symbol(')') {
            return Err(self.unexpected("an operator or a closing bracket"));
        }
        self.advance();
        Ok(inside)
    }

    fn unexpected(&self, expected: &'static str) -> FormulaError {
        let found = match self.next.token {
            Token::End => "the formula ends here".to_owned(),
            _ => format!("found `{}`", self.next.text),
        };
        self.error(self.next.offset, found, expected)
    }

    fn error(&self, offset: usize, problem: impl Into<String>, expected: &'static str) -> FormulaError {
        FormulaError::new(self.text, offset, problem, expected)
    }
}

/// How tightly a sign binds: -x^2 is -(x^2), and -x*y is (-x)*y.
const SIGN: u8 = 5;

/// An operator, how tightly it binds, and how tightly all that stands on its right must bind.
fn infix(token: Token) -> Option<(Operator, u8, u8)> {
    match token {
        Token::Symbol('+') => Some((Operator::Plus, 1, 2)),
        Token::Symbol('-') => Some((Operator::Minus, 1, 2)),
        Token::Symbol('*') => Some((Operator::Times, 3, 4)),
        Token::Symbol('/') => Some((Operator::Over, 3, 4)),
        // From the right: 2^3^2 is 2^9.
        Token::Symbol('^') => Some((Operator::Power, 7, 6)),
        _ => None,
    }
}
