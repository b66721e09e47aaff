//! What a reader has in hand while a piece of the page is replaced by the same piece alive: the focus, the folds that they
//! have opened, and what they have ticked.

use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, HtmlInputElement};

const CONTROLS: &str = "a[href], button, input, select, textarea, summary, [tabindex]";
const FOLDS: &str = "details";
const TICKS: &str = "input[type=radio], input[type=checkbox]";

/// What was in hand. A control is known by its id, for options may have changed places; one without by its place.
pub struct Left {
    piece: Element,
    focused: Option<(String, u32)>,
    open: Vec<u32>,
    /// Ids: a tick without one is nobody's answer.
    ticked: Vec<String>,
}

/// What is in hand in this piece of the page.
pub fn take(piece: &Element) -> Left {
    let active = leptos::prelude::document().active_element();
    let mut controls = found(piece, CONTROLS).zip(0_u32..);
    let focused = controls.find(|(control, _)| Some(control) == active.as_ref());
    let folds = found(piece, FOLDS).zip(0_u32..);
    let open = folds.filter(|(fold, _)| fold.has_attribute("open")).map(|(_, at)| at).collect();
    // What is ticked from the beginning was not ticked by the reader.
    let is_new = |tick: &HtmlInputElement| tick.checked() && !tick.default_checked() && !tick.id().is_empty();
    let ticked = ticks(piece).filter(is_new).map(|tick| tick.id()).collect();
    Left { piece: piece.clone(), focused: focused.map(|(control, at)| (control.id(), at)), open, ticked }
}

impl Left {
    /// Gives it back, in what stands there now.
    pub fn give(self) {
        for (fold, at) in found(&self.piece, FOLDS).zip(0_u32..) {
            if self.open.contains(&at) && !fold.has_attribute("open") {
                // As a click does it: whoever listens is told.
                let _ = fold.set_attribute("open", "");
            }
        }
        ticks(&self.piece)
            .filter(|tick| self.ticked.contains(&tick.id()) && !tick.checked())
            .for_each(|tick| tick.click());
        let Some((id, at)) = self.focused else { return };
        let mut controls = found(&self.piece, CONTROLS).zip(0_u32..);
        let control = controls.find(|(control, place)| if id.is_empty() { *place == at } else { control.id() == id });
        if let Some(control) = control.and_then(|(control, _)| control.dyn_into::<HtmlElement>().ok()) {
            let options = web_sys::FocusOptions::new();
            options.set_prevent_scroll(true);
            let _ = control.focus_with_options(&options);
        }
    }
}

fn ticks(piece: &Element) -> impl Iterator<Item = HtmlInputElement> + use<> {
    found(piece, TICKS).filter_map(|tick| tick.dyn_into().ok())
}

fn found(piece: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let all = piece.query_selector_all(selector).ok();
    let count = all.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| all.as_ref()?.item(at)?.dyn_into().ok())
}
