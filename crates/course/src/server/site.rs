//! The site in memory, and what a path in it means.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::OnceLock;

use axum::body::Bytes;
use percent_encoding::percent_decode_str;

use super::{PROGRAM, RenderPage, Rendered};

/// Which state of the course a site shows. A page knows that of its own from `<meta name="served">`, which
/// [`Site::new`] puts into it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct State {
    /// When the server was started, in milliseconds, so that a page of an earlier server is known.
    pub(crate) server: u64,
    /// How often the program was built since.
    pub(crate) program: u64,
    /// How often the pages were rendered since; 0 before the first time.
    pub(crate) version: u64,
}

impl State {
    /// The state that [`fmt::Display`] has written.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut numbers = text.split('-').map(|number| number.parse().ok());
        let [server, program, version] = [numbers.next()??, numbers.next()??, numbers.next()??];
        numbers.next().is_none().then_some(Self { server, program, version })
    }
}

impl fmt::Display for State {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}-{}", self.server, self.program, self.version)
    }
}

/// All pages and files as they were last rendered.
#[derive(Default)]
pub(crate) struct Site {
    pub(crate) state: State,
    files: BTreeMap<String, Bytes>,
    /// Pages that nobody has opened yet are empty.
    pages: BTreeMap<String, OnceLock<Bytes>>,
    render: Option<RenderPage>,
}

impl fmt::Debug for Site {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.state.fmt(f)
    }
}

#[derive(Debug, PartialEq)]
pub(crate) enum Answer {
    /// A file of the site, with its content type.
    File(Bytes, &'static str),
    /// The path of the page that is meant.
    Moved(String),
    /// A file of the program, by its name.
    Program(String),
    /// Nothing; the page that says so, where there is one.
    Missing(Bytes),
}

impl Site {
    /// What was rendered, with the state in every page.
    pub(crate) fn new(rendered: Rendered, state: State) -> Self {
        let Rendered { files, pages, .. } = rendered;
        let files = files.into_iter().map(|(path, content)| (path, Bytes::from(content)));
        let empty = pages.paths.into_iter().map(|path| (path, OnceLock::new()));
        Self { state, files: files.collect(), pages: empty.collect(), render: pages.render }
    }

    /// A file or a page, which is rendered now if it was not before.
    fn get(&self, path: &str) -> Option<Bytes> {
        if let Some(page) = self.pages.get(path) {
            return Some(page.get_or_init(|| self.page(path)).clone());
        }
        self.files.get(path).cloned()
    }

    fn page(&self, path: &str) -> Bytes {
        let meta = format!("<meta name=\"served\" content=\"{}\"></head>", self.state);
        let html = self.render.as_ref().and_then(|render| render(path)).unwrap_or_default();
        html.replacen("</head>", &meta, 1).into()
    }

    pub(crate) fn find(&self, path: &str) -> Answer {
        let Some(plain) = plain(path) else { return self.missing() };
        let page = match plain.is_empty() || plain.ends_with('/') {
            true => format!("{plain}index.html"),
            false => plain.clone(),
        };
        if let Some(content) = self.get(&page) {
            return Answer::File(content, content_type(&page));
        }
        if self.pages.contains_key(&format!("{plain}/index.html")) {
            return Answer::Moved(format!("/{}/", path.trim_matches('/')));
        }
        match plain.strip_prefix(PROGRAM).and_then(|rest| rest.strip_prefix('/')) {
            Some(name) if !name.is_empty() && !name.contains('/') => Answer::Program(name.to_owned()),
            _ => self.missing(),
        }
    }

