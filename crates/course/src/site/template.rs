//! The page that Trunk has built, taken apart, and put together again for each address.

use base64::Engine;
use base64::prelude::BASE64_STANDARD;
use course_model::Course;
use ravine::route::Route;
use sha2::{Digest, Sha256};

use crate::failure::Failure;

use super::style::minified;

/// Where the content goes.
const MARKER: &str = "<div id=\"app\"></div>";
/// What needs a style sheet. The sheets of one need are one element, whose name orders it among the others.
#[derive(Clone, Copy, PartialEq)]
enum Need {
    /// Every page, from its first words on.
    Beginning,
    /// Pages with simulations, further down.
    Simulations,
    /// Every page, further down.
    Rest,
}

const NEEDS: [Need; 3] = [Need::Beginning, Need::Simulations, Need::Rest];

/// The style sheets as `index.html` names them.
const SHEETS: [(&str, Need); 5] = [
    ("style", Need::Beginning),
    ("prose", Need::Beginning),
    ("simulation", Need::Simulations),
    ("kinds", Need::Simulations),
    ("quiz", Need::Rest),
];
/// Where the beginning of a lesson ends.
const LEAD: &str = " id=\"lead\"";
/// What follows it: the first simulation. No other element of this kind stands within.
const FIRST_SIMULATION: [&str; 2] = [" class=\"lesson-simulation\"", "</aside>"];

/// What all pages have in common.
#[derive(Debug)]
pub(crate) struct Template {
    /// Up to the end of the head, without styles, title and description.
    head: String,
    /// From the end of the head on.
    rest: String,
    /// For each of [`NEEDS`] its styles, in the page itself, because each request before the first paint costs a round trip.
    styles: [String; 3],
}

impl Template {
    /// Takes `index.html` apart, whose files have been carried out.
    pub(crate) fn parse(html: &str, course: &Course) -> Result<Self, Failure> {
        let wrong = |what: String| Failure::new(format!("index.html {what}"), "it must stand there, as it was");
        let mut html = html.to_owned();
        let mut sheets = Vec::new();
        while let Some(sheet) = take(&mut html, "<style", "</style>") {
            sheets.push(minified(sheet.split_once('>').map_or("", |(_, sheet)| sheet)));
        }
        if sheets.len() != SHEETS.len() {
            return Err(wrong(format!("has {} style sheets, and {} are known", sheets.len(), SHEETS.len())));
        }
        let of = |need: Need| sheets.iter().zip(SHEETS).filter(move |(_, (_, its))| *its == need);
        let styles = NEEDS.map(|need| of(need).map(|(sheet, _)| sheet.as_str()).collect());
        take(&mut html, "<script type=\"module\">", "</script>");
        for start in ["<link rel=\"modulepreload\"", "<link rel=\"preload\"", "<meta name=\"description\""] {
            take(&mut html, start, ">");
        }
        take(&mut html, "<title>", "</title>");
        let root = format!("<html data-course=\"{}\" ", course.id);
        let html = html.replacen("<html ", &root, 1);
        let (head, rest) = html.split_once("</head>").ok_or_else(|| wrong("has no </head>".to_owned()))?;
        if !rest.contains(MARKER) {
            return Err(wrong(format!("has no {MARKER}")));
        }
        let head = head.lines().filter(|line| !line.trim().is_empty()).collect::<Vec<_>>().join("\n");
        Ok(Self { head, rest: rest.to_owned(), styles })
    }

    pub(crate) fn icon(&self) -> Option<&str> {
        let (_, icon) = self.head.split_once("rel=\"icon\" href=\"")?;
        icon.split('"').next()
    }

    /// A whole page. What `fetched` names is fetched when the browser has what it paints first: the beginning of a lesson,
    /// of another page all. What it has `started` with is what a lesson begins with: its first simulation.
    pub(crate) fn page(&self, route: Option<Route>, head: &str, body: &str, fetched: &str, started: &str) -> String {
        let beginning = after(body, [LEAD, "</header>"]);
        let (first, later) = match beginning {
            Some(_) => (self.style(&[Need::Beginning]), self.style(&[Need::Simulations, Need::Rest])),
            None if has_simulations(route) => (self.style(&NEEDS), String::new()),
            None => (self.style(&[Need::Beginning, Need::Rest]), String::new()),
        };
        // The first frame waits for the beginning. Without this it is often an empty one.
        let expected = beginning.and(route).map(|route| {
            let path = route.path();
            format!("<link rel=\"expect\" href=\"{}#lead\" blocking=\"render\">\n", path.trim_start_matches('/'))
        });
        let expected = expected.unwrap_or_default();
        // The policy stands before everything that it governs; where the page is, also on hosts that send no headers.
        let policy = format!("<meta http-equiv=\"Content-Security-Policy\" content=\"{}\">", policy(&self.styles));
        let top = self.head.replacen("<head>", &format!("<head>\n<meta charset=\"utf-8\">\n{policy}"), 1);
        let top = top.replacen("\n<meta charset=\"utf-8\">\n<meta name", "\n<meta name", 1);
        let (body, last) = match beginning.map(|at| body.split_at(at)) {
            Some((begun, rest)) => {
                let (simulation, rest) = after(rest, FIRST_SIMULATION).map_or((rest, ""), |at| rest.split_at(at));
                (format!("{begun}\n{fetched}{later}{simulation}{started}{rest}"), String::new())
            }
            None => (body.to_owned(), fetched.to_owned() + started),
        };
        let rest = self.rest.replace(MARKER, &format!("<div id=\"app\">{body}</div>"));
        let rest = rest.replacen("</body>", &format!("{last}</body>"), 1);
        format!("{top}\n{head}{expected}{first}\n</head>{rest}")
    }

