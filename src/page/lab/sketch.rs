//! Small pictures of experiments, for their cards: light enough to stand in the page, in both themes.

use descent::experiment::Experiment;
use descent::moving_average;
use descent::network::{self, Data};
use descent::run::Run;
use plotters::prelude::DrawingBackend;

use crate::plot::Point;
use crate::plot::landscape_map::draw_head;
use crate::plot::moving_average as average;
use crate::plot::optimizer_style::{Dash, Marker, OptimizerStyle};
use crate::plot::palette::Tone;
use crate::plot::pen::{Drawn, Pen};
use crate::plot::svg;
use crate::plot::trace::{Frame, Tracer};
use crate::simulation::objective_plot::ObjectivePlot;

const SIZE: [f64; 2] = [160.0, 120.0];
const MARGIN: f64 = 12.0;
/// Nothing is drawn larger than so many times its size on a map.
const LARGEST: f64 = 4.0;
/// Shorter moves are not seen, in pixels.
const FINEST: f64 = 2.5;
/// Points of a path or of a cloud, at most.
const MOST: usize = 90;
/// Units of a layer, at most.
const UNITS: usize = 7;

pub(super) fn sketch(experiment: &Experiment) -> String {
    match experiment {
        Experiment::Descent(experiment) => paths(experiment),
        Experiment::MovingAverage(experiment) => {
            svg::for_both_themes(SIZE, |pen, tone| averages(pen, experiment, tone))
        }
        Experiment::Network(experiment) => svg::for_both_themes(SIZE, |pen, tone| match &experiment.data {
            Data::Points(_) => points(pen, experiment, tone),
            Data::Digits => layers(pen, experiment, tone),
        }),
    }
}

/// The paths of all optimizers, without the landscape.
fn paths(experiment: &descent::experiment::DescentExperiment) -> String {
    let mut run = Run::new(experiment);
    run.run_to(experiment.steps.min(400));
    let styles = OptimizerStyle::for_all(experiment.optimizers.iter().map(|entry| entry.spec().id));
    let plot = ObjectivePlot::of(&experiment.objective);
    let map = Frame::of_size(SIZE[0], SIZE[1]);
    let positions = |track: usize| run.tracks()[track].positions().iter().map(|point| plot.pixel(*point, SIZE));
    let fit = Fit::around((0..styles.len()).flat_map(positions).filter(|pixel| map.contains(*pixel)), LARGEST);
    svg::for_both_themes(SIZE, |pen, tone| {
        for (track, style) in styles.iter().enumerate() {
            let mut tracer = Tracer::new(map, Dash::SOLID);
            let ink = tracer.extend(thinned(positions(track).map(|pixel| fit.place(pixel))));
            ink.strokes.iter().try_for_each(|line| pen.line(line, style.colour(tone), 1.0, 2.0))?;
            if let Some(last) = positions(track).next_back() {
                draw_head(pen, fit.place(last), style, tone)?;
            }
        }
        Ok(())
    })
}

/// The values of a series, and the line of their average.
fn averages<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    experiment: &moving_average::MovingAverageExperiment,
    tone: Tone,
) -> Drawn<B> {
    let values = experiment.values();
    let averages = moving_average::averages(&values, experiment.beta, experiment.start);
    // On pictures y runs downwards.
    let on_steps = |values: &[f64]| values.iter().zip(0_u32..).map(|(y, x)| [f64::from(x), -y]).collect::<Vec<Point>>();
    let [dots, line] = [on_steps(&values), on_steps(&averages)];
    let fit = Fit::stretched(dots.iter().chain(&line).copied());
    let (style, [dots, line]) = (average::style(), [dots, line].map(|all| all.into_iter().map(|at| fit.place(at))));
    dots.take(MOST).try_for_each(|at| pen.marker(Marker::Circle, at, 2.6, classes(tone)[0]))?;
    pen.line(&line.collect::<Vec<_>>(), style.colour(tone), 1.0, 2.0)
}

