//! ```` ```surface ````: a still picture of a landscape.

use descent::landscape::{self, Landscape};

use course_model::{Surface, View};

use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::fields;
use crate::markdown::typeset;
use crate::source::{Excerpt, Report};
use crate::suggestion::suggest;

pub(crate) fn read(body: &Excerpt, start: usize, draft: &mut LessonDraft) -> Option<Surface> {
    fields::read(body, start, &mut draft.report, |fields, report| {
        let landscape = fields.required_text("landscape", report).and_then(|id| find(&id, report));
        let view = fields.required_text("view", report).and_then(|name| view(&name, report));
        let words = fields.required_text("words", report);
        Some(Surface { landscape: landscape?.id.to_owned(), view: view?, words: typeset(&words?.text) })
    })?
}

/// The landscape with this id. An unknown one is reported.
pub(crate) fn find(id: &Excerpt, report: &mut Report) -> Option<&'static Landscape> {
    let found = landscape::find(&id.text);
    if let Err(unknown) = &found {
        let message = format!("there is no landscape `{}`", id.text);
        report.add(id.at(0), Code::UnknownLandscape, message, suggest(&id.text, &unknown.known));
    }
    found.ok()
}

fn view(name: &Excerpt, report: &mut Report) -> Option<View> {
    match name.text.as_str() {
        "contours" => Some(View::Contours),
        "perspective" => Some(View::Perspective),
        unknown => {
            let help = suggest(unknown, &["contours", "perspective"]);
            report.add(name.at(0), Code::UnknownView, format!("there is no view `{unknown}`"), help);
            None
        }
    }
}
