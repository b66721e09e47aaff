//! A neuron's data with the curves that are fitted to it.

use super::Point;
use super::axes::{self, Axes};
use super::optimizer_style::{Dash, Marker, OptimizerStyle};
use super::palette::{Tone, Tones};
use super::pen::{Anchor, Drawn, Lettering, Pen};
use super::scale::{Axis, Spread};
use super::trace::Tracer;
use crate::strings::plot as strings;
use plotters::prelude::DrawingBackend;

#[derive(Clone, Debug, PartialEq)]
pub struct Fitted {
    /// Weight and bias.
    pub parameters: Point,
    /// `None` for a guess, which no optimizer has fitted.
    pub style: Option<OptimizerStyle>,
    /// The points that its next step looks at, by index; empty for all.
    pub samples: Vec<usize>,
}

const SAMPLES: usize = 90;
/// More points than this would run together.
const MOST: usize = 600;

/// Draws points (x, y) and curves; `output` is what a neuron with these parameters answers to x.
pub fn draw<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    points: &[Point],
    curves: &[Fitted],
    output: impl Fn(Point, f64) -> f64,
    tone: Tone,
) -> Drawn<B> {
    let (tones, axes) = (Tones::of(tone), layout(points, pen.size()));
    pen.fill(tones.paper)?;
    axes.draw(pen, ["x", "y"], tones)?;
    let [low, high] = axes.horizontal.domain();
    for curve in curves {
        let dash = curve.style.map_or(Dash::SOLID, |style| style.dash);
        let colour = curve.style.map_or(tones.ink, |style| style.colour(tone));
        let place = |k: usize| low + (high - low) * k as f64 / SAMPLES as f64;
        let pixels = (0..=SAMPLES).map(|k| axes.pixel([place(k), output(curve.parameters, place(k))]));
        let ink = Tracer::new(axes.frame, dash).extend(pixels);
        ink.strokes.iter().try_for_each(|line| pen.line(line, colour, 1.0, 2.2))?;
        for at in curve.samples.iter().filter_map(|sample| points.get(*sample)) {
            let at = axes.pixel(*at);
            pen.marker(Marker::Circle, at, 8.6, colour)?;
            pen.marker(Marker::Circle, at, 6.4, tones.paper)?;
        }
    }
    for at in points.iter().step_by(points.len().div_ceil(MOST).max(1)) {
        let at = axes.pixel(*at);
        pen.marker(Marker::Circle, at, 4.4, tones.paper)?;
        pen.marker(Marker::Circle, at, 3.6, tones.ink)?;
    }
    let Some(guess) = curves.iter().find(|curve| curve.style.is_none()) else { return Ok(()) };
    let on_curve = |share: f64| {
        let x = low + (high - low) * share;
        axes.pixel([x, output(guess.parameters, x)])
    };
    let points: Vec<Point> = points.iter().map(|point| axes.pixel(*point)).collect();
    let lettering = Lettering { size: 12.0, colour: tones.ink, halo: Some(tones.halo) };
    pen.text(strings::YOUR_GUESS, name_place(&axes, &points, on_curve), Anchor::Right, lettering)
}

/// Where the name of a curve begins: above or below it, as far as can be from all points.
fn name_place(axes: &Axes, points: &[Point], on_curve: impl Fn(f64) -> Point) -> Point {
    // About the middle of the name, from where it begins.
    const MIDDLE: f64 = 32.0;
    let rises = [-11.0, 13.0].into_iter();
    let places = rises.flat_map(|rise| [0.04, 0.2, 0.4, 0.6, 0.78].map(|share| (share, rise)));
    let places = places.map(|(share, rise)| {
        let [x, y] = on_curve(share);
        [x, (y + rise).clamp(axes.frame.top + 9.0, axes.frame.bottom - 9.0)]
    });
    let room = |[x, y]: Point| {
        let distances = points.iter().map(|[px, py]| ((px - x - MIDDLE) * 0.4).hypot(py - y));
        distances.fold(f64::INFINITY, f64::min)
    };
    places.max_by(|a, b| room(*a).total_cmp(&room(*b))).unwrap_or([axes.frame.left, axes.frame.top])
}

fn layout(points: &[Point], size: [f64; 2]) -> Axes {
    let range = |axis: usize, widest: [f64; 2]| {
        points.iter().map(|point| point[axis]).fold(widest, |[low, high], value| [low.min(value), high.max(value)])
    };
    let [low, high] = if points.is_empty() { [0.0, 1.0] } else { range(0, [f64::MAX, f64::MIN]) };
    let room = ((high - low) * 0.25).max(0.5);
    let frame = axes::frame(size);
    let [bottom, top] = range(1, [0.0, 1.0]);
    Axes {
        horizontal: Axis::new(Spread::Linear, [low - room, high + room], [frame.left, frame.right]),
        vertical: Axis::new(Spread::Linear, [bottom - 0.04, top + 0.04], [frame.bottom, frame.top]),
        frame,
    }
}

#[cfg(test)]
mod tests {
    use super::super::svg;
    use super::*;

    #[test]
    fn points_curves_and_samples_are_seen() {
        let points = [[0.5, 0.2], [2.5, 0.9]];
        let style = OptimizerStyle::for_all(["adam"])[0];
        let picture = |curves: &[Fitted]| {
            svg::render([320.0, 240.0], "fit", |pen| {
                draw(pen, &points, curves, |[w, b], x| 1.0 / (1.0 + (-(w * x + b)).exp()), Tone::Light)
            })
        };
        let guess = Fitted { parameters: [0.5, 0.0], style: None, samples: Vec::new() };
        assert!(picture(&[guess]).contains(">your guess<"));
        let fitted = Fitted { parameters: [1.8, -2.3], style: Some(style), samples: vec![1, 99] };
        let drawn = picture(&[fitted]);
        assert!(drawn.contains(&style.light.css()) && !drawn.contains("guess"));
        assert_eq!(drawn.matches("h0").count(), 6, "two points, and a ring around one");
        assert!(picture(&[]).ends_with("</svg>"));
    }

    #[test]
    fn no_points_still_have_axes() {
        let picture = svg::render([320.0, 240.0], "fit", |pen| draw(pen, &[], &[], |_, x| x, Tone::Dark));
        assert!(picture.ends_with("</svg>"));
    }
}
