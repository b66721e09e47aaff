//! Arrows of a step on a map.

use super::Point;
use super::optimizer_style::{Dash, OptimizerStyle};
use super::palette::{Tone, Tones};
use super::pen::{Drawn, Pen};
use super::trace::{Frame, Tracer};
use plotters::prelude::DrawingBackend;

/// What an arrow stands for: each kind has its own look.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// The way the gradient pushes.
    Gradient,
    /// The way that what is remembered pushes: a velocity or a first moment.
    Memory,
    /// From the textbook's point to the look-ahead point.
    LookAhead,
    Update,
}

/// An arrow in the pixels of a picture.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Arrow {
    pub kind: Kind,
    pub from: Point,
    pub to: Point,
}

/// An arrow that is shorter would not be seen as one.
const SHORTEST: f64 = 16.0;
/// The length of an arrow of the size of the reference.
const USUAL: f64 = 72.0;
/// An arrow that is longer would leave no room for others.
const LONGEST: f64 = 110.0;

impl Kind {
    pub fn dash(self) -> Dash {
        match self {
            Self::Gradient | Self::Update => Dash::SOLID,
            Self::Memory => Dash::DASHED,
            Self::LookAhead => Dash::DOTTED,
        }
    }

    pub fn width(self) -> f64 {
        if self == Self::Update { 3.6 } else { 2.0 }
    }

    /// Whether its head is filled; an open one is two strokes.
    pub fn is_filled(self) -> bool {
        matches!(self, Self::Update | Self::Memory)
    }
}

impl Arrow {
    /// An arrow with the direction of a push, and a length that grows with its size: slowly, since sizes differ by powers
    /// of ten. `None` where nothing pushes.
    pub fn push(kind: Kind, from: Point, [x, y]: Point, reference: f64) -> Option<Self> {
        let size = x.hypot(y);
        if !(size.is_finite() && size > 0.0) {
            return None;
        }
        let relative = if reference > 0.0 { size / reference } else { 1.0 };
        let length = (USUAL * relative.powf(0.4)).clamp(SHORTEST, LONGEST);
        // On a picture y runs downwards.
        Some(Self { kind, from, to: [from[0] + length * x / size, from[1] - length * y / size] })
    }

    /// An arrow from place to place, to scale but for those too short to be seen. `None` between equal places.
    pub fn between(kind: Kind, from: Point, to: Point) -> Option<Self> {
        let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
        let length = dx.hypot(dy);
        if !(length.is_finite() && length > 0.0) {
            return None;
        }
        let scale = SHORTEST.max(length) / length;
        Some(Self { kind, from, to: [from[0] + scale * dx, from[1] + scale * dy] })
    }
}

impl Arrow {
    pub fn distance(&self, [x, y]: Point) -> f64 {
        let [dx, dy] = [self.to[0] - self.from[0], self.to[1] - self.from[1]];
        let along = ((x - self.from[0]) * dx + (y - self.from[1]) * dy) / (dx * dx + dy * dy).max(1e-9);
        let along = along.clamp(0.0, 1.0);
        (x - self.from[0] - along * dx).hypot(y - self.from[1] - along * dy)
    }
}

/// Draws the halo of an arrow, which goes below all arrows.
pub fn draw_halo<B: DrawingBackend>(pen: &Pen<'_, B>, arrow: &Arrow, lit: bool, tone: Tone) -> Drawn<B> {
    let [width, height] = pen.size();
    let Some([from, to]) = Frame::of_size(width, height).clip(arrow.from, arrow.to) else { return Ok(()) };
    let (halo, weight) = (Tones::of(tone).halo, weight(arrow, lit));
    let [left, right, _] = head(arrow.from, to, 9.0 + weight);
    pen.line(&[from, to], halo, 1.0, weight + 3.0)?;
    pen.line(&[left, to, right], halo, 1.0, weight + 3.0)
}

fn weight(arrow: &Arrow, lit: bool) -> f64 {
    arrow.kind.width() + if lit { 2.0 } else { 0.0 }
}

