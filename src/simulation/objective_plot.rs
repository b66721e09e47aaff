//! The plot of an objective: a contour map, or, where there is one variable, its curve.

use crate::plot::Point;
use crate::plot::landscape_map::{self, ContourMap, draw_halo, draw_head, draw_path, draw_start};
use crate::plot::level_labels;
use crate::plot::optimizer_style::OptimizerStyle;
use crate::plot::palette::{Tone, Tones};
use crate::plot::pen::{Drawn, Pen};
use crate::plot::profile::Profile;
use crate::plot::trace::Tracer;
use crate::plot::window::Window;
use descent::objective::Objective;
use plotters::prelude::DrawingBackend;
use std::sync::Arc;

/// Width over height of the plot: the part of a landscape that is seen depends on nothing else.
pub const ASPECT: f64 = 4.0 / 3.0;

/// The plot over which paths are drawn, compared by identity.
#[derive(Clone, Debug)]
pub struct ObjectivePlot(Arc<Shape>);

/// Where an optimizer has been, and how its path looks.
#[derive(Clone, Copy, Debug)]
pub struct Path<'a> {
    /// Its positions, from the start.
    pub positions: &'a [Point],
    pub style: OptimizerStyle,
}

#[derive(Debug)]
enum Shape {
    Map(ContourMap),
    Curve(Profile),
}

impl PartialEq for ObjectivePlot {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl ObjectivePlot {
    pub fn of(objective: &Objective) -> Self {
        let [x, _] = objective.domain();
        let of_curve = objective.clone();
        Self(Arc::new(match objective.variables() {
            [w, b, ..] => {
                let minima = objective.minima().iter().map(|[x, y, _]| [*x, *y]);
                let window = Window::showing(objective.domain(), ASPECT);
                let contour_map = ContourMap::new(window, |point| objective.value(point), minima);
                Shape::Map(contour_map.named([w, b]).starting_at(objective.start()))
            }
            _ => {
                let minima = objective.minima().iter().map(|[x, ..]| *x);
                Shape::Curve(Profile::new(x, move |x| of_curve.value([x, 0.0]), minima))
            }
        }))
    }

    /// The contour map, if there are two variables.
    pub fn contour_map(&self) -> Option<&ContourMap> {
        match &*self.0 {
            Shape::Map(contour_map) => Some(contour_map),
            Shape::Curve(_) => None,
        }
    }

    /// The curve, if there is one variable.
    pub fn profile(&self) -> Option<&Profile> {
        match &*self.0 {
            Shape::Map(_) => None,
            Shape::Curve(profile) => Some(profile),
        }
    }

    /// What it shows: ranges of x and y, or of x and the value over it.
    pub fn window(&self) -> Window {
        match &*self.0 {
            Shape::Map(contour_map) => contour_map.window(),
            Shape::Curve(profile) => profile.window(),
        }
    }

    /// The nearest place where something can start.
    pub fn clamp(&self, point: Point) -> Point {
        match &*self.0 {
            Shape::Map(contour_map) => contour_map.window().clamp(point),
            Shape::Curve(profile) => [point[0].clamp(profile.window().x[0], profile.window().x[1]), 0.0],
        }
    }

    /// The pixel of a place in a picture of this size; on a curve it is the point over x.
    pub fn pixel(&self, point: Point, size: [f64; 2]) -> Point {
        match &*self.0 {
            Shape::Map(contour_map) => contour_map.pixel(point, size),
            Shape::Curve(profile) => profile.pixel(point[0], size),
        }
    }

    pub fn place(&self, [right, down]: Point, size: [f64; 2]) -> Point {
        match &*self.0 {
            Shape::Map(contour_map) => contour_map.window().at([right / size[0], down / size[1]]),
            Shape::Curve(profile) => [profile.place(right, size), 0.0],
        }
    }

    /// Where a point stands on a plot of any size: lengths for a style sheet, from the left and from the top.
    pub fn position(&self, point: Point) -> [String; 2] {
        // Both kinds of plot keep margins of so many pixels and divide the rest in shares.
        let (small, large) = (self.pixel(point, [1000.0, 1000.0]), self.pixel(point, [2000.0, 2000.0]));
        [0, 1].map(|axis| {
            let share = (large[axis] - small[axis]) / 1000.0;
            format!("calc({:.3}% + {:.2}px)", 100.0 * share, small[axis] - 1000.0 * share)
        })
    }

