//! Dual numbers: a value and how it changes with x and with y.

use std::ops::{Add, Div, Mul, Neg, Sub};

/// A value and its derivatives with respect to x and y.
#[derive(Clone, Copy, Debug)]
pub(super) struct Dual {
    pub(super) value: f64,
    pub(super) slope: [f64; 2],
}

impl Dual {
    pub(super) fn constant(value: f64) -> Self {
        Self { value, slope: [0.0; 2] }
    }

    /// A function of this number, from its value and its derivative there: the chain rule.
    pub(super) fn chain(self, [value, derivative]: [f64; 2]) -> Self {
        Self { value, slope: self.slope.map(|slope| times(derivative, slope)) }
    }

    /// A function of two numbers, from its value and its derivatives there.
    fn of(value: f64, (a, by_a): (Self, f64), (b, by_b): (Self, f64)) -> Self {
        Self { value, slope: [0, 1].map(|axis| times(by_a, a.slope[axis]) + times(by_b, b.slope[axis])) }
    }

    pub(super) fn power(self, exponent: Self) -> Self {
        let (base, value) = (self.value, libm::pow(self.value, exponent.value));
        // x^0 is flat, even at 0, where x^(-1) is not.
        let by_base = if exponent.value == 0.0 { 0.0 } else { exponent.value * libm::pow(base, exponent.value - 1.0) };
        let by_exponent = if value == 0.0 { 0.0 } else { value * libm::log(base) };
        Self::of(value, (self, by_base), (exponent, by_exponent))
    }
}

/// A product in which "does not change" wins over "infinitely steep".
fn times(derivative: f64, slope: f64) -> f64 {
    if slope == 0.0 { 0.0 } else { derivative * slope }
}

impl Neg for Dual {
    type Output = Self;

    fn neg(self) -> Self {
        Self { value: -self.value, slope: self.slope.map(|slope| -slope) }
    }
}

impl Add for Dual {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::of(self.value + other.value, (self, 1.0), (other, 1.0))
    }
}

impl Sub for Dual {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::of(self.value - other.value, (self, 1.0), (other, -1.0))
    }
}

impl Mul for Dual {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self::of(self.value * other.value, (self, other.value), (other, self.value))
    }
}

impl Div for Dual {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        let value = self.value / other.value;
        Self::of(value, (self, 1.0 / other.value), (other, -value / other.value))
    }
}
