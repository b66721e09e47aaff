//! Reading TOML with types, ranges and exact positions: every mistake in a table is reported, not
//! only the first.

use std::ops::{Range, RangeInclusive};

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Code;
use crate::source::{Excerpt, Report};
use crate::suggestion::suggest;

/// A value and where it stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Located<T> {
    pub(crate) value: T,
    pub(crate) offset: usize,
}

/// Reads a TOML document with `read`. `start` is where a missing key is reported.
///
/// Nothing is read of a document with syntax errors: what looks missing or unknown in it is mostly
/// the same mistake once more.
pub(crate) fn read<T>(
    text: &Excerpt,
    start: usize,
    report: &mut Report,
    read: impl FnOnce(&mut Fields, &mut Report) -> T,
) -> Option<T> {
    let (table, errors) = DeTable::parse_recoverable(&text.text);
    let mut behind = None;
    for error in &errors {
        // A parser that lost its way trips over the rest of the line as well.
        let at = error.span().map_or(0, |span| span.start);
        let between = behind.replace(at).map_or(Some("\n"), |last| text.text.get(last..at));
        if between.is_some_and(|between| between.contains('\n')) {
            let help = "TOML is `key = value`, one a line: \"text\" in quotes, numbers and true or false without";
            report.add(text.at(at), Code::BadToml, format!("this is not TOML: {}", error.message()), help);
        }
    }
    if !errors.is_empty() {
        return None;
    }
    let mut fields = Fields { table: table.get_ref(), text, start, known: Vec::new() };
    let value = read(&mut fields, report);
    fields.report_unknown(report);
    Some(value)
}

