//! `glossary.md`: the terms of the course, each a heading of level 2 with an id, and one paragraph.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, HeadingLevel, Tag};

use course_model::Term;

use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::html;
use crate::markdown::{self, Located};
use crate::simulation::is_id;
use crate::source::Excerpt;
use crate::suggestion::suggest;

/// The name of the glossary's file without `.md`; no lesson can have it.
pub(crate) const GLOSSARY: &str = "glossary";

/// Reads the glossary in alphabetical order. It is a draft like a lesson: its definitions may link to lessons and
/// refer to runs.
pub(crate) fn read(draft: &mut LessonDraft) -> Vec<Term> {
    let text = draft.report.excerpt(0..draft.report.text().len());
    let events = markdown::parse(&text.text);
    let mut terms: Vec<Term> = Vec::new();
    let mut open: Option<(String, String)> = None;
    for element in markdown::elements(&events) {
        let at = text.at(element[0].1.start);
        match &element[0].0 {
            Event::Start(Tag::Heading { .. }) => {
                report_undefined(open.take(), at, draft);
                open = heading(element, &text, draft);
                if let Some((id, _)) = &open
                    && terms.iter().any(|term| term.id == *id)
                {
                    let message = format!("the term `{id}` is defined twice");
                    draft.report.add(at, Code::DuplicateId, message, "make one definition of the two");
                }
            }
            Event::Start(Tag::Paragraph) if open.is_some() => {
                let definition = html::inline(element, &text, draft);
                terms.extend(open.take().map(|(id, name)| Term { id, name, definition }));
            }
            _ => {
                let message = "this belongs to no term";
                let help = "a term is a heading `## Learning rate {#learning-rate}` and one paragraph";
                draft.report.add(at, Code::UnexpectedText, message, help);
            }
        }
    }
    report_undefined(open, text.at(text.text.len()), draft);
    terms.sort_by_key(|term| term.name.to_lowercase());
    terms
}

/// The id and the name of a term.
fn heading(element: &[Located], text: &Excerpt, draft: &mut LessonDraft) -> Option<(String, String)> {
    let (Event::Start(Tag::Heading { level, id, .. }), range) = &element[0] else { return None };
    let at = text.at(range.start);
    if *level != HeadingLevel::H2 {
        let help = "a term is a heading `## Learning rate {#learning-rate}`";
        draft.report.add(at, Code::HeadingLevel, "a term's heading is of level 2", help);
    }
    let name = markdown::plain(element);
    match id {
        Some(id) if is_id(id) => Some((id.to_string(), name)),
        _ => {
            let help = format!("add one of small letters and hyphens: `{{#{}}}`", markdown::slug(&name));
            draft.report.add(at, Code::MissingId, "this term has no id", help);
            None
        }
    }
}

fn report_undefined(term: Option<(String, String)>, at: usize, draft: &mut LessonDraft) {
    if let Some((id, _)) = term {
        let message = format!("the term `{id}` has no definition");
        draft.report.add(at, Code::MissingWords, message, "write one paragraph under its heading");
    }
}

/// What begins the target of a link to a term.
pub(crate) const SCHEME: &str = "term:";

/// The tags before and behind a term. Where it is met first in a lesson, its definition stands beside it.
pub(crate) fn open(target: &str, offset: usize, draft: &mut LessonDraft) -> (String, String) {
    let id = target.strip_prefix(SCHEME).unwrap_or(target);
    let first = !draft.terms.iter().any(|link| link.id == id);
    draft.terms.push(TermLink { offset, id: id.to_owned() });
    let address = html::escape(id);
    match draft.glossary.iter().find(|term| term.id == id).filter(|_| first) {
        Some(term) => {
            let name = html::escape(&format!("{}--{id}", draft.id));
            let words = html::escape(&html::text(&term.definition));
            let open = format!(
                "<span class=\"term\"><a href=\"glossary/#{address}\" data-internal aria-describedby=\"{name}\">"
            );
            (open, format!("</a><span class=\"term-words\" role=\"tooltip\" id=\"{name}\">{words}</span></span>"))
        }
        None => (format!("<a href=\"glossary/#{address}\" data-internal>"), "</a>".to_owned()),
    }
}

#[derive(Debug)]
pub(crate) struct TermLink {
    pub(crate) offset: usize,
    pub(crate) id: String,
}

/// Checks that every term that a text links to is defined.
pub(crate) fn check(terms: &[Term], drafts: &mut [LessonDraft]) {
    let known: BTreeSet<&str> = terms.iter().map(|term| term.id.as_str()).collect();
    let list: Vec<&str> = known.iter().copied().collect();
    for draft in drafts {
        for TermLink { offset, id } in std::mem::take(&mut draft.terms) {
            if !known.contains(id.as_str()) {
                let message = format!("the glossary has no term `{id}`");
                let help = if list.is_empty() {
                    "write glossary.md, a heading `## Term {#id}` and one paragraph for each".to_owned()
                } else {
                    suggest(&id, &list)
                };
                draft.report.add(offset, Code::UnknownTerm, message, help);
            }
        }
    }
}
