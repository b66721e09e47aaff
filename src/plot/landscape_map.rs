//! The map of a landscape from above, and the paths on it.

use super::Point;
use super::contour::{Grid, Ring};
use super::optimizer_style::OptimizerStyle;
use super::palette::{Tone, Tones};
use super::pen::{Anchor, Drawn, Lettering, Pen};
use super::scale::{Axis, Spread};
use super::trace::{Frame, Ink, Tracer};
use super::window::Window;
use crate::strings::plot as strings;
use plotters::prelude::DrawingBackend;

/// Levels and bands of a landscape in a window: computed once, drawn at any size.
#[derive(Clone, Debug)]
pub struct ContourMap {
    window: Window,
    levels: Vec<f64>,
    rings: Vec<Ring>,
    minima: Vec<Point>,
    start: Option<Point>,
    names: [&'static str; 2],
}

impl ContourMap {
    /// Finds the level lines of `value` in a window and remembers which minima lie inside.
    pub fn new(window: Window, value: impl Fn(Point) -> f64, minima: impl IntoIterator<Item = Point>) -> Self {
        let grid = Grid::sample(window, 161, 121, value);
        let levels = grid.levels(13);
        let mut rings = grid.rings(&levels);
        let tolerance = (window.x[1] - window.x[0]) / 3500.0;
        rings.iter_mut().for_each(|ring| ring.simplify(tolerance));
        let minima = minima.into_iter().filter(|point| window.clamp(*point) == *point).collect();
        Self { window, levels, rings, minima, start: None, names: ["x", "y"] }
    }

    pub fn named(self, names: [&'static str; 2]) -> Self {
        Self { names, ..self }
    }

    pub fn starting_at(self, start: Point) -> Self {
        Self { start: Some(start), ..self }
    }

    pub fn window(&self) -> Window {
        self.window
    }

    /// The values of its level lines, ascending.
    pub fn levels(&self) -> &[f64] {
        &self.levels
    }

    /// Where something stands on the map: the minima, and where paths usually start.
    pub fn marked(&self) -> impl Iterator<Item = Point> + '_ {
        self.minima.iter().copied().chain(self.start)
    }

    /// Points on the lines of a level, but not on the map's edge.
    pub fn places_on(&self, level: usize) -> impl Iterator<Item = Point> + '_ {
        let rings = self.rings.iter().filter(move |ring| ring.level == level);
        rings.flat_map(|ring| ring.points.iter().zip(&ring.visible).filter(|(_, visible)| **visible)).map(|(at, _)| *at)
    }

    pub fn pixel(&self, point: Point, [width, height]: [f64; 2]) -> Point {
        let [right, down] = self.window.share(point);
        [right * width, down * height]
    }

    pub fn tracer(&self, [width, height]: [f64; 2], style: &OptimizerStyle) -> Tracer {
        Tracer::new(Frame::of_size(width, height), style.dash)
    }
}

/// Draws the contours: bands, level lines, ticks, minima.
pub fn draw_contours<B: DrawingBackend>(pen: &Pen<'_, B>, contour_map: &ContourMap, tone: Tone) -> Drawn<B> {
    let (size, tones) = (pen.size(), Tones::of(tone));
    let bands = contour_map.levels.len() + 1;
    pen.fill(tones.band(0, bands))?;
    for ring in &contour_map.rings {
        let points: Vec<Point> = ring.points.iter().map(|point| contour_map.pixel(*point, size)).collect();
        pen.polygon(&points, tones.band(ring.band, bands))?;
        for line in visible_lines(&points, &ring.visible) {
            pen.line(&line, tones.level, 0.34, 0.9)?;
        }
    }
    draw_ticks(pen, contour_map, tones)?;
    for minimum in &contour_map.minima {
        draw_minimum(pen, contour_map.pixel(*minimum, size), tones)?;
    }
    Ok(())
}

/// Draws what lies under the lines of a path, so that it stands out.
pub fn draw_halo<B: DrawingBackend>(pen: &Pen<'_, B>, ink: &Ink, style: &OptimizerStyle, tone: Tone) -> Drawn<B> {
    let halo = Tones::of(tone).halo;
    for line in &ink.solid {
        pen.line(line, halo, 1.0, 5.0)?;
    }
    ink.dots.iter().try_for_each(|dot| pen.marker(style.marker, *dot, 4.2, halo))
}

pub fn draw_path<B: DrawingBackend>(pen: &Pen<'_, B>, ink: &Ink, style: &OptimizerStyle, tone: Tone) -> Drawn<B> {
    let colour = style.colour(tone);
    for line in &ink.strokes {
        pen.line(line, colour, 1.0, 2.2)?;
    }
    ink.dots.iter().try_for_each(|dot| pen.marker(style.marker, *dot, 3.0, colour))
}

/// Draws where a path is now; a path that left the map points out from its edge.
pub fn draw_head<B: DrawingBackend>(pen: &Pen<'_, B>, at: Point, style: &OptimizerStyle, tone: Tone) -> Drawn<B> {
    let [width, height] = pen.size();
    if !Frame::of_size(width, height).contains(at) {
        return Ok(());
    }
    pen.marker(style.marker, at, 7.6, Tones::of(tone).halo)?;
    pen.marker(style.marker, at, 5.6, style.colour(tone))
}

