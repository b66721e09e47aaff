//! The picture that a link preview shows: the page's title beside what its first simulation comes to.

use course_model::Course;
use ravine::plot::palette::{Tone, Tones};
use ravine::plot::sketch;
use ravine::preview;
use ravine::route::Route;
use tiny_skia::{Color, Pixmap, Transform};
use ttf_parser::Face;

use super::canvas::{fill, paint, placed, png, shape};
use super::font::{self, Font};

pub(crate) const SIZE: [u32; 2] = [1200, 630];
/// Size of the drawing on it, and its corner.
const DRAWING: [f64; 2] = [720.0, 540.0];
const CORNER: [f32; 2] = [436.0, 45.0];
/// Where the words begin, and how wide their lines are.
const LEFT: f32 = 48.0;
const WIDTH: f32 = 350.0;

pub(crate) struct Cards {
    course: &'static Course,
    font: Font,
}

impl Cards {
    pub(crate) fn new(course: &'static Course) -> Result<Self, String> {
        Font::unpack(super::FONT)
            .map(|font| Self { course, font })
            .ok_or_else(|| "the course's font is broken".to_owned())
    }

    pub(crate) fn png(&self, route: Route) -> Result<Vec<u8>, String> {
        let face = self.font.face().ok_or("the course's font has no outlines")?;
        let [width, height] = SIZE;
        let mut card = Pixmap::new(width, height).ok_or("a card without a size")?;
        let tones = Tones::of(Tone::Light);
        card.fill(Color::from_rgba8(0xfd, 0xfc, 0xf9, 255));
        let lesson = if let Route::Lesson(id) = route { self.course.lesson(id) } else { None };
        for one in sketch::record(DRAWING, |pen| preview::draw(pen, self.course, lesson, Tone::Light)) {
            shape(&mut card, &one, &face, placed(CORNER));
        }
        let title = lesson.map_or(&*self.course.title, |lesson| &lesson.title);
        let size = if title.len() > 60 { 44.0 } else { 52.0 };
        let mut y = 45.0 + size;
        for line in lines(&face, title, size) {
            let outline = font::outline(&face, &line, size, [LEFT, y]);
            fill(&mut card, outline, &paint(tones.ink, 1.0), Transform::identity());
            y += 1.22 * size;
        }
        if lesson.is_some() {
            let outline = font::outline(&face, &self.course.title, 24.0, [LEFT, 583.0]);
            fill(&mut card, outline, &paint(tones.soft, 1.0), Transform::identity());
        }
        png(&card)
    }
}

/// A text in lines that are no wider than they may be, unless a word is.
fn lines(face: &Face<'_>, text: &str, size: f32) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        match lines.last_mut() {
            Some(line) if font::width(face, &format!("{line} {word}"), size) <= WIDTH => {
                line.push(' ');
                line.push_str(word);
            }
            _ => lines.push(word.to_owned()),
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use super::*;

    static COURSE: LazyLock<Course> = LazyLock::new(|| {
        let lessons = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lessons");
        lesson_compiler::compile(&lessons).course
    });

    #[test]
    fn a_card_has_its_size_its_title_and_its_drawing() {
        let cards = Cards::new(&COURSE).expect("a font");
        let card = Pixmap::decode_png(&cards.png(Route::Lesson("momentum")).expect("a card")).expect("PNG");
        assert_eq!([card.width(), card.height()], SIZE);
        let dark = |x: u32, y: u32| card.pixel(x, y).is_some_and(|pixel| pixel.red() < 120);
        assert!((48..400).any(|x| (60..400).any(|y| dark(x, y))), "the title");
        assert!((440..1150).any(|x| (50..580).any(|y| dark(x, y))), "the path");
    }

    #[test]
    fn every_title_fits_beside_the_drawing() {
        let cards = Cards::new(&COURSE).expect("a font");
        let face = cards.font.face().expect("outlines");
        for lesson in &COURSE.lessons {
            let lines = lines(&face, &lesson.title, if lesson.title.len() > 60 { 44.0 } else { 52.0 });
            assert!(lines.len() <= 8, "{}", lesson.title);
            for line in lines {
                assert!(font::width(&face, &line, 52.0) < 380.0, "{line}");
            }
        }
    }
}
