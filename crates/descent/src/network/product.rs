//! The three matrix products of a dense layer, in blocks that stay in registers.
//!
//! Every sum is taken in an order that depends on the sizes alone, so the bits are the same on every
//! machine, with or without vector instructions. Panels are counted rather than cut into chunks, since
//! a division takes longer than all else that a small layer has to do.

use super::panel::{NARROW, Panels, WIDE};
use crate::real::Real;
use crate::vector::VECTOR;

/// Outputs in a block of the gradient.
const COLUMNS: usize = 8;

pub(super) struct Layer<'a, T> {
    /// For each input its weights to all outputs.
    pub(super) weights: &'a [T],
    pub(super) biases: &'a [T],
}

impl<T: Real> Layer<'_, T> {
    /// What goes into the activation: for every sample, biases plus weighted inputs.
    pub(super) fn forward(&self, inputs: &Panels<T>, sums: &mut Panels<T>) {
        let (wide, narrow) = inputs.division();
        self.forward_panels::<WIDE, 2, 4>(wide, &inputs.wide, &mut sums.wide, inputs.units());
        self.forward_panels::<NARROW, 1, 8>(narrow, &inputs.narrow, &mut sums.narrow, inputs.units());
    }

    /// The slopes of the loss by the layer's inputs, from those by its sums.
    pub(super) fn backward(&self, deltas: &Panels<T>, slopes: &mut Panels<T>) {
        let (wide, narrow) = deltas.division();
        let inputs = slopes.units();
        self.backward_panels::<WIDE, 2>(wide, &deltas.wide, &mut slopes.wide, inputs);
        self.backward_panels::<NARROW, 1>(narrow, &deltas.narrow, &mut slopes.narrow, inputs);
    }

    fn forward_panels<const L: usize, const V: usize, const ROWS: usize>(
        &self,
        panels: usize,
        inputs: &[[T; L]],
        sums: &mut [[T; L]],
        width: usize,
    ) {
        let outputs = self.biases.len();
        for panel in 0..panels {
            let (inputs, sums) = (&inputs[panel * width..][..width], &mut sums[panel * outputs..][..outputs]);
            let mut first = 0;
            while outputs - first >= ROWS {
                self.forward_block::<L, V, ROWS>(first, inputs, sums);
                first += ROWS;
            }
            while outputs - first >= 2 {
                self.forward_block::<L, V, 2>(first, inputs, sums);
                first += 2;
            }
            if first < outputs {
                self.forward_block::<L, V, 1>(first, inputs, sums);
            }
        }
    }

    /// `V` vectors of `VECTOR` samples make up the `L` samples of a panel.
    #[inline(always)]
    fn forward_block<const L: usize, const V: usize, const ROWS: usize>(
        &self,
        first: usize,
        inputs: &[[T; L]],
        sums: &mut [[T; L]],
    ) {
        let outputs = self.biases.len();
        let biases = &self.biases[first..][..ROWS];
        let mut block: [[T::Vector; V]; ROWS] = std::array::from_fn(|row| [T::splat(biases[row]); V]);
        for (index, input) in inputs.iter().enumerate() {
            let weights = &self.weights[index * outputs + first..][..ROWS];
            let input = load::<T, V>(input);
            for row in 0..ROWS {
                let weight = T::splat(weights[row]);
                for vector in 0..V {
                    block[row][vector] = block[row][vector] + weight * input[vector];
                }
            }
        }
        for (sums, block) in sums[first..][..ROWS].iter_mut().zip(block) {
            store::<T, V>(block, sums);
        }
    }

    fn backward_panels<const L: usize, const V: usize>(
        &self,
        panels: usize,
        deltas: &[[T; L]],
        slopes: &mut [[T; L]],
        width: usize,
    ) {
        let outputs = self.biases.len();
        for panel in 0..panels {
            let (deltas, slopes) = (&deltas[panel * outputs..][..outputs], &mut slopes[panel * width..][..width]);
            let mut first = 0;
            while width - first >= 4 {
                self.backward_block::<L, V, 4>(first, deltas, slopes);
                first += 4;
            }
            while first < width {
                self.backward_block::<L, V, 1>(first, deltas, slopes);
                first += 1;
            }
        }
    }

    #[inline(always)]
    fn backward_block<const L: usize, const V: usize, const ROWS: usize>(
        &self,
        first: usize,
        deltas: &[[T; L]],
        slopes: &mut [[T; L]],
    ) {
        let outputs = deltas.len();
        let weights: [&[T]; ROWS] = std::array::from_fn(|row| &self.weights[(first + row) * outputs..][..outputs]);
        let mut block = [[T::splat(T::zero()); V]; ROWS];
        for (output, delta) in deltas.iter().enumerate() {
            let delta = load::<T, V>(delta);
            for row in 0..ROWS {
                let weight = T::splat(weights[row][output]);
                for vector in 0..V {
                    block[row][vector] = block[row][vector] + weight * delta[vector];
                }
            }
        }
        for (slopes, block) in slopes[first..][..ROWS].iter_mut().zip(block) {
            store::<T, V>(block, slopes);
        }
    }
}

/// Where a layer's share of the gradient is gathered.
pub(super) struct LayerGradient<'a, T> {
    pub(super) weights: &'a mut [T],
    pub(super) biases: &'a mut [T],
}

