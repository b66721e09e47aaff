//! The course's sign in the sizes that home screens want. `static/icon.svg` shows the same to browsers.

use ravine::plot::palette::Colour;
use tiny_skia::{Path, PathBuilder, Pixmap, Rect, Transform};

use super::canvas::{fill, line, paint, png};

/// A file with the sign.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Icon {
    pub(crate) name: &'static str,
    pub(crate) size: u32,
    /// Whether the ground fills the square, for devices that cut out a shape of their own.
    pub(crate) whole: bool,
}

/// All of them. Apple's devices round the corners themselves.
pub(crate) const ICONS: [Icon; 4] = [
    Icon { name: "icon-192.png", size: 192, whole: false },
    Icon { name: "icon-512.png", size: 512, whole: false },
    Icon { name: "icon-maskable-512.png", size: 512, whole: true },
    Icon { name: "apple-touch-icon.png", size: 180, whole: true },
];

const SIDE: f32 = 32.0;
const CORNER: f32 = 7.0;
const GROUND: Colour = Colour(0x0b, 0x6e, 0x66);
const INK: Colour = Colour(0xfd, 0xfc, 0xf9);
/// Radii of the level lines and how much they show.
const LEVELS: [([f32; 2], f64); 2] = [([10.0, 4.0], 0.55), ([5.0, 2.0], 0.8)];
const CENTRE: [f32; 2] = [20.0, 18.0];
/// The path into the ravine: where it begins, and its steps.
const START: [f32; 2] = [4.0, 6.0];
const STEPS: [[f32; 2]; 5] = [[3.0, 18.0], [3.0, -12.0], [3.0, 9.0], [3.0, -6.0], [4.0, 3.0]];

impl Icon {
    pub(crate) fn png(self) -> Result<Vec<u8>, String> {
        let mut picture = Pixmap::new(self.size, self.size).ok_or("no picture has no size")?;
        let scale = self.size as f32 / SIDE;
        let place = Transform::from_scale(scale, scale);
        fill(&mut picture, ground(if self.whole { 0.0 } else { CORNER }), &paint(GROUND, 1.0), place);
        // What a device cuts away must be ground.
        let place = if self.whole { place.pre_translate(3.2, 3.2).pre_scale(0.8, 0.8) } else { place };
        let [x, y] = CENTRE;
        for ([wide, high], alpha) in LEVELS {
            let oval = Rect::from_ltrb(x - wide, y - high, x + wide, y + high).and_then(PathBuilder::from_oval);
            line(&mut picture, oval, 1.0, &paint(INK, alpha), place);
        }
        line(&mut picture, way(), 2.0, &paint(INK, 1.0), place);
        png(&picture)
    }
}

fn ground(corner: f32) -> Option<Path> {
    let mut path = PathBuilder::new();
    let far = SIDE - corner;
    path.move_to(corner, 0.0);
    path.line_to(far, 0.0);
    path.quad_to(SIDE, 0.0, SIDE, corner);
    path.line_to(SIDE, far);
    path.quad_to(SIDE, SIDE, far, SIDE);
    path.line_to(corner, SIDE);
    path.quad_to(0.0, SIDE, 0.0, far);
    path.line_to(0.0, corner);
    path.quad_to(0.0, 0.0, corner, 0.0);
    path.close();
    path.finish()
}

fn way() -> Option<Path> {
    let mut path = PathBuilder::new();
    let [mut x, mut y] = START;
    path.move_to(x, y);
    for [right, down] in STEPS {
        (x, y) = (x + right, y + down);
        path.line_to(x, y);
    }
    path.finish()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sign_is_that_of_the_svg() {
        let svg = include_str!("../../../../../static/icon.svg");
        let steps: String = STEPS.iter().map(|[right, down]| format!("{right} {down} ")).collect();
        let way = format!("M{} {}l{}", START[0], START[1], steps.trim_end()).replace(" -", "-");
        assert!(svg.contains(&format!("d=\"{way}\"")), "{way}");
        for part in [GROUND, INK].map(Colour::css) {
            assert!(svg.contains(&part), "{part}");
        }
        for ([wide, high], _) in LEVELS {
            assert!(svg.contains(&format!("rx=\"{wide}\" ry=\"{high}\"")));
        }
        assert!(svg.contains(&format!("rx=\"{CORNER}\"")));
    }

    #[test]
    fn icons_have_the_size_that_they_promise() {
        for icon in ICONS {
            let picture = Pixmap::decode_png(&icon.png().expect("a picture")).expect("PNG");
            assert_eq!((picture.width(), picture.height()), (icon.size, icon.size), "{}", icon.name);
            let corner = picture.pixel(0, 0).expect("a pixel").alpha();
            assert_eq!(corner == 255, icon.whole, "{}", icon.name);
        }
    }
}
