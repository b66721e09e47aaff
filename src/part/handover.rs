//! What a reader has in hand while a piece of the page is replaced by the same piece alive: the focus, the folds that they
//! have opened, what they have ticked, set or typed, the buttons that they have pressed in vain, and the run that they watch.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement};

const CONTROLS: &str = "a[href], button, input, select, textarea, summary, [tabindex]";
const FOLDS: &str = "details";
const TICKS: &str = "input[type=radio], input[type=checkbox]";
const FIELDS: &str = "input:not([type=radio], [type=checkbox]), select";
const BUTTONS: &str = "button";
/// What the overture marks a button with that was pressed.
const PRESSED: &str = "data-pressed";
const PLAYERS: &str = ".simulation[data-status]";
/// What a simulation bears that the overture can play; "run" where it has set it off.
const RECORDED: &str = "data-recorded";

/// What was in hand. A control is known by its id, for options may have changed places; one without by its place.
pub struct Left {
    piece: Element,
    focused: Option<(String, u32)>,
    open: Vec<u32>,
    /// Ticks that are not as they were, by what they are called.
    ticked: Vec<(String, bool)>,
    /// By their places, what stands in fields that were changed.
    changed: Vec<(u32, String)>,
    pressed: Vec<Named>,
    /// By their places, simulations that were played.
    played: Vec<(u32, Played)>,
}

/// How far a simulation was played.
struct Played {
    step: String,
    is_set_off: bool,
    is_running: bool,
}

/// A button by what it says, and its place among those that say the same.
#[derive(Clone, PartialEq)]
struct Named(String, usize);

/// What is in hand in this piece of the page.
pub fn take(piece: &Element) -> Left {
    let active = leptos::prelude::document().active_element();
    let mut controls = found(piece, CONTROLS).zip(0_u32..);
    let focused = controls.find(|(control, _)| Some(control) == active.as_ref());
    let folds = found(piece, FOLDS).zip(0_u32..);
    let open = folds.filter(|(fold, _)| fold.has_attribute("open")).map(|(_, at)| at).collect();
    // What is ticked from the beginning was not ticked by the reader; one option loses its tick when another gets it.
    let is_new = |tick: &HtmlInputElement| {
        tick.checked() != tick.default_checked() && (tick.checked() || tick.type_() == "checkbox")
    };
    let ticked = ticks(piece).filter(is_new).map(|tick| (called(&tick), tick.checked())).collect();
    let fields = found(piece, FIELDS).zip(0_u32..);
    let changed = fields.filter_map(|(field, at)| Some((at, change(&field)?))).collect();
    let pressed = named(piece).filter(|(button, _)| button.has_attribute(PRESSED)).map(|(_, name)| name).collect();
    let played = found(piece, PLAYERS).zip(0_u32..).filter_map(|(player, at)| {
        let (recorded, status) = (player.get_attribute(RECORDED)?, player.get_attribute("data-status")?);
        let (step, is_running) = (player.get_attribute("data-step")?, status == "running");
        (status != "ready").then_some((at, Played { step, is_set_off: recorded == "run", is_running }))
    });
    let played = played.collect();
    let focused = focused.map(|(control, at)| (control.id(), at));
    Left { piece: piece.clone(), focused, open, ticked, changed, pressed, played }
}

/// What the reader has put into a field, if anything.
fn change(field: &Element) -> Option<String> {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        return Some(input.value()).filter(|value| *value != input.default_value());
    }
    let select = field.dyn_ref::<HtmlSelectElement>()?;
    let chosen = select.query_selector("option:checked").ok()??;
    let has_choice = select.query_selector("option[selected]").is_ok_and(|option| option.is_some());
    (has_choice && !chosen.has_attribute("selected")).then(|| select.value())
}

/// All buttons with their names.
fn named(piece: &Element) -> impl Iterator<Item = (Element, Named)> + use<> {
    let mut met = Vec::new();
    found(piece, BUTTONS).map(move |button| {
        let name = button.get_attribute("aria-label").or_else(|| button.text_content()).unwrap_or_default();
        let before = met.iter().filter(|known| **known == name).count();
        met.push(name.clone());
        (button, Named(name, before))
    })
}

impl Left {
    /// Gives it back when what stands there now has begun: what is kept of the reader is read in effects. The page is not
    /// painted before.
    pub fn give_soon(self) {
        leptos::task::spawn_local(async {
            leptos::task::tick().await;
            self.give();
        });
    }

    /// Gives it back, in what stands there now.
    pub fn give(self) {
        for (fold, at) in found(&self.piece, FOLDS).zip(0_u32..) {
            if self.open.contains(&at) && !fold.has_attribute("open") {
                // As a click does it: whoever listens is told.
                let _ = fold.set_attribute("open", "");
            }
        }
        let wanted: Vec<HtmlInputElement> =
            ticks(&self.piece).filter(|tick| self.ticked.contains(&(called(tick), !tick.checked()))).collect();
        wanted.iter().for_each(|tick| tick.click());
        for (field, at) in found(&self.piece, FIELDS).zip(0_u32..) {
            if let Some((_, value)) = self.changed.iter().find(|(place, _)| *place == at) {
                set(&field, value);
            }
        }
        for (player, at) in found(&self.piece, PLAYERS).zip(0_u32..) {
            if let Some((_, played)) = self.played.iter().find(|(place, _)| *place == at) {
                play(&player, played);
            }
        }
        let buttons: Vec<Element> =
            named(&self.piece).filter(|(_, name)| self.pressed.contains(name)).map(|(button, _)| button).collect();
        buttons.iter().filter_map(|button| button.dyn_ref::<HtmlElement>()).for_each(HtmlElement::click);
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

/// Puts a value into a field, as a reader does.
fn set(field: &Element, value: &str) {
    if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
        input.set_value(value);
    } else if let Some(select) = field.dyn_ref::<HtmlSelectElement>() {
        select.set_value(value);
    }
    let options = EventInit::new();
    options.set_bubbles(true);
    for event in ["input", "change"] {
        let _ = Event::new_with_event_init_dict(event, &options).and_then(|event| field.dispatch_event(&event));
    }
}

/// Has a simulation do what it was seen to do.
fn play(player: &Element, Played { step, is_set_off, is_running }: &Played) {
    let press = || {
        let run = player.query_selector(".sim-run").ok().flatten();
        run.as_ref().and_then(|run| run.dyn_ref::<HtmlElement>()).map(HtmlElement::click)
    };
    if *is_set_off {
        press();
    }
    if let Ok(Some(scrub)) = player.query_selector(".sim-scrub input") {
        set(&scrub, step);
    }
    if *is_running {
        press();
    }
}

/// What an option or a checkbox is called: by its id, its name and value, or its label.
fn called(tick: &HtmlInputElement) -> String {
    match (tick.id(), tick.name()) {
        (id, _) if !id.is_empty() => id,
        (_, name) if !name.is_empty() => format!("{name}={}", tick.value()),
        _ => {
            let label = tick.closest("label").ok().flatten().and_then(|label| label.text_content());
            tick.get_attribute("aria-label").or(label).unwrap_or_default()
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
