//! The loss over the steps, on a log scale wherever that is possible.

use super::Point;
use super::palette::{OptimizerStyle, Tone, Tones};
use super::pen::{Anchor, Drawn, Lettering, Pen};
use super::scale::{Axis, Spread};
use super::trace::{Frame, Ink, Tracer};
use plotters::prelude::DrawingBackend;

/// The losses of one optimizer and how to draw them.
#[derive(Clone, Debug)]
pub struct Curve<'a> {
    /// One loss a step.
    pub losses: &'a [f64],
    /// Its key.
    pub style: OptimizerStyle,
}

/// Which steps and losses there is room for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Room {
    steps: usize,
    spread: Spread,
    domain: [f64; 2],
}

/// Losses beyond this multiple of the first are a divergence: the curve leaves the picture.
const CEILING: f64 = 1e4;
/// Smaller than this share of the largest loss, a loss is as good as none.
const FLOOR: f64 = 1e-14;

impl Room {
    /// Room for these curves over `steps` steps.
    pub fn new<'a>(curves: impl IntoIterator<Item = &'a [f64]> + Clone, steps: usize) -> Self {
        let all = || curves.clone().into_iter().flatten().copied().filter(|loss| loss.is_finite());
        let first = curves.clone().into_iter().filter_map(|losses| losses.first()).fold(0.0_f64, |a, b| a.max(b.abs()));
        let ceiling = if first > 0.0 { first * CEILING } else { f64::MAX };
        let high = all().fold(f64::MIN_POSITIVE, f64::max).min(ceiling);
        let low = all().fold(high, f64::min).max(-ceiling);
        if low < -1e-9 * high.abs().max(low.abs()) {
            let largest = high.abs().max(low.abs());
            let threshold = 10f64.powf(largest.log10().floor() - 2.0);
            return Self { steps, spread: Spread::SymmetricLog(threshold), domain: [low, high.max(0.0)] };
        }
        let floor = high * FLOOR;
        let smallest = all().filter(|loss| *loss > floor).fold(high, f64::min).max(floor);
        Self { steps, spread: Spread::Logarithmic, domain: [smallest / 1.3, high * 1.3] }
    }

    /// What the scale is, for the caption.
    pub fn words(&self) -> &'static str {
        match self.spread {
            Spread::Logarithmic => "log scale",
            Spread::SymmetricLog(_) => "log scale both ways from zero, since the loss falls below it",
            Spread::Linear => "linear scale",
        }
    }

    /// Where the curves go in a picture of this size.
    pub fn frame(&self, [width, height]: [f64; 2]) -> Frame {
        Frame { left: 46.0, top: 20.0, right: width - 12.0, bottom: height - 26.0 }
    }

    /// Pixel of a loss at a step, which may lie between two.
    pub fn pixel(&self, step: f64, loss: f64, size: [f64; 2]) -> Point {
        let [horizontal, vertical] = self.axes(size);
        let [low, high] = self.domain;
        // Zero has no place on a log scale: it lies on the floor. What left goes straight up.
        let loss = if loss.is_nan() { f64::MAX } else { loss };
        let shown = match self.spread {
            Spread::Logarithmic => loss.clamp(low, high * 1e6),
            _ => loss.clamp(low - 1e6 * (high - low), high + 1e6 * (high - low)),
        };
        [horizontal.pixel(step), vertical.pixel(shown)]
    }

    /// A tracer for a curve in a picture of this size.
    pub fn tracer(&self, size: [f64; 2], style: &OptimizerStyle) -> Tracer {
        Tracer::new(self.frame(size), style.dash)
    }

    fn axes(&self, size: [f64; 2]) -> [Axis; 2] {
        let frame = self.frame(size);
        let steps = [0.0, self.steps.max(1) as f64];
        [
            Axis::new(Spread::Linear, steps, [frame.left, frame.right]),
            Axis::new(self.spread, self.domain, [frame.bottom, frame.top]),
        ]
    }
}

