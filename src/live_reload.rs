//! The author's loop: while `cargo course serve` runs, a page follows what is saved.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::EventSource;

use crate::navigation;
use crate::navigation::fetched::attribute_of;

/// Follows the development server, where the page comes from one. A release has none.
pub(crate) fn follow() {
    let served = attribute_of(&document(), "meta[name=served]", "content");
    let Some(served) = served.filter(|_| cfg!(debug_assertions)) else { return };
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let Ok(events) = EventSource::new(&format!("{base}events?since={served}")) else { return };
    on(&events, "changed", navigation::refresh);
    on(&events, "program", || drop(window().location().reload()));
    // It goes on for as long as the program runs.
    std::mem::forget(events);
}

fn on(events: &EventSource, name: &str, call: fn()) {
    let call = Closure::<dyn FnMut()>::new(call).into_js_value();
    let _ = events.add_event_listener_with_callback(name, call.unchecked_ref());
}
