//! ```` ```rule ````: the update rule of an optimizer with its symbols.

use descent::optimizer;

use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::fields;
use crate::source::{Excerpt, Report};
use crate::suggestion::suggest;

/// Reads a block; gives the optimizer's id.
pub(crate) fn read(body: &Excerpt, start: usize, draft: &mut LessonDraft) -> Option<String> {
    fields::read(body, start, &mut draft.report, |fields, report| {
        let id = fields.required_text("optimizer", report)?;
        find(&id, report).map(|spec| spec.id.to_owned())
    })?
}

/// The optimizer with this id. An unknown one is reported.
pub(crate) fn find(id: &Excerpt, report: &mut Report) -> Option<&'static optimizer::Spec> {
    let found = optimizer::find(&id.text);
    if let Err(unknown) = &found {
        let message = format!("there is no optimizer `{}`", id.text);
        report.add(id.at(0), Code::UnknownOptimizer, message, suggest(&id.text, &unknown.known));
    }
    found.ok()
}
