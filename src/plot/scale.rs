//! Scales: from values to pixels, with ticks that people can read.

use super::number;

/// How values are spread over an axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Spread {
    /// Equal differences have equal lengths.
    Linear,
    /// Equal ratios have equal lengths; all values are positive.
    Logarithmic,
    /// Logarithmic on both sides of zero, linear within this distance of it.
    SymmetricLog(f64),
}

/// One axis: values `domain` lie at pixels `range` (which may run backwards).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Axis {
    spread: Spread,
    domain: [f64; 2],
    range: [f64; 2],
}

#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    pub value: f64,
    pub label: String,
}

impl Axis {
    /// An axis; an empty domain is widened so that every value has a place.
    pub fn new(spread: Spread, domain: [f64; 2], range: [f64; 2]) -> Self {
        let [low, high] = domain;
        let domain = match spread {
            _ if low < high => domain,
            Spread::Logarithmic => [low / 2.0, low * 2.0],
            _ => [low - 0.5, low + 0.5],
        };
        Self { spread, domain, range }
    }

    /// The pixel of a value; outside the domain it goes on in the same way.
    pub fn pixel(&self, value: f64) -> f64 {
        let [low, high] = self.domain.map(|end| self.spread.forward(end));
        let share = (self.spread.forward(value) - low) / (high - low);
        self.range[0] + share * (self.range[1] - self.range[0])
    }

    pub fn value(&self, pixel: f64) -> f64 {
        let [low, high] = self.domain.map(|end| self.spread.forward(end));
        let share = (pixel - self.range[0]) / (self.range[1] - self.range[0]);
        self.spread.backward(low + share * (high - low))
    }

    pub fn domain(&self) -> [f64; 2] {
        self.domain
    }

    pub fn spread(&self) -> Spread {
        self.spread
    }

    /// About `count` ticks inside the domain.
    pub fn ticks(&self, count: usize) -> Vec<Tick> {
        let count = count.max(2);
        match self.spread {
            Spread::Linear => linear_ticks(self.domain, count),
            Spread::Logarithmic => decades(self.domain, count),
            Spread::SymmetricLog(threshold) => symmetric_ticks(self.domain, threshold, count),
        }
    }
}

impl Spread {
    fn forward(self, value: f64) -> f64 {
        match self {
            Self::Linear => value,
            Self::Logarithmic => value.max(f64::MIN_POSITIVE).log10(),
            Self::SymmetricLog(threshold) => value.signum() * (value.abs() / threshold).ln_1p(),
        }
    }

    fn backward(self, value: f64) -> f64 {
        match self {
            Self::Linear => value,
            Self::Logarithmic => 10f64.powf(value),
            Self::SymmetricLog(threshold) => value.signum() * value.abs().exp_m1() * threshold,
        }
    }
}

/// A round number (1, 2 or 5 times a power of ten) not below `value`.
pub fn round_up(value: f64) -> f64 {
    let power = 10f64.powf(value.log10().floor());
    let factor = [1.0, 2.0, 5.0, 10.0].into_iter().find(|factor| factor * power >= value * (1.0 - 1e-9));
    factor.unwrap_or(10.0) * power
}

fn linear_ticks([low, high]: [f64; 2], count: usize) -> Vec<Tick> {
    let step = round_up((high - low) / count as f64);
    let first = (low / step - 1e-9).ceil() as i64;
    let last = (high / step + 1e-9).floor() as i64;
    let decimals = (-(step.log10() + 1e-9).floor()).max(0.0) as usize;
    (first..=last)
        .map(|index| index as f64 * step)
        .map(|value| Tick {
            value,
            label: if step < 1e5 { number::fixed(value, decimals) } else { number::short(value) },
        })
        .collect()
}

fn decades([low, high]: [f64; 2], count: usize) -> Vec<Tick> {
    let (first, last) = ((low.log10() - 1e-9).ceil() as i32, (high.log10() + 1e-9).floor() as i32);
    let stride = (last - first).max(1).unsigned_abs().div_ceil(count as u32) as i32;
    let mut ticks: Vec<Tick> = (first..=last).filter(|k| k.rem_euclid(stride) == 0).map(decade).collect();
    let between = within_decades([low, high]);
    if ticks.len() < 3 && (3..=count + 2).contains(&between.len()) {
        ticks = between;
    } else if ticks.len() < 2 && last - first >= 1 {
        ticks = vec![decade(first), decade(last)];
    } else if ticks.len() < 2 {
        let linear = linear_ticks([low, high], count.min(4));
        ticks = linear.into_iter().filter(|tick| tick.value > 0.0).collect();
    }
    ticks
}

