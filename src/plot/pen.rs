//! Drawing in CSS pixels on any plotters backend.
//!
//! Backends know whole pixels only. A pen draws on an area that is `unit` times finer than CSS
//! pixels, so that level lines and moving points are smooth on every screen; the two ends
//! ([`super::svg`] and [`super::canvas`]) scale the area back.

use super::Point;
use super::optimizer_style::Marker;
use super::palette::Colour;
use super::trace::Frame;
use plotters::coord::Shift;
use plotters::element::{Circle, PathElement, Polygon, Rectangle};
use plotters::prelude::{DrawingArea, DrawingAreaErrorKind, DrawingBackend, RGBAColor, ShapeStyle};
use plotters::style::text_anchor::{HPos, Pos, VPos};
use plotters::style::{Color, FontDesc, FontFamily, FontStyle, TextStyle};

pub(super) const FONTS: &str = "system-ui, 'Segoe UI', 'Noto Sans', sans-serif";

pub type Drawn<B> = Result<(), DrawingAreaErrorKind<<B as DrawingBackend>::ErrorType>>;

pub struct Pen<'a, B: DrawingBackend> {
    area: &'a DrawingArea<B, Shift>,
    unit: f64,
}

/// Where a text stands relative to its point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Anchor {
    Left,
    Right,
    Above,
    Below,
}

#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Lettering {
    /// Height in pixels.
    pub size: f64,
    pub colour: Colour,
    /// Drawn around it, where it stands on a picture.
    pub halo: Option<Colour>,
}

impl<'a, B: DrawingBackend> Pen<'a, B> {
    /// A pen for an area with `unit` backend pixels in a CSS pixel.
    pub fn new(area: &'a DrawingArea<B, Shift>, unit: f64) -> Self {
        Self { area, unit }
    }

    pub fn area(&self) -> &DrawingArea<B, Shift> {
        self.area
    }

    /// Width and height in CSS pixels.
    pub fn size(&self) -> [f64; 2] {
        let (width, height) = self.area.dim_in_pixel();
        [f64::from(width) / self.unit, f64::from(height) / self.unit]
    }

    pub fn fill(&self, colour: Colour) -> Drawn<B> {
        self.area.fill(&rgba(colour, 1.0))
    }

    pub fn line(&self, points: &[Point], colour: Colour, alpha: f64, width: f64) -> Drawn<B> {
        let points: Vec<(i32, i32)> = points.iter().map(|point| self.place(*point)).collect();
        self.area.draw(&PathElement::new(points, self.stroke(colour, alpha, width)))
    }

    /// An arrow from one point to another, its head as long as fits; with a halo where it lies on a picture.
    pub fn arrow(&self, from: Point, to: Point, colour: Colour, halo: Option<Colour>, width: f64) -> Drawn<B> {
        let (dx, dy) = (to[0] - from[0], to[1] - from[1]);
        let length = dx.hypot(dy);
        if !(length > 0.5 && length.is_finite()) {
            return Ok(());
        }
        let head = (4.0 * width + 1.5).min(length);
        let (along, across) = ([dx / length, dy / length], [-dy / length, dx / length]);
        let at = |back: f64, aside: f64| {
            [to[0] - back * along[0] + aside * across[0], to[1] - back * along[1] + aside * across[1]]
        };
        let shaft = [from, at(head * 0.8, 0.0)];
        let wing = head * 0.46;
        if let Some(halo) = halo {
            self.line(&shaft, halo, 1.0, width + 2.6)?;
            self.line(&[at(head, wing), to, at(head, -wing), at(head, wing)], halo, 1.0, 2.6)?;
        }
        self.line(&shaft, colour, 1.0, width)?;
        self.polygon(&[at(head, wing), to, at(head, -wing)], colour)
    }

    pub fn polygon(&self, points: &[Point], colour: Colour) -> Drawn<B> {
        let points: Vec<(i32, i32)> = points.iter().map(|point| self.place(*point)).collect();
        self.area.draw(&Polygon::new(points, rgba(colour, 1.0).filled()))
    }

    pub fn rectangle(&self, frame: Frame, colour: Colour) -> Drawn<B> {
        let corners = [self.place([frame.left, frame.top]), self.place([frame.right, frame.bottom])];
        self.area.draw(&Rectangle::new(corners, rgba(colour, 1.0).filled()))
    }

    pub fn marker(&self, marker: Marker, centre: Point, radius: f64, colour: Colour) -> Drawn<B> {
        let corners = marker.corners();
        if corners.is_empty() {
            let radius = (radius * self.unit).round() as i32;
            return self.area.draw(&Circle::new(self.place(centre), radius, rgba(colour, 1.0).filled()));
        }
        // Corners reach a little further out than a circle of the same weight.
        let radius = radius * 1.2;
        let points: Vec<Point> =
            corners.iter().map(|[x, y]| [centre[0] + radius * x, centre[1] + radius * y]).collect();
        self.polygon(&points, colour)
    }

    pub fn text(&self, text: &str, at: Point, anchor: Anchor, lettering: Lettering) -> Drawn<B> {
        let position = match anchor {
            Anchor::Left => Pos::new(HPos::Right, VPos::Center),
            Anchor::Right => Pos::new(HPos::Left, VPos::Center),
            Anchor::Above => Pos::new(HPos::Center, VPos::Bottom),
            Anchor::Below => Pos::new(HPos::Center, VPos::Top),
        };
        let size = lettering.size * self.unit;
        let font = FontDesc::new(FontFamily::Name(FONTS), size, FontStyle::Normal);
        let draw = |colour: Colour, [x, y]: Point| {
            let colour = rgba(colour, 1.0);
            let style = TextStyle::from(font.clone()).color(&colour).pos(position);
            self.area.draw_text(text, &style, self.place([at[0] + x, at[1] + y]))
        };
        if let Some(halo) = lettering.halo {
            for shift in
                [[-1.3, 0.0], [1.3, 0.0], [0.0, -1.3], [0.0, 1.3], [0.9, 0.9], [-0.9, 0.9], [0.9, -0.9], [-0.9, -0.9]]
            {
                draw(halo, shift)?;
            }
        }
        draw(lettering.colour, [0.0, 0.0])
    }

    /// A width in backend pixels, for plotters' own charts.
    pub fn stroke_width(&self, width: f64) -> u32 {
        (width * self.unit).round().max(1.0) as u32
    }

    fn place(&self, [x, y]: Point) -> (i32, i32) {
        ((x * self.unit).round() as i32, (y * self.unit).round() as i32)
    }

    fn stroke(&self, colour: Colour, alpha: f64, width: f64) -> ShapeStyle {
        ShapeStyle { color: rgba(colour, alpha), filled: false, stroke_width: self.stroke_width(width) }
    }
}

pub fn rgba(colour: Colour, alpha: f64) -> RGBAColor {
    RGBAColor(colour.0, colour.1, colour.2, alpha)
}
