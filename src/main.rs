//! The program of all pages but the lessons (and in a debug build, of those too): replaces the prerendered page by the
//! living one.

use leptos::prelude::*;
use ravine::app::{App, AppProps, HAS_LESSONS};
use ravine::course::COURSE;
use ravine::route::{self, Route};
use ravine::{start, texts};
use wasm_bindgen::JsCast;

fn main() {
    console_error_panic_hook::set_once();
    let route = Route::parse(&route::path_here());
    let Some(root) = document().get_element_by_id("app") else { return };
    if matches!(route, Some(Route::Lesson(_))) && !HAS_LESSONS {
        return;
    }
    let root: web_sys::HtmlElement = root.unchecked_into();
    wasm_bindgen_futures::spawn_local(async move {
        if let Some(source) = texts::source()
            && texts::load(source).await.is_err()
        {
            // The page stays as it was prerendered, and says that its program is missing.
            let _ = document().document_element().map(|root| root.set_attribute("data-program", "missing"));
            return;
        }
        mount(root, route);
    });
}

fn mount(root: web_sys::HtmlElement, route: Option<Route<'static>>) {
    root.set_inner_html("");
    leptos::mount::mount_to(root, move || {
        start::say_ready();
        App(AppProps { route })
    })
    .forget();
    if cfg!(debug_assertions) {
        // Under `cargo course serve` all pages are one file.
        let name = route.and_then(|route| route.name());
        document()
            .set_title(&name.map_or_else(|| COURSE.title.to_owned(), |name| format!("{name} · {}", COURSE.title)));
    }
    start::focus_heading();
}
