//! Writes one HTML file a page into a built site: `prerender <dist> [base]`.
//!
//! Each file holds what the app's own components show before anything is known of the reader, so
//! that it can be read while the program loads, or without it. Runs after Trunk.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs};

use leptos::prelude::*;
use leptos_router::location::RequestUrl;
use ravine::app::App;
use ravine::course::COURSE;
use ravine::route::{PAGES, Route};

const MARKER: &str = "<div id=\"app\"></div>";

fn main() -> ExitCode {
    let Some(dist) = env::args_os().nth(1).map(PathBuf::from) else {
        eprintln!("usage: prerender <dist>");
        return ExitCode::from(2);
    };
    match prerender(&dist) {
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

fn prerender(dist: &Path) -> Result<usize, String> {
    any_spawner::Executor::init_futures_executor().map_err(|error| error.to_string())?;
    let template = dist.join("index.html");
    let template = fs::read_to_string(&template).map_err(|error| format!("{}: {error}", template.display()))?;
    if !template.contains(MARKER) {
        return Err(format!("index.html of {} has no {MARKER}; build the site afresh", dist.display()));
    }
    let lessons = COURSE.lessons.iter().map(|lesson| Route::Lesson(lesson.id));
    let mut pages = 0;
    for route in PAGES.into_iter().chain(lessons) {
        let folder = dist.join(route.path().trim_start_matches('/'));
        write(&folder.join("index.html"), &render(&template, &route.path()))?;
        pages += 1;
    }
    // What a static host shows for an address that does not exist.
    write(&dist.join("404.html"), &render(&template, "/404"))?;
    Ok(pages + 1)
}

fn render(template: &str, path: &str) -> String {
    let owner = Owner::new();
    let html = owner.with(|| {
        provide_context(RequestUrl::new(path));
        App().to_html()
    });
    template.replace(MARKER, &format!("<div id=\"app\">{html}</div>"))
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    let in_context = |error: std::io::Error| format!("{}: {error}", path.display());
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(in_context)?;
    }
    fs::write(path, text).map_err(in_context)
}
