//! Markdown events to HTML: formulas, code, tables, links and pictures on the way. Raw HTML is refused.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Tag, TagEnd, html};

use crate::block;
use crate::code;
use crate::diagnostic::Code;
use crate::draft::Draft;
use crate::link;
use crate::markdown::{self, Located};
use crate::math::{self, Style};
use crate::source::Excerpt;

/// Text as it must stand in HTML, in elements and in attributes.
pub(crate) fn escape(text: &str) -> String {
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

/// Renders whole elements: paragraphs, lists, tables, headings.
pub(crate) fn blocks(events: &[Located], text: &Excerpt, draft: &mut Draft) -> String {
    let mut writer = Writer { text, draft, out: Vec::new(), parents: Vec::new() };
    writer.write(events);
    finish(writer.out)
}

/// Renders a line of text: what stands in a paragraph, without the paragraph.
pub(crate) fn inline(events: &[Located], text: &Excerpt, draft: &mut Draft) -> String {
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
    blocks(&kept, text, draft).trim().to_owned()
}

fn not_inline(range: &Range<usize>, text: &Excerpt, draft: &mut Draft) {
    let message = "only one paragraph of text has a place here";
    let help = "text, formulas, `code`, links and pictures are fine; lists, tables and code blocks are not";
    draft.report.add(text.at(range.start), Code::NotInline, message, help);
}

/// Renders a TOML string or another text of one line; gives HTML and plain text.
pub(crate) fn line(text: &Excerpt, draft: &mut Draft) -> (String, String) {
    let events = markdown::parse(&text.text);
    (inline(&events, text, draft), markdown::plain(&events))
}

fn finish(events: Vec<Event>) -> String {
    let mut out = String::new();
    html::push_html(&mut out, events.into_iter());
    out.replace("<p></p>\n", "")
}

struct Writer<'d, 'a, 'r> {
    text: &'d Excerpt,
    draft: &'d mut Draft<'r>,
    out: Vec<Event<'a>>,
    parents: Vec<TagEnd>,
}

