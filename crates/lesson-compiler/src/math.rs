//! LaTeX to MathML.

use std::panic::{AssertUnwindSafe, catch_unwind};

use pulldown_latex::config::{DisplayMode, RenderConfig};
use pulldown_latex::mathml::push_mathml;
use pulldown_latex::{Parser, Storage};
use serde::{Deserialize, Serialize};

use crate::{html, memory, spoken};

/// No formula in a lesson is longer; the parser recurses, so that the depth must have an end too.
const LONGEST: usize = 10_000;
const DEEPEST: usize = 50;

/// Definitions outlive no formula here, and could expand without end.
const DEFINITIONS: [&str; 10] = [
    "\\def",
    "\\edef",
    "\\gdef",
    "\\xdef",
    "\\let",
    "\\futurelet",
    "\\newcommand",
    "\\renewcommand",
    "\\providecommand",
    "\\global",
];

/// A formula on its own line, or in the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Style {
    Display,
    Inline,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Math {
    /// One `<math>` element. Most screen readers speak MathML by themselves, for the others there are the words; the
    /// LaTeX is there as an annotation for those who copy it.
    pub(crate) markup: String,
    /// The formula as somebody would read it aloud.
    pub(crate) words: String,
    /// What stands on the page, without markup.
    pub(crate) text: String,
}

#[derive(Clone, Debug, PartialEq)]
pub(crate) struct MathError {
    /// Where in the LaTeX, as far as can be told.
    pub(crate) offset: usize,
    pub(crate) message: String,
    pub(crate) help: String,
}

/// Renders a formula, once for each that there is.
pub(crate) fn render(latex: &str, style: Style) -> Result<Math, MathError> {
    memory::remembered("formula", &(latex, style), || rendered(latex, style))
}

fn rendered(latex: &str, style: Style) -> Result<Math, MathError> {
    refuse(latex)?;
    // The parser is not ours: where it panics on a formula, that formula is wrong, and no other.
    let rendered = catch_unwind(AssertUnwindSafe(|| markup(latex, style)));
    let markup = rendered.unwrap_or_else(|_| Err("the parser of formulas gives up on this one".to_owned()));
    let markup = markup.map_err(|message| MathError {
        offset: place(latex, &message),
        help: "the formula must be LaTeX that pulldown-latex knows; see its documentation for the list".to_owned(),
        message,
    })?;
    let text = html::text(&markup);
    match text.contains('\\') {
        false => {
            let words = spoken::words(&markup);
            let name = format!(" aria-label=\"{}\">", html::escape(words.trim_end_matches(';')));
            Ok(Math { markup: markup.replacen('>', &name, 1), words, text })
        }
        true => Err(MathError {
            offset: latex.find('\\').unwrap_or(0),
            message: "a command would be printed instead of carried out".to_owned(),
            help: "commands do not work inside \\operatorname and \\text; close them before the command".to_owned(),
        }),
    }
}

/// What the parser would take without a word, and get wrong.
fn refuse(latex: &str) -> Result<(), MathError> {
    let error = |offset, message: &str, help: &str| {
        Err(MathError { offset, message: message.to_owned(), help: help.to_owned() })
    };
    if latex.trim().is_empty() {
        return error(0, "this formula is empty", "write it, or delete the dollar signs");
    }
    if latex.len() > LONGEST {
        return error(0, "this formula is too long", "split it: no reader follows ten thousand characters");
    }
    if let Some(offset) = latex.find("\\operatorname*") {
        let help = "write \\operatorname{argmin}\\limits";
        return error(offset, "\\operatorname* would be printed as raw text", help);
    }
    if let Some((offset, name)) = DEFINITIONS.iter().find_map(|name| Some((command(latex, name)?, name))) {
        return error(offset, &format!("{name} cannot be used in a lesson"), "write the formula out in full");
    }
    let (mut depth, mut previous) = (0usize, ' ');
    for (offset, character) in latex.char_indices() {
        match character {
            '%' if previous != '\\' => {
                return error(offset, "% begins a comment: the rest of the formula would be lost", "write \\%");
            }
            '{' | '(' | '[' => depth += 1,
            '}' | ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return error(offset, "this formula is nested too deeply", "split it");
        }
        previous = character;
    }
    let environments = latex.matches("\\begin").count() + latex.matches("\\left").count();
    if environments > DEEPEST {
        return error(0, "this formula has too many environments", "split it");
    }
    Ok(())
}

/// Without the styles by which the writer helps old browsers: the page's policy forbids them inside elements.
fn without_styles(markup: &str) -> String {
    let mut parts = markup.split(" style=\"");
    let first = parts.next().unwrap_or_default().to_owned();
    parts.fold(first, |kept, part| kept + part.split_once('"').map_or("", |(_, rest)| rest))
}

