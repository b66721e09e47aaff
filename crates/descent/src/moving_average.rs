//! The exponentially weighted moving average, on which momentum, RMSProp and Adam are built.
//!
//! `V_t = beta V_(t-1) + (1 - beta) theta_t`: a new value counts for `1 - beta`, one that is k steps old
//! for `(1 - beta) beta^k`. What it remembers is about the last `1 / (1 - beta)` values.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

use crate::dataset;
use crate::setting::{BELOW_ONE, HyperParameter};

/// A series and how it is averaged.
///
/// ```
/// use descent::moving_average::MovingAverageExperiment;
///
/// let text = r#"{"series": {"id": "temperatures"}, "beta": 0.9, "start": "corrected"}"#;
/// let experiment: MovingAverageExperiment = serde_json::from_str(text)?;
/// assert_eq!(experiment.values()[..2], [25.0, 13.0]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields, remote = "Self")]
pub struct MovingAverageExperiment {
    /// Where the values come from: the last column of a data set.
    pub series: dataset::Settings,
    /// The share of the old average, from 0 to below 1.
    pub beta: f64,
    /// How the average begins.
    #[serde(default)]
    pub start: Start,
}

impl MovingAverageExperiment {
    /// The values, in their order.
    pub fn values(&self) -> Vec<f64> {
        self.series.table().targets().to_vec()
    }
}

impl<'de> Deserialize<'de> for MovingAverageExperiment {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        // The function of this name that serde derives for `remote = "Self"`.
        let experiment = Self::deserialize(deserializer)?;
        if BETA.accepts(experiment.beta) {
            return Ok(experiment);
        }
        Err(de::Error::custom(format!("beta is {}, but must be at least 0 and below 1", experiment.beta)))
    }
}

impl Serialize for MovingAverageExperiment {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Self::serialize(self, serializer)
    }
}

/// The share of the old average.
pub static BETA: HyperParameter = HyperParameter::linear("beta", "beta", r"\beta", 0.9, [0.0, 0.99], [0.0, BELOW_ONE])
    .meaning("How much of the old average stays: the closer to 1, the longer the memory.");

/// How an average begins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Start {
    /// `V_0 = 0`: the first averages are pulled towards zero.
    #[default]
    Zero,
    /// The same, divided by `1 - beta^t`, which takes the pull away.
    Corrected,
    /// `V_1 = theta_1`: the first value counts for all that came before it.
    FirstValue,
}

/// An average under way.
///
/// ```
/// use descent::moving_average::{MovingAverage, Start};
///
/// let mut average = MovingAverage::new(0.9, Start::Corrected);
/// assert!((average.push(25.0) - 25.0).abs() < 1e-12);
/// assert!((average.push(13.0) - 18.68421).abs() < 1e-5);
/// ```
#[derive(Clone, Debug)]
pub struct MovingAverage {
    beta: f64,
    start: Start,
    value: f64,
    power: f64,
}

impl MovingAverage {
    /// An average that has seen nothing yet; `beta` is the share of the old average, from 0 to below 1.
    pub fn new(beta: f64, start: Start) -> Self {
        Self { beta, start, value: 0.0, power: 1.0 }
    }

    /// Takes in a value; gives the average with it.
    pub fn push(&mut self, value: f64) -> f64 {
        let is_first = self.power == 1.0;
        self.power *= self.beta;
        self.value = match self.start {
            Start::FirstValue if is_first => value,
            _ => self.beta * self.value + (1.0 - self.beta) * value,
        };
        match self.start {
            Start::Corrected => self.value / (1.0 - self.power),
            Start::Zero | Start::FirstValue => self.value,
        }
    }
}

/// The average after each of the values.
pub fn averages(values: &[f64], beta: f64, start: Start) -> Vec<f64> {
    let mut average = MovingAverage::new(beta, start);
    values.iter().map(|value| average.push(*value)).collect()
}

/// How much each of `count` values counts in the last average, the oldest first.
pub fn weights(count: usize, beta: f64, start: Start) -> Vec<f64> {
    let power = |age: usize| libm::pow(beta, age as f64);
    let weight = |age: usize| match start {
        Start::Zero => (1.0 - beta) * power(age),
        Start::Corrected => (1.0 - beta) * power(age) / (1.0 - power(count)),
        Start::FirstValue if age + 1 == count => power(age),
        Start::FirstValue => (1.0 - beta) * power(age),
    };
    (0..count).rev().map(weight).collect()
}

/// About how many values an average remembers: after that many, a value counts for a third of what it did.
pub fn memory(beta: f64) -> f64 {
    1.0 / (1.0 - beta)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEMPERATURES: [f64; 5] = [25.0, 13.0, 17.0, 31.0, 43.0];

    #[test]
    fn averages_are_those_of_the_course() {
        let figures = [
            (Start::Zero, [2.5, 3.55, 4.895, 7.5055, 11.05495]),
            (Start::Corrected, [25.0, 18.68421, 18.06273, 21.82466, 26.99556]),
            (Start::FirstValue, [25.0, 23.8, 23.12, 23.908, 25.8172]),
        ];
        for (start, expected) in figures {
            for (actual, expected) in averages(&TEMPERATURES, 0.9, start).into_iter().zip(expected) {
                assert!((actual - expected).abs() < 5.1e-6, "{start:?}: {actual} instead of {expected}");
            }
        }
    }

    #[test]
    fn weights_make_the_average() {
        for start in [Start::Zero, Start::Corrected, Start::FirstValue] {
            for beta in [0.0, 0.5, 0.9, 0.98] {
                let weights = weights(5, beta, start);
                let sum: f64 = weights.iter().zip(TEMPERATURES).map(|(weight, value)| weight * value).sum();
                let last = averages(&TEMPERATURES, beta, start)[4];
                assert!((sum - last).abs() < 1e-12, "{start:?} {beta}: {sum} {last}");
                let total: f64 = weights.iter().sum();
                let expected = if start == Start::Zero { 1.0 - libm::pow(beta, 5.0) } else { 1.0 };
                assert!((total - expected).abs() < 1e-12, "{start:?} {beta}: {total}");
            }
        }
        assert!(weights(0, 0.9, Start::Zero).is_empty());
    }

    #[test]
    fn memory_is_that_of_the_course() {
        for (beta, values) in [(0.5, 2.0), (0.9, 10.0), (0.98, 50.0)] {
            assert!((memory(beta) - values).abs() < 1e-12);
        }
    }
}
