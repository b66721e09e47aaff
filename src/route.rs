//! Every address of the course, and the one place that writes links.
//!
//! Links are relative to the page's `<base>` element, so that the same course works at the root
//! of a host and in any sub-folder. Every page is a file in a folder of its own, and its address ends in
//! a slash: without it a host would have to send the reader on first.

use leptos::prelude::*;

use crate::strings::shell as strings;
use course_model::Course;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Route<'a> {
    Home,
    /// A lesson, by id.
    Lesson(&'a str),
    /// All update rules on one page.
    Review,
    Glossary,
    FinalQuiz,
    Score,
    Progress,
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
    /// The page of a course at this path within it, with or without slashes at its ends.
    pub fn parse<'c>(path: &str, course: &'c Course) -> Option<Route<'c>> {
        let path = path.trim_end_matches("index.html").trim_matches('/');
        if let Some(id) = path.strip_prefix("lesson/") {
            return course.lesson(id).map(|lesson| Route::Lesson(&lesson.id));
        }
        PAGES.into_iter().find(|page| page.relative().trim_end_matches('/') == path)
    }

    pub fn all(course: &Course) -> impl Iterator<Item = Route<'_>> {
        PAGES.into_iter().chain(course.lessons.iter().map(|lesson| Route::Lesson(&lesson.id)))
    }

    /// What the page is called in the browser's tab; the first page is called like the course.
    pub fn name<'c>(&self, course: &'c Course) -> Option<&'c str> {
        match self {
            Route::Home => None,
            Route::Lesson(id) => course.lesson(id).map(|lesson| lesson.name.as_str()),
            Route::Review => Some(strings::REVIEW),
            Route::Glossary => Some(strings::GLOSSARY),
            Route::FinalQuiz => Some(strings::FINAL_QUIZ),
            Route::Score => Some(strings::YOUR_SCORE),
            Route::Progress => Some(strings::PROGRESS),
            Route::Lab => Some(strings::LAB),
            Route::Embed => Some(strings::SIMULATION),
            Route::Analysis => Some(strings::ITEM_ANALYSIS),
        }
    }

    /// The address within the course, between slashes.
    pub fn path(&self) -> String {
        format!("/{}", self.relative())
    }

    pub fn href(&self) -> String {
        match self {
            Route::Home => "./".to_owned(),
            other => other.relative(),
        }
    }

    fn relative(&self) -> String {
        match self {
            Route::Home => String::new(),
            Route::Lesson(id) => format!("lesson/{id}/"),
            Route::Review => "review/".to_owned(),
            Route::Glossary => "glossary/".to_owned(),
            Route::FinalQuiz => "final-quiz/".to_owned(),
            Route::Score => "score/".to_owned(),
            Route::Lab => "lab/".to_owned(),
            Route::Embed => "embed/".to_owned(),
            Route::Progress => "progress/".to_owned(),
            Route::Analysis => "analysis/".to_owned(),
        }
    }
}

/// The part of the address behind `#`, with it; empty until the page runs in a browser, and again whenever it changes.
pub fn fragment() -> Signal<String> {
    let fragment = RwSignal::new(String::new());
    let read = move || fragment.set(window().location().hash().unwrap_or_default());
    Effect::new(move |_| {
        read();
        let listener = window_event_listener(leptos::ev::hashchange, move |_| read());
        on_cleanup(move || listener.remove());
    });
    fragment.into()
}

/// Writes what stands behind the `#` of the address. No page is loaded, and the way back stays as it is.
pub fn replace_fragment(fragment: &str) -> Result<(), wasm_bindgen::JsValue> {
    let address = window().location().href()?;
    let page = address.split('#').next().unwrap_or_default();
    let history = window().history()?;
    // The entry stays the one that it is.
    history.replace_state_with_url(&history.state()?, "", Some(&format!("{page}#{fragment}")))
}

#[cfg_attr(not(feature = "csr"), allow(unused_variables))]
pub fn go(to: Route) {
    #[cfg(feature = "csr")]
    crate::navigation::go(&to.href());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_and_paths_absolute() {
        for (route, href, path) in [
            (Route::Home, "./", "/"),
            (Route::Lesson("adam"), "lesson/adam/", "/lesson/adam/"),
            (Route::Score, "score/", "/score/"),
        ] {
            assert_eq!(route.href(), href);
            assert_eq!(route.path(), path);
        }
    }

    #[test]
    fn every_page_is_found_by_its_path() {
        let course = &*crate::course::COURSE;
        for route in Route::all(course) {
            let path = route.path();
            for path in [path.as_str(), path.trim_matches('/'), &format!("{path}index.html")] {
                assert_eq!(Route::parse(path, course), Some(route), "{path}");
            }
        }
        for unknown in ["/lesson/adamm", "/lesson/", "/reviews", "/404", "/lesson/adam/x"] {
            assert_eq!(Route::parse(unknown, course), None, "{unknown}");
        }
    }
}
