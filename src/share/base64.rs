//! Base64 for addresses (RFC 4648, section 5), without padding.

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

pub(super) fn encode(bytes: &[u8]) -> String {
    let letters = bytes.chunks(3).flat_map(|chunk| {
        let bits = chunk.iter().fold(0, |bits, byte| bits << 8 | u32::from(*byte)) << (8 * (3 - chunk.len()));
        (0..=chunk.len()).map(move |place| char::from(LETTERS[(bits >> (18 - 6 * place)) as usize & 63]))
    });
    letters.collect()
}

pub(super) fn decode(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    for chunk in text.as_bytes().chunks(4) {
        let mut bits = 0;
        for letter in chunk {
            bits = bits << 6 | LETTERS.iter().position(|known| known == letter)? as u32;
        }
        let whole = chunk.len() * 6 / 8;
        bits <<= 6 * (4 - chunk.len());
        // A single letter is no byte, and bits beyond the last byte are no address of ours.
        if whole == 0 || bits & ((1 << (24 - 8 * whole)) - 1) != 0 {
            return None;
        }
        bytes.extend((0..whole).map(|place| (bits >> (16 - 8 * place)) as u8));
    }
    Some(bytes)
}
