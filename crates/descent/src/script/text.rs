//! Pieces of Python.

pub(super) use crate::formula::{number, short};

pub(super) fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}

/// What may stand in a comment: nothing that ends it.
pub(super) fn one_line(text: &str) -> String {
    text.chars().map(|letter| if letter.is_control() { ' ' } else { letter }).collect()
}

/// `[1, 2.5]`, broken into lines.
pub(super) fn list(numbers: impl Iterator<Item = f64>) -> String {
    let mut text = "[".to_owned();
    let mut width = 0;
    for (index, value) in numbers.enumerate() {
        let item = number(value);
        if index > 0 {
            text.push(',');
            if width + item.len() > 90 {
                text += "\n    ";
                width = 0;
            } else {
                text.push(' ');
            }
        }
        width += item.len() + 2;
        text += &item;
    }
    text + "]"
}

/// Arguments of a call: `lr=0.1, eps=1e-8`.
pub(super) fn arguments<'a>(arguments: impl IntoIterator<Item = (&'a str, f64)>) -> String {
    arguments.into_iter().map(|(name, value)| format!(", {name}={}", number(value))).collect()
}
