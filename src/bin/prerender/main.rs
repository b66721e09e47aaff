//! Writes one HTML file a page into a built site: `prerender <dist> [--url https://host/folder/]`.
//!
//! Each file holds what the app's own components show before anything is known of the reader, so
//! that it can be read while the program loads, or without it. Runs after Trunk.

mod head;
mod picture;
mod program;
mod schema;
mod style;
mod template;
mod texts;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use descent::setup::Setup;
use leptos::prelude::*;
use ravine::app::{App, AppProps, is_light};
use ravine::course::{self, Block, COURSE, Simulation};
use ravine::route::{PAGES, Route};
use ravine::simulation::recording;

use crate::head::Head;
use crate::picture::{Cards, ICONS};
use crate::program::Program;
use crate::template::Template;
use crate::texts::Texts;

fn main() -> ExitCode {
    let mut arguments = env::args().skip(1);
    let (dist, option, url) = (arguments.next(), arguments.next(), arguments.next());
    let usage_holds = matches!((option.as_deref(), &url), (None, None) | (Some("--url"), Some(_)));
    let Some(dist) = dist.map(PathBuf::from).filter(|_| usage_holds) else {
        eprintln!("usage: prerender <dist> [--url https://host/folder/]");
        return ExitCode::from(2);
    };
    match prerender(&dist, url.as_deref()) {
        Ok(pages) => {
            println!("{pages} pages written to {}", dist.display());
            ExitCode::SUCCESS
        }
        Err(message) => {
            eprintln!("prerender: {message}");
            ExitCode::FAILURE
        }
    }
}

fn prerender(dist: &Path, url: Option<&str>) -> Result<usize, String> {
    any_spawner::Executor::init_futures_executor().map_err(|error| error.to_string())?;
    let index = dist.join("index.html");
    let index = fs::read_to_string(&index).map_err(|error| format!("{}: {error}", index.display()))?;
    let template = Template::parse(&index)?;
    let program = Program::of_release(template.base(), dist)?.or(template.program.clone());
    let program = program.ok_or("index.html starts no program")?;
    write(&dist.join(program.start_file()), program.start_script())?;
    let texts = Texts::new();
    write(&dist.join(&texts.file), &texts.json)?;
    let lessons = COURSE.lessons.iter().map(|lesson| Route::Lesson(lesson.id));
    let routes: Vec<Route<'static>> = PAGES.into_iter().chain(lessons).collect();
    for route in &routes {
        let folder = dist.join(route.path().trim_start_matches('/'));
        let head = Head::of(*route, url).html();
        let body = body(Some(*route)) + &Texts::held(*route);
        let started = recording(*route) + &program.started();
        let fetched = program.fetched(at_once(*route), &texts.fetched(*route, &program));
        let page = template.page(Some(*route), &head, &body, &fetched, &started);
        write(&folder.join("index.html"), &page)?;
    }
    // What a static host shows for an address that does not exist.
    write(
        &dist.join("404.html"),
        template.page(
            None,
            &Head::not_found().html(),
            &body(None),
            &program.fetched(&["soon"], ""),
            &program.started(),
        ),
    )?;
    if let Some(icon) = template.icon() {
        write(&dist.join("manifest.webmanifest"), head::manifest(icon))?;
    }
    for icon in ICONS {
        write(&dist.join(icon.name), &icon.png()?)?;
    }
    if url.is_some() {
        let cards = Cards::new()?;
        for route in routes.iter().filter(|route| matches!(route, Route::Home | Route::Lesson(_))) {
            write(&dist.join(head::card(*route)), &cards.png(*route)?)?;
        }
    }
    for (name, text) in head::for_robots(&routes, url) {
        write(&dist.join(name), &text)?;
    }
    Ok(routes.len() + 1)
}

/// The parts of the program that a page wants at once: those of its first simulation, where it is more than a landscape.
fn at_once(route: Route<'static>) -> &'static [&'static str] {
    let id = match route {
        Route::Lesson(id) => id,
        route if is_light(Some(route)) => return &["soon"],
        _ => return &["pages"],
    };
    match first_simulation(id).and_then(|simulation| simulation.setup.setup()) {
        Some(Setup::MovingAverage(_)) => &["later", "average"],
        Some(Setup::Network(_)) => &["later", "network"],
        Some(Setup::Descent(experiment)) if experiment.objective.landscape().is_none() => &["later"],
        _ => &[],
    }
}

/// The simulation that a lesson begins with.
fn first_simulation(lesson: &str) -> Option<&'static Simulation> {
    let (_, blocks) = course::blocks(lesson)?;
    blocks.iter().find_map(|block| match block {
        Block::Simulation(simulation) => Some(simulation),
        _ => None,
    })
}

/// The beginning of a lesson's first run, for the overture to play.
fn recording(route: Route<'static>) -> String {
    let Route::Lesson(id) = route else { return String::new() };
    let recording = first_simulation(id).and_then(recording::record);
    recording.map_or_else(String::new, |recording| {
        format!("<script type=\"text/plain\" id=\"recording\">{recording}</script>")
    })
}

/// What the page's components show.
fn body(route: Option<Route<'static>>) -> String {
    let html = Owner::new().with(|| App(AppProps { route }).to_html());
    without_styles(&html)
}

/// The same elements without `style` attributes, which the page's policy forbids: they place what only the living page
/// moves about.
fn without_styles(html: &str) -> String {
    let mut pieces = html.split(" style=\"");
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |html, piece| html + piece.split_once('"').map_or("", |(_, rest)| rest))
}

fn write(path: &Path, content: impl AsRef<[u8]>) -> Result<(), String> {
    let in_context = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(in_context)?;
    }
    fs::write(path, content).map_err(in_context)
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
