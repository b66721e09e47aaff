//! The program of all pages.

use leptos::prelude::*;
use ravine::app::{App, AppProps, LightApp, LightAppProps, is_light};
use ravine::course::COURSE;
use ravine::part::Missing;
use ravine::route::{self, Route};
use ravine::{course, living, part, start, texts};
use wasm_bindgen::JsCast;

fn main() {
    console_error_panic_hook::set_once();
    let route = Route::parse(&route::path_here());
    wasm_bindgen_futures::spawn_local(async move {
        start::reader_is_here().await;
        if come_alive(route).await.is_err() {
            // The page stays as it was prerendered, and says that its program is missing.
            let _ = document().document_element().map(|root| root.set_attribute("data-program", "missing"));
        }
        start::focus_heading();
        start::fetch_ahead();
    });
}

async fn come_alive(route: Option<Route<'static>>) -> Result<(), Failed> {
    if let Some(source) = texts::source() {
        texts::load(source).await.map_err(|_| Failed)?;
    }
    match route {
        // In one piece, a lesson is a page as all others.
        Some(Route::Lesson(id)) if cfg!(feature = "split") => {
            let (id, blocks) = course::blocks(id).ok_or(Failed)?;
            living::enliven(id, blocks);
        }
        route if is_light(route) => mount(route, light(route).await?)?,
        route => mount(route, whole(route).await?)?,
    }
    Ok(())
}

part! { fn light(route: Option<Route<'static>>) -> Page, in soon { Box::new(move || LightApp(LightAppProps { route }).into_any()) } }
part! { fn whole(route: Option<Route<'static>>) -> Page, in pages { Box::new(move || App(AppProps { route }).into_any()) } }

/// Makes a whole page.
type Page = Box<dyn FnOnce() -> AnyView>;

/// Replaces the prerendered page by the living one.
fn mount(route: Option<Route<'static>>, page: Page) -> Result<(), Failed> {
    let root = document().get_element_by_id("app").ok_or(Failed)?;
    let left = part::handover::take(&root);
    root.set_inner_html("");
    leptos::mount::mount_to(root.unchecked_into(), move || {
        start::say_ready();
        page()
    })
    .forget();
    left.give_soon();
    if cfg!(debug_assertions) {
        // Under `cargo course serve` all pages are one file.
        let name = route.and_then(|route| route.name());
        let title = name.map_or_else(|| COURSE.title.to_owned(), |name| format!("{name} · {}", COURSE.title));
        document().set_title(&title);
    }
    Ok(())
}

/// The page cannot come alive.
struct Failed;

impl From<Missing> for Failed {
    fn from(_: Missing) -> Self {
        Self
    }
}
