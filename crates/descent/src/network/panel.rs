//! Samples side by side: what the network computes with.
//!
//! A *panel* holds [`WIDE`] samples (or [`NARROW`], at the end of a batch): a row for each unit of a
//! layer, with one number for each sample. Rows are arrays of fixed length, so that the compiler turns
//! arithmetic on them into the vector instructions of whatever machine there is.

use crate::real::Real;

/// Samples in a wide panel.
pub(super) const WIDE: usize = 8;

/// Samples in a narrow panel, which takes the last few of a batch.
pub(super) const NARROW: usize = 4;

/// Most samples that are computed at once: their panels stay in the nearest cache.
pub(super) const SLAB: usize = 64;

/// Some samples with so many units each: wide panels, and at most one narrow one.
#[derive(Clone, Debug, Default)]
pub(super) struct Panels<T> {
    samples: usize,
    units: usize,
    pub(super) wide: Vec<[T; WIDE]>,
    pub(super) narrow: Vec<[T; NARROW]>,
}

impl<T: Real> Panels<T> {
    /// Room for another number of samples. In places without a sample is whatever was there.
    pub(super) fn resize(&mut self, samples: usize, units: usize) {
        if (self.samples, self.units) == (samples, units) {
            return;
        }
        let (wide, narrow) = division(samples);
        self.wide.resize(wide * units, [T::zero(); WIDE]);
        self.narrow.resize(narrow * units, [T::zero(); NARROW]);
        (self.samples, self.units) = (samples, units);
    }

    pub(super) fn samples(&self) -> usize {
        self.samples
    }

    /// How many numbers each of them has.
    pub(super) fn units(&self) -> usize {
        self.units
    }

    /// How many wide and narrow panels they fill.
    pub(super) fn division(&self) -> (usize, usize) {
        division(self.samples)
    }

    pub(super) fn write(&mut self, sample: usize, numbers: &[T]) {
        let (panel, lane) = (sample / WIDE, sample % WIDE);
        if panel < self.division().0 {
            let rows = &mut self.wide[panel * self.units..][..self.units];
            rows.iter_mut().zip(numbers).for_each(|(row, number)| row[lane] = *number);
        } else {
            self.narrow.iter_mut().zip(numbers).for_each(|(row, number)| row[lane] = *number);
        }
    }

    pub(super) fn read(&self, sample: usize) -> impl Iterator<Item = T> {
        let (panel, lane) = (sample / WIDE, sample % WIDE);
        let is_wide = panel < self.division().0;
        let wide = if is_wide { &self.wide[panel * self.units..][..self.units] } else { &[] };
        let narrow = if is_wide { &[] } else { &self.narrow[..] };
        wide.iter().map(move |row| row[lane]).chain(narrow.iter().map(move |row| row[lane]))
    }

    /// All numbers, in no particular order.
    pub(super) fn numbers_mut(&mut self) -> [&mut [T]; 2] {
        [self.wide.as_flattened_mut(), self.narrow.as_flattened_mut()]
    }

    /// All numbers, in the same order.
    pub(super) fn numbers(&self) -> [&[T]; 2] {
        [self.wide.as_flattened(), self.narrow.as_flattened()]
    }
}

/// How many wide and narrow panels hold so many samples.
fn division(samples: usize) -> (usize, usize) {
    let (whole, rest) = (samples / WIDE, samples % WIDE);
    match rest {
        0 => (whole, 0),
        1..=NARROW => (whole, 1),
        _ => (whole + 1, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_sample_has_its_own_place() {
        for samples in 0..=2 * WIDE {
            let mut panels = Panels::<f32>::default();
            panels.resize(samples, 3);
            let numbers = |sample: usize| [0.0, 1.0, 2.0].map(|unit| unit + 3.0 * sample as f32);
            for sample in 0..samples {
                panels.write(sample, &numbers(sample));
            }
            for sample in 0..samples {
                assert!(panels.read(sample).eq(numbers(sample)), "{sample} of {samples}");
            }
            assert!(panels.numbers().into_iter().flatten().count() < 3 * (samples + NARROW));
        }
    }
}
