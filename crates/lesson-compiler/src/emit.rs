//! The compiled course as Rust source for the app's `src/course.rs`, and its version.

use std::fmt::Write;

use crate::Compiled;
use crate::diagnostic::Severity;
use crate::model::{
    Block, Choice, Course, Lesson, Predict, PredictOption, Question, Reference, Simulation, Surface, Term, TourStep,
};
use crate::opening::opening;

/// Rust source: `pub static COURSE: Course = Course { .. };`, and beside it what a page may want without all the rest. The
/// types and the macro `prose!` come from where it is included.
pub fn emit(compiled: &Compiled) -> String {
    let Course { title, description, version, stations, final_questions, pass_mark, lessons, .. } = &compiled.course;
    let errors = compiled.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error);
    let mut out = String::new();
    for (number, lesson) in lessons.iter().enumerate() {
        item(&mut out, &blocks_of(number), "Block", list(&lesson.blocks, block));
    }
    let blocks = lessons.iter().enumerate().map(|(at, lesson)| format!("({}, {})", text(&lesson.id), blocks_of(at)));
    public(
        &mut out,
        "BLOCKS",
        "(&str, &[Block])",
        "The bodies of all lessons, by their ids.",
        list(blocks, |pair| pair),
    );
    registry(&mut out, &compiled.course);
    out.push_str("/// The course as compiled from the lessons.\npub static COURSE: Course = Course {\n");
    field(&mut out, "title", text(title));
    field(&mut out, "description", text(description));
    field(&mut out, "version", text(version));
    field(&mut out, "stations", stations.to_string());
    field(&mut out, "final_questions", final_questions.to_string());
    field(&mut out, "pass_mark", format!("{pass_mark:?}"));
    field(&mut out, "lessons", list(lessons.iter().enumerate(), lesson));
    field(&mut out, "terms", list(&compiled.course.terms, term));
    field(&mut out, "comparison", text(&compiled.course.comparison));
    field(&mut out, "diagnostics", list(errors, |diagnostic| text(&diagnostic.to_string())));
    out.push_str("};\n");
    out
}

/// What is known of optimizers, landscapes and the terms of a step.
fn registry(out: &mut String, course: &Course) {
    let optimizers = list(&course.optimizers, |page| {
        let symbols = list(&page.symbols, |(name, symbol)| format!("({}, {})", text(name), text(symbol)));
        format!("OptimizerPage {{ id: {}, rule: {}, symbols: {symbols} }}", text(&page.id), held(&page.rule))
    });
    let about = "The optimizers that lessons speak of, with their mathematics rendered.";
    public(out, "OPTIMIZERS", "OptimizerPage", about, optimizers);
    let landscapes = list(&course.landscapes, |page| {
        format!("LandscapePage {{ id: {}, formula: {} }}", text(&page.id), held(&page.formula))
    });
    public(out, "LANDSCAPES", "LandscapePage", "The formulas of the landscapes, rendered.", landscapes);
    let pair = |(label, symbol): &(String, String)| format!("({}, {})", text(label), text(symbol));
    let about = "Label and symbol (MathML) of every term of a step, and of the positions before and after it.";
    public(out, "STEP_SYMBOLS", "(&str, &str)", about, list(&course.step_symbols, pair));
}

fn blocks_of(lesson: usize) -> String {
    format!("BLOCKS_{lesson}")
}

fn public(out: &mut String, name: &str, kind: &str, about: &str, value: String) {
    let _ = writeln!(out, "/// {about}");
    out.push_str("pub ");
    item(out, name, kind, value);
}

fn item(out: &mut String, name: &str, kind: &str, value: String) {
    let _ = writeln!(out, "static {name}: &[{kind}] = {value};");
}

/// A hash of the course without its version: 64-bit FNV-1a over its JSON, which is the same on every
/// machine and with every compiler.
pub(crate) fn version(course: &Course) -> String {
    let json = serde_json::to_vec(course).unwrap_or_default();
    let hash = json
        .iter()
        .fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    format!("{hash:016x}")
}

fn lesson((number, lesson): (usize, &Lesson)) -> String {
    let mut out = String::from("Lesson {\n");
    field(&mut out, "id", text(&lesson.id));
    field(&mut out, "name", text(&lesson.name));
    field(&mut out, "title", text(&lesson.title));
    field(&mut out, "lead", prose(&lesson.lead));
    field(&mut out, "description", text(&lesson.description));
    field(&mut out, "station", format!("{:?}", lesson.station));
    field(&mut out, "objectives", list(&lesson.objectives, |objective| prose(objective)));
    field(&mut out, "minutes", lesson.minutes.to_string());
    field(&mut out, "blocks", blocks_of(number));
    field(&mut out, "questions", list(&lesson.questions, question));
    field(&mut out, "pool", list(&lesson.pool, question));
    field(&mut out, "prerequisites", list(&lesson.prerequisites, |id| text(id)));
    field(&mut out, "references", list(&lesson.references, reference));
    field(&mut out, "rules", list(&lesson.rules, |rule| text(rule)));
    out.push('}');
    out
}

