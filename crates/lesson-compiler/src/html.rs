//! Small tools on HTML and on lines of it.

use std::ops::Range;

use pulldown_cmark::{Event, Tag, TagEnd};

use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::markdown::{self, Located};
use crate::source::Excerpt;
use crate::writer::{self, MEASURED};

/// Text as it must stand in HTML, in elements and in attributes.
pub fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            _ => escaped.push(character),
        }
    }
    escaped
}

/// HTML without its markup and without the LaTeX that formulas carry as an annotation.
pub(crate) fn text(html: &str) -> String {
    let mut text = String::with_capacity(html.len());
    for (index, part) in html.split('<').enumerate() {
        let shown = if index == 0 { Some(part) } else { part.split_once('>').map(|(_, shown)| shown) };
        // The invisible signs of function application and multiplication are for MathML alone.
        let visible = |character: &char| !('\u{2061}'..='\u{2064}').contains(character);
        if !part.starts_with("annotation") {
            text.extend(shown.unwrap_or_default().chars().filter(visible));
        }
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
}

/// Keeps formulas in the text on one line with the brackets and signs around them. Browsers would break the line between a
/// formula and its comma.
pub(crate) fn unbroken(html: &str) -> String {
    const OPEN: &str = "<span class=\"unbroken\">";
    let (mut kept, mut rest) = (String::with_capacity(html.len()), html);
    while let Some(at) = rest.find("<math display=\"inline\"") {
        let (before, close) = match rest[..at].strip_suffix(MEASURED) {
            Some(before) => (before, "</math></span>"),
            None => (&rest[..at], "</math>"),
        };
        let start = before.trim_end_matches(['(', '[', '“', '‘']).len();
        let Some(end) = rest[at..].find(close).map(|end| at + end + close.len()) else { break };
        let signs = rest[end..].find(|sign: char| sign == '<' || sign.is_whitespace()).unwrap_or(rest.len() - end);
        kept.push_str(&rest[..start]);
        let alone = start == before.len() && signs == 0;
        let (open, shut) = if alone { ("", "") } else { (OPEN, "</span>") };
        kept.extend([open, &rest[start..end + signs], shut]);
        rest = &rest[end + signs..];
    }
    kept + rest
}

/// Renders a line of text: what stands in a paragraph, without the paragraph.
pub(crate) fn inline(events: &[Located], text: &Excerpt, draft: &mut LessonDraft) -> String {
    let mut kept = Vec::new();
    let mut index = 0;
    let mut paragraphs = 0;
    while index < events.len() {
        let (event, range) = &events[index];
        match event {
            Event::Start(Tag::Paragraph) => {
                paragraphs += 1;
                if paragraphs == 2 {
                    not_inline(range, text, draft);
                }
            }
            Event::End(TagEnd::Paragraph) => {}
            // An HTML block is refused by the writer, which knows better what to say.
            Event::Start(Tag::Emphasis | Tag::Strong | Tag::Link { .. } | Tag::Image { .. } | Tag::HtmlBlock) => {
                let end = markdown::end_of(events, index);
                kept.extend_from_slice(&events[index..end]);
                index = end;
                continue;
            }
            Event::Start(_) => {
                not_inline(range, text, draft);
                index = markdown::end_of(events, index);
                continue;
            }
            Event::Rule => not_inline(range, text, draft),
            _ => kept.push((event.clone(), range.clone())),
        }
        index += 1;
    }
    writer::blocks(&kept, text, draft).trim().to_owned()
}

fn not_inline(range: &Range<usize>, text: &Excerpt, draft: &mut LessonDraft) {
    let message = "only one paragraph of text has a place here";
    let help = "text, formulas, `code`, links and pictures are fine; lists, tables and code blocks are not";
    draft.report.add(text.at(range.start), Code::NotInline, message, help);
}

/// Renders a TOML string or another text of one line.
pub(crate) fn line(text: &Excerpt, draft: &mut LessonDraft) -> String {
    inline(&markdown::parse(&text.text), text, draft)
}

pub(crate) fn content<'e>(event: &'e Event) -> &'e str {
    match event {
        Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => text,
        _ => "",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_formula_stays_with_its_brackets_and_signs() {
        let formula = "<math display=\"inline\"><mi>x</mi></math>";
        let measured = format!("{MEASURED}{formula}</span>");
        for (html, expected) in [
            (format!("at {formula} now"), format!("at {formula} now")),
            (format!("at {formula}."), format!("at <span class=\"unbroken\">{formula}.</span>")),
            (format!("({measured}, 1)"), format!("<span class=\"unbroken\">({measured},</span> 1)")),
            (format!("<b>{formula}</b>-axis"), format!("<b>{formula}</b>-axis")),
            ("<math display=\"inline\">".to_owned(), "<math display=\"inline\">".to_owned()),
        ] {
            assert_eq!(unbroken(&html), expected);
        }
    }
}
