//! One key per optimizer, of colour, dash and marker, that is the same everywhere and does not rely on colour alone.

use super::palette::{Colour, Tone};

/// Lengths drawn and left out in turn, in pixels; empty for a solid line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dash(pub &'static [f64]);

/// The shape at a path's steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    Circle,
    Square,
    /// A triangle standing on its base.
    Triangle,
    /// A square standing on a corner.
    Diamond,
    /// A triangle standing on its tip.
    Wedge,
    Pentagon,
    Hexagon,
    /// A narrow diamond.
    Spindle,
}

/// How one optimizer is drawn, wherever it appears.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OptimizerStyle {
    pub light: Colour,
    pub dark: Colour,
    pub dash: Dash,
    pub marker: Marker,
}

impl Dash {
    pub const SOLID: Self = Self(&[]);
    pub const DASHED: Self = Self(&[8.0, 5.0]);
    pub const DOTTED: Self = Self(&[2.5, 4.5]);

    /// The drawn parts of a line of this length, for a dash that is `travelled` along already.
    pub fn drawn(self, travelled: f64, length: f64) -> Vec<[f64; 2]> {
        let period: f64 = self.0.iter().sum();
        if period <= 0.0 {
            return vec![[0.0, length]];
        }
        let mut parts = Vec::new();
        let mut start = -(travelled % period);
        while start < length {
            for pair in self.0.chunks(2) {
                let end = start + pair[0];
                if end > 0.0 && start < length {
                    parts.push([start.max(0.0), end.min(length)]);
                }
                start = end + pair.get(1).copied().unwrap_or(0.0);
            }
        }
        parts
    }
}

impl Marker {
    /// Corners on the unit circle, with y downwards; empty for the circle itself.
    pub fn corners(self) -> Vec<[f64; 2]> {
        let regular = |count: usize, first: f64| {
            (0..count)
                .map(|k| (first + k as f64 * 360.0 / count as f64).to_radians())
                .map(|angle| [angle.cos(), angle.sin()])
                .collect()
        };
        match self {
            Self::Circle => Vec::new(),
            Self::Square => regular(4, 45.0),
            Self::Triangle => regular(3, -90.0),
            Self::Diamond => regular(4, 0.0),
            Self::Wedge => regular(3, 90.0),
            Self::Pentagon => regular(5, -90.0),
            Self::Hexagon => regular(6, 0.0),
            Self::Spindle => vec![[0.0, -1.2], [0.65, 0.0], [0.0, 1.2], [-0.65, 0.0]],
        }
    }
}

/// The optimizers' keys. Colours start from Okabe and Ito's; each has 3:1 on its paper.
const STYLES: &[(&str, OptimizerStyle)] = &[
    ("gd", style(Colour(0x00, 0x68, 0xa8), Colour(0x6c, 0xb8, 0xec), Dash::SOLID, Marker::Circle)),
    ("momentum", style(Colour(0xc2, 0x4a, 0x00), Colour(0xff, 0x9a, 0x55), Dash(&[9.0, 4.5]), Marker::Square)),
    (
        "nesterov",
        style(Colour(0x00, 0x7d, 0x5b), Colour(0x4f, 0xd0, 0xa4), Dash(&[12.0, 4.5, 3.0, 4.5]), Marker::Triangle),
    ),
    ("adagrad", style(Colour(0xa8, 0x3e, 0x7c), Colour(0xf0, 0xa6, 0xd0), Dash(&[2.5, 4.5]), Marker::Diamond)),
    ("adadelta", style(Colour(0x7d, 0x66, 0x00), Colour(0xe6, 0xd0, 0x5a), Dash(&[5.0, 3.5]), Marker::Pentagon)),
    (
        "rmsprop",
        style(Colour(0x5b, 0x45, 0xb8), Colour(0xb7, 0xa6, 0xff), Dash(&[9.0, 4.0, 2.5, 4.0, 2.5, 4.0]), Marker::Wedge),
    ),
    ("adam", style(Colour(0xa3, 0x15, 0x2e), Colour(0xff, 0x8f, 0x96), Dash(&[16.0, 5.0]), Marker::Hexagon)),
    ("adamw", style(Colour(0x3f, 0x4e, 0x55), Colour(0xd5, 0xdd, 0xdf), Dash(&[3.0, 3.0, 10.0, 3.0]), Marker::Spindle)),
];