impl<'a> Writer<'_, 'a, '_> {
    fn write(&mut self, events: &[Located<'a>]) {
        let mut index = 0;
        while index < events.len() {
            let (event, range) = &events[index];
            let whole = &events[index..];
            index = match event {
                Event::Start(Tag::CodeBlock(kind)) => {
                    let end = markdown::end_of(whole, 0);
                    self.code(kind, &whole[..end], range);
                    index + end
                }
                Event::Start(Tag::HtmlBlock) => {
                    let end = markdown::end_of(whole, 0);
                    let markup: String =
                        markdown::inside(&whole[..end]).iter().map(|(event, _)| content(event)).collect();
                    self.refuse_html(&markup, range);
                    index + end
                }
                Event::Start(Tag::Image { dest_url, .. }) => {
                    let end = markdown::end_of(whole, 0);
                    let words = markdown::plain(&whole[..end]);
                    let picture = link::picture(dest_url, &words, self.text.at(range.start), self.draft);
                    self.push_html(picture);
                    index + end
                }
                Event::Start(Tag::Table(_)) => {
                    self.open_table(&whole[..markdown::end_of(whole, 0)]);
                    self.open(event);
                    index + 1
                }
                Event::Start(Tag::Heading { level, id, classes, attrs }) => {
                    self.refuse_attributes(range, classes, attrs);
                    let words = markdown::plain(&whole[..markdown::end_of(whole, 0)]);
                    let id = self.draft.heading(&words, id.as_deref(), *level, self.text.at(range.start));
                    self.open(&Event::Start(Tag::Heading {
                        level: *level,
                        id: Some(id.into()),
                        classes: Vec::new(),
                        attrs: Vec::new(),
                    }));
                    index + 1
                }
                _ => {
                    self.simple(event, range);
                    index + 1
                }
            };
        }
    }

    fn simple(&mut self, event: &Event<'a>, range: &Range<usize>) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                let start = link::open(dest_url, self.text.at(range.start), self.draft);
                self.parents.push(TagEnd::Link);
                self.push_html(start);
            }
            Event::End(TagEnd::Link) => {
                self.parents.pop();
                self.push_html("</a>".to_owned());
            }
            Event::Start(_) => self.open(event),
            Event::End(end) => {
                self.parents.pop();
                self.out.push(event.clone());
                if *end == TagEnd::Table {
                    self.push_html("</div>\n".to_owned());
                }
            }
            Event::InlineMath(latex) => {
                let math = self.math(latex, 1, Style::Inline, range);
                self.push_html(math);
            }
            Event::DisplayMath(latex) => self.display_math(latex, range),
            Event::InlineHtml(markup) | Event::Html(markup) => self.refuse_html(markup, range),
            Event::TaskListMarker(_) => {
                let help = "the options of questions go under the heading `## Quiz`";
                let message = "a task list has a place only in the quiz";
                self.draft.report.add(self.text.at(range.start), Code::MisplacedBlock, message, help);
            }
            _ => self.out.push(event.clone()),
        }
    }

    fn open(&mut self, event: &Event<'a>) {
        if let Event::Start(tag) = event {
            self.parents.push(tag.to_end());
        }
        self.out.push(event.clone());
    }

    fn push_html(&mut self, markup: String) {
        self.out.push(Event::InlineHtml(markup.into()));
    }

    /// A table scrolls in its own box, which the keyboard can reach and whose name says what it is.
    fn open_table(&mut self, table: &[Located]) {
        let head = table.iter().position(|(event, _)| matches!(event, Event::End(TagEnd::TableHead)));
        let columns = table[..head.unwrap_or(0)].split(|(event, _)| matches!(event, Event::End(TagEnd::TableCell)));
        let names = columns.map(markdown::plain).filter(|name| !name.is_empty()).collect::<Vec<_>>().join(", ");
        let label = escape(&if names.is_empty() { "Table".to_owned() } else { format!("Table: {names}") });
        self.push_html(format!("<div class=\"table\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\">"));
    }

    fn math(&mut self, latex: &str, opening: usize, style: Style, range: &Range<usize>) -> String {
        math::render(latex, style).map(|math| math.markup).unwrap_or_else(|error| {
            let at = self.text.at(range.start + opening + error.offset);
            self.draft.report.add(at, Code::BadMath, error.message, error.help);
            format!("<code>{}</code>", escape(latex))
        })
    }

    /// A formula of its own is a box beside paragraphs; a paragraph around it ends and goes on. Where
    /// only text can stand it is part of the text.
    fn display_math(&mut self, latex: &str, range: &Range<usize>) {
        match self.parents.last() {
            Some(TagEnd::Paragraph) => {
                let box_ = self.math_box(latex, range);
                self.out.push(Event::End(TagEnd::Paragraph));
                self.push_html(box_);
                self.out.push(Event::Start(Tag::Paragraph));
            }
            Some(TagEnd::Item | TagEnd::BlockQuote(_)) => {
                let box_ = self.math_box(latex, range);
                self.push_html(box_);
            }
            _ => {
                let math = self.math(latex, 2, Style::Inline, range);
                self.push_html(math);
            }
        }
    }

    fn math_box(&mut self, latex: &str, range: &Range<usize>) -> String {
        let math = self.math(latex, 2, Style::Display, range);
        format!("<div class=\"math\" tabindex=\"0\">{math}</div>\n")
    }

    fn code(&mut self, kind: &CodeBlockKind, block: &[Located], range: &Range<usize>) {
        let language = match kind {
            CodeBlockKind::Fenced(info) => info.split([' ', ',']).next().unwrap_or_default(),
            CodeBlockKind::Indented => "",
        };
        let offset = self.text.at(range.start);
        if block::Kind::of(language).is_some() {
            let message = format!("a block `{language}` has no place here");
            let help = "put it between paragraphs: not inside a list, a quote, a fold or an option";
            self.draft.report.add(offset, Code::MisplacedBlock, message, help);
            return;
        }
        let body: String = markdown::inside(block).iter().map(|(event, _)| content(event)).collect();
        let markup = code::render(&body, language, offset, &mut self.draft.report);
        self.push_html(markup);
    }

    fn refuse_html(&mut self, markup: &str, range: &Range<usize>) {
        // Comments are notes among authors: they are dropped.
        let trimmed = markup.trim();
        if trimmed.starts_with("<!--") && trimmed.find("-->") == trimmed.len().checked_sub(3) {
            return;
        }
        let name: String =
            trimmed.trim_start_matches(['<', '/', '!', '?']).chars().take_while(char::is_ascii_alphanumeric).collect();
        let message = format!("raw HTML (`{name}`) is refused in lessons");
        let help = "use Markdown; to show the sign itself, write `\\<` or put it into backticks";
        self.draft.report.add(self.text.at(range.start), Code::RawHtml, message, help);
    }

    fn refuse_attributes(
        &mut self,
        range: &Range<usize>,
        classes: &[impl AsRef<str>],
        attrs: &[(impl AsRef<str>, Option<impl AsRef<str>>)],
    ) {
        let names = classes.iter().map(AsRef::as_ref).chain(attrs.iter().map(|(name, _)| name.as_ref()));
        for name in names {
            unknown_attribute(
                name,
                range,
                "a heading may have `{#id}`, and at level 3 `{.fold}`",
                self.text,
                self.draft,
            );
        }
    }
}

/// Reports an attribute in braces that nothing understands, where it stands in `range`.
pub(crate) fn unknown_attribute(name: &str, range: &Range<usize>, help: &str, text: &Excerpt, draft: &mut Draft) {
    let source = text.text.get(range.clone()).unwrap_or_default();
    let braces = source.rfind('{').unwrap_or(0);
    let at = source[braces..].find(name).map_or(braces, |at| braces + at);
    let message = format!("the attribute `{name}` means nothing here");
    draft.report.add(text.at(range.start + at), Code::UnknownAttribute, message, help);
}

/// The text that an event carries.
pub(crate) fn content<'e>(event: &'e Event) -> &'e str {
    match event {
        Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => text,
        _ => "",
    }
}

/// The number of a heading's level.
pub(crate) fn level(level: HeadingLevel) -> usize {
    level as usize
}
