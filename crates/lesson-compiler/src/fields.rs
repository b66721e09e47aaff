//! Reading TOML with types, ranges and exact positions: every mistake in a table is reported, not
//! only the first.

use std::ops::RangeInclusive;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::Code;
use crate::source::{Excerpt, Report};
use crate::suggestion::suggest;
use crate::value::{self, Located};

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

/// A text, or several in a list of their own.
#[derive(Clone, Debug)]
pub(crate) enum Group {
    /// A text that stands by itself.
    One(Excerpt),
    /// Texts that stand in an inner list.
    Several(Vec<Excerpt>),
}

/// A TOML table that is being read.
pub(crate) struct Fields<'a> {
    table: &'a DeTable<'a>,
    text: &'a Excerpt,
    start: usize,
    known: Vec<&'a str>,
}

impl<'a> Fields<'a> {
    /// Where the table begins in the file.
    pub(crate) fn start(&self) -> usize {
        self.start
    }

    pub(crate) fn text(&mut self, key: &'static str, report: &mut Report) -> Option<Excerpt> {
        let value = self.value(key)?;
        let excerpt = value::text(value, &format!("`{key}`"), self.text, report)?;
        if excerpt.text.trim().is_empty() {
            let offset = self.text.at(value.span().start);
            report.add(offset, Code::MissingWords, format!("`{key}` is empty"), "say it in a few words");
            return None;
        }
        Some(excerpt)
    }

    pub(crate) fn required_text(&mut self, key: &'static str, report: &mut Report) -> Option<Excerpt> {
        self.require(key, "\"...\"", report).then(|| self.text(key, report)).flatten()
    }

    /// A list of texts; empty when it is not given.
    pub(crate) fn texts(&mut self, key: &'static str, report: &mut Report) -> Vec<Excerpt> {
        let items = self.array(key, report).unwrap_or_default();
        items.iter().filter_map(|item| value::text(item, &format!("each of `{key}`"), self.text, report)).collect()
    }

    pub(crate) fn required_texts(&mut self, key: &'static str, report: &mut Report) -> Option<Vec<Excerpt>> {
        self.require(key, "[\"...\"]", report).then(|| self.texts(key, report))
    }

    /// A list of texts and of lists of texts that must be given.
    pub(crate) fn required_groups(&mut self, key: &'static str, report: &mut Report) -> Option<Vec<Group>> {
        if !self.require(key, "[[\"...\"], \"...\"]", report) {
            return None;
        }
        let name = format!("each of `{key}`");
        let text = |item, report: &mut Report| value::text(item, &name, self.text, report);
        let mut groups = Vec::new();
        for item in self.array(key, report)? {
            match item.get_ref() {
                DeValue::Array(inner) => {
                    groups.push(Group::Several(inner.iter().filter_map(|item| text(item, report)).collect()));
                }
                _ => groups.extend(text(item, report).map(Group::One)),
            }
        }
        Some(groups)
    }

    pub(crate) fn number(
        &mut self,
        key: &'static str,
        range: RangeInclusive<f64>,
        report: &mut Report,
    ) -> Option<Located<f64>> {
        let value = self.value(key)?;
        let number = value::number(value, &format!("`{key}`"), self.text, report)?;
        if range.contains(&number.value) {
            return Some(number);
        }
        let help = format!("`{key}` may be {} to {}", range.start(), range.end());
        report.add(number.offset, Code::OutOfRange, format!("{} is out of range", number.value), help);
        None
    }

    pub(crate) fn count(
        &mut self,
        key: &'static str,
        range: RangeInclusive<usize>,
        report: &mut Report,
    ) -> Option<Located<usize>> {
        let value = self.value(key)?;
        let DeValue::Integer(_) = value.get_ref() else {
            value::wrong_type(value, &format!("`{key}`"), "a whole number", self.text, report);
            return None;
        };
        let number = value::number(value, &format!("`{key}`"), self.text, report)?;
        // Whole numbers up to 2^53 are exact, and every range ends far below.
        let count = number.value as usize;
        if number.value >= 0.0 && range.contains(&count) {
            return Some(Located { value: count, offset: number.offset });
        }
        let help = format!("`{key}` may be {} to {}", range.start(), range.end());
        report.add(number.offset, Code::OutOfRange, format!("{} is out of range", number.value), help);
        None
    }

