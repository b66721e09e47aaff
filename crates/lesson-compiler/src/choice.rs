//! The options of a question.

use std::collections::BTreeSet;
use std::ops::Range;

use pulldown_cmark::{CowStr, Event, Tag};

use course_model::Choice;

use crate::claim;
use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::html;
use crate::markdown::{self, Located};
use crate::see::See;
use crate::simulation::is_id;
use crate::source::Excerpt;
use crate::surface;
use crate::writer;

/// Reads a task list. Options that are unclear are reported and still counted.
pub(crate) fn read(list: &[Located], question: &str, text: &Excerpt, draft: &mut LessonDraft) -> Vec<Choice> {
    let mut options: Vec<Choice> = Vec::new();
    let (mut ids, mut texts) = (BTreeSet::new(), BTreeSet::new());
    for (index, item) in markdown::elements(markdown::inside(list)).into_iter().enumerate() {
        let at = text.at(item[0].1.start);
        let (option, words, run) = choice(item, index, text, draft);
        if let Some(simulation) = run {
            let (question, option) = (question.to_owned(), Some(option.id.clone()));
            draft.sees.push(See { offset: at, question, option, simulation });
        }
        if !ids.insert(option.id.clone()) {
            let message = format!("another option of this question has the id `{}`", option.id);
            draft.report.add(at, Code::DuplicateId, message, "give each option an id of its own");
        }
        if !texts.insert(words) {
            let message = "another option of this question says the same";
            draft.report.add(at, Code::DuplicateOption, message, "delete one, or say how they differ");
        }
        options.push(option);
    }
    options
}

fn choice(item: &[Located], index: usize, text: &Excerpt, draft: &mut LessonDraft) -> (Choice, String, Option<String>) {
    let at = text.at(item[0].1.start);
    let mut content: Vec<Located> = markdown::inside(item).to_vec();
    let mark = content.iter().position(|(event, _)| matches!(event, Event::TaskListMarker(_)));
    let right = match mark.map(|mark| content.remove(mark).0) {
        Some(Event::TaskListMarker(right)) => right,
        _ => {
            let message = "this option is marked neither right nor wrong";
            draft.report.add(at, Code::UnexpectedText, message, "begin it with `- [x]` or `- [ ]`");
            false
        }
    };
    let is_quote = |(event, _): &Located| matches!(event, Event::Start(Tag::BlockQuote(_)));
    let quote = content.iter().position(is_quote).unwrap_or(content.len());
    let mut explanation = content.split_off(quote);
    let behind = explanation.split_off(markdown::end_of(&explanation, 0).min(explanation.len()));
    if let Some((_, range)) = behind.first() {
        let message = "nothing may follow an explanation";
        draft.report.add(
            text.at(range.start),
            Code::UnexpectedText,
            message,
            "put all of it into one quote: `  > Why.`",
        );
    }

    let attributes = attributes(&mut content, text, draft);
    if let Some((claim, range)) = attributes.check.clone() {
        claim::note_key(&claim, right, range, text, draft);
    }
    let id = attributes.id.clone().unwrap_or_else(|| letter(index));
    let words = markdown::plain(&content);
    if words.is_empty() && !content.iter().any(|(event, _)| matches!(event, Event::Start(Tag::Image { .. }))) {
        draft.report.add(at, Code::MissingWords, "this option is empty", "write it, or delete it");
    }
    let html = html::inline(&content, text, draft);
    let explanation = html::inline(markdown::inside(&explanation), text, draft);
    if explanation.is_empty() {
        let message = "this option has no explanation";
        draft.report.add(
            at,
            Code::MissingExplanation,
            message,
            "say below it why it is right or wrong: `  > Because ...`",
        );
    }
    let Attributes { pinned, surface, run, .. } = attributes;
    (Choice { id, html, right, explanation, pinned, surface, run: None }, words, run)
}

#[derive(Default)]
struct Attributes {
    id: Option<String>,
    pinned: bool,
    surface: Option<String>,
    /// The simulation or run that the reader may try.
    run: Option<String>,
    /// What a run must confirm, and where it stands in the text.
    check: Option<(String, Range<usize>)>,
}

/// Takes `{#id pinned surface=saddle run=momentum-fast check="..."}` off the end of an option.
fn attributes(content: &mut [Located], text: &Excerpt, draft: &mut LessonDraft) -> Attributes {
    let mut attributes = Attributes::default();
    let Some((Event::Text(last), range)) = content.iter_mut().rev().find(|(event, _)| !matches!(event, Event::End(_)))
    else {
        return attributes;
    };
    // The source is read, not the event: in that, quotation marks have become those of good print.
    let (range, full): (Range<usize>, String) = (range.clone(), last.to_string());
    let source = text.text.get(range.clone()).unwrap_or_default();
    let inside = source.trim_end().strip_suffix('}').and_then(|source| source.rsplit_once('{'));
    let (Some((_, inside)), Some((before, _))) = (inside, full.rsplit_once('{')) else { return attributes };
    if !before.is_empty() && !before.ends_with(char::is_whitespace) {
        return attributes;
    }
    *last = CowStr::from(before.trim_end().to_owned());
    let first = range.start + source.rfind('{').map_or(0, |at| at + 1);
    for (at, word) in words(inside) {
        let quoted = word.strip_prefix("check=\"").and_then(|claim| claim.strip_suffix('"'));
        match (word.strip_prefix('#'), quoted) {
            (Some(id), _) if is_id(id) => attributes.id = Some(id.to_owned()),
            (None, Some(claim)) => {
                let start = first + at + "check=\"".len();
                attributes.check = Some((claim.to_owned(), start..start + claim.len()));
            }
            (None, None) if word == "pinned" => attributes.pinned = true,
            (None, None) if word.starts_with("run=") => attributes.run = Some(word["run=".len()..].to_owned()),
            (None, None) if word.starts_with("surface=") => {
                let start = first + at + "surface=".len();
                let id = Excerpt::of_lines(&word["surface=".len()..], text, start..range.end);
                attributes.surface = surface::find(&id, &mut draft.report).map(|landscape| landscape.id.to_owned());
            }
            _ => {
                let help = "an option may have `{#id}`, `{pinned}`, `{surface=...}`, `{run=...}` and `{check=\"...\"}`, or several in one \
                    pair of braces; ids are small letters, digits and hyphens";
                writer::unknown_attribute(word, &range, help, text, draft);
            }
        }
    }
    attributes
}

/// The words of a text with their places; spaces between quotation marks belong to a word.
fn words(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let (mut start, mut quoted) = (None, false);
    for (at, character) in text.char_indices().chain([(text.len(), ' ')]) {
        quoted ^= character == '"';
        match start {
            Some(begin) if character.is_whitespace() && (!quoted || at == text.len()) => {
                words.push((begin, &text[begin..at]));
                start = None;
            }
            None if !character.is_whitespace() => start = Some(at),
            _ => {}
        }
    }
    words
}

/// a, b, c ... z, and numbers for who has more than 26.
fn letter(index: usize) -> String {
    u8::try_from(index)
        .ok()
        .filter(|index| *index < 26)
        .map_or_else(|| format!("option-{}", index + 1), |index| char::from(b'a' + index).to_string())
}