impl<T: Real> LayerGradient<'_, T> {
    /// Adds what these samples contribute: for every weight, its input times the slope of the loss by
    /// its output's sum. `rows` is room for the slopes, sample by sample.
    pub(super) fn add(&mut self, inputs: &Panels<T>, deltas: &Panels<T>, rows: &mut Vec<T>) {
        let (wide, narrow) = inputs.division();
        self.add_panels::<WIDE, 2>(wide, &inputs.wide, &deltas.wide, inputs.units(), rows);
        self.add_panels::<NARROW, 1>(narrow, &inputs.narrow, &deltas.narrow, inputs.units(), rows);
    }

    fn add_panels<const L: usize, const V: usize>(
        &mut self,
        panels: usize,
        inputs: &[[T; L]],
        deltas: &[[T; L]],
        width: usize,
        rows: &mut Vec<T>,
    ) {
        if panels == 0 {
            return;
        }
        let outputs = self.biases.len();
        // Whole blocks of outputs are computed sample by sample, and the few that are left in vectors
        // of samples.
        let whole = outputs - outputs % COLUMNS;
        rows.resize(panels * L * whole, T::zero());
        transpose(panels, deltas, outputs, whole, rows);
        let factors = Factors { panels, inputs, width, deltas, outputs, rows, whole };
        let mut input = 0;
        while width - input >= 4 {
            self.add_rows::<L, V, 4>(input, &factors);
            input += 4;
        }
        while input < width {
            self.add_rows::<L, V, 1>(input, &factors);
            input += 1;
        }
        for output in 0..outputs {
            let mut sums = T::splat(T::zero());
            for panel in 0..panels {
                let deltas = load::<T, V>(&deltas[panel * outputs + output]);
                sums = deltas.into_iter().fold(sums, |sums, deltas| sums + deltas);
            }
            self.biases[output] = self.biases[output] + total::<T>(sums);
        }
    }

    #[inline(always)]
    fn add_rows<const L: usize, const V: usize, const ROWS: usize>(
        &mut self,
        input: usize,
        factors: &Factors<'_, T, L>,
    ) {
        let mut output = 0;
        while output < factors.whole {
            self.add_block::<L, ROWS>(input, output, factors);
            output += COLUMNS;
        }
        while output < factors.outputs {
            self.add_column::<L, V, ROWS>(input, output, factors);
            output += 1;
        }
    }

    #[inline(always)]
    fn add_block<const L: usize, const ROWS: usize>(
        &mut self,
        input: usize,
        output: usize,
        factors: &Factors<'_, T, L>,
    ) {
        let mut block = [[T::splat(T::zero()); COLUMNS / VECTOR]; ROWS];
        for panel in 0..factors.panels {
            let inputs = &factors.inputs[panel * factors.width + input..][..ROWS];
            for (sample, lane) in (panel * L..).zip(0..L) {
                let deltas = &factors.rows[sample * factors.whole + output..][..COLUMNS];
                let deltas = load::<T, { COLUMNS / VECTOR }>(deltas);
                for row in 0..ROWS {
                    let input = T::splat(inputs[row][lane]);
                    for vector in 0..COLUMNS / VECTOR {
                        block[row][vector] = block[row][vector] + input * deltas[vector];
                    }
                }
            }
        }
        for (row, sums) in block.into_iter().enumerate() {
            let weights = &mut self.weights[(input + row) * factors.outputs + output..][..COLUMNS];
            let before = load::<T, { COLUMNS / VECTOR }>(weights);
            store::<T, { COLUMNS / VECTOR }>(std::array::from_fn(|vector| before[vector] + sums[vector]), weights);
        }
    }

    #[inline(always)]
    fn add_column<const L: usize, const V: usize, const ROWS: usize>(
        &mut self,
        input: usize,
        output: usize,
        factors: &Factors<'_, T, L>,
    ) {
        let mut block = [T::splat(T::zero()); ROWS];
        for panel in 0..factors.panels {
            let deltas = load::<T, V>(&factors.deltas[panel * factors.outputs + output]);
            let inputs = &factors.inputs[panel * factors.width + input..][..ROWS];
            for row in 0..ROWS {
                let inputs = load::<T, V>(&inputs[row]);
                for vector in 0..V {
                    block[row] = block[row] + inputs[vector] * deltas[vector];
                }
            }
        }
        for (row, sums) in block.into_iter().enumerate() {
            let weight = &mut self.weights[(input + row) * factors.outputs + output];
            *weight = *weight + total::<T>(sums);
        }
    }
}

/// The two sides of the product that is the gradient.
struct Factors<'a, T, const L: usize> {
    panels: usize,
    inputs: &'a [[T; L]],
    width: usize,
    /// The slopes by the layer's sums.
    deltas: &'a [[T; L]],
    outputs: usize,
    /// Those of the first `whole` outputs once more, sample by sample.
    rows: &'a [T],
    whole: usize,
}

/// From panels to samples one after the other.
fn transpose<T: Real, const L: usize>(panels: usize, deltas: &[[T; L]], outputs: usize, whole: usize, rows: &mut [T]) {
    for panel in 0..panels {
        let deltas = &deltas[panel * outputs..][..whole];
        let rows = &mut rows[panel * L * whole..][..L * whole];
        for lane in 0..L {
            for (number, delta) in rows[lane * whole..][..whole].iter_mut().zip(deltas) {
                *number = delta[lane];
            }
        }
    }
}

#[inline(always)]
fn total<T: Real>(vector: T::Vector) -> T {
    let [a, b, c, d] = T::store(vector);
    (a + c) + (b + d)
}

#[inline(always)]
fn load<T: Real, const N: usize>(numbers: &[T]) -> [T::Vector; N] {
    let vectors = numbers.as_chunks::<VECTOR>().0;
    std::array::from_fn(|vector| T::load(vectors[vector]))
}

#[inline(always)]
fn store<T: Real, const N: usize>(vectors: [T::Vector; N], numbers: &mut [T]) {
    for (numbers, vector) in numbers.as_chunks_mut::<VECTOR>().0.iter_mut().zip(vectors) {
        *numbers = T::store(vector);
    }
}
