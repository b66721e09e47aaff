//! Curves over steps or over another number: losses, learning rates, distances.

use super::Point;
use super::axes::{self, Axes};
use super::optimizer_style::OptimizerStyle;
use super::palette::{Tone, Tones};
use super::pen::{Drawn, Pen};
use super::scale::{Axis, Spread};
use super::trace::{Frame, Ink, Tracer};
use crate::strings::plot as strings;
use plotters::prelude::DrawingBackend;

#[derive(Clone, Debug)]
pub struct Curve<'a> {
    /// Places and values, from left to right.
    pub points: &'a [Point],
    pub style: OptimizerStyle,
}

/// Which values there is room for, on either axis.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    across: Range,
    up: Range,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    pub name: &'static str,
    pub spread: Spread,
    pub domain: [f64; 2],
}

/// Values beyond this multiple of the first are a divergence: the curve leaves the picture.
const CEILING: f64 = 1e4;
/// The same where equal differences have equal lengths, and one such value would flatten all others.
const LINEAR_CEILING: f64 = 4.0;
/// Smaller than this share of the largest value, a value is as good as none.
const FLOOR: f64 = 1e-14;

impl Range {
    /// Steps from 0 to `last`.
    pub fn steps(last: usize) -> Self {
        Self { name: strings::STEP, spread: Spread::Linear, domain: [0.0, last.max(1) as f64] }
    }

    /// A log scale with room for all values that are of the size of `first` or smaller; where some are below zero, it
    /// goes both ways from there.
    pub fn logarithmic(name: &'static str, first: f64, values: impl Iterator<Item = f64> + Clone) -> Self {
        let [low, high] = bounds(first, CEILING, values.clone());
        if low < -1e-9 * high.abs().max(low.abs()) {
            let largest = high.abs().max(low.abs());
            let threshold = 10f64.powf(largest.log10().floor() - 2.0);
            return Self { name, spread: Spread::SymmetricLog(threshold), domain: [low, high.max(0.0)] };
        }
        let high = high.max(f64::MIN_POSITIVE);
        let floor = high * FLOOR;
        let smallest = values.filter(|value| *value > floor).fold(high, f64::min).max(floor);
        Self { name, spread: Spread::Logarithmic, domain: [smallest / 1.3, high * 1.3] }
    }

    /// A linear scale from zero, or from below it, with room for the same values.
    pub fn linear(name: &'static str, first: f64, values: impl Iterator<Item = f64> + Clone) -> Self {
        let [low, high] = bounds(first, LINEAR_CEILING, values);
        let (low, high) = (low.min(0.0), high.max(0.0));
        Self { name, spread: Spread::Linear, domain: [low, high + 0.05 * (high - low)] }
    }

    /// What the scale is, for the caption.
    pub fn words(&self) -> &'static str {
        match self.spread {
            Spread::Logarithmic => strings::LOG_SCALE,
            Spread::SymmetricLog(_) => strings::SYMMETRIC_LOG_SCALE,
            Spread::Linear => strings::LINEAR_SCALE,
        }
    }
}

/// The lowest and the highest of the finite values that are no divergence.
fn bounds(first: f64, ceiling: f64, values: impl Iterator<Item = f64>) -> [f64; 2] {
    let ceiling = if first > 0.0 { first * ceiling } else { f64::MAX };
    let finite = values.filter(|value| value.is_finite());
    let [low, high] = finite.fold([f64::MAX, f64::MIN], |[low, high], value| [low.min(value), high.max(value)]);
    if low > high { [0.0, 0.0] } else { [low.max(-ceiling), high.min(ceiling)] }
}

impl Room {
    pub fn new(across: Range, up: Range) -> Self {
        Self { across, up }
    }

    /// The last value to the right.
    pub fn last(&self) -> f64 {
        self.across.domain[1]
    }

