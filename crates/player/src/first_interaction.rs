//! Signs that a reader acts. A reader who only reads needs no program.

use js_sys::Promise;
use player::storage_key;
use wasm_bindgen::prelude::*;
use web_sys::{AddEventListenerOptions, Window};

/// What a reader does before anything of the page can answer.
const INTERACTIONS: [&str; 8] =
    ["pointermove", "pointerdown", "touchstart", "wheel", "scroll", "keydown", "focusin", "click"];

/// Fulfilled with the first interaction; at once for a reader with stored data, who has come by a link, or who has clicked
/// something already.
pub(crate) fn promise() -> Promise {
    Promise::new(&mut |resolve, _| {
        let window = super::window();
        if window.as_ref().is_none_or(|window| {
            is_cached(window) || has_stored_data(window) || came_by_link(window) || has_clicked(window)
        }) {
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
        let options = AddEventListenerOptions::new();
        options.set_once(true);
        options.set_passive(true);
        options.set_capture(true);
        for (window, event) in window.iter().flat_map(|window| INTERACTIONS.map(|event| (window, event))) {
            let _ = window.add_event_listener_with_callback_and_add_event_listener_options(event, &resolve, &options);
        }
    })
}

/// Whether this page came from what the browser keeps of the course. Insecure connections have no such thing.
pub(crate) fn is_cached(window: &Window) -> bool {
    let navigator = window.navigator();
    let has_workers = js_sys::Reflect::has(&navigator, &"serviceWorker".into()) == Ok(true);
    let base = window.document().and_then(|document| document.base_uri().ok()?).unwrap_or_default();
    let is_own = |worker: web_sys::ServiceWorker| worker.script_url() == format!("{base}service-worker.js");
    has_workers && navigator.service_worker().controller().is_some_and(is_own)
}

/// Whether this browser keeps anything of a reader.
fn has_stored_data(window: &Window) -> bool {
    let Ok(Some(storage)) = window.local_storage() else { return false };
    let Some(document) = window.document() else { return false };
    let (count, prefix) = (storage.length().unwrap_or_default(), storage_key(&super::course(&document), ""));
    (0..count).any(|index| matches!(storage.key(index), Ok(Some(key)) if key.starts_with(&prefix)))
}

/// Whether the reader has come from another page of the course, or to a certain place: an address may hold an experiment.
fn came_by_link(window: &Window) -> bool {
    let Some(document) = window.document() else { return false };
    if window.location().hash().is_ok_and(|place| !place.is_empty()) {
        return true;
    }
    let base = document.base_uri().ok().flatten().unwrap_or_default();
    !base.is_empty() && document.referrer().starts_with(&base)
}

/// Whether the reader has pressed a button before anything could answer: it has the focus.
fn has_clicked(window: &Window) -> bool {
    let active = window.document().and_then(|document| document.active_element());
    active.is_some_and(|element| element.tag_name() == "BUTTON")
}
