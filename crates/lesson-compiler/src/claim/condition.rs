//! How two numbers can stand to each other.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    Less,
    LessOrEqual,
    More,
    MoreOrEqual,
    Equal,
}

/// What rounding may do to numbers that are meant to be equal.
const ROUNDING: f64 = 1e-9;

impl Relation {
    /// Those whose sign begins like another's come first.
    pub(super) const ALL: [Self; 5] = [Self::LessOrEqual, Self::MoreOrEqual, Self::Less, Self::More, Self::Equal];

    pub(super) fn sign(self) -> &'static str {
        match self {
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::More => ">",
            Self::MoreOrEqual => ">=",
            Self::Equal => "=",
        }
    }

    /// Whether it holds. Nothing holds of what is not a number.
    pub(super) fn holds(self, left: f64, right: f64) -> bool {
        match self {
            Self::Less => left < right,
            Self::LessOrEqual => left <= right,
            Self::More => left > right,
            Self::MoreOrEqual => left >= right,
            Self::Equal => left == right || (left - right).abs() <= ROUNDING * left.abs().max(right.abs()),
        }
    }
}