/// The points that a network tells apart.
fn points<B: DrawingBackend>(pen: &Pen<'_, B>, experiment: &network::NetworkExperiment, tone: Tone) -> Drawn<B> {
    let Data::Points(settings) = &experiment.data else { return Ok(()) };
    let Ok((samples, _)) = experiment.points::<f64>(settings) else { return Ok(()) };
    let all = (0..samples.len()).step_by(samples.len().div_ceil(MOST).max(1));
    let pixel = |row: usize| [samples.input(row)[0], -samples.input(row)[1]];
    let fit = Fit::around(all.clone().map(pixel), f64::INFINITY);
    for row in all {
        let class = usize::from(samples.target(row)[0] > 0.0);
        let marker = [Marker::Circle, Marker::Square][class];
        pen.marker(marker, fit.place(pixel(row)), 2.6, classes(tone)[class])?;
    }
    Ok(())
}

fn layers<B: DrawingBackend>(pen: &Pen<'_, B>, experiment: &network::NetworkExperiment, tone: Tone) -> Drawn<B> {
    let Ok(architecture) = experiment.architecture() else { return Ok(()) };
    let layer = |(number, units): (usize, &usize)| -> Vec<Point> {
        let shown = (*units).min(UNITS);
        (0..shown).map(|unit| [number as f64, unit as f64 - (shown as f64 - 1.0) / 2.0]).collect()
    };
    let layers: Vec<Vec<Point>> = architecture.sizes().iter().enumerate().map(layer).collect();
    let fit = Fit::stretched(layers.iter().flatten().copied());
    let [colour, other] = classes(tone);
    for pair in layers.windows(2) {
        for from in &pair[0] {
            pair[1].iter().try_for_each(|to| pen.line(&[fit.place(*from), fit.place(*to)], colour, 0.5, 0.7))?;
        }
    }
    layers.iter().flatten().try_for_each(|unit| pen.marker(Marker::Circle, fit.place(*unit), 3.6, other))
}

fn classes(tone: Tone) -> [crate::plot::palette::Colour; 2] {
    let styles = OptimizerStyle::for_all(["gd", "momentum"]);
    [styles[0].colour(tone), styles[1].colour(tone)]
}

/// Scales and moves points so that what is drawn fills the sketch.
struct Fit {
    scale: Point,
    middle: Point,
}

impl Fit {
    /// With one scale for both directions, so that shapes stay; it is no larger than `largest`.
    fn around(points: impl Iterator<Item = Point>, largest: f64) -> Self {
        let Self { scale: [x, y], middle } = Self::stretched(points);
        Self { scale: [x.min(y).min(largest); 2], middle }
    }

    /// With a scale for each direction.
    fn stretched(points: impl Iterator<Item = Point>) -> Self {
        let none = [[f64::INFINITY, f64::NEG_INFINITY]; 2];
        let ranges = points.fold(none, |ranges, point| {
            [0, 1].map(|axis| [ranges[axis][0].min(point[axis]), ranges[axis][1].max(point[axis])])
        });
        let scale = [0, 1].map(|axis| (SIZE[axis] - 2.0 * MARGIN) / (ranges[axis][1] - ranges[axis][0]).max(1e-9));
        Self { scale, middle: ranges.map(|[low, high]| (low + high) / 2.0) }
    }

    fn place(&self, point: Point) -> Point {
        [0, 1].map(|axis| SIZE[axis] / 2.0 + self.scale[axis] * (point[axis] - self.middle[axis]))
    }
}

/// The first points that lie so far apart that a sketch shows them.
fn thinned(pixels: impl Iterator<Item = Point>) -> Vec<Point> {
    let mut kept: Vec<Point> = Vec::new();
    for [x, y] in pixels {
        if kept.last().is_none_or(|last| (last[0] - x).hypot(last[1] - y) >= FINEST) {
            kept.push([x, y]);
        }
    }
    kept.truncate(MOST);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_drawn_fills_the_sketch() {
        let corners = [[10.0, 20.0], [12.0, 21.0]];
        let fit = Fit::stretched(corners.into_iter());
        assert_eq!(corners.map(|corner| fit.place(corner)), [[12.0, 12.0], [148.0, 108.0]]);
        let fit = Fit::around(corners.into_iter(), LARGEST);
        assert_eq!(fit.scale, [LARGEST; 2]);
        assert_eq!(fit.place([11.0, 20.5]), [80.0, 60.0]);
    }
}
