//! The site of a course: one HTML file a page, rendered by the app's own components, and the files that belong to them.
//!
//! Each page holds what the components show before anything is known of the reader, so that it can be read while the
//! program loads, or without it, and the data that its islands need.

mod head;
mod picture;
pub(crate) mod program;
mod schema;
mod style;
mod template;

use std::collections::BTreeMap;

use course_model::{Block, Course, CourseCopy, Files, Page, Simulation};
use descent::experiment::Experiment;
use leptos::prelude::*;
use lesson_compiler::Compiled;
use ravine::app::{App, AppProps};
use ravine::course::provide_course;
use ravine::island::DATA;
use ravine::page::diagnostics::Mistakes;
use ravine::route::Route;
use ravine::simulation::recording;
use serde::Serialize;

use self::head::Head;
use self::picture::{Cards, ICONS};
use self::program::{Program, hash};
use self::template::Template;
use crate::failure::Failure;

/// What the pages of a course are rendered from.
pub(crate) struct Site {
    course: &'static Course,
    mistakes: Mistakes,
    template: Template,
    program: Program,
    url: Option<String>,
    data: Data,
}

/// The files with copies of the course that pages fetch when they want them.
struct Data {
    names: Files,
    contents: [String; 2],
}

impl Data {
    fn of(course: &Course) -> Self {
        let [index, questions] = [json(&course.index()), json(&course.questions_alone())];
        let name = |kind: &str, content: &str| format!("{kind}-{}.json", hash(content.as_bytes()));
        let names = Files { index: name("course", &index), questions: name("questions", &questions) };
        Self { names, contents: [index, questions] }
    }
}

impl Site {
    /// The site of a compiled course. `html` is `index.html` with its files carried out; `url` is where the course will be
    /// published, when that is known. The course stays in memory for as long as this program runs.
    pub(crate) fn new(compiled: Compiled, html: &str, program: Program, url: Option<&str>) -> Result<Self, Failure> {
        // Somebody may have done it before.
        let _ = any_spawner::Executor::init_futures_executor();
        let mistakes = Mistakes(compiled.diagnostics.iter().map(ToString::to_string).collect());
        let course: &'static Course = Box::leak(Box::new(compiled.course));
        let template = Template::parse(html, course)?;
        let data = Data::of(course);
        Ok(Self { course, mistakes, template, program, url: url.map(str::to_owned), data })
    }

    /// The paths of all pages within the site, such as `lesson/adam/index.html`.
    pub(crate) fn paths(&self) -> impl Iterator<Item = String> {
        Route::all(self.course).map(|route| file_of(&route)).chain([NOT_FOUND.to_owned()])
    }

    pub(crate) fn page(&self, path: &str) -> Option<String> {
        if path == NOT_FOUND {
            return Some(self.render(None));
        }
        let route = Route::all(self.course).find(|route| file_of(route) == path)?;
        Some(self.render(Some(route)))
    }

