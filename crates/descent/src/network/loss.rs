//! How wrong the outputs of a network are, and in which direction.

use serde::{Deserialize, Serialize};

use super::activation::map_vectors;
use super::panel::{Panels, WIDE};
use crate::real::Real;

/// How the outputs for a batch are compared with what they should be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Loss {
    /// The mean of squared errors, over samples and outputs: PyTorch's `MSELoss`.
    MeanSquaredError,
    /// Half of the mean squared error: its slope is the error itself.
    HalfMeanSquaredError,
    /// The outputs become probabilities by the softmax; the loss is the mean of `-ln p` of the right
    /// class: PyTorch's `CrossEntropyLoss`. The output layer is linear.
    CrossEntropy,
}

impl Loss {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::MeanSquaredError, Self::HalfMeanSquaredError, Self::CrossEntropy];

    /// What the outputs say, sample after sample: probabilities, where they are to become those.
    pub(super) fn answer<T: Real>(self, outputs: &mut [T], units: usize) {
        if self != Self::CrossEntropy {
            return;
        }
        for outputs in outputs.chunks_exact_mut(units) {
            let largest = outputs.iter().copied().fold(T::neg_infinity(), T::maximum);
            outputs.iter_mut().for_each(|output| *output = T::store(T::exponential((*output - largest).splat()))[0]);
            let total = outputs.iter().fold(T::zero(), |sum, output| sum + *output);
            outputs.iter_mut().for_each(|output| *output = *output / total);
        }
    }

    /// Writes the slopes by all outputs of the loss of a batch, which is the mean over `batch` samples,
    /// and returns the sum of the losses of the samples that are compared.
    pub(super) fn compare<T: Real>(self, compared: Compared<'_, T>, batch: usize) -> f64 {
        let Compared { outputs, targets, slopes } = compared;
        let units = outputs.units();
        let squares = if self == Self::HalfMeanSquaredError { 0.5 } else { 1.0 } / units as f64;
        let share = if self == Self::CrossEntropy { 1.0 } else { 2.0 * squares } / batch as f64;
        let is_entropy = self == Self::CrossEntropy;
        let comparison = Comparison { is_entropy, squares, share: T::from_f64(share), units };
        let (wide, narrow) = outputs.division();
        let in_wide = outputs.samples().min(wide * WIDE);
        comparison.panels(wide, &outputs.wide, &targets.wide, &mut slopes.wide, in_wide)
            + comparison.panels(
                narrow,
                &outputs.narrow,
                &targets.narrow,
                &mut slopes.narrow,
                outputs.samples() - in_wide,
            )
    }
}

pub(super) struct Compared<'a, T> {
    pub(super) outputs: &'a Panels<T>,
    pub(super) targets: &'a Panels<T>,
    pub(super) slopes: &'a mut Panels<T>,
}

struct Comparison<T> {
    is_entropy: bool,
    squares: f64,
    /// What a slope is multiplied by.
    share: T,
    units: usize,
}

impl<T: Real> Comparison<T> {
    fn panels<const L: usize>(
        &self,
        panels: usize,
        outputs: &[[T; L]],
        targets: &[[T; L]],
        slopes: &mut [[T; L]],
        samples: usize,
    ) -> f64 {
        let mut sum = 0.0;
        for panel in 0..panels {
            let rows = panel * self.units..(panel + 1) * self.units;
            let (outputs, targets, slopes) = (&outputs[rows.clone()], &targets[rows.clone()], &mut slopes[rows]);
            let used = (samples - panel * L).min(L);
            sum += if self.is_entropy {
                self.cross_entropy(outputs, targets, slopes, used)
            } else {
                self.squared_error(outputs, targets, slopes, used)
            };
            if used < L {
                clear(slopes, used);
            }
        }
        sum
    }

    #[inline(always)]
    fn squared_error<const L: usize>(
        &self,
        outputs: &[[T; L]],
        targets: &[[T; L]],
        slopes: &mut [[T; L]],
        used: usize,
    ) -> f64 {
        let mut squares = [T::zero(); L];
        for ((output, target), slope) in outputs.iter().zip(targets).zip(slopes) {
            for lane in 0..L {
                let error = output[lane] - target[lane];
                squares[lane] = squares[lane] + error * error;
                slope[lane] = self.share * error;
            }
        }
        self.squares * sum(&squares[..used])
    }

    #[inline(always)]
    fn cross_entropy<const L: usize>(
        &self,
        outputs: &[[T; L]],
        targets: &[[T; L]],
        slopes: &mut [[T; L]],
        used: usize,
    ) -> f64 {
        let mut largest = [T::neg_infinity(); L];
        for output in outputs {
            for lane in 0..L {
                largest[lane] = if output[lane] > largest[lane] { output[lane] } else { largest[lane] };
            }
        }
        // Softmax, and the output of the right class, both seen from the largest output.
        let mut right = [T::zero(); L];
        for ((output, target), slope) in outputs.iter().zip(targets).zip(slopes.iter_mut()) {
            for lane in 0..L {
                slope[lane] = output[lane] - largest[lane];
                right[lane] = right[lane] + target[lane] * slope[lane];
            }
        }
        map_vectors(slopes.as_flattened_mut(), T::exponential);
        let mut total = [T::zero(); L];
        for slope in slopes.iter() {
            for lane in 0..L {
                total[lane] = total[lane] + slope[lane];
            }
        }
        for (target, slope) in targets.iter().zip(slopes) {
            for lane in 0..L {
                slope[lane] = (slope[lane] / total[lane] - target[lane]) * self.share;
            }
        }
        let logarithms: f64 = total[..used].chunks(4).map(logarithm_of_product).sum();
        logarithms - sum(&right[..used])
    }
}

/// Places without a sample shall have no say.
fn clear<T: Real, const L: usize>(slopes: &mut [[T; L]], used: usize) {
    for slopes in slopes {
        for (lane, slope) in slopes.iter_mut().enumerate() {
            *slope = if lane < used { *slope } else { T::zero() };
        }
    }
}

/// The sum of the logarithms of a few numbers that are not too large.
fn logarithm_of_product<T: Real>(numbers: &[T]) -> f64 {
    numbers.iter().fold(T::one(), |product, number| product * *number).logarithm().into()
}

fn sum<T: Real>(numbers: &[T]) -> f64 {
    numbers.iter().map(|number| (*number).into()).sum()
}
