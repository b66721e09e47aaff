//! The TOML between two lines `+++` that opens a lesson.

use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::fields::{self, Fields};
use crate::html;
use crate::markdown::typeset;
use crate::simulation::check_id;
use crate::source::{Excerpt, Report};

const FENCE: &str = "+++";
const EXAMPLE: &str = "a lesson begins with `+++`, lines for id, name, title, description and objectives, and `+++`";

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct FrontMatter {
    pub(crate) name: String,
    pub(crate) title: String,
    pub(crate) description: String,
    /// Inline HTML.
    pub(crate) objectives: Vec<String>,
}

/// What the front matter names; whether it exists is known when all files are read.
struct Names {
    references: Vec<Excerpt>,
    prerequisites: Vec<Excerpt>,
}

/// Reads the front matter; gives it, where it is complete, and where the Markdown behind it
/// begins, if that can be told.
pub(crate) fn read(draft: &mut LessonDraft) -> (Option<FrontMatter>, Option<usize>) {
    let text = draft.report.text();
    let begin = text.len() - text.trim_start().len();
    if text[begin..].lines().next().map(str::trim_end) != Some(FENCE) {
        draft.report.add(begin, Code::MissingFrontMatter, "the lesson does not begin with its front matter", EXAMPLE);
        return (None, Some(begin));
    }
    let inside = text[begin..].find('\n').map_or(text.len(), |at| begin + at + 1);
    let mut end = inside;
    for line in text[inside..].split_inclusive('\n') {
        if line.trim_end() == FENCE {
            let body = end + line.len();
            let toml = draft.report.excerpt(inside..end);
            return (fields(&toml, begin, draft), Some(body));
        }
        end += line.len();
    }
    draft.report.add(begin, Code::UnclosedFrontMatter, "the front matter has no end", "close it with a line `+++`");
    (None, None)
}

fn fields(toml: &Excerpt, start: usize, draft: &mut LessonDraft) -> Option<FrontMatter> {
    let file = draft.id.clone();
    let read = |fields: &mut Fields, report: &mut Report| {
        let id = fields.required_text("id", report);
        let mut plain = |key| Some(typeset(&fields.required_text(key, report)?.text));
        let (name, title, description) = (plain("name"), plain("title"), plain("description"));
        let objectives = fields.required_texts("objectives", report);
        if let Some(id) = &id
            && check_id(id, report)
            && id.text != file
        {
            let message = format!("the id `{}` is not the name of the file, `{file}.md`", id.text);
            report.add(id.at(0), Code::IdMismatch, message, "make both the same: the id is the lesson's address");
        }
        let names = Names {
            references: fields.texts("references", report),
            prerequisites: fields.texts("prerequisites", report),
        };
        (name, title, description, objectives, names)
    };
    let (name, title, description, objectives, names) = fields::read(toml, start, &mut draft.report, read)?;
    draft.references = names.references;
    draft.prerequisites = names.prerequisites;
    let objectives = objectives?.iter().map(|objective| html::line(objective, draft)).collect();
    Some(FrontMatter { name: name?, title: title?, description: description?, objectives })
}
