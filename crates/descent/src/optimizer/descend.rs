//! Many steps in one call, for those who count nanoseconds.

use std::any::Any;

use super::rule::{ElementWise, Optimizer, Rule, Step, Stepper};
use super::{adadelta, adagrad, adam, adamw, gradient_descent, lion, momentum, nesterov, rmsprop};
use crate::real::Real;

impl<T: Real> Optimizer<T> {
    /// So many steps from a position, in a loop that is compiled for the rule and the gradient
    /// together: the same bits as from [`Optimizer::step`], sooner.
    ///
    /// ```
    /// use descent::optimizer::{Optimizer, Settings, find};
    ///
    /// let mut optimizer = Optimizer::new(&Settings::defaults(find("momentum")?), 2);
    /// let mut position = [1.0_f64, 2.0];
    /// optimizer.descend(&mut position, 10_000, |[x, y]| [2.0 * x, 2.0 * y]);
    /// assert!(position[0].hypot(position[1]) < 1e-12);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    pub fn descend<const N: usize>(
        &mut self,
        position: &mut [T; N],
        steps: usize,
        gradient: impl FnMut([T; N]) -> [T; N],
    ) {
        Self::descend_together(std::array::from_mut(self), std::array::from_mut(position), steps, gradient);
    }

    /// So many steps of several optimizers, each from its own position. Where they follow one rule,
    /// with whatever settings, they take turns step by step, so that the processor works for one while
    /// it waits for another.
    pub fn descend_together<const N: usize, const M: usize>(
        optimizers: &mut [Self; M],
        positions: &mut [[T; N]; M],
        steps: usize,
        mut gradient: impl FnMut([T; N]) -> [T; N],
    ) {
        macro_rules! try_rules {
            ($($rule:ty: $slots:literal),*) => {$(
                if let Some(mut steppers) = all_of::<T, ElementWise<$rule, T, $slots>>(optimizers) {
                    if steppers.iter().all(|stepper| stepper.len() == N) {
                        return take_turns(&mut steppers, positions, steps, gradient);
                    }
                }
            )*};
        }
        try_rules!(
            gradient_descent::GradientDescent: 0, momentum::Momentum: 1, nesterov::Nesterov: 1, adagrad::AdaGrad: 1,
            rmsprop::RmsProp: 3, adadelta::Adadelta: 2, adam::Adam: 2, adamw::AdamW: 2, lion::Lion: 1
        );
        // All other rules, and mixtures of rules.
        for (optimizer, position) in optimizers.iter_mut().zip(positions) {
            for _ in 0..steps {
                let gradient = gradient(*position);
                optimizer.step(position, &gradient);
            }
        }
    }
}

/// The steppers of all these optimizers, if they are of type `S`.
fn all_of<T: Real, S: Stepper<T> + Any>(optimizers: &mut [Optimizer<T>]) -> Option<Vec<&mut S>> {
    let steppers = optimizers.iter_mut().map(|optimizer| &mut *optimizer.stepper as &mut dyn Any);
    steppers.map(<dyn Any>::downcast_mut).collect()
}

/// Steps in turns, with everything that is remembered at hand.
#[inline(always)]
fn take_turns<R: Rule<SLOTS>, T: Real, const SLOTS: usize, const N: usize, const M: usize>(
    steppers: &mut [&mut ElementWise<R, T, SLOTS>],
    positions: &mut [[T; N]; M],
    steps: usize,
    mut gradient: impl FnMut([T; N]) -> [T; N],
) {
    let mut states: [[[T; SLOTS]; N]; M] =
        std::array::from_fn(|k| std::array::from_fn(|index| steppers[k].state(index)));
    let mut left = steps;
    while left > 0 && !steppers.iter().all(|stepper| stepper.rule.is_steady()) {
        for ((stepper, position), state) in steppers.iter_mut().zip(positions.iter_mut()).zip(&mut states) {
            let step = stepper.prepare();
            let slopes = gradient(*position);
            for index in 0..N {
                position[index] = step.update(position[index], slopes[index], &mut state[index], |_, _| ());
            }
        }
        left -= 1;
    }
    if left > 0 {
        let prepared: [R::Step<T>; M] = std::array::from_fn(|k| steppers[k].prepare());
        for _ in 0..left {
            for ((step, position), state) in prepared.iter().zip(positions.iter_mut()).zip(&mut states) {
                let slopes = gradient(*position);
                for index in 0..N {
                    position[index] = step.update_steadily(position[index], slopes[index], &mut state[index]);
                }
            }
        }
    }
    for (stepper, state) in steppers.iter_mut().zip(states) {
        for (index, state) in state.into_iter().enumerate() {
            stepper.set_state(index, state);
        }
    }
}
