//! Numbers as people read them: few digits, no `e-7`.

use crate::strings::plot as strings;

/// `value` with at most `digits` significant digits; very large and small ones as a power of ten.
pub fn significant(value: f64, digits: usize) -> String {
    if value == 0.0 {
        return "0".into();
    }
    if !value.is_finite() {
        return if value.is_nan() {
            strings::NOT_A_NUMBER.into()
        } else {
            format!("{}∞", if value < 0.0 { "−" } else { "" })
        };
    }
    let scientific = format!("{:.*e}", digits.saturating_sub(1), value.abs());
    let (mantissa, exponent) = scientific.split_once('e').unwrap_or((&scientific, "0"));
    let exponent: i32 = exponent.parse().unwrap_or(0);
    let sign = if value < 0.0 { "−" } else { "" };
    if (-4..6).contains(&exponent) {
        let decimals = (digits as i32 - 1 - exponent).max(0) as usize;
        let rounded = read(&scientific).unwrap_or(value.abs());
        format!("{sign}{}", trim_zeros(&format!("{rounded:.decimals$}")))
    } else if trim_zeros(mantissa) == "1" {
        format!("{sign}{}", power_of_ten(exponent))
    } else {
        format!("{sign}{} × {}", trim_zeros(mantissa), power_of_ten(exponent))
    }
}

/// Three significant digits: enough to follow a run.
pub fn short(value: f64) -> String {
    significant(value, 3)
}

/// Always `decimals` decimals and a true minus sign, for columns that must not jump.
pub fn fixed(value: f64, decimals: usize) -> String {
    let text = format!("{:.*}", decimals, value.abs());
    let negative = value < 0.0 && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    format!("{}{text}", if negative { "−" } else { "" })
}

/// What a person typed as a number: a comma for the point, a true minus sign and blanks are fine.
pub fn parse(text: &str) -> Option<f64> {
    let text = text.trim().replace('−', "-").replace(',', ".").replace([' ', '\u{a0}'], "");
    read(&text)
}

/// The finite number that a text is in a program's own notation, such as `-1.5e-7`.
pub fn read(text: &str) -> Option<f64> {
    let is_plain = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit() || b"+-.eE".contains(&byte));
    let value = is_plain.then(|| read_plain(text)).flatten();
    value.filter(|value| value.is_finite())
}

#[cfg(not(target_arch = "wasm32"))]
fn read_plain(text: &str) -> Option<f64> {
    text.parse().ok()
}

/// Lets the browser read it, which rounds as Rust does, since our own tables would cost each page twelve kilobytes.
#[cfg(target_arch = "wasm32")]
fn read_plain(text: &str) -> Option<f64> {
    Some(wasm_bindgen::JsValue::from_str(text).unchecked_into_f64())
}

/// `value` with so many significant digits.
pub fn rounded(value: f64, digits: usize) -> f64 {
    read(&format!("{value:.*e}", digits.saturating_sub(1))).unwrap_or(value)
}

/// The value in full, as it goes into a number field.
pub fn editable(value: f64) -> String {
    let rounded = rounded(value, 7);
    if rounded != 0.0 && !(1e-4..1e7).contains(&rounded.abs()) { format!("{rounded:e}") } else { format!("{rounded}") }
}

/// `10⁻⁷`
pub fn power_of_ten(exponent: i32) -> String {
    let digits = exponent.to_string();
    let superscript = digits.chars().map(|c| match c {
        '-' => '⁻',
        '1' => '¹',
        '2' => '²',
        '3' => '³',
        digit => char::from_u32('⁰' as u32 + digit.to_digit(10).unwrap_or(0)).unwrap_or(digit),
    });
    format!("10{}", superscript.collect::<String>())
}

fn trim_zeros(text: &str) -> &str {
    if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_short_and_readable() {
        let cases = [(0.0, "0"), (0.0284, "0.0284"), (12.5, "12.5"), (1.0, "1"), (-4.5678, "−4.57")];
        for (value, text) in cases {
            assert_eq!(short(value), text);
        }
        assert_eq!(short(1.234e-7), "1.23 × 10⁻⁷");
        assert_eq!(short(1e-12), "10⁻¹²");
        assert_eq!(short(123_456.0), "123000");
        assert_eq!(short(f64::INFINITY), "∞");
        assert_eq!(short(f64::NAN), "not a number");
    }

    #[test]
    fn typed_numbers_are_read_kindly() {
        assert_eq!(parse(" 0,5 "), Some(0.5));
        assert_eq!(parse("−2.5"), Some(-2.5));
        assert_eq!(parse("1e-3"), Some(0.001));
        for wrong in ["", "abc", "inf", "NaN", "1.2.3"] {
            assert_eq!(parse(wrong), None);
        }
    }

    #[test]
    fn fixed_never_shows_a_negative_zero() {
        assert_eq!(fixed(-0.0001, 2), "0.00");
        assert_eq!(fixed(-1.256, 2), "−1.26");
    }

    #[test]
    fn what_is_editable_reads_back() {
        for value in [0.1, 1e-8, 0.999, 123.456, -5.2, 1e9, 0.0] {
            assert_eq!(parse(&editable(value)), Some(value));
        }
    }
}
