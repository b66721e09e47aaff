//! TOML values of the types that lessons use, with their positions.

use serde_json::Value as Json;
use toml::Spanned;
use toml::de::DeValue;

use crate::diagnostic::Code;
use crate::source::{Excerpt, Report};

/// A value and where it stands in the file.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Located<T> {
    pub(crate) value: T,
    pub(crate) offset: usize,
}

/// Text. `name` is what messages call the value, `document` the TOML that it stands in.
pub(crate) fn text(value: &Spanned<DeValue>, name: &str, document: &Excerpt, report: &mut Report) -> Option<Excerpt> {
    match value.get_ref() {
        DeValue::String(string) => Some(Excerpt::of_string(string, document, value.span())),
        _ => {
            wrong_type(value, name, "text in quotes", document, report);
            None
        }
    }
}

/// A finite number, whole or not.
pub(crate) fn number(
    value: &Spanned<DeValue>,
    name: &str,
    document: &Excerpt,
    report: &mut Report,
) -> Option<Located<f64>> {
    let number = match value.get_ref() {
        DeValue::Integer(integer) => i64::from_str_radix(integer.as_str(), integer.radix()).ok().map(|i| i as f64),
        DeValue::Float(float) => float.as_str().parse().ok(),
        _ => {
            wrong_type(value, name, "a number", document, report);
            return None;
        }
    };
    let offset = document.at(value.span().start);
    match number.filter(|number: &f64| number.is_finite()) {
        Some(value) => Some(Located { value, offset }),
        None => {
            let message = format!("{name} must be a number that a computer can hold");
            report.add(offset, Code::OutOfRange, message, "write an ordinary number");
            None
        }
    }
}

/// Any value, for what reads itself. A number that JSON cannot hold becomes null.
pub(crate) fn json(value: &DeValue) -> Json {
    match value {
        DeValue::String(text) => Json::from(text.as_ref()),
        DeValue::Boolean(on) => Json::from(*on),
        DeValue::Datetime(moment) => Json::from(moment.to_string()),
        DeValue::Integer(integer) => {
            i64::from_str_radix(integer.as_str(), integer.radix()).map_or(Json::Null, Json::from)
        }
        DeValue::Float(float) => float.as_str().parse::<f64>().map_or(Json::Null, Json::from),
        DeValue::Array(items) => items.iter().map(|item| json(item.get_ref())).collect(),
        DeValue::Table(table) => {
            table.iter().map(|(key, value)| (key.get_ref().to_string(), json(value.get_ref()))).collect()
        }
    }
}

/// Reports a value that is not what is expected.
pub(crate) fn wrong_type(
    value: &Spanned<DeValue>,
    name: &str,
    expected: &str,
    document: &Excerpt,
    report: &mut Report,
) {
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
    report.add(document.at(value.span().start), Code::WrongType, message, format!("write {expected}"));
}
