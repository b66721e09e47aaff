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
/// know stays as it is. Parts of the program that are still on their way leave their places as they were.
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
        Owner::new().with(|| {
            provide_context(kept(&island, &name));
            if let Some(view) = living(&name, number) {
                let left = crate::part::handover::take(&island);
                island.set_inner_html("");
                leptos::mount::mount_to(island, move || view).forget();
                left.give_soon();
            }
        });
    }
}

/// What the places of parts in it show; the island may be one itself.
#[cfg(feature = "csr")]
fn kept(island: &web_sys::Element, name: &str) -> crate::part::Kept {
    use wasm_bindgen::JsCast;
    let Ok(places) = island.query_selector_all("[data-part]") else { return Default::default() };
    let places = (0..places.length()).filter_map(|index| places.item(index)?.dyn_into::<web_sys::Element>().ok());
    let named = |place: web_sys::Element| (place.get_attribute("data-part").unwrap_or_default(), place.inner_html());
    crate::part::Kept(places.map(named).chain([(name.to_owned(), island.inner_html())]).collect())
}
