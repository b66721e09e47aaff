//! What every program does when it starts.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// Tells tests and measurements that the page answers, once it does.
pub fn say_ready() {
    Effect::new(|_| document().document_element().map(|root| root.set_attribute("data-ready", "yes")));
}

/// Moves the focus to the page's heading when the reader came from another page of the course, so that keyboard and
/// screen reader start there. The first page keeps the browser's own focus.
pub fn focus_heading() {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let came_from_here = document().referrer().starts_with(&base);
    let elsewhere = document().active_element().is_some_and(|element| element.tag_name() != "BODY");
    let fragment = window().location().hash().is_ok_and(|hash| !hash.is_empty());
    if !came_from_here || elsewhere || fragment {
        return;
    }
    if let Ok(Some(heading)) = document().query_selector("main h1") {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.unchecked_into::<web_sys::HtmlElement>().focus_with_options(&options);
    }
}
