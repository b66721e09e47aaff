//! The interaction state of an element, captured before a mounted copy replaces it and restored in that copy: the focus, the
//! folds that are open, what is ticked, set or typed, queued clicks, and the run that is played.

use wasm_bindgen::JsCast;
use web_sys::{Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement};

const CONTROLS: &str = "a[href], button, input, select, textarea, summary, [tabindex]";
const DETAILS: &str = "details";
const CHECKABLES: &str = "input[type=radio], input[type=checkbox]";
/// Files cannot be put where they were chosen.
const FIELDS: &str = "input:not([type=radio], [type=checkbox], [type=file]), select";
const BUTTONS: &str = "button";
/// The player marks a button with it whose click is queued.
const QUEUED_CLICK: &str = "data-queued-click";
const SIMULATIONS: &str = ".simulation[data-status]";
/// The attribute of a simulation that the player can play; "run" where it has started it.
const RECORDED: &str = "data-recorded";

/// An interaction state. Controls are known by their names, for the mounted element may hold more or fewer of them.
pub struct InteractionState {
    element: Element,
    /// By its id, for options may have changed places, or by its place: a button may say another word by now.
    focused: Option<(String, u32)>,
    open: Vec<u32>,
    /// Ticks that are not as they were.
    ticked: Vec<(ControlName, bool)>,
    /// What stands in fields that were changed.
    changed: Vec<(ControlName, String)>,
    queued_clicks: Vec<ControlName>,
    /// By their places, simulations that were played.
    played: Vec<(u32, PlaybackState)>,
}

/// How far a simulation was played.
struct PlaybackState {
    step: String,
    is_started: bool,
    is_running: bool,
}

/// A control by what it is called, and its place among those that are called the same.
#[derive(PartialEq)]
struct ControlName(String, usize);

/// Captures the interaction state of this element.
pub fn capture(element: &Element) -> InteractionState {
    let active = leptos::prelude::document().active_element();
    let mut controls = select_all(element, CONTROLS).zip(0_u32..);
    let focused = controls.find(|(control, _)| Some(control) == active.as_ref());
    let folds = select_all(element, DETAILS).zip(0_u32..);
    let open = folds.filter(|(fold, _)| fold.has_attribute("open")).map(|(_, at)| at).collect();
    // What is ticked from the beginning was not ticked by the reader; one option loses its tick when another gets it.
    let is_new = |tick: &HtmlInputElement| {
        tick.checked() != tick.default_checked() && (tick.checked() || tick.type_() == "checkbox")
    };
    let ticks = named::<HtmlInputElement>(element, CHECKABLES).filter(|(tick, _)| is_new(tick));
    let ticked = ticks.map(|(tick, name)| (name, tick.checked())).collect();
    let changed = named(element, FIELDS).filter_map(|(field, name)| Some((name, change(&field)?))).collect();
    let buttons = named::<HtmlElement>(element, BUTTONS).filter(|(button, _)| button.has_attribute(QUEUED_CLICK));
    let queued_clicks = buttons.map(|(_, name)| name).collect();
    let played = select_all(element, SIMULATIONS).zip(0_u32..).filter_map(|(player, at)| {
        let (recorded, status) = (player.get_attribute(RECORDED)?, player.get_attribute("data-status")?);
        let (step, is_running) = (player.get_attribute("data-step")?, status == "running");
        (status != "ready").then_some((at, PlaybackState { step, is_started: recorded == "run", is_running }))
    });
    let played = played.collect();
    let focused = focused.map(|(control, at)| (control.id(), at));
    InteractionState { element: element.clone(), focused, open, ticked, changed, queued_clicks, played }
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
fn named<E: JsCast>(element: &Element, selector: &str) -> impl Iterator<Item = (E, ControlName)> + use<E> {
    let mut met = Vec::new();
    select_all(element, selector).filter_map(move |control| {
        let name = control_name(&control);
        let before = met.iter().filter(|known| **known == name).count();
        met.push(name.clone());
        Some((control.dyn_into().ok()?, ControlName(name, before)))
    })
}

/// What a control is called: by its id, its label, or what it says.
fn control_name(control: &Element) -> String {
    let id = Some(control.id()).filter(|id| !id.is_empty());
    let label = || control.closest("label").ok().flatten()?.text_content();
    id.or_else(|| control.get_attribute("aria-label"))
        .or_else(label)
        .or_else(|| control.text_content())
        .unwrap_or_default()
}

impl InteractionState {
    /// Restores it once what is mounted has run its effects, in which stored data are read. The page is not painted before.
    pub fn restore_after_mount(self) {
        leptos::task::spawn_local(async {
            leptos::task::tick().await;
            self.restore();
        });
    }

    /// The same in another element, which has replaced this one.
    pub fn restore_after_mount_in(self, element: Element) {
        Self { element, ..self }.restore_after_mount();
    }

    /// Restores it, in what stands there now.
    pub fn restore(self) {
        for (fold, at) in select_all(&self.element, DETAILS).zip(0_u32..) {
            if self.open.contains(&at) && !fold.has_attribute("open") {
                // As a click does it: listeners are called.
                let _ = fold.set_attribute("open", "");
            }
        }
        // All are found before the first is touched: what is called how may change with it.
        let ticks: Vec<(HtmlInputElement, ControlName)> = named(&self.element, CHECKABLES).collect();
        let fields: Vec<(Element, ControlName)> = named(&self.element, FIELDS).collect();
        let buttons: Vec<(HtmlElement, ControlName)> = named(&self.element, BUTTONS).collect();
        for (wanted, is_ticked) in &self.ticked {
            let tick = ticks.iter().find(|(tick, name)| name == wanted && tick.checked() != *is_ticked);
            tick.iter().for_each(|(tick, _)| tick.click());
        }
        for (wanted, value) in &self.changed {
            fields.iter().filter(|(_, name)| name == wanted).for_each(|(field, _)| set(field, value));
        }
        for (player, at) in select_all(&self.element, SIMULATIONS).zip(0_u32..) {
            if let Some((_, played)) = self.played.iter().find(|(place, _)| *place == at) {
                play(&player, played);
            }
        }
        buttons.iter().filter(|(_, name)| self.queued_clicks.contains(name)).for_each(|(button, _)| button.click());
        let Some((id, at)) = self.focused else { return };
        let mut controls = select_all(&self.element, CONTROLS).zip(0_u32..);
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
fn play(player: &Element, PlaybackState { step, is_started, is_running }: &PlaybackState) {
    let click_run = || {
        let run = player.query_selector(".sim-run").ok().flatten();
        run.as_ref().and_then(|run| run.dyn_ref::<HtmlElement>()).map(HtmlElement::click)
    };
    if *is_started {
        click_run();
    }
    if let Ok(Some(scrub)) = player.query_selector(".sim-scrub input") {
        set(&scrub, step);
    }
    if *is_running {
        click_run();
    }
}

fn select_all(element: &Element, selector: &str) -> impl Iterator<Item = Element> + use<> {
    let all = element.query_selector_all(selector).ok();
    let count = all.as_ref().map_or(0, web_sys::NodeList::length);
    (0..count).filter_map(move |at| all.as_ref()?.item(at)?.dyn_into().ok())
}
