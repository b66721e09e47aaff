//! Learning rates, or momenta, over the steps of a run.

use super::Point;
use super::axes::{self, Axes};
use super::optimizer_style::OptimizerStyle;
use super::palette::{Tone, Tones};
use super::pen::{Drawn, Pen};
use super::scale::{Axis, Spread};
use super::trace::Tracer;
use crate::strings::plot as strings;
use plotters::prelude::DrawingBackend;

/// The values of one optimizer, at steps evenly over the run.
#[derive(Clone, Debug, PartialEq)]
pub struct Curve {
    pub points: Vec<Point>,
    /// The value at the step that is shown.
    pub now: f64,
    pub style: OptimizerStyle,
}

/// Draws all curves, and where the run is at `step`.
pub fn draw<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    curves: &[Curve],
    name: &str,
    [step, steps]: [usize; 2],
    tone: Tone,
) -> Drawn<B> {
    let (tones, frame) = (Tones::of(tone), axes::frame(pen.size()));
    let highest = curves.iter().flat_map(|curve| &curve.points).map(|[_, value]| *value).fold(0.0, f64::max);
    let highest = if highest > 0.0 && highest.is_finite() { highest } else { 1.0 };
    let axes = Axes {
        horizontal: Axis::new(Spread::Linear, [0.0, steps.max(1) as f64], [frame.left, frame.right]),
        vertical: Axis::new(Spread::Linear, [0.0, highest * 1.05], [frame.bottom, frame.top]),
        frame,
    };
    pen.fill(tones.paper)?;
    axes.draw(pen, [strings::STEP, name], tones)?;
    let now = axes.horizontal.pixel(step as f64);
    pen.line(&[[now, frame.top], [now, frame.bottom]], tones.soft, 0.8, 1.0)?;
    for curve in curves {
        let ink = Tracer::new(frame, curve.style.dash).extend(curve.points.iter().map(|point| axes.pixel(*point)));
        ink.strokes.iter().try_for_each(|line| pen.line(line, curve.style.colour(tone), 1.0, 2.0))?;
    }
    curves.iter().try_for_each(|curve| {
        let at = axes.pixel([step as f64, curve.now]);
        pen.marker(curve.style.marker, at, 6.0, tones.paper)?;
        pen.marker(curve.style.marker, at, 4.4, curve.style.colour(tone))
    })
}

#[cfg(test)]
mod tests {
    use super::super::svg;
    use super::*;

    #[test]
    fn curves_lie_over_each_other_with_their_keys() {
        let styles = OptimizerStyle::for_all(["gd", "gd"]);
        let curve = |style, scale: f64| Curve {
            points: (0..=50).map(|k| [f64::from(k) * 2.0, scale / f64::from(k + 1)]).collect(),
            now: scale / 11.0,
            style,
        };
        let curves = [curve(styles[0], 0.1), curve(styles[1], 0.2)];
        let picture =
            svg::render([320.0, 200.0], "rates", |pen| draw(pen, &curves, "learning rate", [20, 100], Tone::Light));
        assert!(styles.iter().all(|style| picture.contains(&style.light.css())));
        assert!(picture.contains(">learning rate<") && picture.contains(">step<"));
        let empty = svg::render([320.0, 200.0], "rates", |pen| draw(pen, &[], "momentum", [0, 0], Tone::Dark));
        assert!(empty.ends_with("</svg>"));
    }
}
