//! Buttons that were pressed before anything could answer: the program presses them again when it takes over.

use wasm_bindgen::JsCast;
use web_sys::{Document, Element, HtmlElement};

/// What a pressed button bears. The program looks for it (`src/part/handover.rs`).
const PRESSED: &str = "data-pressed";

/// Marks each button that is pressed and has nobody yet who answers: what the scene answers does not come here.
pub(crate) fn remember(document: &Document) {
    super::listen(document, "click", move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        let button = target.and_then(|target| target.closest("button").ok().flatten());
        if let Some(button) = button.filter(|button| !super::is_alive(button)) {
            let _ = button.set_attribute(PRESSED, "");
        }
    });
}

/// Repeats the press of a button that was pressed before anybody was here: it has the focus, and not by the keyboard.
pub(crate) fn repeat(document: &Document) {
    let button = document.active_element().filter(|element| element.matches("button:not(:focus-visible)") == Ok(true));
    let button = button.filter(|button| !super::is_alive(button));
    if let Some(button) = button.and_then(|button| button.dyn_into::<HtmlElement>().ok()) {
        button.click();
    }
}
