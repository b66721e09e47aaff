//! The development server: it keeps the pages in memory, renders them again when a file is saved, and tells the browser.
//!
//! `live` runs it, `watch` and `change` say what was saved, `site` finds what a path means, `http` and `events` answer.

mod change;
mod events;
mod http;
mod live;
mod site;
mod watch;

use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

use crate::failure::Failure;

pub(crate) use self::live::{Live, run};
pub(crate) use self::watch::Watched;

/// The folder of the site in which the program lies, as the pages of a development build name it.
pub(crate) const PROGRAM: &str = "program";

/// What a render has made of the course.
#[derive(Debug, Default)]
pub(crate) struct Rendered {
    /// All files but pages and those of the program, by their paths within the site.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
    pub(crate) pages: Pages,
    /// What is wrong with the lessons, as people read it.
    pub(crate) diagnostics: Vec<String>,
    pub(crate) errors: usize,
    pub(crate) warnings: usize,
}

/// Pages that are rendered when somebody opens them: an author looks at one, and should not wait for all.
#[derive(Clone, Default)]
pub(crate) struct Pages {
    /// The paths of all pages within the site, such as `lesson/adam/index.html`.
    pub(crate) paths: Vec<String>,
    pub(crate) render: Option<RenderPage>,
}

/// Renders the page with this path.
pub(crate) type RenderPage = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;

impl fmt::Debug for Pages {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.paths.fmt(f)
    }
}

/// Renders the whole course from the files as they are now.
pub(crate) type Render = Box<dyn Fn() -> Result<Rendered, Failure> + Send>;

/// Builds the program from the sources as they are now.
pub(crate) type Build = Box<dyn Fn() -> Result<(), Failure> + Send>;

/// Is told the address of the course, once it can be opened.
pub(crate) type Opened = Box<dyn FnOnce(&str) + Send>;
