//! Colours: the landscape's calm tones, and those of paper and ink.

/// A colour in sRGB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Colour(pub u8, pub u8, pub u8);

/// Which of the two palettes a picture is drawn with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    #[default]
    Light,
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
    pub level: Colour,
    /// The landscape from its lowest to its highest band.
    pub ramp: [Colour; 4],
    /// The ends of a scale that goes both ways from zero, and the colours of two classes.
    pub poles: [Colour; 2],
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

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    fn linear(channel: u8) -> f64 {
        let value = f64::from(channel) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    }

    pub(in crate::plot) fn contrast(a: Colour, b: Colour) -> f64 {
        let luminance = |c: Colour| 0.2126 * linear(c.0) + 0.7152 * linear(c.1) + 0.0722 * linear(c.2);
        let (a, b) = (luminance(a), luminance(b));
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
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
