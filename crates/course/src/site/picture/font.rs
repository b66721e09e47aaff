//! The course's own font: from the web's packed form to outlines.

use std::io::Read;

use tiny_skia::{Path, PathBuilder, Transform};
use ttf_parser::{Face, OutlineBuilder, RawFaceTables};

/// The tables of a font by WOFF2's numbers for them, unpacked.
#[derive(Debug)]
pub(crate) struct Font {
    tables: Vec<(u8, Vec<u8>)>,
}

/// Numbers of the tables that are needed here.
const CMAP: u8 = 0;
const HEAD: u8 = 1;
const HHEA: u8 = 2;
const HMTX: u8 = 3;
const MAXP: u8 = 4;
const CFF: u8 = 13;
/// Another table, whose name follows in four letters.
const NAMED: u8 = 63;

impl Font {
    /// Unpacks a WOFF2 file with PostScript outlines, whose tables are packed as they are.
    pub(crate) fn unpack(file: &[u8]) -> Option<Self> {
        let mut reader = Reader { rest: file };
        let header = reader.take(48)?;
        let count = u16::from_be_bytes(header.get(12..14)?.try_into().ok()?);
        let packed = u32::from_be_bytes(header.get(20..24)?.try_into().ok()?);
        let mut directory = Vec::new();
        for _ in 0..count {
            let flags = reader.take(1)?[0];
            let table = flags & NAMED;
            if table == NAMED {
                reader.take(4)?;
            }
            let length = reader.number()?;
            directory.push((table, if flags > NAMED { reader.number()? } else { length }));
        }
        let mut bytes = Vec::new();
        brotli_decompressor::Decompressor::new(reader.take(packed as usize)?, 4096).read_to_end(&mut bytes).ok()?;
        let mut reader = Reader { rest: &bytes };
        let tables = directory.into_iter().map(|(table, length)| Some((table, reader.take(length)?.to_vec())));
        Some(Self { tables: tables.collect::<Option<_>>()? })
    }

    pub(crate) fn face(&self) -> Option<Face<'_>> {
        let table = |wanted| self.tables.iter().find(|(table, _)| *table == wanted).map(|(_, bytes)| bytes.as_slice());
        let tables = RawFaceTables {
            head: table(HEAD)?,
            hhea: table(HHEA)?,
            maxp: table(MAXP)?,
            cmap: table(CMAP),
            hmtx: table(HMTX),
            cff: table(CFF),
            ..RawFaceTables::default()
        };
        Face::from_raw_tables(tables).ok()
    }
}

/// The width of a line of text, in letters of this height.
pub(crate) fn width(face: &Face<'_>, text: &str, size: f32) -> f32 {
    let glyphs = text.chars().filter_map(|letter| face.glyph_index(letter));
    let advance: f32 = glyphs.filter_map(|glyph| face.glyph_hor_advance(glyph)).map(f32::from).sum();
    advance * size / f32::from(face.units_per_em())
}

/// The outline of a line of text that begins at a point of its base line.
pub(crate) fn outline(face: &Face<'_>, text: &str, size: f32, [x, y]: [f32; 2]) -> Option<Path> {
    let mut outline = Outline { path: PathBuilder::new(), at: 0.0 };
    for glyph in text.chars().filter_map(|letter| face.glyph_index(letter)) {
        face.outline_glyph(glyph, &mut outline);
        outline.at += f32::from(face.glyph_hor_advance(glyph).unwrap_or_default());
    }
    let scale = size / f32::from(face.units_per_em());
    outline.path.finish()?.transform(Transform::from_row(scale, 0.0, 0.0, -scale, x, y))
}

struct Outline {
    path: PathBuilder,
    at: f32,
}

impl OutlineBuilder for Outline {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.move_to(self.at + x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.line_to(self.at + x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.path.quad_to(self.at + x1, y1, self.at + x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.path.cubic_to(self.at + x1, y1, self.at + x2, y2, self.at + x, y);
    }

    fn close(&mut self) {
        self.path.close();
    }
}

struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, count: usize) -> Option<&'a [u8]> {
        let (taken, rest) = self.rest.split_at_checked(count)?;
        self.rest = rest;
        Some(taken)
    }

    /// A number in groups of seven bits, the first bit of all but the last byte set.
    fn number(&mut self) -> Option<usize> {
        let mut number = 0;
        for _ in 0..5 {
            let byte = self.take(1)?[0];
            number = (number << 7) | usize::from(byte & 0x7f);
            if byte < 0x80 {
                return Some(number);
            }
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_font_has_all_letters_of_all_titles() {
        let font = Font::unpack(super::super::FONT).expect("a font");
        let face = font.face().expect("its outlines");
        let lessons = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../lessons");
        let course = lesson_compiler::compile(&lessons).course;
        let titles = course.lessons.iter().map(|lesson| &*lesson.title).chain([&*course.title]);
        for letter in titles.flat_map(str::chars) {
            assert!(face.glyph_index(letter).is_some(), "{letter}");
        }
        assert!(width(&face, "mm", 10.0) > width(&face, "il", 10.0));
        let bounds = outline(&face, "H", 100.0, [50.0, 200.0]).expect("an outline").bounds();
        assert!(bounds.left() > 49.0 && bounds.bottom() < 201.0 && bounds.top() > 100.0, "{bounds:?}");
    }

    #[test]
    fn what_is_no_font_is_none() {
        for end in [0, 10, 60, 4000] {
            assert!(Font::unpack(&super::super::FONT[..end]).is_none());
        }
    }
}