    pub fn words(&self) -> &'static str {
        self.up.words()
    }

    pub fn frame(&self, size: [f64; 2]) -> Frame {
        axes::frame(size)
    }

    pub fn pixel(&self, place: f64, value: f64, size: [f64; 2]) -> Point {
        let axes = self.axes(size);
        let [low, high] = self.up.domain;
        // Zero has no place on a log scale: it lies on the floor. What left goes straight up.
        let value = if value.is_nan() { f64::MAX } else { value };
        let shown = match self.up.spread {
            Spread::Logarithmic => value.clamp(low, high * 1e6),
            _ => value.clamp(low - 1e6 * (high - low), high + 1e6 * (high - low)),
        };
        axes.pixel([place, shown])
    }

    pub fn tracer(&self, size: [f64; 2], style: &OptimizerStyle) -> Tracer {
        Tracer::new(self.frame(size), style.dash)
    }

    fn axes(&self, size: [f64; 2]) -> Axes {
        let frame = self.frame(size);
        Axes {
            horizontal: Axis::new(self.across.spread, self.across.domain, [frame.left, frame.right]),
            vertical: Axis::new(self.up.spread, self.up.domain, [frame.bottom, frame.top]),
            frame,
        }
    }
}

/// Draws paper, grid and labels.
pub fn draw_axes<B: DrawingBackend>(pen: &Pen<'_, B>, room: &Room, tone: Tone) -> Drawn<B> {
    let tones = Tones::of(tone);
    pen.fill(tones.paper)?;
    room.axes(pen.size()).draw(pen, [room.across.name, room.up.name], tones)
}

/// The steps that show most of each piece of a long curve: the lowest and the highest of every `stride`, in their order.
pub fn thinned(from: usize, to: usize, stride: usize, value: impl Fn(usize) -> f64) -> impl Iterator<Item = usize> {
    (from / stride..to / stride).flat_map(move |piece| {
        let steps = || piece * stride..(piece + 1) * stride;
        let by_value = |a: &usize, b: &usize| value(*a).total_cmp(&value(*b));
        let (lowest, highest) = (steps().min_by(by_value), steps().max_by(by_value));
        let mut both = [lowest.unwrap_or(from), highest.unwrap_or(from)];
        both.sort_unstable();
        both.into_iter().take(if both[0] == both[1] { 1 } else { 2 })
    })
}

pub fn draw_curve<B: DrawingBackend>(pen: &Pen<'_, B>, ink: &Ink, style: &OptimizerStyle, tone: Tone) -> Drawn<B> {
    ink.strokes.iter().try_for_each(|line| pen.line(line, style.colour(tone), 1.0, 2.0))
}

/// Draws where a curve is now.
pub fn draw_head<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    room: &Room,
    at: Point,
    style: &OptimizerStyle,
    tone: Tone,
) -> Drawn<B> {
    if !room.frame(pen.size()).contains(at) {
        return Ok(());
    }
    pen.marker(style.marker, at, 6.0, Tones::of(tone).paper)?;
    pen.marker(style.marker, at, 4.4, style.colour(tone))
}

