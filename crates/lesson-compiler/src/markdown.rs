//! Markdown into events: the one place where the parser's options are set, and small tools on events.

use std::ops::Range;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd, TextMergeWithOffset};

use crate::math::{self, Style};

/// An event and its range in the parsed text.
pub(crate) type Located<'a> = (Event<'a>, Range<usize>);

pub(crate) fn parse(text: &str) -> Vec<Located<'_>> {
    let options = Options::ENABLE_MATH
        | Options::ENABLE_TABLES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES
        | Options::ENABLE_SMART_PUNCTUATION;
    TextMergeWithOffset::new(Parser::new_ext(text, options).into_offset_iter()).collect()
}

/// The index behind the element that begins at `start`.
pub(crate) fn end_of(events: &[Located], start: usize) -> usize {
    let mut depth = 0usize;
    for (index, (event, _)) in events.iter().enumerate().skip(start) {
        match event {
            Event::Start(_) => depth += 1,
            Event::End(_) => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return index + 1;
        }
    }
    events.len()
}

/// The top-level elements, each as a slice of its events.
pub(crate) fn elements<'e, 'a>(events: &'e [Located<'a>]) -> Vec<&'e [Located<'a>]> {
    let mut elements = Vec::new();
    let mut start = 0;
    while start < events.len() {
        let end = end_of(events, start);
        elements.push(&events[start..end]);
        start = end;
    }
    elements
}

/// The events inside an element, without its own start and end.
pub(crate) fn inside<'e, 'a>(element: &'e [Located<'a>]) -> &'e [Located<'a>] {
    match element {
        [_, inside @ .., _] => inside,
        _ => &[],
    }
}

/// What is read: text, code and formulas without any markup.
pub(crate) fn plain(events: &[Located]) -> String {
    text(events, |math| math.text)
}

/// The same as somebody would read it aloud: formulas in words.
pub(crate) fn spoken(events: &[Located]) -> String {
    text(events, |math| format!(" {} ", math.words))
}

fn text(events: &[Located], of_formula: impl Fn(math::Math) -> String) -> String {
    let mut text = String::new();
    for (event, _) in events {
        match event {
            Event::Text(part) | Event::Code(part) => text.push_str(part),
            Event::InlineMath(latex) | Event::DisplayMath(latex) => {
                // A formula that cannot be rendered is reported where it is rendered.
                text.push_str(&math::render(latex, Style::Inline).map(&of_formula).unwrap_or_default());
            }
            Event::SoftBreak | Event::HardBreak => text.push(' '),
            Event::End(TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::TableCell) => text.push(' '),
            _ => {}
        }
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The words of prose: those of tables, code and formulas do not count.
pub(crate) fn count_words(events: &[Located]) -> usize {
    let mut uncounted = 0usize;
    let mut words = 0;
    for (event, _) in events {
        match event {
            Event::Start(Tag::Table(_) | Tag::CodeBlock(_)) => uncounted += 1,
            Event::End(TagEnd::Table | TagEnd::CodeBlock) => uncounted = uncounted.saturating_sub(1),
            Event::Text(text) | Event::Code(text) if uncounted == 0 => {
                words += text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
            }
            _ => {}
        }
    }
    words
}

/// Text as an address: lower-case letters and digits, hyphens between words.
pub(crate) fn slug(text: &str) -> String {
    let words = text.split(|character: char| !character.is_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-").to_lowercase()
}

/// Plain text with the quotation marks and apostrophes of good print, as in the lessons' prose.
pub(crate) fn typeset(text: &str) -> String {
    let parser = Parser::new_ext(text, Options::ENABLE_SMART_PUNCTUATION);
    match &TextMergeWithOffset::new(parser.into_offset_iter()).map(|(event, _)| event).collect::<Vec<_>>()[..] {
        [Event::Start(Tag::Paragraph), Event::Text(text), Event::End(_)] => text.to_string(),
        _ => text.to_owned(),
    }
}
