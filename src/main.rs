//! The program of all pages.

use leptos::prelude::*;
use ravine::{navigation, start};

fn main() {
    console_error_panic_hook::set_once();
    wasm_bindgen_futures::spawn_local(async move {
        start::reader_is_here().await;
        if let Err(why) = navigation::open() {
            // The page stays as it was prerendered, and says that its program is missing.
            leptos::logging::error!("this page cannot be mounted: {why}");
            let _ = document().document_element().map(|root| root.set_attribute("data-program", "missing"));
        }
        start::focus_heading();
    });
}