fn markup(latex: &str, style: Style) -> Result<String, String> {
    let storage = Storage::new();
    let mut events = Vec::new();
    for event in Parser::new(latex, &storage) {
        match event {
            Ok(event) => events.push(event),
            Err(error) => return Err(explain(&error.to_string())),
        }
    }
    let annotation = html::escape(latex.trim());
    let display_mode = if style == Style::Display { DisplayMode::Block } else { DisplayMode::Inline };
    let config = RenderConfig { display_mode, annotation: Some(&annotation), ..RenderConfig::default() };
    let mut markup = String::new();
    let events = events.into_iter().map(Ok::<_, std::fmt::Error>);
    push_mathml(&mut markup, events, config).map_err(|error| error.to_string())?;
    // The writer leaves three characters bare when they stand alone, escapes its own spaces twice, and gives a fraction in
    // one line the wide space of an operator, which no printer does.
    let corrections = [
        ("><</m", ">&lt;</m"),
        (">></m", ">&gt;</m"),
        (">&</m", ">&amp;</m"),
        ("&amp;nbsp;", "\u{a0}"),
        ("&nbsp;", "\u{a0}"),
        ("<mo>/</mo>", "<mo lspace=\"0\" rspace=\"0\">/</mo>"),
    ];
    Ok(corrections.iter().fold(without_styles(&markup), |markup, (wrong, right)| markup.replace(wrong, right)))
}

/// The parser's message without the picture of its context, whose lines no terminal needs.
fn explain(error: &str) -> String {
    let mut lines = error.lines();
    let message = lines.next().unwrap_or_default().trim_start_matches("parsing error: ").replace("unkown", "unknown");
    let mut context = error.lines().filter_map(|line| line.strip_prefix('│')).map(|line| line.trim_matches([' ', '…']));
    match context.rfind(|line| !line.is_empty() && !line.starts_with('^')) {
        Some(context) => format!("{message}: `{context}`"),
        None => message,
    }
}

/// Where the context that the message quotes begins.
fn place(latex: &str, message: &str) -> usize {
    let context = message.split_once('`').and_then(|(_, rest)| rest.rsplit_once('`')).map(|(context, _)| context);
    context.and_then(|context| latex.find(context)).unwrap_or(0)
}

/// Where a command stands, if it does: `\def` is not in `\definitely`.
fn command(latex: &str, name: &str) -> Option<usize> {
    let mut found = latex.match_indices(name).map(|(at, _)| at);
    found.find(|at| !latex[at + name.len()..].starts_with(|next: char| next.is_ascii_alphabetic()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_mathml_with_their_latex_as_annotation() {
        let math = render(r"\eta < 0.1", Style::Inline).expect("a good formula");
        assert!(math.markup.contains("<mo>&lt;</mo>"), "{}", math.markup);
        assert!(math.markup.contains(r#"<annotation encoding="application/x-tex">\eta &lt; 0.1</annotation>"#));
        assert_eq!(math.text, "η<0.1");
    }

    #[test]
    fn what_would_print_raw_latex_is_refused() {
        for bad in [
            r"\operatorname*{argmin}_x",
            r"\operatorname{arg\,min}",
            r"\foo",
            r"\frac{1",
            "50 % of x",
            "",
            r"\def\a{\a}\a",
            "x^2^3",
            r"\text{\alpha}",
        ] {
            assert!(render(bad, Style::Display).is_err(), "{bad} should be refused");
        }
        for good in [r"50\,\%", r"\operatorname{argmin}\limits_x f(x)", r"\operatorname{sign}(g)"] {
            assert!(render(good, Style::Display).is_ok(), "{good} should be fine");
        }
    }

    #[test]
    fn a_space_is_a_space() {
        for latex in [r"a,\ b", r"\text{a b}", r"\frac{1}{2} \text{ values}"] {
            let math = render(latex, Style::Display).expect("a formula");
            assert!(!math.markup.contains("nbsp") && !math.words.contains("nbsp"), "{}", math.markup);
        }
    }

    #[test]
    fn nesting_without_end_is_refused_before_it_is_parsed() {
        assert!(render(&"{".repeat(5_000), Style::Inline).is_err());
    }

    #[test]
    fn no_formula_brings_a_style_of_its_own() {
        let math = render(r"a\!b", Style::Inline).expect("a formula");
        assert!(math.markup.contains("<mspace") && !math.markup.contains(" style="), "{}", math.markup);
    }
}