pub fn draw_start<B: DrawingBackend>(pen: &Pen<'_, B>, at: Point, tone: Tone) -> Drawn<B> {
    use super::optimizer_style::Marker::Circle;
    let tones = Tones::of(tone);
    pen.marker(Circle, at, 9.0, tones.halo)?;
    pen.marker(Circle, at, 7.5, tones.ink)?;
    pen.marker(Circle, at, 5.0, tones.paper)
}

fn visible_lines(points: &[Point], visible: &[bool]) -> Vec<Vec<Point>> {
    let count = points.len();
    // Start behind a piece of the map's edge, so that no line is cut in two.
    let first = visible.iter().position(|visible| !visible).map_or(0, |edge| edge + 1);
    let mut lines: Vec<Vec<Point>> = Vec::new();
    let mut drawing = false;
    for k in (first..first + count).map(|k| k % count) {
        if visible[k] && !drawing {
            lines.push(vec![points[k]]);
        }
        if let (true, Some(line)) = (visible[k], lines.last_mut()) {
            line.push(points[(k + 1) % count]);
        }
        drawing = visible[k];
    }
    lines
}

pub fn draw_minimum<B: DrawingBackend>(pen: &Pen<'_, B>, [x, y]: Point, tones: &Tones) -> Drawn<B> {
    for (colour, width) in [(tones.halo, 4.6), (tones.ink, 2.0)] {
        for side in [-1.0, 1.0] {
            pen.line(&[[x - 5.0, y - 5.0 * side], [x + 5.0, y + 5.0 * side]], colour, 1.0, width)?;
        }
    }
    let lettering = Lettering { size: 12.5, colour: tones.ink, halo: Some(tones.halo) };
    let (anchor, at) = if y + 26.0 < pen.size()[1] { (Anchor::Below, y + 12.0) } else { (Anchor::Above, y - 11.0) };
    pen.text(strings::MINIMUM, [x, at], anchor, lettering)
}

/// Ticks inside the edges, so that the map keeps the whole width.
fn draw_ticks<B: DrawingBackend>(pen: &Pen<'_, B>, contour_map: &ContourMap, tones: &Tones) -> Drawn<B> {
    let [width, height] = pen.size();
    let count = ((width / 90.0) as usize).clamp(3, 8);
    let lettering = Lettering { size: 11.5, colour: tones.soft, halo: Some(tones.halo) };
    for tick in Axis::new(Spread::Linear, contour_map.window.x, [0.0, width]).ticks(count) {
        let x = contour_map.pixel([tick.value, 0.0], [width, height])[0];
        if (26.0..width - 34.0).contains(&x) {
            pen.line(&[[x, height], [x, height - 5.0]], tones.soft, 1.0, 1.0)?;
            pen.text(&tick.label, [x, height - 7.0], Anchor::Above, lettering)?;
        }
    }
    for tick in Axis::new(Spread::Linear, contour_map.window.y, [height, 0.0]).ticks(count * 3 / 4) {
        let y = contour_map.pixel([0.0, tick.value], [width, height])[1];
        if (26.0..height - 26.0).contains(&y) {
            pen.line(&[[0.0, y], [5.0, y]], tones.soft, 1.0, 1.0)?;
            pen.text(&tick.label, [9.0, y], Anchor::Right, lettering)?;
        }
    }
    let name = Lettering { size: 13.0, colour: tones.ink, ..lettering };
    pen.text(contour_map.names[0], [width - 12.0, height - 7.0], Anchor::Above, name)?;
    pen.text(contour_map.names[1], [9.0, 13.0], Anchor::Right, name)
}

#[cfg(test)]
mod tests {
    use super::super::svg;
    use super::*;

    fn ravine() -> ContourMap {
        let window = Window::showing([[-6.0, 3.0], [-3.0, 3.0]], 4.0 / 3.0);
        ContourMap::new(window, |[x, y]| 0.1 * x * x + 2.0 * y * y, [[0.0, 0.0], [99.0, 0.0]])
    }

    #[test]
    fn the_map_is_drawn_the_same_every_time() {
        let picture = |tone| svg::render([480.0, 360.0], "map", |pen| draw_contours(pen, &ravine(), tone));
        let light = picture(Tone::Light);
        assert_eq!(light, picture(Tone::Light));
        assert_ne!(light, picture(Tone::Dark));
        assert!(light.matches(" fill=\"#").count() > 14, "bands");
        assert_eq!(light.matches(">minimum<").count(), 1, "one minimum inside");
    }

    #[test]
    fn hidden_edges_are_not_drawn() {
        let square = [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]];
        assert_eq!(
            visible_lines(&square, &[true, false, true, true]),
            [vec![square[2], square[3], square[0], square[1]]]
        );
        assert_eq!(visible_lines(&square, &[true; 4])[0].len(), 5);
        assert!(visible_lines(&square, &[false; 4]).is_empty());
    }
}
