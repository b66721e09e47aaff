//! Colours, dashes and markers: the landscape's calm tones, and one key per optimizer that is the
//! same everywhere and does not rely on colour alone.

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// Which of the two palettes a picture is drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Dark ink on light paper.
    #[default]
    Light,
    /// Light ink on dark paper.
    Dark,
}

/// Everything but the optimizers' own colours.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tones {
    /// Background of plots (the page's panel).
    pub paper: Colour,
    /// Text and strong marks.
    pub ink: Colour,
    /// Secondary text.
    pub soft: Colour,
    /// Grid lines.
    pub line: Colour,
    /// Around paths and words, so that they stand out from the landscape.
    pub halo: Colour,
    /// Level lines.
    pub level: Colour,
    /// The landscape from its lowest to its highest band.
    pub ramp: [Colour; 4],
    /// The two ends of what goes both ways from zero, and of two classes.
    pub poles: [Colour; 2],
}

/// Lengths drawn and left out in turn, in pixels; empty for a solid line.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Dash(pub &'static [f64]);

/// The shape at a path's steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Marker {
    /// A filled circle.
    Circle,
    /// A filled square.
    Square,
    /// A triangle standing on its base.
    Triangle,
    /// A square standing on a corner.
    Diamond,
    /// A triangle standing on its tip.
    Wedge,
    /// A pentagon.
    Pentagon,
    /// A hexagon.
    Hexagon,
    /// A narrow diamond.
    Spindle,
}

/// How one optimizer is drawn, wherever it appears.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct OptimizerStyle {
    /// On light paper.
    pub light: Colour,
    /// On dark paper.
    pub dark: Colour,
    /// Of its line.
    pub dash: Dash,
    /// At its steps.
    pub marker: Marker,
}

impl Colour {
    /// `#rrggbb`.
    pub fn css(self) -> String {
        format!("#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }

    /// The colour at `share` of the way to another.
    pub fn mix(self, other: Self, share: f64) -> Self {
        let mixed = |a: u8, b: u8| (f64::from(a) + share * (f64::from(b) - f64::from(a))).round() as u8;
        Self(mixed(self.0, other.0), mixed(self.1, other.1), mixed(self.2, other.2))
    }
}

impl Tones {
    /// The palette of a tone; paper and ink are those of the style sheet.
    pub fn of(tone: Tone) -> &'static Self {
        match tone {
            Tone::Light => &LIGHT,
            Tone::Dark => &DARK,
        }
    }

    /// Colour of band `band` of `count`.
    pub fn band(&self, band: usize, count: usize) -> Colour {
        let place = band as f64 / count.saturating_sub(1).max(1) as f64 * (self.ramp.len() - 1) as f64;
        let below = (place as usize).min(self.ramp.len() - 2);
        self.ramp[below].mix(self.ramp[below + 1], (place - below as f64).clamp(0.0, 1.0))
    }

    /// Colour of a number between -1 and 1: the paper in the middle, a pole at either end.
    pub fn diverging(&self, number: f64) -> Colour {
        let pole = self.poles[usize::from(number > 0.0)];
        self.paper.mix(pole, number.abs().min(1.0))
    }

    /// Colour of a band on a surface seen from the side, which has the paper behind it: stronger.
    pub fn shade(&self, band: usize, count: usize) -> Colour {
        let place = band as f64 / count.saturating_sub(1).max(1) as f64;
        self.band(band, count).mix(self.level, 0.06 + 0.34 * place)
    }
}

const LIGHT: Tones = Tones {
    paper: Colour(0xff, 0xff, 0xff),
    ink: Colour(0x1d, 0x2b, 0x30),
    soft: Colour(0x4c, 0x5b, 0x61),
    line: Colour(0xe4, 0xe0, 0xd6),
    halo: Colour(0xff, 0xfe, 0xfa),
    level: Colour(0x3d, 0x66, 0x78),
    ramp: [Colour(0xfa, 0xf4, 0xe3), Colour(0xde, 0xe5, 0xd9), Colour(0xb5, 0xcd, 0xce), Colour(0x8f, 0xb3, 0xc4)],
    poles: [Colour(0x1f, 0x6f, 0xa8), Colour(0xb8, 0x5a, 0x0c)],
};

const DARK: Tones = Tones {
    paper: Colour(0x19, 0x21, 0x25),
    ink: Colour(0xe8, 0xe4, 0xda),
    soft: Colour(0xa9, 0xb8, 0xbd),
    line: Colour(0x2f, 0x3b, 0x41),
    halo: Colour(0x10, 0x17, 0x1b),
    level: Colour(0xa5, 0xc6, 0xcc),
    ramp: [Colour(0x47, 0x61, 0x5f), Colour(0x31, 0x4a, 0x51), Colour(0x20, 0x33, 0x3f), Colour(0x14, 0x1f, 0x29)],
    poles: [Colour(0x6c, 0xb8, 0xec), Colour(0xf0, 0x9a, 0x4c)],
};

impl Dash {
    /// No gaps.
    pub const SOLID: Self = Self(&[]);
    /// The plain dash.
    pub const DASHED: Self = Self(&[8.0, 5.0]);
    /// Dots.
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

    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Circle => "circle",
            Self::Square => "square",
            Self::Triangle => "triangle",
            Self::Diamond => "diamond",
            Self::Wedge => "wedge",
            Self::Pentagon => "pentagon",
            Self::Hexagon => "hexagon",
            Self::Spindle => "spindle",
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
    /// The colour in a tone.
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
    use super::*;

    fn linear(channel: u8) -> f64 {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    }

    fn contrast(a: Colour, b: Colour) -> f64 {
        let luminance = |c: Colour| 0.2126 * linear(c.0) + 0.7152 * linear(c.1) + 0.0722 * linear(c.2);
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
    }

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
    fn text_is_readable_on_paper_and_ground() {
        for tone in [Tone::Light, Tone::Dark] {
            let tones = Tones::of(tone);
            assert!(contrast(tones.soft, tones.paper) >= 4.5);
            assert!(contrast(tones.ink, tones.halo) >= 7.0);
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

    #[test]
    fn what_goes_both_ways_has_two_colours_that_stand_out() {
        for tone in [Tone::Light, Tone::Dark] {
            let tones = Tones::of(tone);
            assert!(tones.poles.iter().all(|pole| contrast(*pole, tones.paper) >= 3.0));
            assert_eq!(
                [-1.0, 0.0, 2.0].map(|number| tones.diverging(number)),
                [tones.poles[0], tones.paper, tones.poles[1]]
            );
        }
    }

    #[test]
    fn bands_run_through_the_ramp() {
        let tones = Tones::of(Tone::Light);
        assert_eq!(tones.band(0, 10), tones.ramp[0]);
        assert_eq!(tones.band(9, 10), tones.ramp[3]);
        assert_eq!(tones.band(0, 1), tones.ramp[0]);
    }
}