    pub fn tracer(&self, size: [f64; 2], style: &OptimizerStyle) -> Tracer {
        match &*self.0 {
            Shape::Map(contour_map) => contour_map.tracer(size, style),
            Shape::Curve(profile) => profile.tracer(size, style),
        }
    }

    pub fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tone: Tone) -> Drawn<B> {
        match &*self.0 {
            Shape::Map(contour_map) => {
                landscape_map::draw_contours(pen, contour_map, tone)?;
                level_labels::draw(pen, contour_map, Tones::of(tone))
            }
            Shape::Curve(profile) => profile.draw(pen, tone),
        }
    }

    /// Draws it with all that has gone over it, as files and previews show it.
    pub fn draw_run<B: DrawingBackend>(&self, pen: &Pen<'_, B>, start: Point, paths: &[Path], tone: Tone) -> Drawn<B> {
        let size = pen.size();
        self.draw(pen, tone)?;
        let inked = paths.iter().map(|path| {
            let pixels = path.positions.iter().map(|point| self.pixel(*point, size));
            (self.tracer(size, &path.style).extend(pixels), path)
        });
        let inked: Vec<_> = inked.collect();
        inked.iter().try_for_each(|(ink, path)| draw_halo(pen, ink, &path.style, tone))?;
        for (ink, Path { positions, style }) in &inked {
            draw_path(pen, ink, style, tone)?;
            if let [_, .., last] = positions {
                draw_head(pen, self.pixel(*last, size), style, tone)?;
            }
        }
        draw_start(pen, self.pixel(start, size), tone)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::svg;
    use descent::landscape;

    fn plot(id: &str) -> ObjectivePlot {
        ObjectivePlot::of(&Objective::from(landscape::find(id).expect("a landscape")))
    }

    #[test]
    fn a_run_is_drawn_over_its_plot() {
        let positions: Vec<Point> = (0..40).map(|k| [-5.0 * 0.9_f64.powi(k), 2.0 * (-0.8_f64).powi(k)]).collect();
        let style = OptimizerStyle::for_all(["momentum"])[0];
        let picture = |positions: &[Point]| {
            let paths = [Path { positions, style }];
            let start = [-5.0, 2.0];
            svg::render([480.0, 360.0], "", |pen| plot("ravine").draw_run(pen, start, &paths, Tone::Light))
        };
        assert!(picture(&positions).contains(&style.light.css()), "the path has its colour");
        assert_ne!(picture(&positions), picture(&positions[..1]));
    }

    #[test]
    fn pixels_and_places_are_inverse() {
        for (id, point) in [("ravine", [1.0, -0.5]), ("double-well", [1.5, 0.0])] {
            let plot = plot(id);
            let place = plot.place(plot.pixel(point, [400.0, 300.0]), [400.0, 300.0]);
            assert!((place[0] - point[0]).abs() + (place[1] - point[1]).abs() < 1e-9, "{id}: {place:?}");
        }
    }

    #[test]
    fn positions_hold_at_any_size() {
        for id in ["ravine", "double-well"] {
            let plot = plot(id);
            let [x, _] = plot.pixel([0.7, 0.0], [640.0, 480.0]);
            let [left, _] = plot.position([0.7, 0.0]);
            let (share, rest) = left.trim_start_matches("calc(").split_once("% + ").expect("a sum");
            let pixels: f64 = rest.trim_end_matches("px)").parse().expect("a length");
            let share: f64 = share.parse().expect("a share");
            assert!((6.4 * share + pixels - x).abs() < 0.1, "{id}: {left} is not {x}");
        }
    }

    #[test]
    fn what_has_one_variable_is_a_curve() {
        assert!(plot("parabola").profile().is_some() && plot("parabola").contour_map().is_none());
        assert!(plot("bowl").contour_map().is_some() && plot("bowl").profile().is_none());
        assert_eq!(plot("parabola").clamp([1e9, 3.0])[1], 0.0);
    }
}
