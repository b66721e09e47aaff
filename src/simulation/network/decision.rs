//! What a network answers everywhere on the plane, and the points that it learns from.

use super::super::plot_view::Picture;
use crate::plot::Point;
use crate::plot::optimizer_style::Marker;
use crate::plot::palette::{Tone, Tones};
use crate::plot::pen::{Drawn, Pen};
use crate::plot::trace::Frame;
use descent::network::{Data, NetworkExperiment};
use plotters::prelude::DrawingBackend;
use std::sync::Arc;
use trainer::View;

/// A part of the plane with points of two classes and, behind them, an answer for every cell.
#[derive(Clone, Debug)]
pub struct Decision {
    points: Arc<[Sample]>,
    window: [[f64; 2]; 2],
    view: Option<Arc<View>>,
    lane: usize,
    is_small: bool,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
    place: Point,
    is_positive: bool,
    is_aside: bool,
}

/// How strong the colours behind the points are: the points must stand out.
const STRENGTH: f64 = 0.55;

/// Points, and the part of the plane that shows them all.
pub type Points = (Arc<[Sample]>, [[f64; 2]; 2]);

/// The points of an experiment, if its data are points.
pub fn points(experiment: &NetworkExperiment) -> Option<Points> {
    let Data::Points(settings) = &experiment.data else { return None };
    let (training, validation) = experiment.points::<f64>(settings).ok()?;
    let samples = [(training, false), (validation, true)].into_iter().flat_map(|(samples, is_aside)| {
        let sample = |index: usize| {
            let (place, target) = (samples.input(index), samples.target(index)[0]);
            Sample { place: [place[0], place[1]], is_positive: target > 0.0, is_aside }
        };
        (0..samples.len()).map(sample).collect::<Vec<_>>()
    });
    Some((samples.collect(), settings.window()))
}

impl Decision {
    pub fn new((points, window): Points, view: Option<Arc<View>>, lane: usize, is_small: bool) -> Self {
        Self { points, window, view, lane, is_small }
    }

    /// The answers, row by row from the lower edge.
    fn cells(&self) -> &[f32] {
        let view = self.view.as_ref().and_then(|view| view.of_points.as_ref());
        view.and_then(|view| view.decisions.get(self.lane)).map_or(&[], Vec::as_slice)
    }
}

impl PartialEq for Decision {
    fn eq(&self, other: &Self) -> bool {
        let same_view = match (&self.view, &other.view) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            (None, None) => true,
            _ => false,
        };
        same_view && Arc::ptr_eq(&self.points, &other.points) && self.lane == other.lane
    }
}

impl Picture for Decision {
    fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tone: Tone) -> Drawn<B> {
        let ([width, height], tones) = (pen.size(), Tones::of(tone));
        pen.fill(tones.paper)?;
        draw_cells(pen, self.cells(), Frame::of_size(width, height), tones)?;
        let [[left, right], [low, high]] = self.window;
        let radius = if self.is_small { 1.4 } else { 3.6 };
        for Sample { place: [x, y], is_positive, is_aside } in self.points.iter().copied() {
            if self.is_small && is_aside {
                continue;
            }
            let at = [(x - left) / (right - left) * width, (high - y) / (high - low) * height];
            // The shape tells the class, too.
            let (marker, own) =
                if is_positive { (Marker::Square, tones.poles[1]) } else { (Marker::Circle, tones.poles[0]) };
            pen.marker(marker, at, radius + 1.3, tones.halo)?;
            pen.marker(marker, at, radius, own.mix(tones.ink, 0.25))?;
            if is_aside {
                pen.marker(marker, at, 0.5 * radius, tones.halo)?;
            }
        }
        Ok(())
    }
}

/// Fills a frame with square cells, given row by row from the lower edge.
pub fn draw_cells<B: DrawingBackend>(pen: &Pen<'_, B>, cells: &[f32], frame: Frame, tones: &Tones) -> Drawn<B> {
    let side = cells.len().isqrt();
    if side == 0 {
        return Ok(());
    }
    let (width, height) = ((frame.right - frame.left) / side as f64, (frame.bottom - frame.top) / side as f64);
    for (row, cells) in cells.chunks(side).enumerate() {
        let bottom = frame.bottom - row as f64 * height;
        let mut start = 0;
        // Neighbours of one colour are one rectangle.
        while start < cells.len() {
            let shade = |cell: f32| (f64::from(cell).clamp(-1.0, 1.0) * 24.0).round();
            let own = shade(cells[start]);
            let length = cells[start..].iter().take_while(|cell| shade(**cell) == own || cell.is_nan()).count().max(1);
            let [left, right] = [start, start + length].map(|column| frame.left + column as f64 * width);
            let colour = tones.diverging(STRENGTH * if own.is_nan() { 0.0 } else { own / 24.0 });
            // A little over the edge, so that no seams are seen between cells.
            let (right, bottom) = ((right + 0.6).min(frame.right), (bottom + 0.6).min(frame.bottom));
            pen.rectangle(Frame { left, top: bottom - height, right, bottom }, colour)?;
            start += length;
        }
    }
    Ok(())
}
