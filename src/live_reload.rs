//! The author's loop: while `cargo course serve` runs, a page follows what is saved.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use web_sys::{CssStyleSheet, Element, EventSource, HtmlElement, HtmlStyleElement};

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

/// Takes the rules of a style sheet that its author has changed. The policy of the document refuses a changed element, but
/// not changed rules.
pub(crate) fn restyle(known: &Element, changed: &HtmlElement) -> Result<(), JsValue> {
    let read = CssStyleSheet::new()?;
    read.replace_sync(&changed.text_content().unwrap_or_default())?;
    let sheet: CssStyleSheet = known.unchecked_ref::<HtmlStyleElement>().sheet().ok_or("no sheet")?.unchecked_into();
    while sheet.css_rules()?.length() > 0 {
        sheet.delete_rule(0)?;
    }
    let rules = read.css_rules()?;
    for place in 0..rules.length() {
        let rule = rules.get(place).ok_or("no rule")?;
        sheet.insert_rule_with_index(&rule.css_text(), place)?;
    }
    // It is another one than the page has come with, and than any that comes.
    known.set_attribute("data-changed", "")?;
    changed.remove();
    Ok(())
}

fn on(events: &EventSource, name: &str, call: fn()) {
    let call = Closure::<dyn FnMut()>::new(call).into_js_value();
    let _ = events.add_event_listener_with_callback(name, call.unchecked_ref());
}
