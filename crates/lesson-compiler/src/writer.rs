//! Markdown events to HTML: formulas, code, tables, links and pictures on the way. Raw HTML is refused.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd, html as commonmark};

use crate::block;
use crate::claim;
use crate::code;
use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::glossary;
use crate::html::{content, escape, unbroken};
use crate::link;
use crate::markdown::{self, Located};
use crate::math::{self, Style};
use crate::source::Excerpt;

/// What stands around a number that a run confirms.
pub(crate) const MEASURED: &str = "<span class=\"measured\">";

/// Renders whole elements: paragraphs, lists, tables, headings.
pub(crate) fn blocks(events: &[Located], text: &Excerpt, draft: &mut LessonDraft) -> String {
    let mut writer = Writer { text, draft, out: Vec::new(), parents: Vec::new() };
    writer.write(events);
    let mut html = String::new();
    commonmark::push_html(&mut html, writer.out.into_iter());
    // A display formula alone in its paragraph leaves the paragraph empty, and the corner of a table heads nothing.
    unbroken(&with_named_headers(&html.replace("<p></p>\n", "").replace("<th></th>", "<td></td>")))
}

/// Heads of columns that are nothing but a formula get its words as their name.
fn with_named_headers(html: &str) -> String {
    let mut cells = html.split("<th>");
    let mut named = cells.next().unwrap_or_default().to_owned();
    for cell in cells {
        let content = cell.split("</th>").next().unwrap_or_default();
        let is_formula = content.starts_with("<math") && content.find("</math>") == content.len().checked_sub(7);
        let words =
            content.split_once("aria-label=\"").and_then(|(_, rest)| rest.split_once('"')).map(|(words, _)| words);
        match words.filter(|_| is_formula) {
            Some(words) => named.push_str(&format!("<th aria-label=\"{words}\">")),
            None => named.push_str("<th>"),
        }
        named.push_str(cell);
    }
    named
}

/// Reports an attribute in braces that nothing understands, where it stands in `range`.
pub(crate) fn unknown_attribute(name: &str, range: &Range<usize>, help: &str, text: &Excerpt, draft: &mut LessonDraft) {
    let source = text.text.get(range.clone()).unwrap_or_default();
    let braces = source.rfind('{').unwrap_or(0);
    let at = source[braces..].find(name).map_or(braces, |at| braces + at);
    let message = format!("the attribute `{name}` means nothing here");
    draft.report.add(text.at(range.start + at), Code::UnknownAttribute, message, help);
}

struct Writer<'d, 'a, 'r> {
    text: &'d Excerpt,
    draft: &'d mut LessonDraft<'r>,
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
                Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with(claim::SCHEME) => {
                    let end = markdown::end_of(whole, 0);
                    self.claim(dest_url, markdown::inside(&whole[..end]), range);
                    index + end
                }
                Event::Start(Tag::Link { dest_url, .. }) if dest_url.starts_with(glossary::SCHEME) => {
                    let end = markdown::end_of(whole, 0);
                    let (open, close) = glossary::open(dest_url, self.text.at(range.start), self.draft);
                    self.push_html(open);
                    self.write(markdown::inside(&whole[..end]));
                    self.push_html(close);
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
            Event::Text(_) => {
                self.refuse_dollars(range);
                self.out.push(event.clone());
            }
            _ => self.out.push(event.clone()),
        }
    }

    /// A number that a run must confirm stands there like any other.
    fn claim(&mut self, target: &str, inside: &[Located<'a>], range: &Range<usize>) {
        let printed = inside.iter().map(|(event, _)| match event {
            Event::InlineMath(latex) => latex,
            event => content(event),
        });
        claim::note_number(target, printed.collect(), range, self.text, self.draft);
        self.push_html(MEASURED.to_owned());
        self.write(inside);
        self.push_html("</span>".to_owned());
    }

    /// A dollar sign that is neither escaped nor part of a formula is a formula gone wrong.
    fn refuse_dollars(&mut self, range: &Range<usize>) {
        let source = &self.text.text;
        let mut dollars = source.get(range.clone()).unwrap_or_default().match_indices('$');
        let stray = dollars.find(|(at, _)| !source[..range.start + at].ends_with('\\'));
        if let Some((at, _)) = stray {
            let message = "this dollar sign belongs to no formula";
            let help = "close the formula and all its braces; to show the sign itself, write `\\$`";
            self.draft.report.add(self.text.at(range.start + at), Code::BadMath, message, help);
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
        self.push_html(format!("<div class=\"table\" tabindex=\"0\" role=\"group\" aria-label=\"{label}\">"));
    }

    fn math(&mut self, latex: &str, opening: usize, style: Style, range: &Range<usize>) -> String {
        math::render(latex, style).map(|math| math.markup).unwrap_or_else(|error| {
            // Quote marks and indentation are in the file, not in the formula.
            let source = self.text.text.get(range.clone()).unwrap_or_default();
            let wrong = latex.get(error.offset..).and_then(|rest| rest.lines().next()).unwrap_or_default();
            let expected = opening + error.offset;
            let found = if source.get(expected..).is_some_and(|rest| rest.starts_with(wrong)) {
                None
            } else {
                source.find(wrong)
            };
            let at = self.text.at(range.start + found.unwrap_or(expected));
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