    /// All files but the pages, by their paths within the site.
    pub(crate) fn files(&self) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
        let failed = |why: String| Failure::new(format!("a picture could not be made: {why}"), "");
        let mut files = BTreeMap::new();
        files.insert(self.program.start_file(), self.program.start_script().into_bytes());
        let names = [&self.data.names.index, &self.data.names.questions];
        files.extend(names.into_iter().cloned().zip(self.data.contents.iter().map(|text| text.clone().into_bytes())));
        if let Some(icon) = self.template.icon() {
            files.insert("manifest.webmanifest".to_owned(), head::manifest(icon, self.course).into_bytes());
        }
        for icon in ICONS {
            files.insert(icon.name.to_owned(), icon.png().map_err(failed)?);
        }
        for (name, text) in head::for_robots(self.course, self.url.as_deref()) {
            files.insert(name.to_owned(), text.into_bytes());
        }
        if self.url.is_some() {
            let cards = Cards::new(self.course).map_err(failed)?;
            let lessons = Route::all(self.course).filter(|route| matches!(route, Route::Home | Route::Lesson(_)));
            for route in lessons {
                files.insert(head::card(route), cards.png(route).map_err(failed)?);
            }
        }
        Ok(files)
    }

    fn render(&self, route: Option<Route<'static>>) -> String {
        let head = match route {
            Some(route) => Head::of(route, self.course, self.url.as_deref()),
            None => Head::not_found(self.course),
        };
        let recording = first_simulation(self.course, route).and_then(recording::record);
        let recording = recording.map_or_else(String::new, |recording| {
            format!("<script type=\"text/plain\" id=\"recording\">{recording}</script>")
        });
        let started = recording + &self.program.started();
        let wanted = wanted(route).map_or_else(String::new, |wanted| self.preload(wanted));
        let fetched = self.program.fetched(self.at_once(route), &wanted);
        self.template.page(route, &head.html(self.course), &self.body(route), &fetched, &started)
    }

    /// What the page's components show, with the data of its islands at the end of its main part.
    fn body(&self, route: Option<Route<'static>>) -> String {
        let html = Owner::new().with(|| {
            provide_course(self.course);
            provide_context(self.mistakes.clone());
            App(AppProps { route }).to_html()
        });
        // Leptos marks where texts and views begin, for hydration, which there is none of.
        let html = without_styles(&html.replace("<!>", ""));
        let (before, after) = html.rsplit_once("</main>").unwrap_or((&html, ""));
        // A tag in a text must not end the element.
        let data = json(&self.data_of(route)).replace('<', "\\u003c");
        format!("{before}<script type=\"application/json\" id=\"{DATA}\">{data}</script></main>{after}")
    }

    /// What a page carries for its islands.
    fn data_of(&self, route: Option<Route<'static>>) -> Page {
        let (course, lesson) = match route {
            Some(Route::Lesson(id)) => (self.course.for_lesson(id), Some(id.to_owned())),
            Some(Route::Lab | Route::Embed) => (self.course.for_laboratory(), None),
            _ => (self.course.head(), None),
        };
        Page { course, files: self.data.names.clone(), lesson }
    }

    /// What fetches a copy of the course, with the program.
    fn preload(&self, wanted: CourseCopy) -> String {
        let name = self.data.names.name(wanted);
        format!("<link rel=\"preload\" href=\"{}/{name}\" as=\"fetch\" crossorigin>\n", self.program.folder())
    }

    /// The chunks that a page loads at once: those of its first simulation, where it is more than a landscape.
    fn at_once(&self, route: Option<Route<'static>>) -> &'static [&'static str] {
        match route {
            Some(Route::Lesson(_)) => {}
            Some(Route::Home | Route::Glossary) | None => return &["preloaded"],
            Some(_) => return &["pages"],
        }
        match first_simulation(self.course, route).map(|simulation| &simulation.experiment) {
            Some(Experiment::MovingAverage(_)) => &["on_demand", "average"],
            Some(Experiment::Network(_)) => &["on_demand", "network"],
            Some(Experiment::Descent(experiment)) if experiment.objective.landscape().is_none() => &["on_demand"],
            _ => &[],
        }
    }
}

/// What a static host shows for an address that does not exist.
const NOT_FOUND: &str = "404.html";

fn file_of(route: &Route) -> String {
    format!("{}index.html", route.path().trim_start_matches('/'))
}

/// The copy of the course that a page's islands need at once.
fn wanted(route: Option<Route>) -> Option<CourseCopy> {
    match route {
        Some(Route::Review | Route::FinalQuiz | Route::Score | Route::Analysis) => Some(CourseCopy::Questions),
        Some(Route::Home | Route::Progress | Route::Lesson(_)) | None => Some(CourseCopy::Index),
        Some(Route::Glossary | Route::Lab | Route::Embed) => None,
    }
}

fn first_simulation(course: &'static Course, route: Option<Route<'static>>) -> Option<&'static Simulation> {
    let Some(Route::Lesson(id)) = route else { return None };
    course.lesson(id)?.blocks.iter().find_map(|block| match block {
        Block::Simulation(simulation) => Some(simulation),
        _ => None,
    })
}

/// The same elements without `style` attributes, which the page's policy forbids: they place what only the mounted page
/// moves about.
fn without_styles(html: &str) -> String {
    let mut pieces = html.split(" style=\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |html, piece| html + piece.split_once('"').map_or("", |(_, rest)| rest))
}

/// Data of the course as JSON, which has no values that JSON lacks.
fn json(data: &impl Serialize) -> String {
    serde_json::to_string(data).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_that_the_policy_forbids_are_left_out() {
        let html = "<p style=\"left:1%\" class=\"a\">b</p><i class=\"c\" style=\"\">d</i>";
        assert_eq!(without_styles(html), "<p class=\"a\">b</p><i class=\"c\">d</i>");
        assert_eq!(without_styles("<p>as it was</p>"), "<p>as it was</p>");
    }
}
