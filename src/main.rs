//! The browser's entry: replaces the prerendered page by the living one.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

fn main() {
    console_error_panic_hook::set_once();
    let Some(root) = document().get_element_by_id("app") else { return };
    let root: web_sys::HtmlElement = root.unchecked_into();
    root.set_inner_html("");
    leptos::mount::mount_to(root, ravine::app::App).forget();
}
