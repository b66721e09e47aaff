//! Small numbers in few letters: an adaptive binary range coder (as in LZMA), written in base 64.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const BITS: u32 = 5;

/// How likely each bit of a number is 0, given the bits before it: in 2048ths.
pub(super) type Chances = [u16; 1 << BITS];

const EVEN: u16 = 1 << 10;

/// What is known of a pixel before it is read: where it is, and whether there is ink beside it.
pub(super) struct Model {
    pixels: Vec<[Chances; 4]>,
    label: Chances,
}

impl Model {
    pub(super) fn new() -> Self {
        Self { pixels: vec![[[EVEN; 1 << BITS]; 4]; super::PIXELS], label: [EVEN; 1 << BITS] }
    }

    pub(super) fn pixel(&mut self, picture: &[u8], place: usize) -> &mut Chances {
        let left = !place.is_multiple_of(8) && picture[place - 1] > 0;
        let above = place >= 8 && picture[place - 8] > 0;
        &mut self.pixels[place][usize::from(left) + 2 * usize::from(above)]
    }

    pub(super) fn label(&mut self) -> &mut Chances {
        &mut self.label
    }
}

/// Moves a chance towards what has come true.
fn adapt(chance: &mut u16, bit: bool) {
    if bit {
        *chance -= *chance >> 5;
    } else {
        *chance += (2048 - *chance) >> 5;
    }
}

pub(super) struct Decoder {
    bytes: std::vec::IntoIter<u8>,
    range: u32,
    code: u32,
}

impl Decoder {
    /// `None` if there is a letter that does not belong there.
    pub(super) fn new(text: &str) -> Option<Self> {
        let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
        for letters in text.as_bytes().chunks(4) {
            let mut bits = 0_u32;
            for letter in letters {
                bits = bits << 6 | ALPHABET.iter().position(|known| known == letter)? as u32;
            }
            bits <<= 6 * (4 - letters.len());
            bytes.extend(&bits.to_be_bytes()[1..letters.len()]);
        }
        let mut decoder = Self { bytes: bytes.into_iter(), range: u32::MAX, code: 0 };
        for _ in 0..4 {
            decoder.read();
        }
        Some(decoder)
    }

    pub(super) fn number(&mut self, chances: &mut Chances) -> u8 {
        let mut node = 1;
        for _ in 0..BITS {
            node = node << 1 | usize::from(self.bit(&mut chances[node]));
        }
        (node - (1 << BITS)) as u8
    }

    fn bit(&mut self, chance: &mut u16) -> bool {
        let bound = (self.range >> 11) * u32::from(*chance);
        let bit = self.code >= bound;
        if bit {
            self.range -= bound;
            self.code -= bound;
        } else {
            self.range = bound;
        }
        adapt(chance, bit);
        while self.range < 1 << 24 {
            self.range <<= 8;
            self.read();
        }
        bit
    }

    /// Beyond the end there are zeros.
    fn read(&mut self) {
        self.code = self.code << 8 | u32::from(self.bytes.next().unwrap_or(0));
    }
}

pub(super) struct Encoder {
    bytes: Vec<u8>,
    low: u64,
    range: u32,
}

impl Encoder {
    pub(super) fn new() -> Self {
        Self { bytes: Vec::new(), low: 0, range: u32::MAX }
    }

    pub(super) fn number(&mut self, chances: &mut Chances, number: u8) {
        let mut node = 1;
        for bit in (0..BITS).rev().map(|bit| number >> bit & 1 == 1) {
            let bound = (self.range >> 11) * u32::from(chances[node]);
            if bit {
                self.low += u64::from(bound);
                self.range -= bound;
            } else {
                self.range = bound;
            }
            adapt(&mut chances[node], bit);
            node = node << 1 | usize::from(bit);
            while self.range < 1 << 24 {
                self.range <<= 8;
                self.write();
            }
        }
    }

    /// The uppermost of the lower 32 bits, and what was carried into those already written.
    fn write(&mut self) {
        if self.low > u64::from(u32::MAX) {
            for byte in self.bytes.iter_mut().rev() {
                *byte = byte.wrapping_add(1);
                if *byte != 0 {
                    break;
                }
            }
        }
        self.bytes.push((self.low >> 24) as u8);
        self.low = self.low << 8 & u64::from(u32::MAX);
    }

    pub(super) fn finish(mut self) -> String {
        for _ in 0..4 {
            self.write();
        }
        let letter = |bits: u32, place: usize| char::from(ALPHABET[(bits >> (18 - 6 * place) & 63) as usize]);
        let letters = |bytes: &[u8]| {
            let bits = bytes.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - bytes.len()));
            (0..=bytes.len()).map(|place| letter(bits, place)).collect::<String>()
        };
        self.bytes.chunks(3).map(letters).collect()
    }
}
