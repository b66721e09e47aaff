//! A landscape as a surface, seen from the side.

use super::Point;
use super::contour::Window;
use super::palette::{Tone, Tones};
use super::pen::{Drawn, Pen, rgba};
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
/// Cells between two lines of the net.
const NET: usize = 4;

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

/// Draws the surface of `value` over a window: bands of height, with a net of lines on them.
pub fn draw<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    window: Window,
    value: impl Fn(Point) -> f64,
    turn: Turn,
    tone: Tone,
) -> Drawn<B> {
    let tones = Tones::of(tone);
    let heights = Heights::new(window, value);
    let [x, y] = [window.x, window.y];
    let mut chart = ChartBuilder::on(pen.area()).build_cartesian_3d(x[0]..x[1], 0.0..1.0, y[0]..y[1])?;
    let side = (f64::from(pen.area().dim_in_pixel().1) * 0.92) as i32;
    chart.set_3d_pixel_range((side, side / 2, side));
    chart.with_projection(|mut projection| {
        (projection.yaw, projection.pitch, projection.scale) = (turn.yaw, turn.pitch, 0.8);
        projection.into_matrix()
    });
    pen.fill(tones.paper)?;
    let stroke = |colour, alpha, width: f64| rgba(colour, alpha).stroke_width(pen.stroke_width(width));
    let corners = [[x[0], y[0]], [x[1], y[0]], [x[1], y[1]], [x[0], y[1]], [x[0], y[0]]];
    chart.draw_series(LineSeries::new(corners.map(|[x, y]| (x, 0.0, y)), stroke(tones.soft, 0.7, 1.0)))?;
    let paint = |height: &f64| {
        let band = ((height * BANDS as f64) as usize).min(BANDS - 1);
        tones.shade(band, BANDS)
    };
    let filled = |height: &f64| rgba(paint(height), 1.0).filled();
    let (columns, rows) = (farthest_first(x, turn.yaw.sin() > 0.0), farthest_first(y, turn.yaw.cos() < 0.0));
    // Strip by strip from the back, so that what is in front covers what is behind.
    for (strip, pair) in columns.windows(2).enumerate() {
        let surface = SurfaceSeries::xoz(pair.iter().copied(), rows.iter().copied(), |x, y| heights.at([x, y]));
        chart.draw_series(surface.style_func(&filled))?;
        let net = stroke(tones.level, 0.5, 0.7);
        for row in rows.iter().step_by(NET) {
            let across = pair.iter().map(|x| (*x, heights.at([*x, *row]), *row));
            chart.draw_series(LineSeries::new(across, net))?;
        }
        if (strip + 1) % NET == 0 || strip == 0 {
            let edge = pair[usize::from(strip != 0)];
            chart.draw_series(LineSeries::new(rows.iter().map(|row| (edge, heights.at([edge, *row]), *row)), net))?;
        }
    }
    Ok(())
}

/// The nodes of a range, from the far end to the near one.
fn farthest_first(range: [f64; 2], reversed: bool) -> Vec<f64> {
    let mut nodes: Vec<f64> = nodes(range).collect();
    if reversed {
        nodes.reverse();
    }
    nodes
}

fn nodes([low, high]: [f64; 2]) -> impl DoubleEndedIterator<Item = f64> {
    (0..=CELLS).map(move |k| low + (high - low) * k as f64 / CELLS as f64)
}

#[cfg(test)]
mod tests {
    use super::super::svg;
    use super::*;

    const WINDOW: Window = Window { x: [-2.0, 2.0], y: [-2.0, 2.0] };

    #[test]
    fn heights_keep_their_order_and_show_the_floor() {
        let heights = Heights::new(WINDOW, |[x, y]| (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2));
        assert!(heights.at([1.0, 1.0]) < heights.at([0.0, 0.5]));
        assert!(heights.at([0.0, 0.5]) > 0.05, "a root lifts the floor's own shape");
        let bowl = Heights::new(WINDOW, |[x, y]| x * x + y * y);
        assert!((bowl.at([1.0, 1.0]) - 0.25).abs() < 0.05, "a bowl stays a bowl");
    }

    #[test]
    fn a_flat_or_broken_surface_is_still_drawn() {
        for value in [|_: Point| 1.0, |_: Point| f64::NAN] {
            let picture =
                svg::render([200.0, 150.0], "flat", |pen| draw(pen, WINDOW, value, Turn::default(), Tone::Light));
            assert!(picture.ends_with("</svg>"));
        }
    }

    #[test]
    fn the_picture_is_stable_and_turns() {
        let picture = |yaw| {
            svg::render([200.0, 150.0], "saddle", |pen| {
                draw(pen, WINDOW, |[x, y]| x * x - y * y, Turn { yaw, pitch: 0.5 }, Tone::Light)
            })
        };
        assert_eq!(picture(0.6), picture(0.6));
        assert_ne!(picture(0.6), picture(2.2));
        assert!(picture(0.6).matches("<polygon").count() >= CELLS * CELLS);
    }
}