/// Draws an arrow; what is pointed at is drawn stronger.
pub fn draw<B: DrawingBackend>(
    pen: &Pen<'_, B>,
    arrow: &Arrow,
    style: &OptimizerStyle,
    lit: bool,
    tone: Tone,
) -> Drawn<B> {
    let [width, height] = pen.size();
    let Some([from, to]) = Frame::of_size(width, height).clip(arrow.from, arrow.to) else { return Ok(()) };
    let (colour, weight) = (style.colour(tone), weight(arrow, lit));
    let [left, right, base] = head(arrow.from, to, 9.0 + weight);
    // A filled head covers the line's end.
    let end = if arrow.kind.is_filled() { base } else { to };
    let mut tracer = Tracer::new(Frame::of_size(width, height), arrow.kind.dash());
    for line in &tracer.extend([from, end]).strokes {
        pen.line(line, colour, 1.0, weight)?;
    }
    if arrow.kind.is_filled() {
        pen.polygon(&[left, to, right], colour)
    } else {
        pen.line(&[left, to, right], colour, 1.0, weight)
    }
}

/// The two corners of a head and the middle between them.
fn head(from: Point, to: Point, length: f64) -> [Point; 3] {
    let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
    let size = dx.hypot(dy).max(1e-9);
    let ([along, across], length) = ([dx / size, dy / size], length.min(0.6 * size));
    let base = [to[0] - along * length, to[1] - across * length];
    let half = 0.42 * length;
    let corner = |side: f64| [base[0] - side * half * across, base[1] + side * half * along];
    [corner(1.0), corner(-1.0), base]
}

#[cfg(test)]
mod tests {
    use super::super::svg;
    use super::*;

    fn length(arrow: Arrow) -> f64 {
        (arrow.to[0] - arrow.from[0]).hypot(arrow.to[1] - arrow.from[1])
    }

    #[test]
    fn pushes_have_their_direction_and_a_length_that_can_be_seen() {
        for size in [1e-12, 1e-3, 1.0, 50.0, 1e9] {
            let arrow = Arrow::push(Kind::Gradient, [10.0, 10.0], [3.0 * size, 4.0 * size], 5.0).expect("it pushes");
            assert!((SHORTEST..=LONGEST).contains(&length(arrow)), "{size}");
            assert!((arrow.to[0] - 10.0) * 4.0 - (10.0 - arrow.to[1]) * 3.0 < 1e-6 && arrow.to[1] < 10.0, "upwards");
        }
        let [small, large] = [1.0, 2.0].map(|x| Arrow::push(Kind::Memory, [0.0; 2], [x, 0.0], 1.5).map(length));
        assert!(small < large);
        assert_eq!(Arrow::push(Kind::Gradient, [0.0; 2], [0.0; 2], 1.0), None);
        assert_eq!(Arrow::push(Kind::Gradient, [0.0; 2], [f64::NAN, 1.0], 1.0), None);
    }

    #[test]
    fn a_step_is_to_scale_unless_it_is_tiny() {
        let arrow = Arrow::between(Kind::Update, [0.0, 0.0], [30.0, 40.0]).expect("a step");
        assert_eq!(arrow.to, [30.0, 40.0]);
        let tiny = Arrow::between(Kind::Update, [0.0, 0.0], [0.01, 0.0]).expect("a step");
        assert_eq!(tiny.to, [SHORTEST, 0.0]);
        assert_eq!(Arrow::between(Kind::Update, [1.0, 1.0], [1.0, 1.0]), None);
    }

    #[test]
    fn every_kind_has_its_own_look() {
        let style = OptimizerStyle::for_all(["gd"])[0];
        let picture = |kind, lit| {
            let arrow = Arrow { kind, from: [10.0, 10.0], to: [90.0, 60.0] };
            svg::render([100.0, 80.0], "", |pen| draw(pen, &arrow, &style, lit, Tone::Light))
        };
        let kinds = [Kind::Gradient, Kind::Memory, Kind::LookAhead, Kind::Update];
        for (index, kind) in kinds.into_iter().enumerate() {
            assert!(kinds[index + 1..].iter().all(|other| picture(*other, false) != picture(kind, false)));
            assert_ne!(picture(kind, true), picture(kind, false), "what is pointed at is seen");
        }
    }
}