    pub(crate) fn required_count(
        &mut self,
        key: &'static str,
        range: RangeInclusive<usize>,
        report: &mut Report,
    ) -> Option<Located<usize>> {
        self.require(key, &range.start().to_string(), report).then(|| self.count(key, range, report)).flatten()
    }

    pub(crate) fn switch(&mut self, key: &'static str, report: &mut Report) -> Option<bool> {
        let value = self.value(key)?;
        if let DeValue::Boolean(on) = value.get_ref() {
            return Some(*on);
        }
        value::wrong_type(value, &format!("`{key}`"), "true or false", self.text, report);
        None
    }

    pub(crate) fn pair(&mut self, key: &'static str, report: &mut Report) -> Option<Located<[f64; 2]>> {
        let value = self.value(key)?;
        let offset = self.text.at(value.span().start);
        if let DeValue::Array(items) = value.get_ref()
            && let [x, y] = items.iter().collect::<Vec<_>>()[..]
        {
            let name = format!("each of `{key}`");
            let (x, y) = (value::number(x, &name, self.text, report)?, value::number(y, &name, self.text, report)?);
            return Some(Located { value: [x.value, y.value], offset });
        }
        value::wrong_type(value, &format!("`{key}`"), "two numbers, `[x, y]`", self.text, report);
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

    pub(crate) fn table(&mut self, key: &'static str, report: &mut Report) -> Option<Fields<'a>> {
        let value = self.value(key)?;
        self.table_of(value, &format!("`{key}`"), report)
    }

    /// What has not been asked for: names that only the reader of the table understands, as tables.
    pub(crate) fn other_tables(&self, report: &mut Report) -> Vec<(Located<String>, Fields<'a>)> {
        let others = self.others();
        others.filter_map(|(key, value)| Some((self.key(key), self.table_of(value, "this", report)?))).collect()
    }

    /// Every table of the document, under a name of the author's; there are no unknown keys then.
    pub(crate) fn rest_as_tables(&mut self, report: &mut Report) -> Vec<(Located<String>, Fields<'a>)> {
        let tables = self.other_tables(report);
        self.known.extend(self.table.keys().map(|key| key.get_ref().as_ref()));
        tables
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
                _ => value::number(value, &format!("`{}`", key.value), self.text, report),
            };
            numbers.extend(number.map(|number| (key, number)));
        }
        numbers
    }

    pub(crate) fn has(&mut self, key: &'static str) -> bool {
        self.value(key).is_some()
    }

    pub(crate) fn is_table(&mut self, key: &'static str) -> bool {
        self.value(key).is_some_and(|value| matches!(value.get_ref(), DeValue::Table(_)))
    }

    /// The value of a key as it stands, if given.
    pub(crate) fn json(&mut self, key: &'static str) -> Option<Located<serde_json::Value>> {
        let value = self.value(key)?;
        Some(Located { value: value::json(value.get_ref()), offset: self.text.at(value.span().start) })
    }

    /// Everything that has not been asked for, as it stands; the table has no unknown keys then.
    pub(crate) fn rest_as_json(&mut self) -> serde_json::Map<String, serde_json::Value> {
        let rest =
            self.others().map(|(key, value)| (key.get_ref().to_string(), value::json(value.get_ref()))).collect();
        self.known.extend(self.table.keys().map(|key| key.get_ref().as_ref()));
        rest
    }

    /// Where a key stands, or else where the table begins.
    pub(crate) fn place(&self, key: &str) -> usize {
        let found = self.table.iter().find(|(known, _)| known.get_ref() == key);
        found.map_or(self.start, |(key, _)| self.text.at(key.span().start))
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
        if !self.known.contains(&key) {
            self.known.push(key);
        }
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
                value::wrong_type(value, &format!("`{key}`"), "a list", self.text, report);
                None
            }
        }
    }

    fn table_of(&self, value: &'a Spanned<DeValue<'a>>, name: &str, report: &mut Report) -> Option<Fields<'a>> {
        let DeValue::Table(table) = value.get_ref() else {
            value::wrong_type(value, name, "a table", self.text, report);
            return None;
        };
        Some(Fields { table, text: self.text, start: self.text.at(value.span().start), known: Vec::new() })
    }
}