    fn style(&self, needs: &[Need]) -> String {
        let named = NEEDS.iter().enumerate().zip(&self.styles).filter(|((_, need), _)| needs.contains(need));
        named.map(|((name, _), style)| format!("<style data-sheet=\"{name}\">{style}</style>")).collect()
    }
}

/// Whether simulations, or pictures of landscapes in questions, can come to stand on a page.
fn has_simulations(route: Option<Route>) -> bool {
    !matches!(route, None | Some(Route::Home | Route::Glossary | Route::Progress | Route::Score | Route::Analysis))
}

/// What a page may load and run: only what the site holds, and no script in the page. The styles are those of all pages, for
/// the program brings other pages into the document.
fn policy(styles: &[String]) -> String {
    let hash = |style: &String| format!(" 'sha256-{}'", BASE64_STANDARD.encode(Sha256::digest(style)));
    let styles: String = styles.iter().map(hash).collect();
    format!(
        "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'{styles}; \
         img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; base-uri 'self'; form-action 'none'"
    )
}

/// Where the piece between (and with) two marks ends.
fn after(text: &str, [start, end]: [&str; 2]) -> Option<usize> {
    let at = text.find(start)?;
    Some(at + text[at..].find(end)? + end.len())
}

/// Takes the first piece between (and with) two marks out of a text; gives what stood after the first mark.
fn take(text: &mut String, start: &str, end: &str) -> Option<String> {
    let at = text.find(start)?;
    let length = text[at..].find(end)?;
    let piece = text[at + start.len()..at + length].to_owned();
    text.replace_range(at..at + length + end.len(), "");
    Some(piece)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::site::program::Program;

    const BUILT: &str = "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"x\">\n\
        <base href=\"/a/\">\n<link rel=\"icon\" href=\"/a/icon-1.svg\"/>\n<title>T</title>\n<meta name=\"description\" content=\"D\">\n<style>a { color: red; }</style>\n\
        <style type=\"text/css\">b { top: 0; }</style><style>c{}</style><style>d{}</style><style>e{}</style>\n<script type=\"module\">\nimport init, * as bindings from '/a/ravine-1.js';\n\
        const wasm = await init({ module_or_path: '/a/ravine-1_bg.wasm' });\n</script>\n\
        <link rel=\"modulepreload\" href=\"/a/ravine-1.js\" crossorigin=\"anonymous\"><link rel=\"preload\" href=\"/a/ravine-1_bg.wasm\">\
        </head>\n<body>\n<div id=\"app\"></div>\n</body>\n</html>\n";

    #[test]
    fn a_page_holds_its_styles_and_no_script() {
        let template =
            Template::parse(BUILT, &Course { id: "c".to_owned(), ..Course::default() }).expect("as Trunk writes it");
        assert_eq!(template.icon(), Some("/a/icon-1.svg"));
        let program = Program::of_development("program");
        let page = template.page(
            Some(Route::Lesson("adam")),
            "<title>Adam</title>\n",
            "<header><h1>Adam</h1><p id=\"lead\">Lead</p></header><aside class=\"lesson-simulation\">Run</aside><main>Adam</main>",
            &program.fetched(&[], ""),
            &program.started(),
        );
        let policy = page.find("Content-Security-Policy").expect("there is a policy");
        let at = |piece: &str| page.find(piece).unwrap_or_else(|| panic!("no {piece} in {page}"));
        let order = [
            policy,
            at("<style data-sheet=\"0\">a{color:red}b{top:0}</style>"),
            at("Lead</p></header>"),
            at("href=\"/program/ravine_bg.wasm\""),
            at("<style data-sheet=\"1\">c{}d{}</style><style data-sheet=\"2\">e{}</style><aside"),
            at("Run</aside><script"),
            at("<main>Adam</main>"),
        ];
        assert!(order.is_sorted(), "{page}");
        assert!(page.contains("<link rel=\"expect\" href=\"lesson/adam/#lead\""));
        assert_eq!((page.matches("<script").count(), page.matches("<script>").count()), (1, 0), "none but a file");
        assert_eq!((page.matches("<title>").count(), page.matches("description").count()), (1, 0));
        assert_eq!(page.matches("charset").count(), 1);
    }

    #[test]
    fn pages_without_simulations_have_none_of_their_styles() {
        let template =
            Template::parse(BUILT, &Course { id: "c".to_owned(), ..Course::default() }).expect("as Trunk writes it");
        let page = template.page(Some(Route::Home), "", "", "", "");
        let styles = "<style data-sheet=\"0\">a{color:red}b{top:0}</style><style data-sheet=\"2\">e{}</style>";
        assert!(page.contains(styles), "{page}");
        let policy = policy(&["a{color:red}b{top:0}", "c{}d{}", "e{}"].map(str::to_owned));
        assert!(page.contains(&policy) && page.contains("<html data-course=\"c\" lang"), "{page}");
        let index = include_str!("../../../../index.html");
        let places = SHEETS.map(|(name, ..)| index.find(&format!("static/{name}.css")).expect("it is named"));
        assert!(places.is_sorted(), "in this order");
    }

    #[test]
    fn a_page_that_lacks_something_is_refused() {
        for wrong in ["", "<head></head><div id=\"app\"></div>", &BUILT.replace("id=\"app\"", "")] {
            assert!(Template::parse(wrong, &Course::default()).is_err(), "{wrong}");
        }
    }
}
