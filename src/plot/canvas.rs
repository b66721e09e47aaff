//! The canvas end: plotters' canvas backend in CSS pixels, crisp on every screen.

use super::pen::{Drawn, Pen};
use plotters::prelude::{DrawingBackend, IntoDrawingArea};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingErrorKind};
use plotters_canvas::CanvasBackend;
use wasm_bindgen::JsCast;
use wasm_bindgen::prelude::Closure;
use web_sys::{Blob, CanvasRenderingContext2d, HtmlCanvasElement};

/// Steps of the drawing in one pixel of the screen: what moves slowly moves smoothly.
const FINENESS: u32 = 8;

/// A canvas to draw on.
#[derive(Clone, Debug)]
pub struct Sheet {
    canvas: HtmlCanvasElement,
    context: CanvasRenderingContext2d,
    ratio: f64,
}

/// plotters' canvas backend on a finer grid; the context's transform scales it back.
///
/// Lines of one colour and width are gathered into one path, and a colour is set only where it changes: a path in dashes
/// costs the browser as much as one line.
pub struct FineCanvas {
    backend: CanvasBackend,
    context: CanvasRenderingContext2d,
    /// The lines that have been gathered and not drawn yet.
    gathered: Option<Stroke>,
    fill: Option<Paint>,
}

/// A colour with its opacity.
type Paint = ((u8, u8, u8), f64);

/// Colour and width of lines.
type Stroke = (Paint, u32);

type Outcome = Result<(), DrawingErrorKind<<CanvasBackend as DrawingBackend>::ErrorType>>;

impl Sheet {
    /// A sheet on this canvas, or `None` where the browser has no 2-D context to give.
    pub fn new(canvas: HtmlCanvasElement) -> Option<Self> {
        let context = canvas.get_context("2d").ok()??.dyn_into().ok()?;
        Some(Self { canvas, context, ratio: 1.0 })
    }

    /// A sheet that is not shown, for pictures to be copied from.
    pub fn hidden() -> Option<Self> {
        let canvas = web_sys::window()?.document()?.create_element("canvas").ok()?;
        Self::new(canvas.dyn_into().ok()?)
    }

    /// Gives it a size in CSS pixels with `ratio` screen pixels in each, and empties it.
    pub fn resize(&mut self, [width, height]: [f64; 2], ratio: f64) {
        self.ratio = ratio;
        self.canvas.set_width((width * ratio).round() as u32);
        self.canvas.set_height((height * ratio).round() as u32);
        let shrink = 1.0 / f64::from(FINENESS);
        // Setting the size has reset the context.
        let _ = self.context.set_transform(shrink, 0.0, 0.0, shrink, 0.0, 0.0);
        self.context.set_line_join("round");
        self.context.set_line_cap("round");
    }

    /// Gives what is drawn on it as a PNG file, or nothing where the browser cannot.
    pub fn to_png(&self, take: impl FnOnce(Option<Blob>) + 'static) {
        let take = Closure::once_into_js(move |blob: Option<Blob>| take(blob));
        // It only fails for pictures that came from elsewhere.
        let _ = self.canvas.to_blob(take.unchecked_ref());
    }

    pub fn clear(&self) {
        let [width, height] = self.fine_size();
        self.context.clear_rect(0.0, 0.0, width, height);
    }

    pub fn draw(&self, draw: impl FnOnce(&Pen<'_, FineCanvas>) -> Drawn<FineCanvas>) {
        let Some(backend) = CanvasBackend::with_canvas_object(self.canvas.clone()) else { return };
        let fine = FineCanvas { backend, context: self.context.clone(), gathered: None, fill: None };
        let area = fine.into_drawing_area();
        // The canvas refuses nothing that the pen can ask for; a failed mark is only not seen.
        let _ = draw(&Pen::new(&area, self.ratio * f64::from(FINENESS))).and_then(|()| area.present());
    }

    /// Draws below what is on it already.
    pub fn draw_below(&self, draw: impl FnOnce(&Pen<'_, FineCanvas>) -> Drawn<FineCanvas>) {
        // Every browser knows both words.
        let _ = self.context.set_global_composite_operation("destination-over");
        self.draw(draw);
        let _ = self.context.set_global_composite_operation("source-over");
    }

    fn fine_size(&self) -> [f64; 2] {
        [self.canvas.width(), self.canvas.height()].map(|size| f64::from(size * FINENESS))
    }
}

impl FineCanvas {
    /// Draws the lines that have been gathered.
    fn finish(&mut self) {
        if self.gathered.take().is_some() {
            self.context.stroke();
        }
    }

    /// For marks that plotters' own backend makes: it sets colours by itself.
    fn plain(&mut self) -> &mut CanvasBackend {
        self.finish();
        self.fill = None;
        &mut self.backend
    }

    /// Follows a path, unless it is empty.
    fn follow(&self, path: impl IntoIterator<Item = BackendCoord>) {
        for (index, (x, y)) in path.into_iter().enumerate() {
            let (x, y) = (f64::from(x), f64::from(y));
            if index == 0 { self.context.move_to(x, y) } else { self.context.line_to(x, y) }
        }
    }
}

fn paint(colour: BackendColor) -> Paint {
    (colour.rgb, colour.alpha)
}

fn css(((red, green, blue), alpha): Paint) -> String {
    format!("rgba({red},{green},{blue},{alpha})")
}

impl DrawingBackend for FineCanvas {
    type ErrorType = <CanvasBackend as DrawingBackend>::ErrorType;

    fn get_size(&self) -> (u32, u32) {
        let (width, height) = self.backend.get_size();
        (width * FINENESS, height * FINENESS)
    }

    fn ensure_prepared(&mut self) -> Outcome {
        self.backend.ensure_prepared()
    }

    fn present(&mut self) -> Outcome {
        self.finish();
        self.backend.present()
    }

    fn draw_pixel(&mut self, point: BackendCoord, colour: BackendColor) -> Outcome {
        self.plain().draw_pixel(point, colour)
    }

    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        self.plain().draw_line(from, to, style)
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Outcome {
        self.plain().draw_rect(from, to, style, fill)
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        let stroke = (paint(style.color()), style.stroke_width());
        if self.gathered != Some(stroke) {
            self.finish();
            self.gathered = Some(stroke);
            self.context.set_stroke_style_str(&css(stroke.0));
            self.context.set_line_width(f64::from(stroke.1));
            self.context.begin_path();
        }
        self.follow(path);
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, centre: BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        self.plain().draw_circle(centre, radius, style, fill)
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.finish();
        let fill = paint(style.color());
        if self.fill != Some(fill) {
            self.fill = Some(fill);
            self.context.set_fill_style_str(&css(fill));
        }
        self.context.begin_path();
        self.follow(path);
        self.context.fill();
        Ok(())
    }

    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, position: BackendCoord) -> Outcome {
        self.plain().draw_text(text, style, position)
    }
}
