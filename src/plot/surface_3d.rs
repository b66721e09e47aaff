//! A landscape as a surface, seen from the side.

use super::Point;
use super::contour::Window;
use super::palette::{Tone, Tones};
use super::pen::{Anchor, Drawn, Lettering, Pen, rgba};
use plotters::chart::ChartBuilder;
use plotters::prelude::{DrawingBackend, LineSeries, SurfaceSeries};
use plotters::style::Color;

/// From where the surface is seen, in radians.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// Around the upright axis.
    pub yaw: f64,
    /// From above.
    pub pitch: f64,
}

impl Default for Turn {
    fn default() -> Self {
        Self { yaw: 0.62, pitch: 0.5 }
    }
}

/// Heights between 0 and 1 at any point. Where most of a landscape is low and little is very high,
/// a root flattens the heights, so that its floor can be seen; the order of heights stays.
pub struct Heights<F> {
    value: F,
    low: f64,
    high: f64,
    power: f64,
}

const CELLS: usize = 48;
const BANDS: usize = 16;

impl<F: Fn(Point) -> f64> Heights<F> {
    /// Looks over the window.
    pub fn new(window: Window, value: F) -> Self {
        let mut values: Vec<f64> = nodes(window.x)
            .flat_map(|x| nodes(window.y).map(move |y| [x, y]))
            .map(&value)
            .filter(|value| value.is_finite())
            .collect();
        values.sort_by(f64::total_cmp);
        let (low, high) = (values.first().copied().unwrap_or(0.0), values.last().copied().unwrap_or(1.0));
        let middle = values.get(values.len() / 2).map_or(0.5, |middle| (middle - low) / (high - low));
        let power = if middle > 0.0 { (0.3_f64.ln() / middle.ln()).clamp(0.15, 1.0) } else { 1.0 };
        Self { value, low, high, power }
    }

    /// The height of a point.
    pub fn at(&self, point: Point) -> f64 {
        let share = ((self.value)(point) - self.low) / (self.high - self.low);
        if share.is_nan() { 1.0 } else { share.clamp(0.0, 1.0).powf(self.power) }
    }
}

/// Draws the surface of `value` over a window.
pub fn draw<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    window: Window,
    value: impl Fn(Point) -> f64,
    turn: Turn,
    tone: Tone,
) -> Drawn<B> {
    let tones = Tones::of(tone);
    let heights = Heights::new(window, value);
    pen.fill(tones.paper)?;
    let [x, y] = [window.x, window.y];
    let mut chart = ChartBuilder::on(pen.area()).build_cartesian_3d(x[0]..x[1], 0.0..1.0, y[0]..y[1])?;
    let side = pen.area().dim_in_pixel().1 as i32;
    chart.set_3d_pixel_range((side, side * 55 / 100, side));
    chart.with_projection(|mut projection| {
        projection.yaw = turn.yaw;
        projection.pitch = turn.pitch;
        projection.scale = 0.82;
        projection.into_matrix()
    });
    let floor = [(x[0], y[0]), (x[1], y[0]), (x[1], y[1]), (x[0], y[1]), (x[0], y[0])];
    chart.draw_series(LineSeries::new(floor.map(|(x, y)| (x, 0.0, y)), rgba(tones.soft, 0.8).stroke_width(6)))?;
    let paint = |height: &f64| {
        let band = ((height * BANDS as f64) as usize).min(BANDS - 1);
        rgba(tones.band(band, BANDS), 1.0).filled()
    };
    let surface = SurfaceSeries::xoz(nodes(x), nodes(y), |x: f64, y: f64| heights.at([x, y])).style_func(&paint);
    chart.draw_series(surface)?;
    let name = Lettering { size: 13.0, colour: tones.ink, halo: Some(tones.halo) };
    pen.text("x", [pen.size()[0] / 2.0, pen.size()[1] - 12.0], Anchor::Above, name)
}

fn nodes([low, high]: [f64; 2]) -> impl DoubleEndedIterator<Item = f64> {
    (0..=CELLS).map(move |k| low + (high - low) * k as f64 / CELLS as f64)
}
