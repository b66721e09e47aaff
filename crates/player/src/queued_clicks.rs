//! Queued clicks: buttons that were clicked before anything could answer. The program clicks them again when it takes over.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// The attribute of a button whose click is queued. The program looks for it (`src/lazy_chunk/interaction_state.rs`).
const QUEUED_CLICK: &str = "data-queued-click";

/// Queues the click on each button that nothing answers yet. What the recorded run answers does not come here.
pub(crate) fn remember(document: &Document) {
    super::listen(document, "click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest("button").ok().flatten());
        if let Some(button) = button.filter(|button| !super::is_interactive(button)) {
            let _ = button.set_attribute(QUEUED_CLICK, "");
        }
    });
}

/// Repeats the click on a button that was clicked before this program started: it has the focus, and not by the keyboard.
pub(crate) fn repeat(document: &Document) {
    let button = document.active_element().filter(|element| element.matches("button:not(:focus-visible)") == Ok(true));
    let button = button.filter(|button| !super::is_interactive(button));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}
