//! The number types that optimizers work in.

use std::fmt::Debug;

use num_traits::Float;
use sealed::Sealed;

use crate::optimizer::{Build, Settings, Stepper};

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

/// Keeps [`Real`] to the types that every optimizer is built for, and says which build is whose.
mod sealed {
    use crate::network::Kernel;
    use crate::optimizer::{Build, Settings, Stepper};

    pub trait Sealed: Kernel + Sized {
        fn build(build: &Build, settings: &Settings, len: usize) -> Box<dyn Stepper<Self>>;
    }
}

impl Sealed for f64 {
    fn build(build: &Build, settings: &Settings, len: usize) -> Box<dyn Stepper<Self>> {
        (build.double)(settings, len)
    }
}

impl Sealed for f32 {
    fn build(build: &Build, settings: &Settings, len: usize) -> Box<dyn Stepper<Self>> {
        (build.single)(settings, len)
    }
}
