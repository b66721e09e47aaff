//! Every address of the course, and the one place that writes links.
//!
//! Links are relative to the page's `<base>` element, so that the same course works at the root
//! of a host and in any sub-folder.

/// A page of the course.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route<'a> {
    /// The first page.
    Home,
    /// A lesson, by id.
    Lesson(&'a str),
    /// All update rules on one page.
    Review,
    /// What the words of the course mean.
    Glossary,
    /// The final quiz.
    FinalQuiz,
    /// The result of the last final quiz.
    Score,
    /// All that the reader has done.
    Progress,
    /// Where everything of a simulation can be chosen.
    Lab,
    /// A simulation alone, for frames on other pages.
    Embed,
    /// How the questions did, for instructors.
    Analysis,
}

/// The pages that every course has, beside its lessons.
pub const PAGES: [Route<'static>; 9] = [
    Route::Home,
    Route::Review,
    Route::Lab,
    Route::Glossary,
    Route::FinalQuiz,
    Route::Score,
    Route::Progress,
    Route::Analysis,
    Route::Embed,
];

impl Route<'_> {
    /// The address within the course, starting with a slash: for the router and for `navigate`.
    pub fn path(&self) -> String {
        format!("/{}", self.relative())
    }

    /// What an `href` attribute holds.
    pub fn href(&self) -> String {
        match self {
            Route::Home => "./".to_owned(),
            other => other.relative(),
        }
    }

    fn relative(&self) -> String {
        match self {
            Route::Home => String::new(),
            Route::Lesson(id) => format!("lesson/{id}"),
            Route::Review => "review".to_owned(),
            Route::Glossary => "glossary".to_owned(),
            Route::FinalQuiz => "final-quiz".to_owned(),
            Route::Score => "score".to_owned(),
            Route::Progress => "progress".to_owned(),
            Route::Lab => "lab".to_owned(),
            Route::Embed => "embed".to_owned(),
            Route::Analysis => "analysis".to_owned(),
        }
    }
}

/// Where the course is hosted, without a trailing slash: "" at the root, "/a/b" in a folder.
///
/// Read from the page's `<base>`; on the server, where pages are written before anybody hosts
/// them, it is the root.
pub fn base() -> String {
    #[cfg(feature = "csr")]
    {
        let base = leptos::prelude::document().base_uri().ok().flatten();
        let path = base.and_then(|base| web_sys::Url::new(&base).ok()).map(|url| url.pathname());
        path.unwrap_or_default().rsplit_once('/').map(|(folder, _)| folder.to_owned()).unwrap_or_default()
    }
    #[cfg(not(feature = "csr"))]
    String::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_and_paths_absolute() {
        for (route, href, path) in [
            (Route::Home, "./", "/"),
            (Route::Lesson("adam"), "lesson/adam", "/lesson/adam"),
            (Route::Score, "score", "/score"),
        ] {
            assert_eq!(route.href(), href);
            assert_eq!(route.path(), path);
        }
    }
}
