//! Two axes around a picture, with grid, ticks and names.

use super::Point;
use super::palette::Tones;
use super::pen::{Anchor, Drawn, Lettering, Pen};
use super::scale::Axis;
use super::trace::Frame;
use plotters::prelude::DrawingBackend;

/// Where the values of a picture lie on it.
#[derive(Clone, Debug, PartialEq)]
pub struct Axes {
    /// From left to right.
    pub horizontal: Axis,
    /// From the bottom to the top.
    pub vertical: Axis,
    /// The part of the picture inside the axes.
    pub frame: Frame,
}

/// The room inside the axes of a picture of this size: labels stand to the left and below.
pub fn frame([width, height]: [f64; 2]) -> Frame {
    Frame { left: 46.0, top: 20.0, right: width - 12.0, bottom: height - 26.0 }
}

impl Axes {
    pub fn pixel(&self, [x, y]: Point) -> Point {
        [self.horizontal.pixel(x), self.vertical.pixel(y)]
    }

    /// Draws grid, ticks and the names of both axes.
    pub fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, names: [&str; 2], tones: &Tones) -> Drawn<B> {
        let Frame { left, top, right, bottom } = self.frame;
        let lettering = Lettering { size: 11.5, colour: tones.soft, halo: None };
        for tick in self.vertical.ticks(((bottom - top) / 34.0) as usize) {
            let y = self.vertical.pixel(tick.value);
            pen.line(&[[left, y], [right, y]], tones.line, 1.0, 1.0)?;
            pen.text(&tick.label, [left - 6.0, y], Anchor::Left, lettering)?;
        }
        let name = Lettering { size: 12.0, colour: tones.ink, halo: None };
        let reserved = 10.0 + 7.0 * names[0].chars().count() as f64;
        for tick in self.horizontal.ticks(((right - left) / 60.0) as usize) {
            let x = self.horizontal.pixel(tick.value);
            pen.line(&[[x, bottom], [x, bottom + 4.0]], tones.soft, 1.0, 1.0)?;
            if x < right - reserved {
                pen.text(&tick.label, [x, bottom + 7.0], Anchor::Below, lettering)?;
            }
        }
        pen.line(&[[left, bottom], [right, bottom]], tones.soft, 1.0, 1.0)?;
        pen.text(names[1], [left - 38.0, top - 11.0], Anchor::Right, name)?;
        pen.text(names[0], [right + 6.0, bottom + 14.0], Anchor::Left, name)
    }
}
