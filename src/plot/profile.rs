//! A landscape of one variable: its curve, the tangent at a point and the step from there.

use super::Point;
use super::axes::{self, Axes};
use super::landscape_map::draw_minimum;
use super::optimizer_style::OptimizerStyle;
use super::palette::{Tone, Tones};
use super::pen::{Drawn, Pen};
use super::scale::{Axis, Spread};
use super::trace::{Frame, Tracer};
use super::window::Window;
use plotters::prelude::DrawingBackend;
use std::fmt;
use std::sync::Arc;

/// The curve y = f(x) over a range, computed once, drawn at any size.
#[derive(Clone)]
pub struct Profile {
    window: Window,
    value: Arc<dyn Fn(f64) -> f64 + Send + Sync>,
    curve: Vec<Point>,
    minima: Vec<f64>,
}

const SAMPLES: usize = 400;
/// Length of a tangent, in pixels to each side.
const TANGENT: f64 = 64.0;

impl fmt::Debug for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Profile").field("window", &self.window).finish_non_exhaustive()
    }
}

impl Profile {
    /// The curve of `value` over a range, and which minima lie in it.
    pub fn new(
        [low, high]: [f64; 2],
        value: impl Fn(f64) -> f64 + Send + Sync + 'static,
        minima: impl IntoIterator<Item = f64>,
    ) -> Self {
        let x = |k: usize| low + (high - low) * k as f64 / SAMPLES as f64;
        let curve: Vec<Point> = (0..=SAMPLES).map(|k| [x(k), value(x(k))]).collect();
        let minima = minima.into_iter().filter(|x| (low..=high).contains(x)).collect();
        Self { window: Window { x: [low, high], y: range(&curve) }, value: Arc::new(value), curve, minima }
    }

    /// What it shows: x, and the values of the curve.
    pub fn window(&self) -> Window {
        self.window
    }

    pub fn value(&self, x: f64) -> f64 {
        (self.value)(x)
    }

    pub fn pixel(&self, x: f64, size: [f64; 2]) -> Point {
        self.axes(size).pixel([x, self.value(x)])
    }

    /// The x at this distance from the left edge.
    pub fn place(&self, right: f64, size: [f64; 2]) -> f64 {
        self.axes(size).horizontal.value(right)
    }

    pub fn tracer(&self, size: [f64; 2], style: &OptimizerStyle) -> Tracer {
        Tracer::new(inside(size), style.dash)
    }

    pub fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tone: Tone) -> Drawn<B> {
        let (tones, axes) = (Tones::of(tone), self.axes(pen.size()));
        pen.fill(tones.paper)?;
        axes.draw(pen, ["x", "f(x)"], tones)?;
        for pair in self.curve.windows(2) {
            let [from, to] = [axes.pixel(pair[0]), axes.pixel(pair[1])];
            if let Some(line) = inside(pen.size()).clip(from, to) {
                pen.line(&line, tones.level, 1.0, 2.6)?;
            }
        }
        self.minima.iter().try_for_each(|x| draw_minimum(pen, self.pixel(*x, pen.size()), tones))
    }

    /// Draws the tangent of this slope over x, and from there the step to `next`: an arrow along x, and a thin line
    /// on to the curve.
    pub fn draw_step<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        [x, slope]: [f64; 2],
        next: Option<f64>,
        style: &OptimizerStyle,
        tone: Tone,
    ) -> Drawn<B> {
        let (axes, frame) = (self.axes(pen.size()), inside(pen.size()));
        let at = axes.pixel([x, self.value(x)]);
        if !frame.contains(at) {
            return Ok(());
        }
        let (colour, halo) = (style.colour(tone), Tones::of(tone).halo);
        let ahead = axes.pixel([x + (self.window.x[1] - self.window.x[0]), self.value(x)]);
        let rise = axes.pixel([x, self.value(x) + slope * (self.window.x[1] - self.window.x[0])]);
        let direction = [ahead[0] - at[0], rise[1] - at[1]];
        let length = direction[0].hypot(direction[1]).max(f64::MIN_POSITIVE);
        let reach = direction.map(|part| part / length * TANGENT);
        let ends = frame.clip([at[0] - reach[0], at[1] - reach[1]], [at[0] + reach[0], at[1] + reach[1]]);
        if let Some(line) = ends {
            pen.line(&line, halo, 1.0, 4.4)?;
            pen.line(&line, colour, 0.75, 1.6)?;
        }
        let Some(next) = next.filter(|next| next.is_finite()) else { return Ok(()) };
        let tip = axes.pixel([next, self.value(x)]);
        let landing = axes.pixel([next, self.value(next)]);
        if let Some(line) = frame.clip(tip, landing) {
            pen.line(&line, Tones::of(tone).soft, 0.8, 1.0)?;
        }
        match frame.clip(at, tip) {
            Some([from, to]) => pen.arrow(from, to, colour, Some(halo), 2.2),
            None => Ok(()),
        }
    }

    fn axes(&self, size: [f64; 2]) -> Axes {
        let frame = axes::frame(size);
        Axes {
            horizontal: Axis::new(Spread::Linear, self.window.x, [frame.left, frame.right]),
            vertical: Axis::new(Spread::Linear, self.window.y, [frame.bottom, frame.top]),
            frame,
        }
    }
}

