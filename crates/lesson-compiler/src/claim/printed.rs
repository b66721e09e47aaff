//! Numbers as the text prints them: which values they stand for, and how another value would stand there.

/// A number as printed: `-1.12`, `1,550`, `99.8%`, `1.6e-5`, `1.6 \times 10^{-5}`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Printed {
    value: f64,
    decimals: usize,
    power: Power,
    /// `%` or `\%`, or nothing.
    percent: String,
    /// What stands between thousands, if anything does.
    comma: Option<&'static str>,
    minus: char,
}

#[derive(Clone, Debug, PartialEq)]
enum Power {
    None,
    /// `e-5`.
    Letter(i32),
    /// `\times 10^{-5}`, with the words between mantissa and exponent.
    Times(String, i32),
}

const MOST_DECIMALS: usize = 15;

impl Printed {
    /// Reads a number; the text may be LaTeX.
    pub(super) fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let (text, percent) = match text.strip_suffix('%') {
            Some(rest) if rest.ends_with('\\') => (&rest[..rest.len() - 1], "\\%"),
            Some(rest) => (rest, "%"),
            None => (text, ""),
        };
        let text = text.strip_suffix("\\,").unwrap_or(text).trim_end();
        let (mantissa, power) = split_power(text)?;
        let (minus, digits) = match mantissa.chars().next()? {
            minus @ ('-' | '−') => (minus, &mantissa[minus.len_utf8()..]),
            '+' => ('-', &mantissa[1..]),
            _ => ('-', mantissa),
        };
        let comma = ["{,}", ",", "\\,"].into_iter().find(|comma| digits.contains(comma));
        let plain = comma.map_or(digits.to_owned(), |comma| digits.replace(comma, ""));
        let decimals = plain.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let only_digits = plain.chars().all(|sign| sign.is_ascii_digit() || sign == '.');
        if !only_digits || !plain.starts_with(|sign: char| sign.is_ascii_digit()) || decimals > MOST_DECIMALS {
            return None;
        }
        let size: f64 = plain.parse().ok()?;
        let value = if mantissa.starts_with(['-', '−']) { -size } else { size };
        Some(Self { value, decimals, power, percent: percent.to_owned(), comma, minus })
    }

    /// Whether the value rounds to this number. Half-way values may be rounded either way.
    pub(super) fn shows(&self, value: f64) -> bool {
        let exponent = match &self.power {
            Power::None => 0,
            Power::Letter(exponent) | Power::Times(_, exponent) => *exponent,
        };
        let shown = self.percentage(value) / 10f64.powi(exponent);
        let half = 0.5 * 10f64.powi(-(self.decimals as i32));
        (shown - self.value).abs() <= half * (1.0 + 1e-6)
    }

    /// The value in the same manner and with as many digits.
    pub(super) fn with(&self, value: f64) -> String {
        let value = self.percentage(value);
        let Self { decimals, minus, percent, .. } = self;
        let (decimals, percent) = (*decimals, percent.as_str());
        let (mantissa, power) = match &self.power {
            Power::None => (format!("{value:.decimals$}"), String::new()),
            Power::Letter(_) => {
                let (mantissa, exponent) = scientific(value, decimals);
                (mantissa, format!("e{exponent}"))
            }
            Power::Times(between, _) => {
                let (mantissa, exponent) = scientific(value, decimals);
                (mantissa, format!("{between}{{{exponent}}}"))
            }
        };
        let digits = self.grouped(mantissa.trim_start_matches('-'));
        let zero = !digits.contains(|digit: char| ('1'..='9').contains(&digit));
        let sign = if mantissa.starts_with('-') && !zero { minus.to_string() } else { String::new() };
        format!("{sign}{digits}{power}{percent}")
    }

    fn percentage(&self, value: f64) -> f64 {
        if self.percent.is_empty() { value } else { value * 100.0 }
    }

    fn grouped(&self, digits: &str) -> String {
        let Some(comma) = self.comma else { return digits.to_owned() };
        let whole = digits.find('.').unwrap_or(digits.len());
        let mut grouped = String::new();
        for (index, digit) in digits.char_indices() {
            if index > 0 && index < whole && (whole - index).is_multiple_of(3) {
                grouped.push_str(comma);
            }
            grouped.push(digit);
        }
        grouped
    }
}

/// The numbers of a pair in brackets, `(-4.98, 1.84)`; else the text itself.
pub(super) fn components(text: &str) -> Vec<&str> {
    let inside = text.trim().strip_prefix('(').and_then(|text| text.strip_suffix(')'));
    inside.and_then(|inside| inside.split_once(", ")).map_or_else(|| vec![text], |(x, y)| vec![x, y])
}

/// The mantissa and the power of ten behind it.
fn split_power(text: &str) -> Option<(&str, Power)> {
    if let Some(at) = text.find("\\times").or_else(|| text.find("\\cdot")).or_else(|| text.find('×')) {
        let (mantissa, behind) = text.split_at(at);
        let base = behind.find("10^")? + "10^".len();
        let exponent = behind[base..].trim_matches(['{', '}']).replace('−', "-").parse().ok()?;
        let space = &text[mantissa.trim_end().len()..at];
        return Some((mantissa.trim_end(), Power::Times(format!("{space}{}", &behind[..base]), exponent)));
    }
    match text.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => Some((mantissa, Power::Letter(exponent.parse().ok()?))),
        None => Some((text, Power::None)),
    }
}

/// `1.6` and `-5` of 0.000016, with so many decimals.
fn scientific(value: f64, decimals: usize) -> (String, String) {
    let text = format!("{value:.decimals$e}");
    text.split_once('e').map_or((text.clone(), "0".to_owned()), |(a, b)| (a.to_owned(), b.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_shows_what_rounds_to_it() {
        for (text, right, wrong, corrected) in [
            ("0.0008", 0.00084, 0.00086, "0.0009"),
            ("-1.12", -1.1249, -1.126, "-1.13"),
            ("−1.12", -1.1249, 0.0, "0.00"),
            ("17", 17.0, 18.0, "18"),
            ("1,550", 1549.6, 21550.2, "21,550"),
            ("1{,}550", 1549.6, 999.0, "999"),
            ("99.8%", 0.9984, 0.9976, "99.8%"),
            ("99.8\\%", 0.9984, 1.0, "100.0\\%"),
            ("1.6e-5", 1.64e-5, 1.66e-4, "1.7e-4"),
            ("1.6 \\times 10^{-5}", 1.64e-5, 1.66e-4, "1.7 \\times 10^{-4}"),
            ("0.5", 0.45, 0.44, "0.4"),
        ] {
            let printed = Printed::read(text).unwrap_or_else(|| panic!("{text} is a number"));
            assert!(printed.shows(right), "{text} shows {right}");
            assert_eq!(printed.with(wrong), corrected, "{text}");
            if corrected != text {
                assert!(!printed.shows(wrong), "{text} does not show {wrong}");
            }
            let again = Printed::read(&printed.with(wrong)).unwrap_or_else(|| panic!("{corrected} is a number"));
            assert!(again.shows(wrong), "{corrected} shows {wrong}");
        }
    }

    #[test]
    fn a_pair_is_two_numbers() {
        assert_eq!(components("(-4.98, 1.84)"), ["-4.98", "1.84"]);
        assert_eq!(components("1,550"), ["1,550"]);
        assert_eq!(components("(1)"), ["(1)"]);
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", "seventeen", "17 steps", "1.2.3", ".5", "%", "e5", "1e", "\\times 10^2", "1 \\times 10^"]
        {
            assert_eq!(Printed::read(text), None, "{text:?}");
        }
    }
}
