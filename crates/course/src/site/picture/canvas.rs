//! Paints shapes of the course's drawings as pixels.

use plotters_backend::text_anchor::{HPos, Pos, VPos};
use ravine::plot::palette::Colour;
use ravine::plot::sketch::{FINENESS, Form, PixelPosition, Shape};
use tiny_skia::{FillRule, LineCap, LineJoin, Paint, Path, PathBuilder, Pixmap, Stroke, Transform};
use ttf_parser::Face;

use super::font;

/// Where a drawing of whole units lies on a picture.
pub(crate) fn placed([x, y]: [f32; 2]) -> Transform {
    let scale = 1.0 / FINENESS as f32;
    Transform::from_row(scale, 0.0, 0.0, scale, x, y)
}

pub(crate) fn shape(picture: &mut Pixmap, shape: &Shape, face: &Face<'_>, place: Transform) {
    let paint = paint(shape.colour, shape.alpha);
    match &shape.form {
        Form::Area(corners) => fill(picture, path(corners, true), &paint, place),
        Form::Line(places, width) => line(picture, path(places, false), *width as f32, &paint, place),
        Form::Dot((x, y), radius) => {
            fill(picture, PathBuilder::from_circle(*x as f32, *y as f32, *radius as f32), &paint, place)
        }
        Form::Words { text, at, anchor, size } => words(picture, face, (text, *at, anchor, *size), &paint, place),
    }
}

pub(crate) fn fill(picture: &mut Pixmap, path: Option<Path>, paint: &Paint<'_>, place: Transform) {
    if let Some(path) = path {
        picture.fill_path(&path, paint, FillRule::Winding, place, None);
    }
}

pub(crate) fn line(picture: &mut Pixmap, path: Option<Path>, width: f32, paint: &Paint<'_>, place: Transform) {
    let stroke = Stroke { width, line_cap: LineCap::Round, line_join: LineJoin::Round, ..Stroke::default() };
    if let Some(path) = path {
        picture.stroke_path(&path, paint, &stroke, place, None);
    }
}

/// As a file. Large areas of one colour pack best when no filter has come over them.
pub(crate) fn png(picture: &Pixmap) -> Result<Vec<u8>, String> {
    let mut file = Vec::new();
    let mut encoder = png::Encoder::new(&mut file, picture.width(), picture.height());
    encoder.set_color(png::ColorType::Rgba);
    encoder.set_compression(png::Compression::Best);
    encoder.set_filter(png::FilterType::NoFilter);
    let pixels = picture.pixels().iter().map(|pixel| pixel.demultiply());
    let bytes: Vec<u8> = pixels.flat_map(|pixel| [pixel.red(), pixel.green(), pixel.blue(), pixel.alpha()]).collect();
    let written = encoder.write_header().and_then(|mut writer| writer.write_image_data(&bytes));
    written.map_err(|error| error.to_string())?;
    Ok(file)
}

pub(crate) fn paint(Colour(red, green, blue): Colour, alpha: f64) -> Paint<'static> {
    let mut paint = Paint { anti_alias: true, ..Paint::default() };
    paint.set_color_rgba8(red, green, blue, (alpha * 255.0).round() as u8);
    paint
}

fn path(places: &[PixelPosition], closed: bool) -> Option<Path> {
    let mut path = PathBuilder::new();
    for (index, (x, y)) in places.iter().enumerate() {
        let (x, y) = (*x as f32, *y as f32);
        if index == 0 { path.move_to(x, y) } else { path.line_to(x, y) }
    }
    if closed {
        path.close();
    }
    path.finish()
}

fn words(
    picture: &mut Pixmap,
    face: &Face<'_>,
    (text, (x, y), anchor, size): (&str, PixelPosition, &Pos, u32),
    paint: &Paint<'_>,
    place: Transform,
) {
    let size = size as f32;
    let width = font::width(face, text, size);
    let left = match anchor.h_pos {
        HPos::Left => 0.0,
        HPos::Center => -width / 2.0,
        HPos::Right => -width,
    };
    // As the SVG end places its base line.
    let down = match anchor.v_pos {
        VPos::Top => 0.76,
        VPos::Center => 0.25,
        VPos::Bottom => -0.25,
    };
    fill(picture, font::outline(face, text, size, [x as f32 + left, y as f32 + down * size]), paint, place);
}
