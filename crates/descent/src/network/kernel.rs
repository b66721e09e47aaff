//! The ways of [`Pass`], compiled with this crate for either number type: the course optimises its own code for size, and
//! generic code belongs to whoever uses it.

use super::panel::Panels;
use super::pass::{Pass, Slab};
use crate::real::{Family, Real};

/// [`Pass::forward`], [`Pass::judge`] and [`Pass::learn`] of one number type.
pub(super) struct Kernel<T> {
    pub(super) forward: Forward<T>,
    pub(super) judge: fn(&mut Pass<T>, &[T], &Slab<T>, usize) -> f64,
    pub(super) learn: Learn<T>,
}

type Forward<T> = for<'a> fn(&'a mut Pass<T>, &[T], &'a Panels<T>) -> &'a Panels<T>;
type Learn<T> = fn(&mut Pass<T>, &[T], &mut [T], &Slab<T>, usize) -> f64;

/// Functions that are not generic, so that they are compiled here.
macro_rules! compiled_here {
    ($number:ty) => {{
        fn forward<'a>(
            pass: &'a mut Pass<$number>,
            parameters: &[$number],
            inputs: &'a Panels<$number>,
        ) -> &'a Panels<$number> {
            pass.forward(parameters, inputs)
        }
        fn judge(pass: &mut Pass<$number>, parameters: &[$number], slab: &Slab<$number>, batch: usize) -> f64 {
            pass.judge(parameters, slab, batch)
        }
        fn learn(
            pass: &mut Pass<$number>,
            parameters: &[$number],
            gradient: &mut [$number],
            slab: &Slab<$number>,
            batch: usize,
        ) -> f64 {
            pass.learn(parameters, gradient, slab, batch)
        }
        Kernel { forward, judge, learn }
    }};
}

const DOUBLE: Kernel<f64> = compiled_here!(f64);
const SINGLE: Kernel<f32> = compiled_here!(f32);

struct Kernels;

impl Family for Kernels {
    type Of<T: Real> = Kernel<T>;
}

#[inline(always)]
pub(super) fn kernel<T: Real>() -> Kernel<T> {
    T::select::<Kernels>(DOUBLE, SINGLE)
}