/// Ones, twos and fives of every decade.
fn within_decades([low, high]: [f64; 2]) -> Vec<Tick> {
    let (first, last) = (low.log10().floor() as i32, high.log10().floor() as i32);
    let values = (first..=last.min(first + 3)).flat_map(|k| [1.0, 2.0, 5.0].map(|factor| factor * 10f64.powi(k)));
    values
        .filter(|value| (low..=high).contains(value))
        .map(|value| Tick { value, label: number::short(value) })
        .collect()
}

fn symmetric_ticks([low, high]: [f64; 2], threshold: f64, count: usize) -> Vec<Tick> {
    let smallest = threshold.log10().ceil() as i32;
    let largest = low.abs().max(high.abs()).log10().floor() as i32;
    let stride = ((largest - smallest).max(0) as usize * 2 / count + 1) as i32;
    let powers = || (smallest..=largest).rev().step_by(stride as usize);
    let below = powers().map(|k| Tick { value: -decade(k).value, label: format!("−{}", decade(k).label) });
    let zero = std::iter::once(Tick { value: 0.0, label: "0".into() });
    let mut above: Vec<Tick> = powers().map(decade).collect();
    above.reverse();
    below.chain(zero).chain(above).filter(|tick| (low..=high).contains(&tick.value)).collect()
}

fn decade(exponent: i32) -> Tick {
    let value = 10f64.powi(exponent);
    let label = if (-2..=3).contains(&exponent) { number::short(value) } else { number::power_of_ten(exponent) };
    Tick { value, label }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn labels(axis: Axis, count: usize) -> Vec<String> {
        axis.ticks(count).into_iter().map(|tick| tick.label).collect()
    }

    #[test]
    fn pixels_and_values_are_inverse() {
        for spread in [Spread::Linear, Spread::Logarithmic, Spread::SymmetricLog(0.1)] {
            let axis = Axis::new(spread, [0.01, 100.0], [200.0, 10.0]);
            for value in [0.01, 0.5, 3.0, 99.0] {
                assert!((axis.value(axis.pixel(value)) - value).abs() < 1e-9 * value.max(1.0));
            }
            assert_eq!(axis.pixel(0.01), 200.0);
        }
    }

    #[test]
    fn linear_ticks_are_round() {
        assert_eq!(labels(Axis::new(Spread::Linear, [-6.0, 3.0], [0.0, 1.0]), 5), ["−6", "−4", "−2", "0", "2"]);
        assert_eq!(labels(Axis::new(Spread::Linear, [0.0, 1.0], [0.0, 1.0]), 4), ["0.0", "0.5", "1.0"]);
    }

    #[test]
    fn decades_thin_out() {
        assert_eq!(
            labels(Axis::new(Spread::Logarithmic, [1e-3, 10.0], [0.0, 1.0]), 6),
            ["10⁻³", "0.01", "0.1", "1", "10"]
        );
        assert!(labels(Axis::new(Spread::Logarithmic, [1e-12, 10.0], [0.0, 1.0]), 5).len() <= 6);
    }

    #[test]
    fn a_decade_is_told_by_ones_twos_and_fives() {
        let axis = Axis::new(Spread::Logarithmic, [0.25, 5.2], [0.0, 1.0]);
        assert_eq!(labels(axis, 5), ["0.5", "1", "2", "5"]);
    }

    #[test]
    fn every_axis_has_two_ticks() {
        for domain in [[0.3, 0.7], [0.9, 1.1], [2.0, 30.0], [1e-30, 1e30]] {
            assert!(Axis::new(Spread::Logarithmic, domain, [0.0, 1.0]).ticks(4).len() >= 2, "{domain:?}");
        }
    }

    #[test]
    fn losses_below_zero_have_ticks_on_both_sides() {
        let labels = labels(Axis::new(Spread::SymmetricLog(0.1), [-100.0, 4.0], [0.0, 1.0]), 8);
        assert!(labels.contains(&"0".to_string()) && labels.contains(&"−100".to_string()), "{labels:?}");
    }

    #[test]
    fn an_empty_domain_is_widened() {
        assert!(Axis::new(Spread::Linear, [2.0, 2.0], [0.0, 10.0]).pixel(2.0).is_finite());
        assert!(Axis::new(Spread::Logarithmic, [2.0, 2.0], [0.0, 10.0]).pixel(2.0).is_finite());
    }
}
