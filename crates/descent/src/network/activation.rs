//! What a unit makes of its weighted inputs.

use serde::{Deserialize, Serialize};

use super::panel::Panels;
use crate::real::Real;
use crate::vector::VECTOR;

/// What a unit makes of the sum of its weighted inputs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Activation {
    /// The sum itself.
    Linear,
    /// The sum, or zero where it is negative.
    Relu,
    /// 1 / (1 + e^-sum), between 0 and 1.
    Sigmoid,
    /// The hyperbolic tangent of the sum, between -1 and 1.
    Tanh,
}

impl Activation {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Linear, Self::Relu, Self::Sigmoid, Self::Tanh];

    /// The output that is as near to one answer as to the other, where a single unit says yes or no:
    /// the middle between the two ends.
    pub fn threshold(self) -> f64 {
        match self {
            Self::Linear | Self::Tanh => 0.0,
            Self::Relu | Self::Sigmoid => 0.5,
        }
    }

    pub(super) fn apply<T: Real>(self, sums: &mut Panels<T>) {
        for numbers in sums.numbers_mut() {
            match self {
                Self::Linear => {}
                // Not `max`, which would hide NaN.
                Self::Relu => map(numbers, |sum| if sum < T::zero() { T::zero() } else { sum }),
                Self::Sigmoid => {
                    map(numbers, |sum| -sum);
                    map_vectors(numbers, T::exponential);
                    map(numbers, |power| T::one() / (T::one() + power));
                }
                Self::Tanh => map_vectors(numbers, T::hyperbolic_tangent),
            }
        }
    }

    /// From slopes by the outputs to slopes by the sums.
    pub(super) fn multiply_by_slope<T: Real>(self, outputs: &Panels<T>, slopes: &mut Panels<T>) {
        for (slopes, outputs) in slopes.numbers_mut().into_iter().zip(outputs.numbers()) {
            match self {
                Self::Linear => {}
                Self::Relu => zip(slopes, outputs, |slope, output| if output > T::zero() { slope } else { T::zero() }),
                Self::Sigmoid => zip(slopes, outputs, |slope, output| slope * (output * (T::one() - output))),
                Self::Tanh => zip(slopes, outputs, |slope, output| slope * (T::one() - output * output)),
            }
        }
    }
}

#[inline(always)]
fn map<T: Real>(numbers: &mut [T], function: impl Fn(T) -> T) {
    for number in numbers {
        *number = function(*number);
    }
}

/// Panels consist of whole vectors.
#[inline(always)]
pub(super) fn map_vectors<T: Real>(numbers: &mut [T], function: impl Fn(T::Vector) -> T::Vector) {
    for numbers in numbers.as_chunks_mut::<VECTOR>().0 {
        *numbers = T::store(function(T::load(*numbers)));
    }
}

#[inline(always)]
fn zip<T: Real>(numbers: &mut [T], others: &[T], function: impl Fn(T, T) -> T) {
    for (number, other) in numbers.iter_mut().zip(others) {
        *number = function(*number, *other);
    }
}
