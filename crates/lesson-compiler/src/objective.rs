//! What an experiment makes small: one of `landscape`, `neuron`, `formula` and `online`.

use descent::formula::Formula;
use descent::neuron::Neuron;
use descent::objective::Objective;
use descent::{dataset, online};
use serde_json::Value;

use crate::diagnostic::Code;
use crate::fields::Fields;
use crate::source::{Excerpt, Report};
use crate::suggestion::suggest;
use crate::surface;

const KINDS: [&str; 4] = ["landscape", "neuron", "formula", "online"];

/// Reads the objective. That there is none, or more than one, is reported.
pub(crate) fn read(fields: &mut Fields, report: &mut Report) -> Option<Objective> {
    let given: Vec<&str> = KINDS.into_iter().filter(|kind| fields.has(kind)).collect();
    if let [first, second, ..] = given[..] {
        let message = format!("`{first}` and `{second}` exclude each other");
        report.add(fields.place(second), Code::ConflictingKeys, message, "an experiment has one objective: delete one");
    }
    match given.first().copied() {
        Some("neuron") => neuron(fields, report).map(Objective::Neuron),
        Some("formula") => formula(fields, report).map(Objective::Formula),
        Some("online") => online(fields, report),
        _ => fields
            .required_text("landscape", report)
            .and_then(|id| surface::find(&id, report))
            .map(Objective::Landscape),
    }
}

/// The id of a data set, or a table as `Neuron` reads it.
fn neuron(fields: &mut Fields, report: &mut Report) -> Option<Neuron> {
    if fields.is_table("neuron") {
        return own(fields, "neuron", Code::BadSetup, report);
    }
    let id = fields.text("neuron", report)?;
    let found = dataset::find(&id.text).map_err(|unknown| {
        let message = format!("there is no data set `{}`", id.text);
        report.add(id.at(0), Code::UnknownDataSet, message, suggest(&id.text, &unknown.known));
    });
    let neuron = Neuron::on(dataset::Settings::defaults(found.ok()?));
    let help = "a neuron learns from a data set with one input";
    neuron.map_err(|error| report.add(id.at(0), Code::BadSetup, error.to_string(), help)).ok()
}

/// The text of a formula, or a table with its `text` and `domain`.
fn formula(fields: &mut Fields, report: &mut Report) -> Option<Formula> {
    if fields.is_table("formula") {
        return own(fields, "formula", Code::BadFormula, report);
    }
    let text: Excerpt = fields.text("formula", report)?;
    let help = "a formula is of x and y, such as `x^2 + 3*sin(y)`";
    let report_at = |error: descent::formula::FormulaError| {
        report.add(text.at(error.offset), Code::BadFormula, error.to_string(), help);
    };
    Formula::parse(&text.text).map_err(report_at).ok()
}

fn online(fields: &mut Fields, report: &mut Report) -> Option<Objective> {
    let id = fields.text("online", report)?;
    let found = online::find(&id.text).map_err(|unknown| {
        let message = format!("there is no loss in pieces `{}`", id.text);
        report.add(id.at(0), Code::UnknownOnlineLoss, message, suggest(&id.text, &unknown.known));
    });
    found.ok().map(Objective::Online)
}

fn own<T: serde::de::DeserializeOwned>(
    fields: &mut Fields,
    key: &'static str,
    code: Code,
    report: &mut Report,
) -> Option<T> {
    let table = fields.json(key)?;
    let wrong = |error: serde_json::Error| {
        report.add(table.offset, code, error.to_string(), format!("CONTRIBUTING tells what `{key}` may hold"));
    };
    serde_json::from_value::<T>(Value::clone(&table.value)).map_err(wrong).ok()
}
