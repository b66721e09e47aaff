//! The player's own program: it plays the recorded run, queues clicks, and says when the page's program must be loaded.

mod colours;
mod first_interaction;
mod queued_clicks;
mod recorded_run;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Event, EventTarget, Window};

fn main() {
    // Without a window there is nothing to play, and the program tells why.
    let Some((window, document)) = window().and_then(|window| Some((window.clone(), window.document()?))) else {
        return;
    };
    colours::show(&window, &document);
    recorded_run::open(&document);
    queued_clicks::remember(&document);
    queued_clicks::repeat(&document);
}

/// Fulfilled when the program of the page must be loaded: by the first interaction of the reader, or at once where the browser
/// has stored data of the reader, or has cached the course.
#[wasm_bindgen]
pub fn wanted() -> Promise {
    first_interaction::promise()
}

fn window() -> Option<Window> {
    web_sys::window()
}

/// The id of the page's course.
fn course(document: &Document) -> String {
    document.document_element().and_then(|root| root.get_attribute(player::COURSE)).unwrap_or_default()
}

/// Whether the program has taken over what this element belongs to.
fn is_interactive(element: &web_sys::Element) -> bool {
    matches!(element.closest("[data-loading]"), Ok(None))
}

/// Calls `then` for as long as the page lives.
fn listen(target: &EventTarget, event: &str, then: impl FnMut(Event) + 'static) {
    let then = Closure::<dyn FnMut(Event)>::new(then).into_js_value();
    let _ = target.add_event_listener_with_callback(event, then.unchecked_ref());
}