const fn style(light: Colour, dark: Colour, dash: Dash, marker: Marker) -> OptimizerStyle {
    OptimizerStyle { light, dark, dash, marker }
}

impl OptimizerStyle {
    pub fn colour(&self, tone: Tone) -> Colour {
        match tone {
            Tone::Light => self.light,
            Tone::Dark => self.dark,
        }
    }

    /// The colour for a style sheet, following the page's theme.
    pub fn css(&self) -> String {
        format!("light-dark({}, {})", self.light.css(), self.dark.css())
    }

    /// Styles for optimizers that are seen together. Each has its own; what comes twice, or is not
    /// in the table yet, takes one that is free, from the end.
    pub fn for_all<'a>(ids: impl IntoIterator<Item = &'a str>) -> Vec<Self> {
        let ids: Vec<&str> = ids.into_iter().collect();
        let own = |id: &str| STYLES.iter().position(|(known, _)| *known == id);
        let first = |at: usize| ids.iter().position(|id| *id == ids[at]) == Some(at);
        let mut free: Vec<usize> = (0..STYLES.len()).filter(|k| !ids.iter().any(|id| own(id) == Some(*k))).collect();
        (0..ids.len())
            .map(|at| own(ids[at]).filter(|_| first(at)).or_else(|| free.pop()).unwrap_or(at % STYLES.len()))
            .map(|at| STYLES[at].1)
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::palette::Tones;
    use super::super::palette::tests::contrast;
    use super::*;

    #[test]
    fn every_optimizer_has_three_to_one_on_paper_and_halo() {
        for (id, style) in STYLES {
            for tone in [Tone::Light, Tone::Dark] {
                let tones = Tones::of(tone);
                assert!(contrast(style.colour(tone), tones.paper) >= 4.0, "{id} {tone:?}");
                assert!(contrast(style.colour(tone), tones.halo) >= 3.0, "{id} {tone:?}");
            }
        }
    }

    #[test]
    fn paths_stand_out_from_the_ground() {
        for (id, style) in STYLES {
            for tone in [Tone::Light, Tone::Dark] {
                for ground in Tones::of(tone).ramp {
                    assert!(contrast(style.colour(tone), ground) >= 2.0, "{id} {tone:?} {ground:?}");
                }
            }
        }
    }

    #[test]
    fn no_two_optimizers_share_colour_dash_or_marker() {
        for (index, (id, style)) in STYLES.iter().enumerate() {
            for (other_id, other) in &STYLES[index + 1..] {
                assert_ne!(style.dash, other.dash, "{id} {other_id}");
                assert_ne!(style.marker, other.marker, "{id} {other_id}");
                assert!(style.light != other.light && style.dark != other.dark, "{id} {other_id}");
            }
        }
    }

    #[test]
    fn the_same_optimizer_three_times_is_told_apart() {
        let styles = OptimizerStyle::for_all(["gd", "gd", "gd", "momentum", "unheard-of"]);
        for (index, style) in styles.iter().enumerate() {
            assert!(styles[index + 1..].iter().all(|other| other != style));
        }
        assert_eq!(styles[0], STYLES[0].1);
        assert_eq!(OptimizerStyle::for_all(["gd"; 12]).len(), 12);
    }

    #[test]
    fn dashes_keep_their_phase() {
        let dash = Dash(&[4.0, 2.0]);
        assert_eq!(dash.drawn(0.0, 10.0), [[0.0, 4.0], [6.0, 10.0]]);
        assert_eq!(dash.drawn(3.0, 4.0), [[0.0, 1.0], [3.0, 4.0]]);
        assert_eq!(Dash::SOLID.drawn(3.0, 4.0), [[0.0, 4.0]]);
    }
}
