//! What there is to know about a data set.

use super::{Settings, Table};
use crate::random::Random;
use crate::setting::HyperParameter;

/// The description of a data set, from which controls, checks and tests are made.
pub struct Dataset {
    /// Stable id, as lessons and addresses write it.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// What the inputs are.
    pub inputs: &'static [&'static str],
    /// What shall come out; classes are 0 and 1.
    pub target: &'static str,
    /// What it looks like, in one sentence.
    pub summary: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// Seed, noise and number of rows, where it is drawn and not listed.
    pub hyper_parameters: &'static [HyperParameter],
    pub(super) generate: fn(&Settings) -> Table,
}

impl Dataset {
    /// Whether it is made of points of the plane in two classes, which networks learn to tell apart.
    pub fn is_planar(&self) -> bool {
        self.inputs.len() == 2
    }
}

/// The controls of every set that is drawn, with its usual noise and number of rows.
pub(super) const fn drawn(noise: f64, rows: f64) -> [HyperParameter; 3] {
    [
        HyperParameter::linear("noise", "noise", r"\sigma", noise, [0.0, 0.5], [0.0, 0.5])
            .meaning("How far the points stray: 0 not at all, 0.5 so far that the pattern is hard to see."),
        // Whole numbers up to here are exact.
        HyperParameter::whole("seed", "seed", "s", 1.0, [1.0, 100.0], [0.0, (1_u64 << 53) as f64])
            .meaning("Another seed draws other points of the same kind."),
        HyperParameter::whole("rows", "points", "N", rows, [10.0, 500.0], [1.0, 10_000.0])
            .meaning("How many points are drawn."),
    ]
}

/// The random numbers, noise and number of rows of a set that is drawn.
pub(super) fn drawing(settings: &Settings) -> (Random, f64, usize) {
    let random = Random::new(settings.value("seed") as u64);
    (random, settings.value("noise"), settings.value("rows") as usize)
}

/// Uniform between -1 and 1.
pub(super) fn spread(random: &mut Random) -> f64 {
    2.0 * random.uniform() - 1.0
}

/// The half of the rows that a row belongs to: class 0 or 1, and its place in that class from 0 to 1.
pub(super) fn halves(rows: usize) -> impl Iterator<Item = (f64, f64)> {
    let first = rows.div_ceil(2);
    (0..rows).map(move |row| {
        let (class, index, size) = if row < first { (0.0, row, first) } else { (1.0, row - first, rows - first) };
        (class, index as f64 / (size - 1).max(1) as f64)
    })
}
