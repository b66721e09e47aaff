//! From characters to words.

#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Token {
    Number(f64),
    Name,
    /// An operator, a bracket, or a character that means nothing.
    Symbol(char),
    End,
}

#[derive(Clone, Copy, Debug)]
pub(super) struct Located<'a> {
    pub(super) token: Token,
    pub(super) offset: usize,
    pub(super) text: &'a str,
}

/// The first word at or after `offset`.
pub(super) fn next(formula: &str, offset: usize) -> Located<'_> {
    let rest = formula.get(offset..).unwrap_or_default();
    let text = rest.trim_start();
    let offset = offset + rest.len() - text.len();
    let Some(first) = text.chars().next() else { return Located { token: Token::End, offset, text } };
    let (token, length) = match first {
        '0'..='9' | '.' => number(text).unwrap_or((Token::Symbol(first), 1)),
        '*' if text.starts_with("**") => (Token::Symbol('^'), 2),
        // What keyboards and word processors make of the signs.
        '\u{b7}' | '\u{d7}' => (Token::Symbol('*'), first.len_utf8()),
        '\u{2212}' => (Token::Symbol('-'), first.len_utf8()),
        _ if first.is_alphabetic() => {
            let length = text.find(|letter: char| !letter.is_alphanumeric() && letter != '_').unwrap_or(text.len());
            (Token::Name, length)
        }
        _ => (Token::Symbol(first), first.len_utf8()),
    };
    Located { token, offset, text: &text[..length] }
}

/// Digits, perhaps with a point, perhaps with a power of ten.
fn number(text: &str) -> Option<(Token, usize)> {
    let digits = |from: usize| {
        let rest = &text.as_bytes()[from..];
        from + rest.iter().position(|byte| !byte.is_ascii_digit()).unwrap_or(rest.len())
    };
    let mut end = digits(0);
    if text.as_bytes().get(end) == Some(&b'.') {
        end = digits(end + 1);
    }
    if matches!(text.as_bytes().get(end), Some(b'e' | b'E')) {
        let sign = usize::from(matches!(text.as_bytes().get(end + 1), Some(b'+' | b'-')));
        let power = digits(end + 1 + sign);
        // Without digits after it, `e` is a name.
        end = if power > end + 1 + sign { power } else { end };
    }
    text[..end].parse().ok().map(|value| (Token::Number(value), end))
}