/// Draws curves with all their points in one picture.
pub fn draw<B: DrawingBackend>(pen: &Pen<'_, B>, room: &Room, curves: &[Curve<'_>], tone: Tone) -> Drawn<B> {
    let size = pen.size();
    draw_axes(pen, room, tone)?;
    for curve in curves {
        let pixel = |[place, value]: &Point| room.pixel(*place, *value, size);
        let ink = room.tracer(size, &curve.style).extend(curve.points.iter().map(pixel));
        draw_curve(pen, &ink, &curve.style, tone)?;
        curve.points.iter().try_for_each(|point| draw_head(pen, room, pixel(point), &curve.style, tone))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::svg;
    use super::*;

    fn logarithmic(values: &[f64]) -> Range {
        Range::logarithmic("loss", values.first().copied().unwrap_or(0.0), values.iter().copied())
    }

    fn room(values: &[f64]) -> Room {
        Room::new(Range::steps(10), logarithmic(values))
    }

    #[test]
    fn positive_losses_have_a_log_scale() {
        let room = room(&[10.0, 1.0, 0.1, 10.0, 5.0, 0.0]);
        assert_eq!(room.up.spread, Spread::Logarithmic);
        let heights: Vec<f64> = [10.0, 1.0, 0.1].map(|loss| room.pixel(0.0, loss, [300.0, 200.0])[1]).into();
        assert!((heights[1] - heights[0] - (heights[2] - heights[1])).abs() < 1e-9, "equal ratios, equal lengths");
        assert_eq!(room.pixel(0.0, 0.0, [300.0, 200.0])[1], room.frame([300.0, 200.0]).bottom);
    }

    #[test]
    fn on_a_linear_scale_zero_is_the_floor() {
        let range = Range::linear("loss", 10.0, [10.0, 1.0, 1e9].into_iter());
        assert_eq!((range.domain[0], range.spread), (0.0, Spread::Linear));
        assert!((10.0..50.0).contains(&range.domain[1]), "a divergence does not flatten the rest");
    }

    #[test]
    fn losses_below_zero_are_shown_and_said() {
        let room = room(&[0.5, -0.2, -30.0, -9000.0]);
        assert!(matches!(room.up.spread, Spread::SymmetricLog(_)));
        assert!(room.words().contains("below"));
        let picture = svg::render([300.0, 200.0], "loss", |pen| draw_axes(pen, &room, Tone::Light));
        assert!(picture.contains(">0<"), "zero is marked");
    }

    #[test]
    fn a_divergence_leaves_through_the_top() {
        let room = room(&[1.0, 1e3, 1e9, 1e200, f64::INFINITY, f64::NAN]);
        assert!(room.up.domain[1] <= 1e5);
        for loss in [1e200, f64::INFINITY, f64::NAN] {
            assert!(room.pixel(3.0, loss, [300.0, 200.0])[1] < 0.0);
        }
    }

    #[test]
    fn odd_curves_still_have_room() {
        for losses in [&[][..], &[0.0, 0.0], &[f64::NAN], &[3.0, 3.0], &[-1.0, -1.0]] {
            let first = losses.first().copied().unwrap_or(0.0);
            for up in [logarithmic(losses), Range::linear("loss", first, losses.iter().copied())] {
                let room = Room::new(Range::steps(0), up);
                assert!(room.pixel(1.0, 2.0, [300.0, 200.0]).iter().all(|pixel| pixel.is_finite()), "{losses:?}");
            }
        }
    }

    #[test]
    fn long_curves_keep_their_peaks() {
        let value = |step: usize| if step == 4_321 { 9.0 } else { (step as f64 / 100.0).sin() };
        let kept: Vec<usize> = thinned(0, 10_000, 50, value).collect();
        assert!(kept.len() <= 400 && kept.contains(&4_321) && kept.is_sorted());
        let pieces = thinned(0, 5_000, 50, value).chain(thinned(5_000, 10_000, 50, value));
        assert!(pieces.eq(kept), "in pieces as at once");
        assert!(thinned(3, 7, 1, value).eq(3..7), "short ones keep everything");
    }

    #[test]
    fn the_picture_is_stable() {
        let losses: Vec<f64> = (0..50).map(|k| 10.0 * 0.8_f64.powi(k)).collect();
        let points: Vec<Point> = losses.iter().enumerate().map(|(step, loss)| [step as f64, *loss]).collect();
        let curves = [Curve { points: &points, style: OptimizerStyle::for_all(["gd"])[0] }];
        let room = Room::new(Range::steps(60), logarithmic(&losses));
        let picture = || svg::render([320.0, 220.0], "loss", |pen| draw(pen, &room, &curves, Tone::Dark));
        assert_eq!(picture(), picture());
        assert!(picture().contains("<path stroke") && picture().contains(">step<"));
    }
}