    fn missing(&self) -> Answer {
        Answer::Missing(self.get("404.html").unwrap_or_default())
    }
}

/// A path without its first slash and with no character escaped. `None` when it could lead out of the site.
fn plain(path: &str) -> Option<String> {
    let path = percent_decode_str(path.trim_start_matches('/')).decode_utf8().ok()?;
    let leads_out = path.split('/').any(|part| part == ".." || part == ".") || path.contains(['\\', '\0', ':']);
    (!leads_out && !path.starts_with('/')).then(|| path.into_owned())
}

/// The content type of a file, by the end of its name.
pub(crate) fn content_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map_or("", |(_, kind)| kind) {
        "css" => "text/css; charset=utf-8",
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "png" => "image/png",
        "svg" => "image/svg+xml",
        "txt" => "text/plain; charset=utf-8",
        "wasm" => "application/wasm",
        "webmanifest" => "application/manifest+json",
        "woff2" => "font/woff2",
        "xml" => "application/xml",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::super::Pages;
    use super::*;

    fn site() -> Site {
        let files = ["fonts/math.woff2", "course-1.json"].map(|path| (path.to_owned(), path.into()));
        let paths = ["index.html", "404.html", "lesson/adam/index.html"].map(str::to_owned).to_vec();
        let render: RenderPage = Arc::new(|path| Some(format!("<head></head>{path}")));
        let pages = Pages { paths, render: Some(render) };
        let rendered = Rendered { files: files.into(), pages, ..Rendered::default() };
        Site::new(rendered, State { server: 7, program: 1, version: 2 })
    }

    #[test]
    fn a_path_means_a_page_a_file_or_the_program() {
        let site = site();
        let page = |answer| match answer {
            Answer::File(content, kind) => (String::from_utf8_lossy(&content).into_owned(), kind),
            other => panic!("{other:?}"),
        };
        let (home, kind) = page(site.find("/"));
        assert_eq!(home, "<head><meta name=\"served\" content=\"7-1-2\"></head>index.html");
        assert_eq!(kind, "text/html; charset=utf-8");
        assert!(page(site.find("/lesson/adam/")).0.ends_with("lesson/adam/index.html"));
        assert!(page(site.find("/lesson/%61dam/index.html")).0.ends_with("lesson/adam/index.html"));
        assert_eq!(page(site.find("/fonts/math.woff2")), ("fonts/math.woff2".into(), "font/woff2"));
        assert_eq!(site.find("/lesson/adam"), Answer::Moved("/lesson/adam/".to_owned()));
        assert_eq!(site.find("//lesson/adam"), Answer::Moved("/lesson/adam/".to_owned()), "no other host");
        assert_eq!(site.find("/program/ravine.js"), Answer::Program("ravine.js".to_owned()));
    }

    #[test]
    fn what_is_not_there_or_leads_out_is_missing() {
        let site = site();
        let paths = ["/lesson/none/", "/lesson", "/program", "/program/", "/program/a/b", "/program/../Cargo.toml"];
        let escaped =
            ["/program/%2e%2e%2fCargo.toml", "/program/..%2F..%2Fx", "/..", "/%2Fetc", "/program/..%5cx", "/%ff"];
        for path in paths.into_iter().chain(escaped).chain(["/program/c:x", "/./index.html"]) {
            match site.find(path) {
                Answer::Missing(page) => assert!(page.ends_with(b"404.html"), "{path}"),
                other => panic!("{path}: {other:?}"),
            }
        }
        assert_eq!(Site::default().find("/"), Answer::Missing(Bytes::new()));
    }

    #[test]
    fn content_types_follow_the_name() {
        assert_eq!(content_type("program/ravine_bg.wasm"), "application/wasm");
        assert_eq!(content_type("program/ravine.js"), "text/javascript; charset=utf-8");
        assert_eq!(content_type("LICENCE"), "application/octet-stream");
    }

    #[test]
    fn a_state_is_read_as_it_is_written() {
        let state = State { server: 1_796_000_000_000, program: 3, version: 12 };
        assert_eq!(State::parse(&state.to_string()), Some(state));
        for wrong in ["", "1-2", "1-2-3-4", "1-2-x", "-1-2-3"] {
            assert_eq!(State::parse(wrong), None, "{wrong}");
        }
    }
}
