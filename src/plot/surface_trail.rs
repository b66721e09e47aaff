//! Paths and points on a surface: plain where they are seen, faint where a hill hides them.

use super::Point;
use super::landscape_map::{draw_halo, draw_head, draw_path};
use super::optimizer_style::OptimizerStyle;
use super::palette::{Tone, Tones};
use super::pen::{Drawn, Pen};
use super::surface_3d::{Surface, View};
use super::trace::{Frame, Ink, Tracer};
use plotters::prelude::DrawingBackend;

/// A path on a surface: where it has been, and how high.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trail {
    points: Vec<(Point, f64)>,
}

/// More points than this are not told apart on any screen.
const MOST: usize = 500;
/// Shorter moves, in widths of the surface, are left out.
const FINEST: f64 = 0.004;

impl Trail {
    /// The trail of a track up to a place in it, without what would not be seen.
    pub fn new(surface: &Surface, positions: &[Point], losses: &[f64], position: f64) -> Self {
        let last = positions.len().min(losses.len()).saturating_sub(1);
        let step = (position as usize).min(last);
        let stride = (step / (4 * MOST)).max(1);
        let mut points: Vec<(Point, f64)> = Vec::new();
        let mut flat = [f64::INFINITY; 2];
        for k in (0..step).step_by(stride).chain([step]).filter(|k| *k < positions.len()) {
            let now = surface.flat(positions[k]);
            if (now[0] - flat[0]).hypot(now[1] - flat[1]) >= FINEST || k == step {
                points.push((positions[k], surface.height(losses[k])));
                flat = now;
            }
        }
        if points.len() > MOST {
            let stride = points.len().div_ceil(MOST);
            let last = points.len() - 1;
            let mut index = 0..;
            points.retain(|_| index.next().is_some_and(|k: usize| k.is_multiple_of(stride) || k == last));
        }
        if let (true, Some(next)) = (position.fract() > 0.0, positions.get(step + 1)) {
            let share = position.fract();
            let between = |a: f64, b: f64| a + share * (b - a);
            let now = positions[step];
            let (from, to) = (surface.height(losses[step]), surface.height(losses[step + 1]));
            points.push(([between(now[0], next[0]), between(now[1], next[1])], between(from, to)));
        }
        // What has left the map has left the surface.
        let end = points.iter().position(|(point, _)| !surface.shows(*point)).unwrap_or(points.len());
        points.truncate(end);
        Self { points }
    }

    /// Draws it; its head last.
    pub fn draw<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        view: &View<'_>,
        style: &OptimizerStyle,
        tone: Tone,
    ) -> Drawn<B> {
        let colour = style.colour(tone);
        let mut tracer = Tracer::new(Frame::of_size(pen.size()[0], pen.size()[1]), style.dash);
        let seen: Vec<(Point, bool)> = self
            .points
            .iter()
            .map(|(point, height)| (view.pixel(*point, *height), !view.hides(*point, *height)))
            .collect();
        let mut ink = Ink::default();
        for run in seen.chunk_by(|a, b| a.1 == b.1) {
            let pixels: Vec<Point> = run.iter().map(|(pixel, _)| *pixel).collect();
            if run[0].1 {
                tracer.leave();
                let Ink { solid, strokes, dots } = tracer.extend(pixels);
                ink.solid.extend(solid);
                ink.strokes.extend(strokes);
                ink.dots.extend(dots);
            } else if pixels.len() > 1 {
                pen.line(&pixels, colour, 0.35, 1.4)?;
            }
        }
        draw_halo(pen, &ink, style, tone)?;
        draw_path(pen, &ink, style, tone)?;
        match seen.last() {
            Some((pixel, true)) => draw_head(pen, *pixel, style, tone),
            Some((pixel, false)) => pen.marker(style.marker, *pixel, 5.0, colour.mix(Tones::of(tone).paper, 0.6)),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::surface_3d::Turn;
    use super::super::svg;
    use super::super::window::Window;
    use super::*;

    const WINDOW: Window = Window { x: [-2.0, 2.0], y: [-2.0, 2.0] };
    const SIZE: [f64; 2] = [400.0, 300.0];

    fn bowl() -> Surface {
        Surface::new(WINDOW, |[x, y]| x * x + y * y)
    }

    fn trail(positions: &[Point], position: f64) -> Trail {
        let losses: Vec<f64> = positions.iter().map(|[x, y]| x * x + y * y).collect();
        Trail::new(&bowl(), positions, &losses, position)
    }

    #[test]
    fn a_trail_ends_where_the_run_is() {
        let positions: Vec<Point> = (0..10).map(|k| [-1.8 + 0.2 * f64::from(k), 0.5]).collect();
        assert_eq!(trail(&positions, 4.0).points.len(), 5);
        let under_way = trail(&positions, 4.5).points;
        assert!((under_way[5].0[0] - -0.9).abs() < 1e-9, "{under_way:?}");
        assert_eq!(trail(&positions, 99.0).points.len(), 10);
    }

    #[test]
    fn long_histories_are_thinned_and_what_leaves_is_gone() {
        let positions: Vec<Point> =
            (0..100_000).map(|k| [(f64::from(k) * 0.7).sin(), (f64::from(k) * 0.3).cos()]).collect();
        let points = trail(&positions, 99_999.0).points;
        assert!((100..=MOST + 1).contains(&points.len()), "{}", points.len());
        assert_eq!(points.last().map(|(point, _)| *point), positions.last().copied());
        assert_eq!(trail(&[[0.0, 0.0], [1.0, 1.0], [1e9, f64::NAN]], 2.0).points.len(), 2);
    }

    #[test]
    fn a_trail_is_drawn_in_its_optimizers_key() {
        let style = OptimizerStyle::for_all(["momentum"])[0];
        let surface = bowl();
        let picture = svg::render(SIZE, "trail", |pen| {
            trail(&[[-1.0, -1.0], [0.0, 0.5], [0.1, 0.1]], 2.0).draw(
                pen,
                &surface.seen(Turn::default(), SIZE),
                &style,
                Tone::Light,
            )
        });
        assert!(picture.contains(&style.light.css()), "{picture}");
    }
}
