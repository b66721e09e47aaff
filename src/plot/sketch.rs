//! A drawing as a list of shapes, for ends that want to see the whole of it before they write or paint.

use super::palette::Colour;
use super::pen::{Drawn, Pen};
use plotters::prelude::IntoDrawingArea;
use plotters_backend::text_anchor::Pos;
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};
use std::cell::RefCell;
use std::convert::Infallible;
use std::rc::Rc;

/// Units of a drawing in a CSS pixel: smooth lines from whole numbers.
pub const FINENESS: f64 = 4.0;

/// A place in units of the drawing.
pub type PixelPosition = BackendCoord;

#[derive(Clone)]
pub struct Shape {
    pub form: Form,
    pub colour: Colour,
    pub alpha: f64,
}

#[derive(Clone)]
pub enum Form {
    /// All within these corners.
    Area(Vec<PixelPosition>),
    /// A line through these places, of this width.
    Line(Vec<PixelPosition>, u32),
    /// A dot of this radius.
    Dot(PixelPosition, u32),
    Words {
        text: String,
        at: PixelPosition,
        /// Which of its points stands there.
        anchor: Pos,
        /// The height of its letters.
        size: u32,
    },
}

/// Notes what is drawn on it.
pub struct Sketch {
    size: (u32, u32),
    shapes: Rc<RefCell<Vec<Shape>>>,
}

/// Everything that is drawn on a picture of this size in CSS pixels, in its order.
pub fn record(size: [f64; 2], draw: impl FnOnce(&Pen<'_, Sketch>) -> Drawn<Sketch>) -> Vec<Shape> {
    let shapes = Rc::new(RefCell::new(Vec::new()));
    let [width, height] = size.map(|length| (length * FINENESS) as u32);
    let area = Sketch { size: (width, height), shapes: shapes.clone() }.into_drawing_area();
    // Noting cannot fail; were it so, the picture would end early.
    let _ = draw(&Pen::new(&area, FINENESS));
    shapes.take()
}

type Noted = Result<(), DrawingErrorKind<Infallible>>;

impl Sketch {
    fn note(&self, form: Form, BackendColor { rgb: (red, green, blue), alpha }: BackendColor) -> Noted {
        if alpha > 0.0 {
            self.shapes.borrow_mut().push(Shape { form, colour: Colour(red, green, blue), alpha });
        }
        Ok(())
    }
}

impl DrawingBackend for Sketch {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        self.size
    }

    fn ensure_prepared(&mut self) -> Noted {
        Ok(())
    }

    fn present(&mut self) -> Noted {
        Ok(())
    }

    fn draw_pixel(&mut self, at: BackendCoord, colour: BackendColor) -> Noted {
        self.note(Form::Area(rectangle(at, (at.0 + 1, at.1 + 1))), colour)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Noted {
        self.note(Form::Line(vec![from, to], style.stroke_width()), style.color())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Noted {
        let mut corners = rectangle(from, to);
        if fill {
            return self.note(Form::Area(corners), style.color());
        }
        corners.push(from);
        self.note(Form::Line(corners, style.stroke_width()), style.color())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Noted {
        self.note(Form::Line(path.into_iter().collect(), style.stroke_width()), style.color())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Noted {
        self.note(Form::Area(path.into_iter().collect()), style.color())
    }

    /// The pen fills all its circles.
    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, _fill: bool) -> Noted {
        self.note(Form::Dot(centre, radius), style.color())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, at: BackendCoord) -> Noted {
        let words =
            Form::Words { text: text.to_owned(), at, anchor: style.anchor(), size: style.size().round() as u32 };
        self.note(words, style.color())
    }
}

fn rectangle((left, top): PixelPosition, (right, bottom): PixelPosition) -> Vec<PixelPosition> {
    vec![(left, top), (right, top), (right, bottom), (left, bottom)]
}