fn block(block: &Block) -> String {
    match block {
        Block::Html(html) => format!("Block::Html({})", held(html)),
        Block::Rule(id) => format!("Block::Rule({})", text(id)),
        Block::Simulation(shown) => format!("Block::Simulation({})", simulation(shown)),
        Block::Predict(prediction) => format!("Block::Predict({})", predict(prediction)),
        Block::Surface(Surface { landscape, view, words }) => {
            let (landscape, words) = (text(landscape), text(words));
            format!("Block::Surface(Surface {{ landscape: {landscape}, view: View::{view:?}, words: {words} }})")
        }
    }
}

fn simulation(Simulation { id, setup, caption, surface, tour }: &Simulation) -> String {
    let mut out = String::from("Simulation {\n");
    field(&mut out, "id", text(id));
    field(&mut out, "setup", opening(setup));
    field(&mut out, "caption", held(caption));
    field(&mut out, "surface", surface.to_string());
    field(&mut out, "tour", list(tour, tour_step));
    out.push('}');
    out
}

fn predict(Predict { id, simulation, prompt, options, outcome }: &Predict) -> String {
    let mut out = String::from("Predict {\n");
    field(&mut out, "id", text(id));
    field(&mut out, "simulation", text(simulation));
    field(&mut out, "prompt", held(prompt));
    let option = |PredictOption { id, html, right }: &PredictOption| {
        format!("PredictOption {{ id: {}, html: {}, right: {right} }}", text(id), held(html))
    };
    field(&mut out, "options", list(options, option));
    field(&mut out, "outcome", held(outcome));
    out.push('}');
    out
}

fn tour_step(step: &TourStep) -> String {
    let TourStep { seconds, caption, run_to, set } = step;
    let set = list(set, |(optimizer, name, value)| format!("({}, {}, {value:?})", text(optimizer), text(name)));
    format!("TourStep {{ seconds: {seconds:?}, caption: {}, run_to: {run_to}, set: {set} }}", held(caption))
}

fn question(question: &Question) -> String {
    let mut out = String::from("Question {\n");
    field(&mut out, "id", text(&question.id));
    field(&mut out, "prompt", list(&question.prompt, block));
    field(&mut out, "words", held(&question.words));
    field(&mut out, "pick", format!("Pick::{:?}", question.pick));
    field(&mut out, "options", list(&question.options, choice));
    field(&mut out, "see", some_simulation(question.see.as_ref()));
    out.push('}');
    out
}

fn some_simulation(shown: Option<&Simulation>) -> String {
    shown.map_or("None".to_owned(), |shown| format!("Some(&{})", simulation(shown)))
}

fn choice(choice: &Choice) -> String {
    let Choice { id, html, right, explanation, pinned, surface, run } = choice;
    let run = some_simulation(run.as_ref());
    let surface = surface.as_ref().map_or("None".to_owned(), |landscape| format!("Some({})", text(landscape)));
    let (id, html, explanation) = (text(id), held(html), held(explanation));
    format!(
        "Choice {{ id: {id}, html: {html}, right: {right}, explanation: {explanation}, pinned: {pinned}, \
         surface: {surface}, run: {run} }}"
    )
}

fn term(Term { id, name, definition }: &Term) -> String {
    format!("Term {{ id: {}, name: {}, definition: {} }}", text(id), text(name), text(definition))
}

fn reference(Reference { id, authors, year, title, venue, url }: &Reference) -> String {
    let (id, authors, title, venue, url) = (text(id), text(authors), text(title), text(venue), text(url));
    format!("Reference {{ id: {id}, authors: {authors}, year: {year}, title: {title}, venue: {venue}, url: {url} }}")
}

fn field(out: &mut String, name: &str, value: String) {
    // Writing to a string cannot fail.
    let _ = writeln!(out, "{name}: {value},");
}

pub(crate) fn list<T>(items: impl IntoIterator<Item = T>, item: impl Fn(T) -> String) -> String {
    let items: Vec<String> = items.into_iter().map(item).collect();
    if items.is_empty() { "&[]".to_owned() } else { format!("&[\n{},\n]", items.join(",\n")) }
}

/// Text that living parts of pages show, under a key made of its content: 32-bit FNV-1a.
fn held(words: &str) -> String {
    if words.is_empty() {
        return "Text::EMPTY".to_owned();
    }
    let key = words.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    format!("Text::new({key:#x}, {})", prose(words))
}

/// Text that no program needs: `src/course.rs` says when it is left out.
fn prose(words: &str) -> String {
    format!("prose!({})", text(words))
}

/// A string literal: raw where that reads better and cannot go wrong.
pub(crate) fn text(text: &str) -> String {
    let printable = |character: char| matches!(character, '"' | '\\' | '\n') || character.escape_debug().len() == 1;
    if !text.contains(['"', '\\', '\n']) || !text.chars().all(printable) {
        return format!("{text:?}");
    }
    let hashes = text.split('"').skip(1).map(|rest| rest.bytes().take_while(|byte| *byte == b'#').count()).max();
    let fence = "#".repeat(hashes.map_or(0, |hashes| hashes + 1));
    format!("r{fence}\"{text}\"{fence}")
}
