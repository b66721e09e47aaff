//! Which links are followed by the program: those that a plain click leads to another page of the course.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlAnchorElement, MouseEvent};

/// The address that a click leads to, if the program follows it: a plain click, on a link without a window of its own, to a
/// page of this course.
pub(super) fn followed(event: &MouseEvent) -> Option<String> {
    let is_plain = event.button() == 0
        && !(event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key())
        && !event.default_prevented();
    let link = link_of(event).filter(|_| is_plain)?;
    let stays = matches!(link.target().as_str(), "" | "_self") && !link.has_attribute("download");
    page_of(&link).filter(|_| stays).map(|_| link.href())
}

/// The page of the course to which a link leads, without the place on it.
pub(crate) fn page_of(link: &HtmlAnchorElement) -> Option<String> {
    let base = document().base_uri().ok()??;
    let page = without_fragment(&link.href()).to_owned();
    (page.starts_with(&base) && page.ends_with('/')).then_some(page)
}

/// Whether an address is a place on the page that is shown.
pub(super) fn is_within_page(address: &str) -> bool {
    let here = window().location().href().unwrap_or_default();
    address.contains('#') && without_fragment(address) == without_fragment(&here)
}

/// Whether the link to the content is clicked, which stands first on every page.
pub(super) fn skips_to_content(event: &MouseEvent) -> bool {
    link_of(event).is_some_and(|link| link.class_list().contains("skip-link"))
}

/// An address without the place on its page.
pub(crate) fn without_fragment(address: &str) -> &str {
    address.split('#').next().unwrap_or_default()
}

fn link_of(event: &MouseEvent) -> Option<HtmlAnchorElement> {
    let target = event.target()?.dyn_into::<Element>().ok()?;
    target.closest("a[href]").ok()??.dyn_into().ok()
}
