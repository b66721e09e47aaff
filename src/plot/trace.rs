//! From a track to ink: clipped to the picture, thinned out, dashed, with dots at steps.
//!
//! A [`Tracer`] remembers where it stopped, so that a running simulation only draws what is new,
//! and drawing in pieces gives the same picture as drawing at once.

use super::Point;
use super::optimizer_style::Dash;

/// A rectangle of a picture in pixels.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Frame {
    pub left: f64,
    pub top: f64,
    pub right: f64,
    pub bottom: f64,
}

#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ink {
    /// The whole line, for the halo.
    pub solid: Vec<Vec<Point>>,
    /// The line in its dashes.
    pub strokes: Vec<Vec<Point>>,
    /// Where markers go.
    pub dots: Vec<Point>,
}

/// Turns the pixels of a track into ink, piece by piece.
#[derive(Clone, Debug)]
pub struct Tracer {
    frame: Frame,
    dash: Dash,
    last: Option<Point>,
    travelled: f64,
    last_dot: Option<Point>,
}

/// Shorter moves are left out of the drawing: they would not be seen.
const FINEST: f64 = 0.4;
/// Dots closer than this would run together.
const BETWEEN_DOTS: f64 = 11.0;

impl Frame {
    pub fn of_size(width: f64, height: f64) -> Self {
        Self { left: 0.0, top: 0.0, right: width, bottom: height }
    }

    pub fn contains(&self, [x, y]: Point) -> bool {
        (self.left..=self.right).contains(&x) && (self.top..=self.bottom).contains(&y)
    }

    /// The part of a straight line that lies inside (Liang and Barsky).
    pub fn clip(&self, from: Point, to: Point) -> Option<[Point; 2]> {
        let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
        if !(dx.is_finite() && dy.is_finite()) {
            return None;
        }
        let (mut enters, mut leaves) = (0.0_f64, 1.0_f64);
        let borders = [
            (-dx, from[0] - self.left),
            (dx, self.right - from[0]),
            (-dy, from[1] - self.top),
            (dy, self.bottom - from[1]),
        ];
        for (speed, room) in borders {
            if speed == 0.0 && room < 0.0 {
                return None;
            } else if speed < 0.0 {
                enters = enters.max(room / speed);
            } else if speed > 0.0 {
                leaves = leaves.min(room / speed);
            }
        }
        let at = |share: f64| [from[0] + share * dx, from[1] + share * dy];
        (enters <= leaves).then(|| [at(enters), at(leaves)])
    }
}

impl Ink {
    pub fn is_empty(&self) -> bool {
        self.solid.is_empty() && self.dots.is_empty()
    }
}

impl Tracer {
    pub fn new(frame: Frame, dash: Dash) -> Self {
        Self { frame, dash, last: None, travelled: 0.0, last_dot: None }
    }

    /// The ink for the next points of the track.
    pub fn extend(&mut self, points: impl IntoIterator<Item = Point>) -> Ink {
        let mut ink = Ink::default();
        for point in points {
            let Some(last) = self.last else {
                (self.last, self.last_dot) = (Some(point), Some(point));
                continue;
            };
            if distance(last, point) >= FINEST {
                self.line(last, point, &mut ink);
                self.last = Some(point);
            }
            if self.frame.contains(point) && self.last_dot.is_none_or(|dot| distance(dot, point) >= BETWEEN_DOTS) {
                ink.dots.push(point);
                self.last_dot = Some(point);
            }
        }
        ink
    }

    /// Lifts the pen: the next point begins a line of its own.
    pub fn leave(&mut self) {
        self.last = None;
    }

    /// The ink from where the tracer stopped to `point`, without going there: the step under way.
    pub fn peek(&self, point: Point) -> Ink {
        let mut ink = self.clone().extend([point]);
        ink.dots.clear();
        ink
    }

    fn line(&mut self, from: Point, to: Point, ink: &mut Ink) {
        let Some([from, to]) = self.frame.clip(from, to) else { return };
        join(&mut ink.solid, from, to);
        let length = distance(from, to);
        let along = |distance: f64| {
            let share = if length > 0.0 { distance / length } else { 0.0 };
            [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
        };
        for [start, end] in self.dash.drawn(self.travelled, length) {
            join(&mut ink.strokes, along(start), along(end));
        }
        self.travelled += length;
    }
}

/// Goes on with the last line if it ends where this one starts.
fn join(lines: &mut Vec<Vec<Point>>, from: Point, to: Point) {
    match lines.last_mut() {
        Some(line) if line.last().is_some_and(|last| distance(*last, from) < 1e-9) => line.push(to),
        _ => lines.push(vec![from, to]),
    }
}

fn distance(a: Point, b: Point) -> f64 {
    (a[0] - b[0]).hypot(a[1] - b[1])
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { left: 0.0, top: 0.0, right: 100.0, bottom: 50.0 };

    #[test]
    fn lines_are_clipped_to_the_picture() {
        assert_eq!(FRAME.clip([-50.0, 25.0], [50.0, 25.0]), Some([[0.0, 25.0], [50.0, 25.0]]));
        assert_eq!(FRAME.clip([-50.0, 60.0], [50.0, 70.0]), None);
        assert_eq!(FRAME.clip([0.0, 0.0], [f64::INFINITY, 1.0]), None);
    }

    #[test]
    fn drawing_in_pieces_is_drawing_at_once() {
        let points: Vec<Point> = (0..200).map(|k| [f64::from(k), 25.0 + 40.0 * (f64::from(k) / 9.0).sin()]).collect();
        for dash in [Dash::SOLID, Dash::DASHED, Dash::DOTTED] {
            let whole = Tracer::new(FRAME, dash).extend(points.iter().copied());
            let mut tracer = Tracer::new(FRAME, dash);
            let pieces: Vec<Ink> = points.chunks(7).map(|chunk| tracer.extend(chunk.iter().copied())).collect();
            let dots: Vec<Point> = pieces.iter().flat_map(|ink| ink.dots.clone()).collect();
            assert_eq!(dots, whole.dots);
            let length = |lines: &[Vec<Point>]| -> f64 {
                lines.iter().flat_map(|line| line.windows(2)).map(|pair| distance(pair[0], pair[1])).sum()
            };
            let drawn: f64 = pieces.iter().map(|ink| length(&ink.strokes)).sum();
            assert!((drawn - length(&whole.strokes)).abs() < 1e-6);
        }
    }

    #[test]
    fn a_hundred_thousand_steps_on_the_spot_cost_nothing() {
        let mut tracer = Tracer::new(FRAME, Dash::DASHED);
        let ink = tracer.extend((0..100_000).map(|k| [50.0 + 1e-6 * f64::from(k), 25.0]));
        assert!(ink.solid.len() <= 1 && ink.dots.len() <= 1);
    }

    #[test]
    fn a_diverging_track_ends_at_the_edge() {
        let ink = Tracer::new(FRAME, Dash::SOLID).extend([[50.0, 25.0], [1e200, 30.0], [f64::NAN, f64::INFINITY]]);
        assert_eq!(ink.solid.len(), 1);
        assert!(ink.solid[0].iter().all(|point| FRAME.contains(*point)));
    }

    #[test]
    fn peeking_leaves_no_trace() {
        let mut tracer = Tracer::new(FRAME, Dash::DASHED);
        tracer.extend([[0.0, 0.0], [10.0, 10.0]]);
        assert_eq!(tracer.peek([30.0, 10.0]), tracer.peek([30.0, 10.0]));
    }
}
