//! Handwritten digits: 1797 pictures of 8 by 8 pixels, for networks to learn from.
//!
//! They are the test set of *Optical Recognition of Handwritten Digits* by E. Alpaydin and C. Kaynak,
//! UCI Machine Learning Repository, 1998, <https://doi.org/10.24432/C50P49>, licensed under CC BY 4.0;
//! `data/CREDITS.md` says what was done to them. The text that holds them is part of a program only if
//! the program calls [`Digits::included`].

mod coder;

use coder::{Decoder, Encoder, Model};

use crate::real::Real;
use crate::samples::{Samples, SamplesError};

/// Pixels of a picture.
pub const PIXELS: usize = 64;

/// Classes: the digits 0 to 9.
pub const CLASSES: usize = 10;

/// How many pictures there are.
pub const COUNT: usize = 1797;

const DARKEST: u8 = 16;

/// Pictures of digits, and which digits they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Digits {
    pixels: Vec<u8>,
    labels: Vec<u8>,
}

impl Digits {
    /// All of them, in the order of their file.
    ///
    /// ```
    /// let digits = descent::digits::Digits::included();
    /// assert_eq!((digits.len(), digits.label(3)), (1797, 3));
    /// assert_eq!(digits.picture(0)[..8], [0, 0, 5, 13, 9, 1, 0, 0]);
    /// ```
    pub fn included() -> Self {
        // That the text is whole is tested.
        Self::decode(include_str!("../../data/digits.txt")).unwrap_or_default()
    }

    /// Digits from the text that [`Digits::included`] reads. `None` if it is damaged.
    pub fn decode(text: &str) -> Option<Self> {
        let mut decoder = Decoder::new(text)?;
        let mut model = Model::new();
        let mut digits = Self::default();
        for _ in 0..COUNT {
            let mut picture = [0; PIXELS];
            for place in 0..PIXELS {
                picture[place] = decoder.number(model.pixel(&picture, place));
            }
            let label = decoder.number(model.label());
            if label as usize >= CLASSES || picture.iter().any(|pixel| *pixel > DARKEST) {
                return None;
            }
            digits.pixels.extend(picture);
            digits.labels.push(label);
        }
        Some(digits)
    }

    /// Digits of so many pixels each, picture after picture, and which digits they are. `None` if there are not as many of
    /// them as the text holds, or a pixel or a label is too large.
    pub fn new(pixels: Vec<u8>, labels: Vec<u8>) -> Option<Self> {
        let whole = labels.len() == COUNT && pixels.len() == COUNT * PIXELS;
        let known = labels.iter().all(|label| usize::from(*label) < CLASSES);
        (whole && known && pixels.iter().all(|pixel| *pixel <= DARKEST)).then_some(Self { pixels, labels })
    }

    /// The text that [`Digits::decode`] reads; `examples/pack_digits.rs` makes the included one.
    pub fn encode(&self) -> String {
        let (mut encoder, mut model) = (Encoder::new(), Model::new());
        for index in 0..self.len() {
            for (place, pixel) in self.picture(index).iter().enumerate() {
                encoder.number(model.pixel(self.picture(index), place), *pixel);
            }
            encoder.number(model.label(), self.labels[index]);
        }
        encoder.finish()
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.labels.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.labels.is_empty()
    }

    /// The pixels of a picture, row by row, from 0 (paper) to 16 (ink).
    pub fn picture(&self, index: usize) -> &[u8] {
        &self.pixels[index * PIXELS..][..PIXELS]
    }

    /// Which digit it is.
    pub fn label(&self, index: usize) -> usize {
        usize::from(self.labels[index])
    }

    /// The first `count` of them (all, if there are fewer) for a network with 64 inputs, between 0 and
    /// 1, and 10 outputs.
    pub fn samples<T: Real>(&self, count: usize) -> Result<Samples<T>, SamplesError> {
        let count = count.min(self.len());
        let ink = |pixel: &u8| T::from_f64(f64::from(*pixel) / f64::from(DARKEST));
        let labels: Vec<usize> = (0..count).map(|index| self.label(index)).collect();
        Samples::of_classes(PIXELS, CLASSES, self.pixels[..count * PIXELS].iter().map(ink).collect(), &labels)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_text_holds_all_digits_and_nothing_else() {
        let digits = Digits::included();
        assert_eq!(digits.len(), COUNT);
        let counts = std::array::from_fn(|class| (0..COUNT).filter(|index| digits.label(*index) == class).count());
        assert_eq!(counts, [178, 182, 177, 183, 181, 182, 181, 179, 174, 180]);
        assert_eq!(digits.pixels.iter().map(|pixel| u64::from(*pixel)).sum::<u64>(), 561_718);
        assert_eq!(digits.encode(), include_str!("../../data/digits.txt"));
    }

    #[test]
    fn a_damaged_text_is_refused_or_read_as_other_digits() {
        assert_eq!(Digits::decode("not base 64!"), None);
        assert!(Digits::decode("").is_none_or(|digits| digits.len() == COUNT));
    }

    #[test]
    fn only_whole_pictures_of_known_digits_are_taken() {
        let included = Digits::included();
        let (pixels, labels) = (included.pixels.clone(), included.labels.clone());
        assert_eq!(Digits::new(pixels.clone(), labels.clone()), Some(included));
        assert_eq!(Digits::new(pixels.clone(), labels[1..].to_vec()), None);
        assert_eq!(Digits::new(vec![17; COUNT * PIXELS], labels), None);
        assert_eq!(Digits::new(pixels, vec![10; COUNT]), None);
    }
}
