//! The overture as a program: plays what was recorded, remembers what is pressed, and says when the program is wanted.

mod colours;
mod presses;
mod scene;
mod signs;

use js_sys::Promise;
use wasm_bindgen::prelude::*;
use web_sys::{Document, Event, EventTarget, Window};

fn main() {
    // Without a window there is nothing to play, and the program tells why.
    let Some((window, document)) = window().and_then(|window| Some((window.clone(), window.document()?))) else {
        return;
    };
    colours::show(&window, &document);
    scene::open(&document);
    presses::remember(&document);
    presses::repeat(&document);
}

/// Fulfilled when the program of the page is wanted: by the first sign of the reader, or at once where the course knows the
/// reader, or the browser has kept the course.
#[wasm_bindgen]
pub fn wanted() -> Promise {
    signs::of_reader()
}

fn window() -> Option<Window> {
    web_sys::window()
}

/// The id of the page's course.
fn course(document: &Document) -> String {
    document.document_element().and_then(|root| root.get_attribute(overture::COURSE)).unwrap_or_default()
}

/// Whether the program has taken over what this element belongs to.
fn is_alive(element: &web_sys::Element) -> bool {
    matches!(element.closest("[data-coming]"), Ok(None))
}

/// Calls `then` for as long as the page lives.
fn listen(target: &EventTarget, event: &str, then: impl FnMut(Event) + 'static) {
    let then = Closure::<dyn FnMut(Event)>::new(then).into_js_value();
    let _ = target.add_event_listener_with_callback(event, then.unchecked_ref());
}
