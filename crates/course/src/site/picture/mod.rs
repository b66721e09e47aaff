//! Pictures as pixels, for those who show none as SVG: link previews and home screens.

mod canvas;
mod card;
mod font;
mod icon;

pub(crate) use card::{Cards, SIZE};
pub(crate) use icon::{ICONS, Icon};

const FONT: &[u8] = include_bytes!("../../../../../static/fonts/latin-modern-math-subset.woff2");
