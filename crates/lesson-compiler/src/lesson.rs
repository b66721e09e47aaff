//! One lesson: its file in stages, from front matter to quiz.

use pulldown_cmark::{Event, HeadingLevel, Tag};

use course_model::{Block, Lesson};

use crate::block::Kind;
use crate::diagnostic::Code;
use crate::draft::LessonDraft;
use crate::front_matter;
use crate::html;
use crate::markdown::{self, Located};
use crate::predict;
use crate::quiz;
use crate::source::Excerpt;
use crate::tour;
use crate::writer;

/// Words a minute of an attentive reader; a simulation takes a minute besides.
const PACE: usize = 200;

pub(crate) fn compile(draft: &mut LessonDraft) {
    if !draft.report.is_readable() {
        return;
    }
    let (front_matter, start) = front_matter::read(draft);
    let Some(start) = start else { return };
    let text = draft.report.excerpt(start..draft.report.text().len());
    let events = markdown::parse(&text.text);
    let elements = markdown::elements(&events);
    let split = elements.iter().position(|element| is_section(element, "quiz")).unwrap_or(elements.len());
    let (body, quiz) = elements.split_at(split);
    let split = quiz.iter().position(|element| is_section(element, "pool")).unwrap_or(quiz.len());
    let (quiz, pool) = quiz.split_at(split);
    draft.quiz = quiz.first().map_or(0, |heading| text.at(heading[0].1.start));

    let (lead, body) = lead(body, &text, draft);
    let mut blocks = self::body(body, &text, draft);
    tour::attach(&mut blocks, draft);
    predict::check(draft);
    let questions = quiz::read(quiz.get(1..).unwrap_or_default(), &text, draft);
    let asked = draft.asked;
    let pool = quiz::read(pool.get(1..).unwrap_or_default(), &text, draft);
    draft.pooled = std::mem::replace(&mut draft.asked, asked) - asked;

    let Some(front_matter) = front_matter else { return };
    let rules = blocks.iter().filter_map(|block| match block {
        Block::Rule(id) => Some(id.clone()),
        _ => None,
    });
    let simulations = blocks.iter().filter_map(|block| match block {
        Block::Simulation(simulation) => Some(simulation.id.clone()),
        _ => None,
    });
    let simulations: Vec<String> = simulations.collect();
    draft.lesson = Some(Lesson {
        id: draft.id.clone(),
        name: front_matter.name,
        title: front_matter.title,
        lead,
        description: front_matter.description,
        station: None,
        objectives: front_matter.objectives,
        minutes: draft.words.div_ceil(PACE).max(1) + usize::from(!simulations.is_empty()),
        rules: rules.collect(),
        simulations,
        blocks,
        questions,
        pool,
        prerequisites: Vec::new(),
        references: Vec::new(),
    });
}

fn is_section(element: &[Located], name: &str) -> bool {
    matches!(element.first(), Some((Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }), _)))
        && markdown::plain(element).eq_ignore_ascii_case(name)
}

/// The first paragraph as a line of HTML, and the elements behind it.
fn lead<'e, 'a>(
    body: &'e [&'e [Located<'a>]],
    text: &Excerpt,
    draft: &mut LessonDraft,
) -> (String, &'e [&'e [Located<'a>]]) {
    match body.split_first() {
        Some((first, rest)) if matches!(first.first(), Some((Event::Start(Tag::Paragraph), _))) => {
            draft.words += markdown::count_words(first);
            (html::inline(first, text, draft), rest)
        }
        _ => {
            let at = body.first().map_or(text.at(0), |first| text.at(first[0].1.start));
            let message = "the lesson does not open with a paragraph";
            draft.report.add(
                at,
                Code::MissingLead,
                message,
                "begin with a sentence or two, before any heading or block",
            );
            (String::new(), body)
        }
    }
}

/// Gathers HTML until a block that is not HTML comes. Folds never reach over such a block, so that
/// every piece of HTML is complete.
fn body(elements: &[&[Located]], text: &Excerpt, draft: &mut LessonDraft) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut html = String::new();
    let mut folded = false;
    for element in elements {
        if let Some(kind) = Kind::of_element(element).filter(|_| !folded) {
            flush(&mut html, &mut blocks);
            blocks.extend(kind.read(element, text, draft));
            continue;
        }
        if let Some((Event::Start(Tag::Heading { level, classes, id, .. }), range)) = element.first() {
            if folded && *level <= HeadingLevel::H3 {
                html.push_str("</details>\n");
                folded = false;
            }
            if classes.iter().any(|class| &**class == "fold") {
                let at = text.at(range.start);
                if *level != HeadingLevel::H3 {
                    let message = "only headings of level 3 can be folded";
                    draft.report.add(at, Code::BadFold, message, "write `### Heading {.fold}`");
                }
                let anchor = draft.anchor(&markdown::plain(element), id.as_deref(), at);
                let summary = html::inline(markdown::inside(element), text, draft);
                let anchor = html::escape(&anchor);
                html.push_str(&format!("<details class=\"fold\" id=\"{anchor}\"><summary>{summary}</summary>\n"));
                folded = true;
                continue;
            }
        }
        if !folded {
            draft.words += markdown::count_words(element);
        }
        html.push_str(&writer::blocks(element, text, draft));
    }
    if folded {
        html.push_str("</details>\n");
    }
    flush(&mut html, &mut blocks);
    blocks
}

fn flush(html: &mut String, blocks: &mut Vec<Block>) {
    let html = std::mem::take(html);
    if !html.trim().is_empty() {
        blocks.push(Block::Html(html));
    }
}
