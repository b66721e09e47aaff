//! Code blocks, highlighted at build time.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, ScopeStack, SyntaxReference, SyntaxSet};
use syntect::util::LinesWithEndings;

use crate::diagnostic::Code;
use crate::html::escape;
use crate::memory;
use crate::source::Report;
use crate::suggestion::suggest;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(SyntaxSet::load_defaults_newlines);

/// The kinds of tokens that get a colour, by the first part of their scope's name. The others only
/// say where a token stands, and would triple the size of the page.
const COLOURED: [&str; 8] = ["comment", "constant", "entity", "invalid", "keyword", "storage", "string", "support"];

/// What lessons are written in, offered when a language is not known.
const USUAL: [&str; 8] = ["python", "rust", "javascript", "json", "bash", "c++", "java", "text"];

/// Longer code is shown without colours: highlighting it would take longer than the whole course.
const LONGEST: usize = 20_000;

/// A code block as HTML. An unknown language is shown without colours, with a warning at `offset`.
pub(crate) fn render(code: &str, language: &str, offset: usize, report: &mut Report) -> String {
    let syntax = SYNTAXES.find_syntax_by_token(language);
    if syntax.is_none() && !language.is_empty() {
        let message = format!("code in `{language}` cannot be highlighted");
        report.add(offset, Code::UnknownLanguage, message, suggest(language, &USUAL));
    }
    let body = syntax
        .filter(|_| code.len() <= LONGEST)
        .and_then(|syntax| memory::remembered("code", &(language, code), || highlight(code, syntax).ok_or(())).ok())
        .unwrap_or_else(|| escape(code));
    let language = escape(if language.is_empty() { "text" } else { language });
    format!("<pre class=\"code\" data-language=\"{language}\" tabindex=\"0\"><code>{body}</code></pre>\n")
}

fn highlight(code: &str, syntax: &SyntaxReference) -> Option<String> {
    let mut state = ParseState::new(syntax);
    let mut scopes = ScopeStack::new();
    let mut spans = Spans::default();
    for line in LinesWithEndings::from(code) {
        let mut at = 0;
        for (next, operation) in state.parse_line(line, &SYNTAXES).ok()? {
            spans.push(&line[at..next], &scopes);
            scopes.apply(&operation).ok()?;
            at = next;
        }
        spans.push(&line[at..], &scopes);
    }
    Some(spans.finish())
}

/// Text with classes, neighbours of the same classes in one span.
#[derive(Default)]
struct Spans {
    html: String,
    open: String,
}

impl Spans {
    fn push(&mut self, text: &str, scopes: &ScopeStack) {
        if text.is_empty() {
            return;
        }
        let classes = classes(scopes);
        if self.open != classes {
            self.close();
            if !classes.is_empty() {
                self.html.push_str(&format!("<span class=\"{classes}\">"));
            }
            self.open = classes;
        }
        self.html.push_str(&escape(text));
    }

    fn close(&mut self) {
        if !self.open.is_empty() {
            self.html.push_str("</span>");
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.html
    }
}

/// syntect's class names of the innermost coloured scope: `hl-keyword hl-control`.
fn classes(scopes: &ScopeStack) -> String {
    for scope in scopes.scopes.iter().rev() {
        let name = scope.build_string();
        let atoms: Vec<&str> = name.split('.').take(2).collect();
        if atoms.first().is_some_and(|kind| COLOURED.contains(kind)) {
            return atoms.iter().map(|atom| format!("hl-{atom}")).collect::<Vec<_>>().join(" ");
        }
    }
    String::new()
}
