//! The digits in a script: scikit-learn has the same pictures in the same order, so that they need not be brought along.
//! Which of them are set aside, and the first weights, come from the course's own random numbers.
//!
//! Nothing here may call `Digits::included`, or the page would carry all digits.

use super::{Framework, Material};
use crate::digits::COUNT;
use crate::network::{Initialization, NetworkExperiment};

/// What a script of the digits says that it needs.
pub(super) const NEEDED: &str = "# The digits come from scikit-learn, which has the same: pip install scikit-learn\n";

/// The CRC-32 of all pixels, picture after picture, and then of all labels, a byte each.
const CHECKSUM: u32 = 0xB89D_AEA8;

/// Functions that make the samples and the first weights.
pub(super) fn material(experiment: &NetworkExperiment, framework: &Framework) -> Material {
    let aside = (experiment.validation.clamp(0.0, 1.0) * COUNT as f64).round() as usize;
    let (initialization, weight) = match experiment.initialization() {
        Initialization::Xavier => {
            ("uniform (Glorot and Bengio)", "math.sqrt(6 / (inputs + outputs)) * random.spread()")
        }
        Initialization::He => ("normal (He et al.)", "math.sqrt(2 / inputs) * random.normal()"),
    };
    Material {
        imports: ["import zlib\n", IMPORT],
        constants: format!("ASIDE = {aside}  # so many digits are set aside\n"),
        functions: FUNCTIONS
            .replace("{checksum}", &format!("0x{CHECKSUM:08X}"))
            .replace("{initialization}", initialization)
            .replace("{weight}", weight)
            .replace("{array}", framework.array),
    }
}

const IMPORT: &str = r#"
try:
    from sklearn.datasets import load_digits
except ImportError:
    raise SystemExit("scikit-learn is missing, from which the digits come: pip install scikit-learn") from None
"#;

const FUNCTIONS: &str = r#"def digits():
    """All digits in the course's order: 64 pixels from 0 to 1, and which digit it is."""
    pixels, labels = load_digits(return_X_y=True)
    if zlib.crc32(np.append(pixels, labels).astype(np.uint8).tobytes()) != {checksum}:
        raise SystemExit("scikit-learn has other digits than the course, so the numbers would not agree")
    order = list(range(len(labels)))
    Random(SEED).shuffle(order)
    return np.column_stack([pixels / 16, labels])[order]


def first_weights():
    """Those of each layer, input by input: {initialization}."""
    random = Random(SEED)
    return [[{weight} for _ in range(inputs * outputs)]
            for inputs, outputs in zip(SIZES, SIZES[1:])]


WEIGHTS = first_weights()
VALIDATION, TRAINING = map({array}, np.split(digits(), [ASIDE]))


"#;

#[cfg(test)]
mod tests {
    use super::*;
    use crate::digits::Digits;

    /// What `zlib.crc32` computes.
    fn checksum(bytes: impl Iterator<Item = u8>) -> u32 {
        let shift = |rest: u32| if rest & 1 == 1 { rest >> 1 ^ 0xEDB8_8320 } else { rest >> 1 };
        !bytes.fold(u32::MAX, |rest, byte| (0..8).fold(rest ^ u32::from(byte), |rest, _| shift(rest)))
    }

    #[test]
    fn the_checksum_is_that_of_our_digits() {
        assert_eq!(checksum("123456789".bytes()), 0xCBF4_3926, "the published example");
        let digits = Digits::included();
        let pixels = (0..digits.len()).flat_map(|index| digits.picture(index).iter().copied());
        let labels = (0..digits.len()).map(|index| digits.label(index) as u8);
        assert_eq!(checksum(pixels.chain(labels)), CHECKSUM);
    }
}
