//! The values of level lines, written on them.

use super::Point;
use super::landscape_map::ContourMap;
use super::number;
use super::palette::Tones;
use super::pen::{Anchor, Drawn, Lettering, Pen};
use super::trace::Frame;
use plotters::prelude::DrawingBackend;

#[derive(Clone, Debug, PartialEq)]
struct Label {
    level: usize,
    at: Point,
}

/// Labels keep so far from each other and from what is marked, in pixels.
const APART: f64 = 44.0;
/// And so far from the map's edges, where the ticks of the axes stand.
const MARGIN: [f64; 2] = [40.0, 30.0];
const SIZE: f64 = 10.5;

/// Writes the value of every other level line on it, where there is room.
pub fn draw<B: DrawingBackend>(pen: &Pen<'_, B>, contour_map: &ContourMap, tones: &Tones) -> Drawn<B> {
    let bands = contour_map.levels().len() + 1;
    for Label { level, at: [x, y] } in labels(contour_map, pen.size()) {
        let text = number::significant(contour_map.levels()[level], 2);
        let half = [3.0 * text.chars().count() as f64 + 2.0, 6.5];
        // The line is broken under its number, as on any map.
        let paper = tones.band(level, bands).mix(tones.band(level + 1, bands), 0.5);
        let frame = Frame { left: x - half[0], top: y - half[1], right: x + half[0], bottom: y + half[1] };
        pen.rectangle(frame, paper)?;
        let lettering = Lettering { size: SIZE, colour: tones.ink, halo: None };
        pen.text(&text, [x - half[0] + 2.0, y], Anchor::Right, lettering)?;
    }
    Ok(())
}

/// For every other level, from the highest: the place on its lines that is farthest from all labels before it.
fn labels(contour_map: &ContourMap, size: [f64; 2]) -> Vec<Label> {
    let mut taken: Vec<Point> = contour_map.marked().map(|mark| contour_map.pixel(mark, size)).collect();
    let mut labels = Vec::new();
    for level in (0..contour_map.levels().len()).rev().step_by(2) {
        let room = |at: &Point| taken.iter().map(|other| apart(*other, *at)).fold(f64::MAX, f64::min);
        let places = contour_map.places_on(level).map(|point| contour_map.pixel(point, size));
        let inside = places.filter(|[x, y]| {
            (MARGIN[0]..=size[0] - MARGIN[0]).contains(x) && (MARGIN[1]..=size[1] - MARGIN[1]).contains(y)
        });
        // Of the first, any place will do; the one farthest to the left is as good as another.
        let best = inside.map(|at| (room(&at), at)).reduce(|best, next| if next.0 > best.0 { next } else { best });
        if let Some((_, at)) = best.filter(|(room, _)| *room >= APART) {
            taken.push(at);
            labels.push(Label { level, at });
        }
    }
    labels
}

/// How far two labels are from each other: they are wider than high.
fn apart([x0, y0]: Point, [x1, y1]: Point) -> f64 {
    (x1 - x0).hypot(1.6 * (y1 - y0))
}

#[cfg(test)]
mod tests {
    use super::super::palette::Tone;
    use super::super::svg;
    use super::super::window::Window;
    use super::*;

    const START: Point = [-3.0, 2.0];

    fn contour_map(value: fn(Point) -> f64) -> ContourMap {
        ContourMap::new(Window { x: [-4.0, 4.0], y: [-3.0, 3.0] }, value, [[0.0, 0.0]]).starting_at(START)
    }

    #[test]
    fn labels_stand_on_their_lines_and_apart() {
        for (value, least) in [
            ((|[x, y]| 0.1 * x * x + 2.0 * y * y) as fn(Point) -> f64, 3),
            (|[x, y]| (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2), 2),
            (|[x, y]| x * x - y * y, 3),
            (|_| 1.0, 0),
        ] {
            let contour_map = contour_map(value);
            for size in [[640.0, 480.0], [320.0, 240.0]] {
                let labels = labels(&contour_map, size);
                assert!(labels.len() >= if size[0] > 400.0 { least } else { least.min(1) }, "{labels:?}");
                let start = contour_map.pixel(START, size);
                for (index, label) in labels.iter().enumerate() {
                    assert!(apart(start, label.at) >= APART, "{label:?} lies under the start");
                    let there = contour_map.window().at([label.at[0] / size[0], label.at[1] / size[1]]);
                    let (level, step) =
                        (contour_map.levels()[label.level], 0.25 * contour_map.levels()[label.level].abs());
                    assert!((value(there) - level).abs() <= step.max(0.05), "{level} at {there:?}");
                    assert!(labels[..index].iter().all(|other| apart(other.at, label.at) >= APART));
                }
            }
        }
    }

    #[test]
    fn a_label_says_the_value() {
        let contour_map = contour_map(|[x, y]| x * x + y * y);
        let picture = svg::render([640.0, 480.0], "map", |pen| draw(pen, &contour_map, Tones::of(Tone::Light)));
        let highest = contour_map.levels()[contour_map.levels().len() - 1];
        assert!(picture.contains(&format!(">{}<", number::significant(highest, 2))), "{picture}");
    }
}
