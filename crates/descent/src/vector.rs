//! What the layers of networks are computed with, in either precision: vectors, and functions of vectors. The same
//! bits on every machine.

use std::fmt::Debug;
use std::ops::{Add, Mul};

use wide::{f32x4, f64x4, i32x4};

pub(crate) const VECTOR: usize = 4;

/// A number type's vectors, and the functions that activations and losses are made of. `f64` takes
/// them from `libm`; for `f32`, in which networks are trained, they are polynomials.
pub trait Vectors: Copy {
    /// Four numbers, in one register or two.
    type Vector: Copy + Debug + Add<Output = Self::Vector> + Mul<Output = Self::Vector>;

    fn splat(self) -> Self::Vector;

    fn load(numbers: [Self; VECTOR]) -> Self::Vector;

    fn store(vector: Self::Vector) -> [Self; VECTOR];

    fn exponential(vector: Self::Vector) -> Self::Vector;

    fn hyperbolic_tangent(vector: Self::Vector) -> Self::Vector;

    /// The natural logarithm of one number.
    fn logarithm(self) -> Self;
}

impl Vectors for f64 {
    type Vector = f64x4;

    #[inline(always)]
    fn splat(self) -> f64x4 {
        f64x4::splat(self)
    }

    #[inline(always)]
    fn load(numbers: [f64; VECTOR]) -> f64x4 {
        f64x4::new(numbers)
    }

    #[inline(always)]
    fn store(vector: f64x4) -> [f64; VECTOR] {
        vector.to_array()
    }

    #[inline]
    fn exponential(vector: f64x4) -> f64x4 {
        f64x4::new(vector.to_array().map(libm::exp))
    }

    #[inline]
    fn hyperbolic_tangent(vector: f64x4) -> f64x4 {
        f64x4::new(vector.to_array().map(libm::tanh))
    }

    #[inline]
    fn logarithm(self) -> Self {
        libm::log(self)
    }
}

impl Vectors for f32 {
    type Vector = f32x4;

    #[inline(always)]
    fn splat(self) -> f32x4 {
        f32x4::splat(self)
    }

    #[inline(always)]
    fn load(numbers: [f32; VECTOR]) -> f32x4 {
        f32x4::new(numbers)
    }

    #[inline(always)]
    fn store(vector: f32x4) -> [f32; VECTOR] {
        vector.to_array()
    }

    /// Cephes' `expf`: 2 to an integer power, times a polynomial of the rest. Where the result would
    /// be no normal number, it is the nearest one that is.
    #[inline(always)]
    fn exponential(vector: f32x4) -> f32x4 {
        let number = limit(vector, -87.0, 88.0);
        // Added to a small number, it leaves the nearest integer in the last bits.
        let rounding = f32x4::splat(12_582_912.0);
        let rounded = number * std::f32::consts::LOG2_E + rounding;
        let power = rounded - rounding;
        // ln 2 in two parts, the first with so few digits that the product is exact.
        let rest = number - power * (355.0 / 512.0) + power * 2.121_944_4e-4;
        let coefficients = [1.398_2e-3, 8.333_452e-3, 4.166_579_6e-2, 1.666_666_5e-1, 0.5];
        let polynomial =
            coefficients.into_iter().fold(f32x4::splat(1.987_569_2e-4), |sum, coefficient| sum * rest + coefficient);
        let fraction = polynomial * (rest * rest) + rest + 1.0;
        let exponent: i32x4 = wide::bytemuck::cast(rounded);
        let power: f32x4 = wide::bytemuck::cast((exponent << 23) + i32x4::splat(127 << 23));
        fraction * power
    }

    /// Eigen's ratio of an odd polynomial of degree 13 and an even one of degree 6.
    #[inline(always)]
    fn hyperbolic_tangent(vector: f32x4) -> f32x4 {
        const END: f32 = 7.905_311;
        let number = limit(vector, -END, END);
        let square = number * number;
        let fourth = square * square;
        // Pairs of terms beside each other, instead of one long chain.
        let first = square * 6.372_619_3e-4 + 4.893_524_6e-3;
        let second = square * 5.122_297_1e-8 + 1.485_722_4e-5;
        let third = square * 2.000_188e-13 - 8.604_672e-11;
        let numerator = ((fourth * -2.760_768_5e-16 + third) * fourth + second) * fourth + first;
        let denominator =
            (square * 1.198_258_4e-6 + 1.185_347_1e-4) * fourth + (square * 2.268_434_6e-3 + 4.893_525e-3);
        number * numerator / denominator
    }

    #[inline]
    fn logarithm(self) -> Self {
        libm::logf(self)
    }
}

/// Numbers beyond the ends become the ends. NaN stays NaN: comparisons with it are false.
#[inline(always)]
fn limit(vector: f32x4, low: f32, high: f32) -> f32x4 {
    let (low, high) = (f32x4::splat(low), f32x4::splat(high));
    let vector = vector.simd_lt(low).bitselect(low, vector);
    vector.simd_gt(high).bitselect(high, vector)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn exponential(number: f32) -> f32 {
        f32::store(f32::exponential(number.splat()))[0]
    }

    fn tangent(number: f32) -> f32 {
        f32::store(f32::hyperbolic_tangent(number.splat()))[0]
    }

    /// The largest error over the range, in units of the last place.
    fn worst(range: [f64; 2], function: fn(f32) -> f32, exact: fn(f64) -> f64) -> f64 {
        let numbers = (0..=1_000_000).map(|i| (range[0] + (range[1] - range[0]) * f64::from(i) / 1e6) as f32);
        let errors = numbers.map(|number| {
            let exact = exact(f64::from(number));
            let unit = f64::from((exact as f32).abs().next_up()) - f64::from((exact as f32).abs());
            (f64::from(function(number)) - exact).abs() / unit
        });
        errors.fold(0.0, f64::max)
    }

    #[test]
    fn functions_are_right_to_a_few_units_in_the_last_place() {
        let power = worst([-80.0, 80.0], exponential, libm::exp);
        let large = worst([-12.0, 12.0], tangent, libm::tanh);
        let small = worst([-1e-3, 1e-3], tangent, libm::tanh);
        assert!(power < 2.0 && large < 6.0 && small < 4.0, "{power} {large} {small}");
    }

    #[test]
    fn extremes_are_finite_and_nan_is_seen() {
        for infinity in [f32::INFINITY, f32::MAX] {
            assert!(exponential(infinity).is_finite() && exponential(-infinity) > 0.0);
            assert!((tangent(infinity) - 1.0).abs() < 5e-7 && tangent(-infinity) == -tangent(infinity));
        }
        assert!(exponential(f32::NAN).is_nan() && tangent(f32::NAN).is_nan());
        assert_eq!((exponential(0.0), tangent(0.0)), (1.0, 0.0));
    }
}
