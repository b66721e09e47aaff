//! Terms in a text, whose definitions stand beside them: shown by the style sheet on hover and focus, here on tap, and
//! closed by Escape. Without the program a term is a link to the glossary.

use leptos::ev::{KeyboardEvent, MouseEvent};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, EventTarget};

/// Follows what is done with the terms of the page.
pub fn follow() {
    Effect::new(|_| {
        window_event_listener(leptos::ev::click, |event| tap(&event));
        window_event_listener(leptos::ev::keydown, |event| close(&event));
        window_event_listener(leptos::ev::mouseout, |event| leave(event.target(), event.related_target()));
        window_event_listener(leptos::ev::focusout, |event| leave(event.target(), event.related_target()));
    });
}

/// A tap: shows a definition where nothing can hover, and closes one that is open. The second tap on a term is a link
/// like any other.
fn tap(event: &MouseEvent) {
    let term = term_of(event.target());
    let shown = |term: &Element| term.class_list().contains("is-open");
    let was_shown = term.as_ref().is_some_and(shown);
    while let Some(open) = find(".term.is-open") {
        let _ = open.class_list().remove_1("is-open");
    }
    let touched = window().match_media("(hover: none)").ok().flatten().is_some_and(|query| query.matches());
    let on_link = element_of(event.target()).is_some_and(|element| matches!(element.closest("a"), Ok(Some(_))));
    if let Some(term) = term.filter(|_| touched && on_link && !was_shown) {
        event.prevent_default();
        let _ = term.class_list().remove_1("is-closed");
        let _ = term.class_list().add_1("is-open");
    }
}

/// Escape closes whatever definition is shown.
fn close(event: &KeyboardEvent) {
    if event.key() == "Escape" {
        // What is closed is not found again.
        while let Some(term) = find(".term:is(:hover, :focus-within, .is-open):not(.is-closed)") {
            let _ = term.class_list().remove_1("is-open");
            let _ = term.class_list().add_1("is-closed");
        }
    }
}

/// Pointer or focus has left something: a term that Escape has closed may show its definition again.
fn leave(from: Option<EventTarget>, to: Option<EventTarget>) {
    let left = term_of(from).filter(|term| Some(term) != term_of(to).as_ref());
    if let Some(term) = left {
        let _ = term.class_list().remove_1("is-closed");
    }
}

fn term_of(target: Option<EventTarget>) -> Option<Element> {
    element_of(target)?.closest(".term").ok().flatten()
}

fn element_of(target: Option<EventTarget>) -> Option<Element> {
    target?.dyn_into().ok()
}

fn find(selector: &str) -> Option<Element> {
    document().query_selector(selector).ok().flatten()
}
