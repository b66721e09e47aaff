//! The grammar of claims.
//!
//! ```text
//! comparison = reference relation (reference | number)
//! reference  = simulation "/" [ optimizer "/" ] quantity [ "?" name "=" number { "&" name "=" number } ]
//! quantity   = series "@" step | "first(" series relation number ")" | "diverged" | "settled"
//!            | ( "max" | "min" | "mean" | "crossings" ) "(" series ")" [ "@" [ step ".." ] step ]
//! series     = term [ "." axis ] | "abs(" term [ "." axis ] ")"
//! relation   = "<" | "<=" | ">" | ">=" | "="
//! ```

use super::condition::Relation;
use super::{GRAMMAR, Problem};
use crate::diagnostic::Code;

/// A word and where it stands in the claim.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Word {
    pub(super) text: String,
    pub(super) at: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Reference {
    pub(super) simulation: Word,
    /// May be left out where there is only one.
    pub(super) optimizer: Option<Word>,
    pub(super) quantity: Quantity,
    pub(super) overrides: Vec<Override>,
}

/// `momentum=0.95`, `start=-5,2`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Override {
    pub(super) name: Word,
    pub(super) values: Vec<f64>,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Quantity {
    At(Series, Step),
    /// The first step at which the value stands in this relation to a number.
    First(Series, Relation, f64),
    /// The step at which the run was seen to be lost.
    Diverged,
    /// The step since which the run is at rest.
    Settled,
    /// What becomes of all values from a step (or the first) to a step (or the last).
    Over(Summary, Series, Option<Step>, Option<Step>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Summary {
    Max,
    Min,
    Mean,
    /// How often the sign changes.
    Crossings,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) struct Series {
    pub(super) absolute: bool,
    pub(super) term: Word,
    /// 0 for x, 1 for y.
    pub(super) axis: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Step {
    pub(super) number: usize,
    pub(super) at: usize,
}

/// A claim that holds or does not.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Comparison {
    pub(super) left: Reference,
    pub(super) relation: Relation,
    pub(super) right: Side,
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Side {
    Number(f64),
    Reference(Reference),
}

impl Reference {
    /// The same of one component of a quantity that has two: 0 for x, 1 for y.
    pub(super) fn along(&self, axis: usize) -> Result<Self, Problem> {
        let mut along = self.clone();
        match &mut along.quantity {
            Quantity::At(series, _) if series.axis.is_none() => series.axis = Some(axis),
            _ => {
                let message = "two numbers in brackets are both components of a quantity at a step";
                let help = "write `position@2` or `gradient@2`, or give each number a link of its own";
                return Err(Problem::new(self.simulation.at, Code::BadClaim, message, help));
            }
        }
        Ok(along)
    }
}

pub(super) fn reference(text: &str) -> Result<Reference, Problem> {
    let mut parser = Parser { text, at: 0 };
    let reference = parser.reference()?;
    parser.end()?;
    Ok(reference)
}

pub(super) fn comparison(text: &str) -> Result<Comparison, Problem> {
    let mut parser = Parser { text, at: 0 };
    parser.spaces();
    let left = parser.reference()?;
    parser.spaces();
    let relation = parser.relation()?;
    parser.spaces();
    let right = match parser.rest().contains('/') {
        true => Side::Reference(parser.reference()?),
        false => Side::Number(parser.number()?),
    };
    parser.spaces();
    parser.end()?;
    Ok(Comparison { left, relation, right })
}

struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    fn spaces(&mut self) {
        self.at += self.rest().len() - self.rest().trim_start().len();
    }

    fn problem<T>(&self, expected: &str) -> Result<T, Problem> {
        let found = match self.rest().chars().next() {
            Some(character) => format!("`{character}`"),
            None => "the end".to_owned(),
        };
        let message = format!("this claim cannot be read: expected {expected}, found {found}");
        Err(Problem::new(self.at, Code::BadClaim, message, GRAMMAR))
    }

    fn eat(&mut self, sign: &str) -> bool {
        let found = self.rest().starts_with(sign);
        if found {
            self.at += sign.len();
        }
        found
    }

    fn expect(&mut self, sign: &str) -> Result<(), Problem> {
        if self.eat(sign) { Ok(()) } else { self.problem(&format!("`{sign}`")) }
    }

    fn end(&self) -> Result<(), Problem> {
        if self.rest().is_empty() { Ok(()) } else { self.problem("the end") }
    }

    fn word(&mut self, expected: &str) -> Result<Word, Problem> {
        let rest = self.rest();
        let belongs = |character: char| character.is_alphanumeric() || "_-".contains(character);
        let end = rest.find(|character| !belongs(character)).unwrap_or(rest.len());
        if end == 0 {
            return self.problem(expected);
        }
        let word = Word { text: rest[..end].to_owned(), at: self.at };
        self.at += end;
        Ok(word)
    }

    fn reference(&mut self) -> Result<Reference, Problem> {
        let simulation = self.word("the id of a simulation")?;
        self.expect("/")?;
        let second = self.at;
        let optimizer = self.word("an optimizer or a quantity")?;
        let optimizer = self.eat("/").then_some(optimizer);
        if optimizer.is_none() {
            self.at = second;
        }
        let quantity = self.quantity()?;
        let mut overrides = Vec::new();
        let mut more = self.eat("?");
        while more {
            overrides.push(self.an_override()?);
            more = self.eat("&");
        }
        Ok(Reference { simulation, optimizer, quantity, overrides })
    }

    fn an_override(&mut self) -> Result<Override, Problem> {
        let name = self.word("the name of a setting")?;
        self.expect("=")?;
        let mut values = vec![self.number()?];
        while self.eat(",") {
            values.push(self.number()?);
        }
        Ok(Override { name, values })
    }

    fn quantity(&mut self) -> Result<Quantity, Problem> {
        let summaries = [
            ("max(", Summary::Max),
            ("min(", Summary::Min),
            ("mean(", Summary::Mean),
            ("crossings(", Summary::Crossings),
        ];
        if let Some((_, summary)) = summaries.into_iter().find(|(name, _)| self.eat(name)) {
            let series = self.series()?;
            self.expect(")")?;
            let mut until = if self.eat("@") { Some(self.step()?) } else { None };
            let since = if until.is_some() && self.eat("..") { until.replace(self.step()?) } else { None };
            return Ok(Quantity::Over(summary, series, since, until));
        }
        if self.eat("first(") {
            let series = self.series()?;
            let relation = self.relation()?;
            let bound = self.number()?;
            self.expect(")")?;
            return Ok(Quantity::First(series, relation, bound));
        }
        let series = self.series()?;
        match series.term.text.as_str() {
            "diverged" => Ok(Quantity::Diverged),
            "settled" => Ok(Quantity::Settled),
            _ => {
                self.expect("@")?;
                Ok(Quantity::At(series, self.step()?))
            }
        }
    }

    fn series(&mut self) -> Result<Series, Problem> {
        let absolute = self.eat("abs(");
        let term = self.word("a quantity")?;
        let axis = if self.eat(".") { Some(self.axis()?) } else { None };
        if absolute {
            self.expect(")")?;
        }
        Ok(Series { absolute, term, axis })
    }

    fn axis(&mut self) -> Result<usize, Problem> {
        let axis = ["x", "y", "w", "b"].iter().position(|axis| self.eat(axis));
        axis.map_or_else(|| self.problem("`x` or `y`"), |axis| Ok(axis % 2))
    }

    fn relation(&mut self) -> Result<Relation, Problem> {
        let found = Relation::ALL.into_iter().find(|relation| self.eat(relation.sign()));
        found.map_or_else(|| self.problem("one of `<`, `<=`, `>`, `>=` and `=`"), Ok)
    }

    fn step(&mut self) -> Result<Step, Problem> {
        let at = self.at;
        let digits = self.rest().len() - self.rest().trim_start_matches(|sign: char| sign.is_ascii_digit()).len();
        match self.rest()[..digits].parse() {
            Ok(number) => {
                self.at += digits;
                Ok(Step { number, at })
            }
            Err(_) => self.problem("the number of a step"),
        }
    }

    fn number(&mut self) -> Result<f64, Problem> {
        let rest = self.rest();
        let mut before = ' ';
        let belongs = |sign: char| {
            let part = sign.is_ascii_digit() || sign == '.' || sign == 'e' && before.is_ascii_digit();
            let part = part || "+-".contains(sign) && " e".contains(before);
            before = sign;
            part
        };
        let end = rest.len() - rest.trim_start_matches(belongs).len();
        match rest[..end].parse() {
            Ok(number) => {
                self.at += end;
                Ok(number)
            }
            Err(_) => self.problem("a number"),
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Pieces of claims, so that many sequences come close to one.
    fn pieces() -> impl Strategy<Value = String> {
        let pieces = "ravine / momentum x y . @ 60 first( abs( ) < <= = ? & lr -5 , 0.1 1e-3 max( mean( .. crossings( settled é e - +";
        let pieces: Vec<&str> = pieces.split(' ').chain([" "]).collect();
        proptest::collection::vec(proptest::sample::select(pieces), 0..16).prop_map(|pieces| pieces.concat())
    }

    fn has_place(text: &str, problem: &Problem) -> bool {
        text.is_char_boundary(problem.at) && !problem.message.is_empty() && !problem.help.is_empty()
    }

    proptest! {
        #[test]
        fn any_text_gives_a_claim_or_a_problem_with_its_place(text in prop_oneof![pieces(), ".{0,40}"]) {
            if let Err(problem) = reference(&text) {
                prop_assert!(has_place(&text, &problem), "{problem:?}");
            }
            if let Err(problem) = comparison(&text) {
                prop_assert!(has_place(&text, &problem), "{problem:?}");
            }
        }

        #[test]
        fn a_value_at_a_step_is_read_whatever_its_numbers(step in 0..100_000_usize, value: f64, absolute: bool) {
            prop_assume!(value.is_finite());
            let term = if absolute { "abs(gradient.y)" } else { "gradient.y" };
            let text = format!("a-1/b/{term}@{step}?lr={value:e}&start={value},-2");
            let read = reference(&text).map_err(|problem| TestCaseError::fail(format!("{text}: {problem:?}")))?;
            let Quantity::At(series, at) = &read.quantity else { return Err(TestCaseError::fail("not a value")) };
            prop_assert_eq!((series.absolute, series.axis, at.number), (absolute, Some(1), step));
            prop_assert_eq!(&read.overrides[0].values, &[value]);
            prop_assert_eq!(&read.overrides[1].values, &[value, -2.0]);
        }
    }
}
