//! The SVG end: pictures for prerendered pages, for files and for print. A page holds several, so they are
//! written in few bytes: whole numbers, each place from the one before, lines of one look as one path.

use super::palette::{Colour, Tone};
use super::pen::{Drawn, FONTS, Pen};
use super::sketch::{FINENESS, Form, PixelPosition, Shape, Sketch, record};
use plotters_backend::text_anchor::{HPos, Pos, VPos};
use std::fmt::Write;

/// Draws a picture of this size in CSS pixels; shown, it fills the width of its place. `words` tell
/// what it shows to those who do not see it.
pub fn render(size: [f64; 2], words: &str, draw: impl FnOnce(&Pen<'_, Sketch>) -> Drawn<Sketch>) -> String {
    let accessible_name = match words {
        "" => "aria-hidden=\"true\"".to_owned(),
        words => format!("role=\"img\" aria-label=\"{}\"", escape(words)),
    };
    written(size, &accessible_name, record(size, draw).into_iter().map(|shape| (Ink(shape.colour, None), shape)))
}

/// One picture for both themes, whose words stand beside it: it is drawn in each tone, and every colour becomes the pair.
pub fn for_both_themes(size: [f64; 2], draw: impl Fn(&Pen<'_, Sketch>, Tone) -> Drawn<Sketch>) -> String {
    written(size, "aria-hidden=\"true\"", in_both_themes(size, draw))
}

/// What is drawn, for both themes and without its words, as paths: the attributes of each, and data that can follow on any
/// other data.
pub fn pieces(size: [f64; 2], draw: impl Fn(&Pen<'_, Sketch>, Tone) -> Drawn<Sketch>) -> Vec<(String, String)> {
    in_both_themes(size, draw).filter_map(|(ink, shape)| piece(ink, &shape)).collect()
}

fn piece(ink: Ink, Shape { form, alpha, .. }: &Shape) -> Option<(String, String)> {
    let mut writer = Writer { out: "M0 0".to_owned(), open: None, at: (0, 0) };
    let look = match form {
        Form::Area(corners) => {
            writer.path(corners);
            writer.out.push('z');
            Look::Filled(ink, *alpha)
        }
        Form::Line(places, width) => {
            writer.path(places);
            Look::Stroked(ink, *alpha, *width)
        }
        Form::Dot(centre, radius) => {
            writer.path(&[*centre]);
            Look::Stroked(ink, *alpha, 2 * radius)
        }
        Form::Words { .. } => return None,
    };
    Some((look.attributes(), writer.out))
}

/// Everything that is drawn, with the colours of both themes.
fn in_both_themes(
    size: [f64; 2],
    draw: impl Fn(&Pen<'_, Sketch>, Tone) -> Drawn<Sketch>,
) -> impl Iterator<Item = (Ink, Shape)> {
    let [light, dark] = [Tone::Light, Tone::Dark].map(|tone| record(size, |pen| draw(pen, tone)));
    let dark = dark.into_iter().map(|shape| Some(shape.colour)).chain(std::iter::repeat(None));
    light.into_iter().zip(dark).map(|(shape, dark)| (Ink(shape.colour, dark), shape))
}

/// A colour, and the one in the dark theme where that is another matter.
#[derive(Clone, Copy, PartialEq)]
struct Ink(Colour, Option<Colour>);

impl Ink {
    fn css(self) -> String {
        match self {
            Ink(light, Some(dark)) if light != dark => format!("light-dark({},{})", light.css(), dark.css()),
            Ink(colour, _) => colour.css(),
        }
    }
}

/// How a path is painted.
#[derive(Clone, Copy, PartialEq)]
enum Look {
    Filled(Ink, f64),
    /// With the width of the line.
    Stroked(Ink, f64, u32),
}

impl Look {
    fn attributes(self) -> String {
        let (kind, ink, alpha, width) = match self {
            Self::Filled(ink, alpha) => ("fill", ink, alpha, None),
            Self::Stroked(ink, alpha, width) => ("stroke", ink, alpha, Some(width)),
        };
        let mut attributes = format!("{kind}=\"{}\"", ink.css());
        if let Some(width) = width {
            let _ = write!(attributes, " stroke-width=\"{width}\"");
        }
        if alpha < 1.0 {
            let _ = write!(attributes, " {kind}-opacity=\"{alpha}\"");
        }
        attributes
    }
}

fn written(size: [f64; 2], accessible_name: &str, shapes: impl Iterator<Item = (Ink, Shape)>) -> String {
    let [width, height] = size.map(|length| (length * FINENESS) as u32);
    let out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" {accessible_name} fill=\"none\" \
         stroke-linejoin=\"round\" stroke-linecap=\"round\" font-family=\"{FONTS}\">"
    );
    let mut writer = Writer { out, open: None, at: (0, 0) };
    let mut shapes = shapes.peekable();
    while let Some((ink, Shape { form, alpha, .. })) = shapes.next() {
        match form {
            Form::Area(corners) => writer.area(&corners, Look::Filled(ink, alpha)),
            Form::Line(places, width) => writer.line(&places, Look::Stroked(ink, alpha, width)),
            Form::Dot(centre, radius) => writer.line(&[centre], Look::Stroked(ink, alpha, 2 * radius)),
            Form::Words { text, at, anchor, size } => {
                // A text that is drawn again in its place is the halo of the last one.
                let (mut face, mut last) = (ink, at);
                while let Some(again) = shapes.next_if(|next| is_again(&next.1, &text, at)).and_then(placed) {
                    (face, last) = again;
                }
                let reach = (last.0 - at.0).abs().max((last.1 - at.1).abs());
                writer.words(&text, last, anchor, size, face, (face != ink).then_some((ink, reach)));
            }
        }
    }
    writer.close();
    writer.out + "</svg>"
}

/// Whether this is a text that was drawn a moment ago, beside where it was.
fn is_again(shape: &Shape, text: &str, at: PixelPosition) -> bool {
    let near = |place: &PixelPosition| (place.0 - at.0).abs().max((place.1 - at.1).abs()) < 4 * FINENESS as i32;
    matches!(&shape.form, Form::Words { text: again, at, .. } if again == text && near(at))
}

fn placed((ink, shape): (Ink, Shape)) -> Option<(Ink, PixelPosition)> {
    if let Form::Words { at, .. } = shape.form { Some((ink, at)) } else { None }
}

struct Writer {
    out: String,
    /// The look of the path that is being written, whose attribute is still open.
    open: Option<Look>,
    /// Where that path has come to.
    at: PixelPosition,
}

impl Writer {
    fn close(&mut self) {
        if self.open.take().is_some() {
            self.out.push_str("\"/>");
        }
    }

    /// Begins a path, or another part of the one that looks the same.
    fn open(&mut self, look: Look) {
        // Areas of one look may overlap the other way round, which would make a hole.
        if self.open != Some(look) || matches!(look, Look::Filled(..)) {
            self.close();
            let _ = write!(self.out, "<path {}", look.attributes());
            self.out.push_str(" d=\"");
            (self.open, self.at) = (Some(look), (0, 0));
        }
    }

    fn area(&mut self, corners: &[PixelPosition], look: Look) {
        self.open(look);
        self.path(corners);
        self.out.push('z');
    }

    fn line(&mut self, places: &[PixelPosition], look: Look) {
        self.open(look);
        self.path(places);
    }

    /// A path through these places; those on the straight way to the next are left out.
    fn path(&mut self, places: &[PixelPosition]) {
        let Some((first, rest)) = places.split_first() else { return };
        self.out.push('m');
        self.step(*first);
        for (k, place) in rest.iter().enumerate() {
            let step = (place.0 - self.at.0, place.1 - self.at.1);
            let goes_on = rest.get(k + 1).is_some_and(|next| {
                let after = (next.0 - place.0, next.1 - place.1);
                i64::from(step.0) * i64::from(after.1) == i64::from(step.1) * i64::from(after.0)
                    && i64::from(step.0) * i64::from(after.0) + i64::from(step.1) * i64::from(after.1) >= 0
            });
            if !goes_on && step != (0, 0) {
                self.step(*place);
            }
        }
        if rest.iter().all(|place| place == first) {
            // A line to where it began is a dot as wide as the line.
            self.out.push_str("h0");
        }
    }

    /// The way to this place, in as few letters as it takes.
    fn step(&mut self, to: PixelPosition) {
        for way in [to.0 - self.at.0, to.1 - self.at.1] {
            if way >= 0 && self.out.ends_with(|last: char| last.is_ascii_digit()) {
                self.out.push(' ');
            }
            let _ = write!(self.out, "{way}");
        }
        self.at = to;
    }

    fn words(&mut self, text: &str, at: PixelPosition, anchor: Pos, size: u32, face: Ink, halo: Option<(Ink, i32)>) {
        self.close();
        let (x, y) = at;
        let down = match anchor.v_pos {
            VPos::Top => ".76em",
            VPos::Center => ".5ex",
            VPos::Bottom => "-.5ex",
        };
        let _ =
            write!(self.out, "<text x=\"{x}\" y=\"{y}\" dy=\"{down}\" font-size=\"{size}\" fill=\"{}\"", face.css());
        match anchor.h_pos {
            HPos::Left => {}
            HPos::Center => self.out.push_str(" text-anchor=\"middle\""),
            HPos::Right => self.out.push_str(" text-anchor=\"end\""),
        }
        if let Some((ink, reach)) = halo {
            let (ink, width) = (ink.css(), 2 * reach);
            let _ = write!(self.out, " stroke=\"{ink}\" stroke-width=\"{width}\" paint-order=\"stroke\"");
        }
        let _ = write!(self.out, ">{}</text>", escape(text));
    }
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::super::pen::{Anchor, Lettering};
    use super::*;

    const INK: Colour = Colour(1, 2, 3);
    const PAPER: Colour = Colour(250, 250, 250);

    #[test]
    fn one_picture_serves_both_themes() {
        let picture = for_both_themes([4.0, 3.0], |pen, tone| {
            pen.fill(if tone == Tone::Light { Colour(255, 255, 255) } else { Colour(0, 0, 0) })
        });
        assert!(
            picture.contains("<path fill=\"light-dark(#ffffff,#000000)\" d=\"m0 0 16 0 0 12-16 0z\"/>"),
            "{picture}"
        );
    }

    #[test]
    fn colours_that_are_one_in_one_theme_stay_two_in_the_other() {
        let picture = for_both_themes([9.0, 9.0], |pen, tone| {
            let second = if tone == Tone::Light { INK } else { PAPER };
            pen.line(&[[0.0, 0.0], [1.0, 1.0]], INK, 1.0, 1.0)?;
            pen.line(&[[1.0, 1.0], [2.0, 0.0]], second, 1.0, 1.0)
        });
        assert_eq!(picture.matches("<path").count(), 2, "{picture}");
    }

    #[test]
    fn a_picture_is_one_closed_element_with_words() {
        let svg = render([40.0, 30.0], "a \"flat\" <floor>", |pen| {
            assert_eq!(pen.size(), [40.0, 30.0]);
            pen.line(&[[0.0, 0.0], [40.0, 30.0]], INK, 1.0, 2.0)
        });
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>"), "{svg}");
        assert!(svg.contains("aria-label=\"a &quot;flat&quot; &lt;floor&gt;\""));
        assert!(svg.contains("<path stroke=\"#010203\" stroke-width=\"8\" d=\"m0 0 160 120\"/>"), "{svg}");
    }

    #[test]
    fn lines_of_one_look_are_one_path_and_straight_ways_one_step() {
        let svg = render([40.0, 30.0], "", |pen| {
            pen.line(&[[0.0, 9.0], [1.0, 9.0], [3.0, 9.0], [3.0, 5.0], [3.0, 7.0]], INK, 0.5, 1.0)?;
            pen.line(&[[2.0, 2.0], [2.0, 2.0]], INK, 0.5, 1.0)?;
            pen.line(&[[2.0, 2.0], [1.0, 1.0]], INK, 1.0, 1.0)
        });
        assert!(svg.contains("stroke-opacity=\"0.5\" d=\"m0 36 12 0 0-16 0 8m-4-20h0\"/>"), "{svg}");
        assert_eq!(svg.matches("<path").count(), 2, "{svg}");
    }

    #[test]
    fn pieces_can_follow_on_each_other() {
        let pieces = pieces([40.0, 30.0], |pen, tone| {
            let ink = if tone == Tone::Light { INK } else { PAPER };
            pen.line(&[[0.0, 0.0], [1.0, 1.0]], ink, 1.0, 2.0)?;
            pen.text("no path", [20.0, 10.0], Anchor::Above, Lettering { size: 10.0, colour: ink, halo: None })?;
            pen.polygon(&[[0.0, 0.0], [1.0, 0.0], [1.0, 1.0]], ink)
        });
        let [(stroke, line), (fill, area)] = &pieces[..] else { panic!("{pieces:?}") };
        assert_eq!(
            (stroke.as_str(), line.as_str()),
            ("stroke=\"light-dark(#010203,#fafafa)\" stroke-width=\"8\"", "M0 0m0 0 4 4")
        );
        assert_eq!((fill.as_str(), area.as_str()), ("fill=\"light-dark(#010203,#fafafa)\"", "M0 0m0 0 4 0 0 4z"));
    }

    #[test]
    fn a_halo_is_the_edge_of_its_words() {
        let lettering = |halo| Lettering { size: 10.0, colour: INK, halo };
        let svg = render([40.0, 30.0], "", |pen| {
            pen.text("a<b", [20.0, 10.0], Anchor::Above, lettering(Some(PAPER)))?;
            pen.text("a<b", [20.0, 30.0], Anchor::Left, lettering(None))
        });
        assert_eq!(svg.matches(">a&lt;b</text>").count(), 2, "{svg}");
        assert!(svg.contains("<text x=\"80\" y=\"40\" dy=\"-.5ex\" font-size=\"40\" fill=\"#010203\" text-anchor=\"middle\" stroke=\"#fafafa\" stroke-width=\"10\""));
        assert!(
            svg.contains("<text x=\"80\" y=\"120\" dy=\".5ex\" font-size=\"40\" fill=\"#010203\" text-anchor=\"end\">")
        );
    }
}
