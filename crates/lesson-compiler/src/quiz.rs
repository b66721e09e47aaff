//! The quiz: below `## Quiz`, one heading of level 3 for each question, a task list as its options, and
//! a quote under each option as its explanation.

use pulldown_cmark::{Event, HeadingLevel, Tag, TagEnd};

use course_model::{Block, Choice, Pick, Question};

use crate::block::Kind;
use crate::choice;
use crate::diagnostic::Code;
use crate::draft::{LessonDraft, QuestionFacts};
use crate::markdown::{self, Located};
use crate::see::See;
use crate::simulation::is_id;
use crate::source::Excerpt;
use crate::writer;

pub(crate) fn read(elements: &[&[Located]], text: &Excerpt, draft: &mut LessonDraft) -> Vec<Question> {
    let is_heading = |element: &&[Located]| matches!(element.first(), Some((Event::Start(Tag::Heading { .. }), _)));
    let first = elements.iter().position(is_heading).unwrap_or(elements.len());
    if let Some(stray) = elements[..first].first() {
        let help = "each question begins with a heading, `### Why ...? {#id}`";
        let message = "a quiz has only questions";
        draft.report.add(text.at(stray[0].1.start), Code::UnexpectedText, message, help);
    }
    let mut questions = Vec::new();
    let mut rest = &elements[first..];
    while let Some((heading, behind)) = rest.split_first() {
        let end = behind.iter().position(is_heading).unwrap_or(behind.len());
        draft.asked += 1;
        questions.extend(question(heading, &behind[..end], text, draft));
        rest = &behind[end..];
    }
    questions
}

fn question(heading: &[Located], body: &[&[Located]], text: &Excerpt, draft: &mut LessonDraft) -> Option<Question> {
    let (id, see) = attributes(heading, text, draft);
    let at = text.at(heading[0].1.start);
    let is_list = |element: &&[Located]| has_tasks(element);
    let list = body.iter().position(is_list);
    let (prompt, behind) = body.split_at(list.unwrap_or(body.len()));
    if let Some(stray) = behind.get(1) {
        let help = "put the whole question above its options, and explanations as quotes (`  > Why.`) under them";
        let message = "nothing may follow the options";
        draft.report.add(text.at(stray[0].1.start), Code::UnexpectedText, message, help);
    }
    // Code and pictures do not belong into the name of a group of options.
    let is_text = |element: &&&[Located]| !matches!(element[0].0, Event::Start(Tag::CodeBlock(_)));
    let texts = prompt.iter().filter(is_text).map(|element| markdown::spoken(element));
    let words = std::iter::once(markdown::spoken(heading)).chain(texts).collect::<Vec<_>>().join(" ");
    let prompt = self::prompt(heading, prompt, text, draft);
    let options = behind
        .first()
        .map(|list| choice::read(list, id.as_deref().unwrap_or_default(), text, draft))
        .unwrap_or_default();
    check(&options, at, draft);

    let pick = if options.iter().filter(|option| option.right).count() > 1 { Pick::Several } else { Pick::One };
    let id = id?;
    draft.questions.push(QuestionFacts { id: id.clone(), offset: at, words: words.clone() });
    if let Some(simulation) = see {
        draft.sees.push(See { offset: at, question: id.clone(), option: None, simulation });
    }
    Some(Question { id, prompt, words, pick, options, see: None })
}

fn has_tasks(element: &[Located]) -> bool {
    matches!(element.first(), Some((Event::Start(Tag::List(_)), _)))
        && element.iter().any(|(event, _)| matches!(event, Event::TaskListMarker(_)))
}

/// The question's id, and the simulation that shows its answer.
fn attributes(heading: &[Located], text: &Excerpt, draft: &mut LessonDraft) -> (Option<String>, Option<String>) {
    let (Event::Start(Tag::Heading { level, id, classes, attrs }), range) = &heading[0] else { return (None, None) };
    let at = text.at(range.start);
    if *level != HeadingLevel::H3 {
        let message = "a question's heading is of level 3";
        let help = "write `### Why ...? {#id}`; nothing else may follow the quiz";
        draft.report.add(at, Code::HeadingLevel, message, help);
    }
    let mut see = None;
    for (name, value) in classes.iter().map(|class| (class, &None)).chain(attrs.iter().map(|(name, see)| (name, see))) {
        match value {
            Some(simulation) if &**name == "see" => see = Some(simulation.trim_matches('"').to_owned()),
            _ => {
                let help = "a question may have `{#id}` and `{#id see=simulation}`; how many options are right follows from their marks";
                writer::unknown_attribute(name, range, help, text, draft);
            }
        }
    }
    match id {
        Some(id) if is_id(id) => return (Some(id.to_string()), see),
        Some(id) => {
            let help = "use small letters, digits and hyphens, a letter or digit first";
            draft.report.add(at, Code::BadId, format!("`{id}` cannot be an id"), help);
        }
        None => {
            let words = markdown::slug(&markdown::plain(heading));
            let short = words.split('-').take(4).collect::<Vec<_>>().join("-");
            let help = format!("add one that never changes, learners' answers hang on it: `{{#{}-{short}}}`", draft.id);
            draft.report.add(at, Code::MissingId, "this question has no id", help);
        }
    }
    (None, see)
}

/// The heading as a paragraph, and what follows it up to the options.
fn prompt(heading: &[Located], elements: &[&[Located]], text: &Excerpt, draft: &mut LessonDraft) -> Vec<Block> {
    let range = heading[0].1.clone();
    let mut first = vec![(Event::Start(Tag::Paragraph), range.clone())];
    first.extend_from_slice(markdown::inside(heading));
    first.push((Event::End(TagEnd::Paragraph), range));
    let mut html = writer::blocks(&first, text, draft);
    let mut blocks = Vec::new();
    for element in elements {
        match Kind::of_element(element) {
            Some(kind @ (Kind::Surface | Kind::Rule | Kind::Simulation)) => {
                blocks.push(Block::Html(std::mem::take(&mut html)));
                blocks.extend(kind.read(element, text, draft));
            }
            Some(_) => {
                let at = text.at(element[0].1.start);
                let message = "a question has no place for this block";
                let help =
                    "a question may show a `simulation`, a `surface` or a `rule`; the rest belongs into the lesson";
                draft.report.add(at, Code::MisplacedBlock, message, help);
            }
            None => html.push_str(&writer::blocks(element, text, draft)),
        }
    }
    blocks.push(Block::Html(html));
    blocks.retain(|block| !matches!(block, Block::Html(html) if html.trim().is_empty()));
    blocks
}

fn check(options: &[Choice], at: usize, draft: &mut LessonDraft) {
    let right = options.iter().filter(|option| option.right).count();
    if options.len() < 2 {
        let message = match options.len() {
            0 => "this question has no options",
            _ => "this question has only one option",
        };
        draft.report.add(at, Code::OneOption, message, "give at least two: `- [x] right`, `- [ ] wrong`");
    } else if right == 0 {
        draft.report.add(at, Code::NoRightOption, "no option of this question is right", "mark the right one: `- [x]`");
    } else if right == options.len() {
        let message = "every option of this question is right";
        draft.report.add(at, Code::NoWrongOption, message, "unmark the wrong ones: `- [ ]`");
    }
}