/// A TOML table that is being read.
pub(crate) struct Fields<'a> {
    table: &'a DeTable<'a>,
    text: &'a Excerpt,
    start: usize,
    known: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// Where the table begins in the file.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    /// Text, if given.
    pub(crate) fn text(&mut self, key: &'static str, report: &mut Report) -> Option<Excerpt> {
        let value = self.value(key)?;
        let excerpt = self.text_of(value, &format!("`{key}`"), report)?;
        if excerpt.text.trim().is_empty() {
            let offset = self.text.at(value.span().start);
            report.add(offset, Code::MissingWords, format!("`{key}` is empty"), "say it in a few words");
            return None;
        }
        Some(excerpt)
    }

    /// Text that must be given.
    pub(crate) fn required_text(&mut self, key: &'static str, report: &mut Report) -> Option<Excerpt> {
        self.require(key, "\"...\"", report).then(|| self.text(key, report)).flatten()
    }

    /// A list of texts; empty when it is not given.
    pub(crate) fn texts(&mut self, key: &'static str, report: &mut Report) -> Vec<Excerpt> {
        let items = self.array(key, report).unwrap_or_default();
        items.iter().filter_map(|item| self.text_of(item, &format!("each of `{key}`"), report)).collect()
    }

    /// A list of texts that must be given.
    pub(crate) fn required_texts(&mut self, key: &'static str, report: &mut Report) -> Option<Vec<Excerpt>> {
        self.require(key, "[\"...\"]", report).then(|| self.texts(key, report))
    }

    /// A list of lists of texts that must be given.
    pub(crate) fn required_groups(&mut self, key: &'static str, report: &mut Report) -> Option<Vec<Vec<Excerpt>>> {
        if !self.require(key, "[[\"...\"]]", report) {
            return None;
        }
        let mut groups = Vec::new();
        for item in self.array(key, report)? {
            let DeValue::Array(inner) = item.get_ref() else {
                self.wrong_type(item, &format!("each of `{key}`"), "a list of texts", report);
                continue;
            };
            let name = format!("each of `{key}`");
            groups.push(inner.iter().filter_map(|item| self.text_of(item, &name, report)).collect());
        }
        Some(groups)
    }

    /// A number in this range, if given.
    pub(crate) fn number(
        &mut self,
        key: &'static str,
        range: RangeInclusive<f64>,
        report: &mut Report,
    ) -> Option<Located<f64>> {
        let value = self.value(key)?;
        let number = self.number_of(value, &format!("`{key}`"), report)?;
        if range.contains(&number.value) {
            return Some(number);
        }
        let help = format!("`{key}` may be {} to {}", range.start(), range.end());
        report.add(number.offset, Code::OutOfRange, format!("{} is out of range", number.value), help);
        None
    }

    /// A whole number in this range, if given.
    pub(crate) fn count(
        &mut self,
        key: &'static str,
        range: RangeInclusive<usize>,
        report: &mut Report,
    ) -> Option<Located<usize>> {
        let value = self.value(key)?;
        let DeValue::Integer(_) = value.get_ref() else {
            self.wrong_type(value, &format!("`{key}`"), "a whole number", report);
            return None;
        };
        let number = self.number_of(value, &format!("`{key}`"), report)?;
        // Whole numbers up to 2^53 are exact, and every range ends far below.
        let count = number.value as usize;
        if number.value >= 0.0 && range.contains(&count) {
            return Some(Located { value: count, offset: number.offset });
        }
        let help = format!("`{key}` may be {} to {}", range.start(), range.end());
        report.add(number.offset, Code::OutOfRange, format!("{} is out of range", number.value), help);
        None
    }

    /// Two numbers, if given.
    pub(crate) fn pair(&mut self, key: &'static str, report: &mut Report) -> Option<Located<[f64; 2]>> {
        let value = self.value(key)?;
        let offset = self.text.at(value.span().start);
        if let DeValue::Array(items) = value.get_ref()
            && let [x, y] = items.iter().collect::<Vec<_>>()[..]
        {
            let name = format!("each of `{key}`");
            let (x, y) = (self.number_of(x, &name, report)?, self.number_of(y, &name, report)?);
            return Some(Located { value: [x.value, y.value], offset });
        }
        self.wrong_type(value, &format!("`{key}`"), "two numbers, `[x, y]`", report);
        None
    }

    /// The tables under `[[key]]` or in a list of inline tables: an empty list when the key is not
    /// there, `None` when something else is.
    pub(crate) fn tables(&mut self, key: &'static str, report: &mut Report) -> Option<Vec<Fields<'a>>> {
        if self.value(key).is_none() {
            return Some(Vec::new());
        }
        let items = self.array(key, report)?;
        let name = format!("each of `{key}`");
        Some(items.iter().filter_map(|item| self.table_of(item, &name, report)).collect())
    }

    /// The table under this key, if given.
    pub(crate) fn table(&mut self, key: &'static str, report: &mut Report) -> Option<Fields<'a>> {
        let value = self.value(key)?;
        self.table_of(value, &format!("`{key}`"), report)
    }

    /// What has not been asked for: names that only the reader of the table understands, as tables.
    pub(crate) fn other_tables(&self, report: &mut Report) -> Vec<(Located<String>, Fields<'a>)> {
        let others = self.others();
        others.filter_map(|(key, value)| Some((self.key(key), self.table_of(value, "this", report)?))).collect()
    }

    /// What has not been asked for, as numbers (a switch counts as 0 or 1).
    pub(crate) fn other_numbers(&self, report: &mut Report) -> Vec<(Located<String>, Located<f64>)> {
        let mut numbers = Vec::new();
        for (key, value) in self.others() {
            let key = self.key(key);
            let number = match value.get_ref() {
                DeValue::Boolean(on) => {
                    Some(Located { value: f64::from(u8::from(*on)), offset: self.text.at(value.span().start) })
                }
                _ => self.number_of(value, &format!("`{}`", key.value), report),
            };
            numbers.extend(number.map(|number| (key, number)));
        }
        numbers
    }

    /// Reports what has not been asked for.
    pub(crate) fn report_unknown(&self, report: &mut Report) {
        for (key, _) in self.others() {
            let Located { value: name, offset } = self.key(key);
            report.add(offset, Code::UnknownKey, format!("there is no key `{name}` here"), suggest(&name, &self.known));
        }
    }

    fn others(&self) -> impl Iterator<Item = (&'a Spanned<std::borrow::Cow<'a, str>>, &'a Spanned<DeValue<'a>>)> {
        let known = self.known.clone();
        self.table.iter().filter(move |(key, _)| !known.contains(&key.get_ref().as_ref()))
    }

    fn key(&self, key: &Spanned<std::borrow::Cow<'_, str>>) -> Located<String> {
        Located { value: key.get_ref().to_string(), offset: self.text.at(key.span().start) }
    }

    fn value(&mut self, key: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.known.push(key);
        self.table.get(key)
    }

    fn require(&mut self, key: &'static str, example: &str, report: &mut Report) -> bool {
        let given = self.table.contains_key(key);
        if !given {
            self.known.push(key);
            report.add(self.start, Code::MissingKey, format!("`{key}` is missing"), format!("add `{key} = {example}`"));
        }
        given
    }

    fn array(&mut self, key: &'static str, report: &mut Report) -> Option<&'a [Spanned<DeValue<'a>>]> {
        let value = self.value(key)?;
        match value.get_ref() {
            DeValue::Array(items) => Some(items),
            _ => {
                self.wrong_type(value, &format!("`{key}`"), "a list", report);
                None
            }
        }
    }

    fn table_of(&self, value: &'a Spanned<DeValue<'a>>, name: &str, report: &mut Report) -> Option<Fields<'a>> {
        match value.get_ref() {
            DeValue::Table(table) => {
                let start = self.text.at(value.span().start);
                Some(Fields { table, text: self.text, start, known: Vec::new() })
            }
            _ => {
                self.wrong_type(value, name, "a table", report);
                None
            }
        }
    }

    fn text_of(&self, value: &Spanned<DeValue>, name: &str, report: &mut Report) -> Option<Excerpt> {
        match value.get_ref() {
            DeValue::String(string) => Some(Excerpt::of_string(string, self.text, value.span())),
            _ => {
                self.wrong_type(value, name, "text in quotes", report);
                None
            }
        }
    }

    fn number_of(&self, value: &Spanned<DeValue>, name: &str, report: &mut Report) -> Option<Located<f64>> {
        let number = match value.get_ref() {
            DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix()).ok().map(|i| i as f64),
            DeValue::Float(float) => float.as_str().parse().ok(),
            _ => {
                self.wrong_type(value, name, "a number", report);
                return None;
            }
        };
        let Range { start, .. } = value.span();
        match number.filter(|number| number.is_finite()) {
            Some(value) => Some(Located { value, offset: self.text.at(start) }),
            None => {
                let message = format!("{name} must be a number that a computer can hold");
                report.add(self.text.at(start), Code::OutOfRange, message, "write an ordinary number");
                None
            }
        }
    }

    fn wrong_type(&self, value: &Spanned<DeValue>, name: &str, expected: &str, report: &mut Report) {
        let found = match value.get_ref() {
            DeValue::String(_) => "text",
            DeValue::Integer(_) => "a whole number",
            DeValue::Float(_) => "a decimal number",
            DeValue::Boolean(_) => "true or false",
            DeValue::Datetime(_) => "a date",
            DeValue::Array(_) => "a list",
            DeValue::Table(_) => "a table",
        };
        let message = format!("{name} must be {expected}, and this is {found}");
        report.add(self.text.at(value.span().start), Code::WrongType, message, format!("write {expected}"));
    }
}
