//! Links and pictures: where they may lead, and whether that exists.

use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::glossary::GLOSSARY;
use crate::html::escape;
use crate::manifest::Manifest;
use crate::suggestion::suggest;

/// A link from one lesson to another (or to a place in itself), to be checked when all are read.
#[derive(Debug)]
pub(crate) struct Link {
    offset: usize,
    lesson: String,
    anchor: Option<String>,
}

/// The start tag of a link. Internal ones are marked with `data-internal` and relative to the site's
/// base; the app resolves them.
pub(crate) fn open(target: &str, offset: usize, draft: &mut LessonDraft) -> String {
    if ["https://", "http://", "mailto:"].iter().any(|scheme| target.starts_with(scheme)) {
        return format!("<a href=\"{}\" rel=\"noopener\">", escape(target));
    }
    let (file, anchor) = match target.split_once('#') {
        Some((file, anchor)) => (file, Some(anchor.to_owned())),
        None => (target, None),
    };
    let lesson = if file.is_empty() { Some(draft.id.clone()) } else { file.strip_suffix(".md").map(str::to_owned) };
    match lesson {
        Some(lesson) if !lesson.contains([':', '/']) => {
            let fragment = anchor.as_deref().map(|anchor| format!("#{}", escape(anchor))).unwrap_or_default();
            let start = format!("<a href=\"lesson/{}/{fragment}\" data-internal>", escape(&lesson));
            draft.links.push(Link { offset, lesson, anchor });
            return start;
        }
        _ if scheme(target) => {
            let help = "links lead to lessons (`adam.md`), or to https:, http: and mailto: addresses";
            draft.report.add(offset, Code::UnsafeLink, "a link of this kind could run code", help);
        }
        _ => {
            let help = "lessons are linked by file name, `[Adam](adam.md)` or `[bias](adam.md#bias-correction)`";
            draft.report.add(offset, Code::BrokenLink, format!("`{target}` is not a lesson"), help);
        }
    }
    "<a>".to_owned()
}

/// A picture as HTML. Its file is checked at once.
pub(crate) fn picture(target: &str, words: &str, offset: usize, draft: &mut LessonDraft) -> String {
    if words.is_empty() {
        let help = "say in the square brackets what it shows, for readers who cannot see it";
        draft.report.add(offset, Code::MissingWords, "this picture has no words", help);
    }
    if !draft.folder.pictures.contains(target) {
        let known: Vec<&str> = draft.folder.pictures.iter().map(String::as_str).collect();
        let help =
            if known.is_empty() { "put it into the folder pictures".to_owned() } else { suggest(target, &known) };
        draft.report.add(
            offset,
            Code::MissingPicture,
            format!("there is no picture `{target}` beside the lessons"),
            help,
        );
    }
    format!("<img src=\"{}\" alt=\"{}\" loading=\"lazy\" data-internal>", escape(target), escape(words))
}

/// Checks that the lessons that a lesson builds on exist, and come before it.
pub(crate) fn prerequisites(manifest: &Manifest, drafts: &mut [LessonDraft]) {
    let ids: Vec<String> = drafts.iter().filter(is_lesson).map(|draft| draft.id.clone()).collect();
    let known: Vec<&str> = ids.iter().map(String::as_str).collect();
    let place = |id: &str| manifest.lessons.iter().position(|(listed, _)| listed == id);
    for draft in drafts {
        let mut found = Vec::new();
        for name in std::mem::take(&mut draft.prerequisites) {
            if !known.contains(&name.text.as_str()) {
                let message = format!("there is no lesson `{}`", name.text);
                draft.report.add(name.at(0), Code::UnknownLesson, message, suggest(&name.text, &known));
                continue;
            }
            if place(&name.text) >= place(&draft.id) && manifest.complete {
                let message = format!("the lesson `{}` does not come before this one", name.text);
                let help = "change the order in course.toml, or name only what the reader has met";
                draft.report.add(name.at(0), Code::LatePrerequisite, message, help);
            }
            found.push(name.text);
        }
        if let Some(lesson) = &mut draft.lesson {
            lesson.prerequisites = found;
        }
    }
}

/// Checks that every link between lessons arrives.
pub(crate) fn check(drafts: &mut [LessonDraft]) {
    let headings: BTreeMap<String, Option<BTreeSet<String>>> =
        drafts.iter().filter(is_lesson).map(|draft| (draft.id.clone(), draft.anchors())).collect();
    let lessons: Vec<&str> = headings.keys().map(String::as_str).collect();
    for draft in drafts {
        for Link { offset, lesson, anchor } in std::mem::take(&mut draft.links) {
            match (headings.get(&lesson), anchor) {
                (None, _) => {
                    let message = format!("there is no lesson `{lesson}.md`");
                    draft.report.add(offset, Code::BrokenLink, message, suggest(&lesson, &lessons));
                }
                (Some(Some(known)), Some(anchor)) if !known.contains(&anchor) => {
                    let known: Vec<&str> = known.iter().map(String::as_str).collect();
                    let message = format!("`{lesson}.md` has no heading `{anchor}`");
                    let help =
                        if known.is_empty() { "it has no headings".to_owned() } else { suggest(&anchor, &known) };
                    draft.report.add(offset, Code::BrokenAnchor, message, help);
                }
                _ => {}
            }
        }
    }
}

fn is_lesson(draft: &&LessonDraft) -> bool {
    draft.id != GLOSSARY
}

fn scheme(target: &str) -> bool {
    let name = target.split_once(':').map_or("", |(name, _)| name);
    !name.is_empty() && name.chars().all(|character| character.is_ascii_alphanumeric() || "+-.".contains(character))
}
