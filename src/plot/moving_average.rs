//! A series with its moving average, and below it how much each value of the past counts.

use super::Point;
use super::axes::{self, Axes};
use super::optimizer_style::{Marker, OptimizerStyle};
use super::palette::{Colour, Tone, Tones};
use super::pen::{Drawn, Pen};
use super::scale::{Axis, Spread};
use super::trace::Frame;
use crate::strings::plot as strings;
use plotters::prelude::DrawingBackend;

#[derive(Clone, Copy, Debug)]
pub struct Series<'a> {
    pub values: &'a [f64],
    /// The average after each of the values that have been seen.
    pub averages: &'a [f64],
    /// How much each of them counts in the last average.
    pub weights: &'a [f64],
    /// The most that any value will count, so that bars keep their scale.
    pub heaviest: f64,
}

/// The share of the height that the weights take.
const WEIGHTS: f64 = 0.36;

pub fn style() -> OptimizerStyle {
    OptimizerStyle::for_all(["momentum"])[0]
}

pub fn draw<B: DrawingBackend>(pen: &Pen<'_, B>, series: &Series<'_>, tone: Tone) -> Drawn<B> {
    let (tones, [upper, lower]) = (Tones::of(tone), layout(series, pen.size()));
    let colour = style().colour(tone);
    pen.fill(tones.paper)?;
    upper.draw(pen, ["", strings::VALUE], tones)?;
    lower.draw(pen, [strings::STEP, strings::WEIGHT], tones)?;
    let seen = series.averages.len();
    let width = bar_width(&lower, series.values.len());
    for (index, weight) in series.weights.iter().enumerate() {
        let [x, top] = lower.pixel([index as f64 + 1.0, *weight]);
        let is_last = index + 1 == seen;
        let shade = if is_last { colour } else { colour.mix(tones.paper, 0.35) };
        let bottom = lower.frame.bottom;
        if bottom - top > 0.2 {
            pen.rectangle(Frame { left: x - width / 2.0, top, right: x + width / 2.0, bottom }, shade)?;
        }
    }
    for (index, value) in thinned(series.values, &upper) {
        let at = upper.pixel([index as f64 + 1.0, value]);
        if index < seen {
            pen.marker(Marker::Circle, at, 3.0, tones.ink)?;
        } else {
            pen.marker(Marker::Circle, at, 2.2, tones.soft.mix(tones.paper, 0.45))?;
        }
    }
    let line: Vec<Point> = (1..).zip(series.averages).map(|(step, y)| upper.pixel([f64::from(step), *y])).collect();
    line_with_halo(pen, &line, colour, tones)?;
    match line.last() {
        Some(head) => {
            pen.marker(style().marker, *head, 6.4, tones.paper)?;
            pen.marker(style().marker, *head, 4.8, colour)
        }
        None => Ok(()),
    }
}

fn line_with_halo<B: DrawingBackend>(pen: &Pen<'_, B>, line: &[Point], colour: Colour, tones: &Tones) -> Drawn<B> {
    if line.len() < 2 {
        return Ok(());
    }
    pen.line(line, tones.paper, 1.0, 5.0)?;
    pen.line(line, colour, 1.0, 2.4)
}

/// The axes of the values and those of the weights.
fn layout(series: &Series<'_>, size: [f64; 2]) -> [Axes; 2] {
    let whole = axes::frame(size);
    let middle = whole.bottom - (whole.bottom - whole.top) * WEIGHTS;
    let steps = [0.5, series.values.len().max(1) as f64 + 0.5];
    let axes = |frame: Frame, values: [f64; 2]| Axes {
        horizontal: Axis::new(Spread::Linear, steps, [frame.left, frame.right]),
        vertical: Axis::new(Spread::Linear, values, [frame.bottom, frame.top]),
        frame,
    };
    let upper = Frame { bottom: middle - 22.0, ..whole };
    let lower = Frame { top: middle + 16.0, ..whole };
    [axes(upper, range(series.values)), axes(lower, [0.0, series.heaviest.max(1e-9) * 1.08])]
}

/// All values, and zero, where the average may begin, if it is not far away.
fn range(values: &[f64]) -> [f64; 2] {
    let low = values.iter().copied().fold(f64::MAX, f64::min);
    let high = values.iter().copied().fold(f64::MIN, f64::max);
    if low > high {
        return [0.0, 1.0];
    }
    let room = (high - low).max(1e-9) * 0.06;
    let (low, high) = (low.min(0.0), high.max(0.0));
    [if low < 0.0 { low - room } else { low }, high + room]
}

fn bar_width(axes: &Axes, count: usize) -> f64 {
    let width = axes.frame.right - axes.frame.left;
    (width / count.max(1) as f64 * 0.7).clamp(1.0, 26.0)
}

/// No more values than can be told apart, with their indices.
fn thinned(values: &[f64], axes: &Axes) -> impl Iterator<Item = (usize, f64)> {
    let places = ((axes.frame.right - axes.frame.left).max(1.0)) as usize;
    let stride = values.len().div_ceil(places).max(1);
    values.iter().copied().enumerate().step_by(stride)
}

#[cfg(test)]
mod tests {
    use super::super::svg;
    use super::*;

    fn picture(values: &[f64], averages: &[f64], weights: &[f64]) -> String {
        let series = Series { values, averages, weights, heaviest: 0.1 };
        svg::render([480.0, 360.0], "series", |pen| draw(pen, &series, Tone::Light))
    }

    #[test]
    fn every_value_is_a_point_and_every_weight_a_bar() {
        let values = [25.0, 13.0, 17.0, 31.0, 43.0];
        let before = picture(&values, &[], &[]);
        assert_eq!(before.matches("h0").count(), 5);
        let after = picture(&values, &[2.5, 3.55], &[0.09, 0.1]);
        assert_eq!(after.matches("h0").count(), 5);
        // A bar is a box as wide as the others: to the right by its width, down by its height, and back.
        let bars = |picture: &str| picture.matches(" 104 0 0 ").count();
        assert_eq!((bars(&before), bars(&after)), (0, 2));
        assert!(after.contains(">weight<") && after.contains(">value<"));
    }

    #[test]
    fn odd_series_are_drawn_and_long_ones_thinned() {
        for values in [&[][..], &[0.0], &[-3.0, -3.0]] {
            assert!(picture(values, values, &[]).ends_with("</svg>"));
        }
        let long: Vec<f64> = (0..10_000).map(f64::from).collect();
        assert!(picture(&long, &[], &[]).matches("h0").count() < 500);
    }

    #[test]
    fn zero_is_in_the_picture_for_averages_that_begin_there() {
        assert_eq!(range(&[13.0, 43.0])[0], 0.0);
        assert!(range(&[-1.0, 1.0])[0] < -1.0);
    }
}
