//! The number types that optimizers work in.

use std::fmt::Debug;

use num_traits::Float;
pub(crate) use sealed::Family;
use sealed::Sealed;

/// `f64` for experiments on landscapes, `f32` for networks.
pub trait Real: Float + Into<f64> + Default + Debug + Send + Sync + 'static + Sealed {
    /// The nearest number of this type.
    fn from_f64(value: f64) -> Self;

    /// The larger of the two, or NaN if either is NaN, as `torch.maximum`.
    #[inline(always)]
    fn maximum(self, other: Self) -> Self {
        if self > other || self.is_nan() { self } else { other }
    }

    /// -1, 0 or 1; NaN stays NaN, so that a lost path is seen to be lost.
    #[inline(always)]
    fn sign(self) -> Self {
        if self > Self::zero() {
            Self::one()
        } else if self < Self::zero() {
            -Self::one()
        } else {
            self
        }
    }
}

impl Real for f64 {
    #[inline(always)]
    fn from_f64(value: f64) -> Self {
        value
    }
}

impl Real for f32 {
    #[inline(always)]
    fn from_f64(value: f64) -> Self {
        value as f32
    }
}

/// Keeps [`Real`] to the types that every optimizer and every network is built for, and says which build is whose.
mod sealed {
    use super::Real;
    use crate::vector::Vectors;

    /// Something that there is for each number type.
    pub trait Family {
        type Of<T: Real>;
    }

    pub trait Sealed: Vectors + Sized {
        /// Of these two the one that belongs to this type.
        fn select<F: Family>(double: F::Of<f64>, single: F::Of<f32>) -> F::Of<Self>
        where
            Self: Real;
    }
}

impl Sealed for f64 {
    #[inline(always)]
    fn select<F: Family>(double: F::Of<f64>, _: F::Of<f32>) -> F::Of<f64> {
        double
    }
}

impl Sealed for f32 {
    #[inline(always)]
    fn select<F: Family>(_: F::Of<f64>, single: F::Of<f32>) -> F::Of<f32> {
        single
    }
}