/// Draws paper, grid and labels.
pub fn draw_ground<B: DrawingBackend>(pen: &Pen<'_, B>, room: &Room, tone: Tone) -> Drawn<B> {
    let (size, tones) = (pen.size(), Tones::of(tone));
    let frame = room.frame(size);
    let [horizontal, vertical] = room.axes(size);
    let lettering = Lettering { size: 11.5, colour: tones.soft, halo: None };
    pen.fill(tones.paper)?;
    for tick in vertical.ticks(((frame.bottom - frame.top) / 34.0) as usize) {
        let y = vertical.pixel(tick.value);
        pen.line(&[[frame.left, y], [frame.right, y]], tones.line, 1.0, 1.0)?;
        pen.text(&tick.label, [frame.left - 6.0, y], Anchor::Left, lettering)?;
    }
    for tick in horizontal.ticks(((frame.right - frame.left) / 60.0) as usize) {
        let x = horizontal.pixel(tick.value);
        pen.line(&[[x, frame.bottom], [x, frame.bottom + 4.0]], tones.soft, 1.0, 1.0)?;
        if x < frame.right - 30.0 {
            pen.text(&tick.label, [x, frame.bottom + 7.0], Anchor::Below, lettering)?;
        }
    }
    pen.line(&[[frame.left, frame.bottom], [frame.right, frame.bottom]], tones.soft, 1.0, 1.0)?;
    let name = Lettering { size: 12.0, colour: tones.ink, halo: None };
    pen.text("loss", [frame.left - 6.0, 9.0], Anchor::Left, name)?;
    pen.text("step", [frame.right + 6.0, frame.bottom + 14.0], Anchor::Left, name)
}

/// Draws a piece of a curve.
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

/// Draws everything in one picture.
pub fn draw<B: DrawingBackend>(pen: &Pen<'_, B>, room: &Room, curves: &[Curve<'_>], tone: Tone) -> Drawn<B> {
    let size = pen.size();
    draw_ground(pen, room, tone)?;
    for curve in curves {
        let pixels = curve.losses.iter().enumerate().map(|(step, loss)| room.pixel(step as f64, *loss, size));
        let ink = room.tracer(size, &curve.style).extend(pixels);
        draw_curve(pen, &ink, &curve.style, tone)?;
        if let Some((step, loss)) = curve.losses.iter().enumerate().next_back() {
            draw_head(pen, room, room.pixel(step as f64, *loss, size), &curve.style, tone)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::super::svg;
    use super::*;

    fn room(curves: &[&[f64]]) -> Room {
        Room::new(curves.iter().copied(), 10)
    }

    #[test]
    fn positive_losses_have_a_log_scale() {
        let room = room(&[&[10.0, 1.0, 0.1], &[10.0, 5.0, 0.0]]);
        assert_eq!(room.spread, Spread::Logarithmic);
        let heights: Vec<f64> = [10.0, 1.0, 0.1].map(|loss| room.pixel(0.0, loss, [300.0, 200.0])[1]).into();
        assert!((heights[1] - heights[0] - (heights[2] - heights[1])).abs() < 1e-9, "equal ratios, equal lengths");
        assert_eq!(room.pixel(0.0, 0.0, [300.0, 200.0])[1], room.frame([300.0, 200.0]).bottom);
    }

    #[test]
    fn losses_below_zero_are_shown_and_said() {
        let room = room(&[&[0.5, -0.2, -30.0, -9000.0]]);
        assert!(matches!(room.spread, Spread::SymmetricLog(_)));
        assert!(room.words().contains("below"));
        let picture = svg::render([300.0, 200.0], "loss", |pen| draw_ground(pen, &room, Tone::Light));
        assert!(picture.contains(">0<"), "zero is marked");
    }

    #[test]
    fn a_divergence_leaves_through_the_top() {
        let room = room(&[&[1.0, 1e3, 1e9, 1e200, f64::INFINITY, f64::NAN]]);
        assert!(room.domain[1] <= 1e5);
        for loss in [1e200, f64::INFINITY, f64::NAN] {
            assert!(room.pixel(3.0, loss, [300.0, 200.0])[1] < 0.0);
        }
    }

    #[test]
    fn odd_curves_still_have_room() {
        for losses in [&[][..], &[0.0, 0.0], &[f64::NAN], &[3.0, 3.0], &[-1.0, -1.0]] {
            let room = room(&[losses]);
            assert!(room.pixel(1.0, 2.0, [300.0, 200.0]).iter().all(|pixel| pixel.is_finite()), "{losses:?}");
        }
    }

    #[test]
    fn the_picture_is_stable() {
        let losses: Vec<f64> = (0..50).map(|k| 10.0 * 0.8_f64.powi(k)).collect();
        let curves = [Curve { losses: &losses, style: OptimizerStyle::for_all(["gd"])[0] }];
        let room = Room::new([losses.as_slice()], 60);
        let picture = || svg::render([320.0, 220.0], "loss", |pen| draw(pen, &room, &curves, Tone::Dark));
        assert_eq!(picture(), picture());
        assert!(picture().contains("<polyline") && picture().contains(">step<"));
    }
}
