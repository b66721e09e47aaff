//! What a reader has in hand while a piece of the page is replaced by the same piece alive: the focus, the folds that they
//! have opened, what they have ticked, set or typed, the buttons that they have pressed in vain, and the run that they watch.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement};

const CONTROLS: &str = "a[href], button, input, select, textarea, summary, [tabindex]";
const FOLDS: &str = "details";
const TICKS: &str = "input[type=radio], input[type=checkbox]";
/// Files cannot be put where they were chosen.
const FIELDS: &str = "input:not([type=radio], [type=checkbox], [type=file]), select";
const BUTTONS: &str = "button";
/// What the overture marks a button with that was pressed.
const PRESSED: &str = "data-pressed";
const PLAYERS: &str = ".simulation[data-status]";
/// What a simulation bears that the overture can play; "run" where it has set it off.
const RECORDED: &str = "data-recorded";

/// What was in hand. What was changed or pressed is known by its name, for the piece alive may hold more or less.
pub struct Left {
    piece: Element,
    /// By its id, for options may have changed places, or by its place: a button may say another word by now.
    focused: Option<(String, u32)>,
    open: Vec<u32>,
    /// Ticks that are not as they were.
    ticked: Vec<(Named, bool)>,
    /// What stands in fields that were changed.
    changed: Vec<(Named, String)>,
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

/// A control by what it is called, and its place among those that are called the same.
#[derive(PartialEq)]
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
    let ticks = named::<HtmlInputElement>(piece, TICKS).filter(|(tick, _)| is_new(tick));
    let ticked = ticks.map(|(tick, name)| (name, tick.checked())).collect();
    let changed = named(piece, FIELDS).filter_map(|(field, name)| Some((name, change(&field)?))).collect();
    let buttons = named::<HtmlElement>(piece, BUTTONS).filter(|(button, _)| button.has_attribute(PRESSED));
    let pressed = buttons.map(|(_, name)| name).collect();
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

/// The controls of a kind with their names.
fn named<E: JsCast>(piece: &Element, selector: &str) -> impl Iterator<Item = (E, Named)> + use<E> {
    let mut met = Vec::new();
    found(piece, selector).filter_map(move |control| {
        let name = called(&control);
        let before = met.iter().filter(|known| **known == name).count();
        met.push(name.clone());
        Some((control.dyn_into().ok()?, Named(name, before)))
    })
}

/// What a control is called: by its id, its label, or what it says.
fn called(control: &Element) -> String {
    let id = Some(control.id()).filter(|id| !id.is_empty());
    let label = || control.closest("label").ok().flatten()?.text_content();
    id.or_else(|| control.get_attribute("aria-label"))
        .or_else(label)
        .or_else(|| control.text_content())
        .unwrap_or_default()
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

    /// The same in another piece of the page, which has taken the place of this one.
    pub fn give_soon_in(self, piece: Element) {
        Self { piece, ..self }.give_soon();
    }

    /// Gives it back, in what stands there now.
    pub fn give(self) {
        for (fold, at) in found(&self.piece, FOLDS).zip(0_u32..) {
            if self.open.contains(&at) && !fold.has_attribute("open") {
                // As a click does it: whoever listens is told.
                let _ = fold.set_attribute("open", "");
            }
        }
        // All are found before the first is touched: what is called how may change with it.
        let ticks: Vec<(HtmlInputElement, Named)> = named(&self.piece, TICKS).collect();
        let fields: Vec<(Element, Named)> = named(&self.piece, FIELDS).collect();
        let buttons: Vec<(HtmlElement, Named)> = named(&self.piece, BUTTONS).collect();
        for (wanted, is_ticked) in &self.ticked {
            let tick = ticks.iter().find(|(tick, name)| name == wanted && tick.checked() != *is_ticked);
            tick.iter().for_each(|(tick, _)| tick.click());
        }
        for (wanted, value) in &self.changed {
            fields.iter().filter(|(_, name)| name == wanted).for_each(|(field, _)| set(field, value));
        }
        for (player, at) in found(&self.piece, PLAYERS).zip(0_u32..) {
            if let Some((_, played)) = self.played.iter().find(|(place, _)| *place == at) {
                play(&player, played);
            }
        }
        buttons.iter().filter(|(_, name)| self.pressed.contains(name)).for_each(|(button, _)| button.click());
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

fn found(piece: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let all = piece.query_selector_all(selector).ok();
    let count = all.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| all.as_ref()?.item(at)?.dyn_into().ok())
}
