//! A hash that is the same on every machine and with every compiler.

/// The 64-bit FNV-1a hash of these bytes (Fowler, Noll and Vo).
///
/// ```
/// assert_eq!(descent::hash::fnv(*b"foobar"), 0x8594_4171_f739_67e8);
/// ```
pub fn fnv(bytes: impl IntoIterator<Item = u8>) -> u64 {
    bytes.into_iter().fold(0xcbf2_9ce4_8422_2325, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3))
}