/// Where curve and paths may go: a little beyond the axes, so that what lies on their ends is whole.
fn inside(size: [f64; 2]) -> Frame {
    let Frame { left, top, right, bottom } = axes::frame(size);
    Frame { left: left - 2.0, top: top - 12.0, right: right + 8.0, bottom: bottom + 2.0 }
}

/// The values worth seeing, with some room: where few of them are very high or very low, they leave the picture.
fn range(curve: &[Point]) -> [f64; 2] {
    let mut values: Vec<f64> = curve.iter().map(|[_, y]| *y).filter(|y| y.is_finite()).collect();
    values.sort_unstable_by(f64::total_cmp);
    let (Some(first), Some(last)) = (values.first(), values.last()) else { return [0.0, 1.0] };
    let at = |share: f64| values[(share * (values.len() - 1) as f64) as usize];
    let spread = at(0.9) - at(0.1);
    let (low, high) = (first.max(at(0.1) - 6.0 * spread), last.min(at(0.9) + 6.0 * spread));
    let room = if high > low { (high - low) * 0.06 } else { 0.5 };
    [low - room, high + room]
}

#[cfg(test)]
mod tests {
    use super::super::svg;
    use super::*;

    const SIZE: [f64; 2] = [480.0, 360.0];

    fn parabola() -> Profile {
        Profile::new([-3.0, 3.0], |x| x * x, [0.0, 9.0])
    }

    #[test]
    fn points_lie_on_the_curve_and_the_lowest_is_lowest() {
        let heights: Vec<f64> = [-2.0, 0.0, 2.0].map(|x| parabola().pixel(x, SIZE)[1]).into();
        assert!(heights[1] > heights[0] && (heights[0] - heights[2]).abs() < 1e-9);
    }

    #[test]
    fn a_pole_does_not_flatten_the_rest() {
        let window = Profile::new([-2.0, 2.0], |x| 1.0 / (x * x), []).window();
        assert!(window.y[1] < 1e3, "{window:?}");
        let flat = Profile::new([-1.0, 1.0], |_| 3.0, []).window();
        assert!(flat.y[0] < 3.0 && flat.y[1] > 3.0);
        assert_eq!(Profile::new([-1.0, 1.0], |_| f64::NAN, []).window().y, [0.0, 1.0]);
    }

    #[test]
    fn a_step_has_its_tangent_and_its_arrow() {
        let style = OptimizerStyle::for_all(["gd"])[0];
        let picture = |next| {
            svg::render(SIZE, "step", |pen| {
                parabola().draw(pen, Tone::Light)?;
                parabola().draw_step(pen, [-2.0, -4.0], next, &style, Tone::Light)
            })
        };
        let colour = style.light.css();
        assert_eq!(picture(None).matches(&colour).count(), 1, "the tangent");
        assert!(picture(Some(1.0)).matches(&colour).count() > 2, "tangent, arrow and its head");
        assert_eq!(picture(Some(f64::NAN)), picture(None));
        assert_eq!(picture(None).matches(">minimum<").count(), 1, "the minimum outside is not shown");
    }
}
