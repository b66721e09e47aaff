//! Islands: the parts of a page that come alive in the browser, each by itself, while all around them stays as it was
//! prerendered. So a lesson's program need not hold the lesson.

use leptos::prelude::*;

/// A part of a page that a program finds again by name, and by its number where there are several.
#[component]
pub fn Island(
    /// What it is.
    name: &'static str,
    /// Which one.
    #[prop(optional)]
    number: usize,
    /// What it shows.
    children: Children,
) -> impl IntoView {
    view! { <div class="island" data-island=name data-number=number.to_string()>{children()}</div> }
}

/// Brings all islands of the page to life: `living` makes what an island shows from its name and number. What it does not
/// know stays as it is.
#[cfg(feature = "csr")]
pub fn enliven(living: impl Fn(&str, usize) -> Option<AnyView>) {
    use wasm_bindgen::JsCast;
    let Ok(islands) = document().query_selector_all("[data-island]") else { return };
    for index in 0..islands.length() {
        let Some(island) = islands.item(index).and_then(|node| node.dyn_into::<web_sys::HtmlElement>().ok()) else {
            continue;
        };
        let name = island.get_attribute("data-island").unwrap_or_default();
        let number = island.get_attribute("data-number").and_then(|number| number.parse().ok()).unwrap_or_default();
        if let Some(view) = living(&name, number) {
            island.set_inner_html("");
            leptos::mount::mount_to(island, move || view).forget();
        }
    }
}
