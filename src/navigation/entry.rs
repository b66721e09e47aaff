//! Entries of the history: the pages that the reader has been to, and the places on them.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement};

use super::fetched::{Fetched, all, attribute_of, elements};
use super::{link, location};
use crate::open_page::OpenPage;
use crate::start;

/// A page of the history, as it stands or as it was left.
pub(super) struct Entry {
    /// Which entry it is.
    pub(super) key: f64,
    /// Its address without the place on it.
    pub(super) address: String,
    pub(super) page: OpenPage,
    /// Its main part: in the document, or taken out of it while the page is cached.
    pub(super) main: HtmlElement,
    head: Head,
    /// What had the focus when it was left.
    focus: Option<HtmlElement>,
}

/// What the head of a page says of it.
struct Head {
    title: String,
    description: Option<String>,
    canonical: Option<String>,
}

const DESCRIPTION: [&str; 2] = ["meta[name=description]", "content"];
const CANONICAL: [&str; 2] = ["link[rel=canonical]", "href"];

impl Entry {
    /// The page that the browser has loaded.
    pub(super) fn of_document(page: OpenPage, main: Element) -> Self {
        let says = |[selector, attribute]: [&str; 2]| attribute_of(&document(), selector, attribute);
        let state = window().history().and_then(|history| history.state()).unwrap_or_default();
        let head = Head { title: document().title(), description: says(DESCRIPTION), canonical: says(CANONICAL) };
        let key = key_of(&state).unwrap_or_else(mark);
        let address = link::without_fragment(&location()).to_owned();
        Self { key, address, page, main: main.unchecked_into(), head, focus: None }
    }

    /// A page that has been fetched.
    pub(super) fn new(key: f64, address: &str, page: OpenPage, fetched: &Fetched) -> Self {
        let says = |[selector, attribute]: [&str; 2]| fetched.says(selector, attribute);
        let head = Head { title: fetched.title(), description: says(DESCRIPTION), canonical: says(CANONICAL) };
        let address = link::without_fragment(address).to_owned();
        Self { key, address, page, main: fetched.main.clone(), head, focus: None }
    }

    /// Notes what the reader has in hand.
    pub(super) fn leave(&mut self) {
        let active = document().active_element().filter(|active| self.main.contains(Some(active)));
        self.focus = active.and_then(|active| active.dyn_into().ok());
    }

    /// Puts it into the document where the other one stands.
    pub(super) fn put_in_place_of(&self, before: &Self) {
        // A menu in which a link was chosen would stay open over the new page.
        elements(&document(), ":popover-open").iter().for_each(|menu| drop(menu.hide_popover()));
        keep_styles(&before.main);
        let _ = before.main.replace_with_with_node_1(&self.main);
        let Head { title, description, canonical } = &self.head;
        document().set_title(title);
        for ([selector, attribute], value) in [(DESCRIPTION, description), (CANONICAL, canonical)] {
            if let (Ok(Some(element)), Some(value)) = (document().query_selector(selector), value) {
                let _ = element.set_attribute(attribute, value);
            }
        }
        for link in elements(&document(), "#menu a[href]") {
            let is_here = link.dyn_ref().and_then(link::page_of).is_some_and(|page| page == self.address);
            let _ = match is_here {
                true => link.set_attribute("aria-current", "page"),
                false => link.remove_attribute("aria-current"),
            };
        }
    }

    /// Has the reader begin at the heading, and says which page it is.
    pub(super) fn announce(&self) {
        if let Ok(Some(status)) = document().query_selector("#page-status") {
            status.set_text_content(Some(&self.head.title));
        }
        self.focus_heading();
    }

    /// Moves the focus to the heading, unless the address names another place.
    pub(super) fn focus_heading(&self) {
        if window().location().hash().is_ok_and(|place| place.is_empty()) {
            focus(self.main.query_selector("h1").ok().flatten().and_then(|heading| heading.dyn_into().ok()));
        }
    }

    /// Gives the focus back to what had it.
    pub(super) fn take_focus_back(&self) {
        focus(self.focus.clone());
    }
}

fn focus(element: Option<HtmlElement>) {
    let options = FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = element {
        let _ = element.focus_with_options(&options);
    }
}

/// Blocks below those that a reader sees first.
const BELOW: &str = ".lesson-body > :nth-child(n+4), .page > :nth-child(n+6)";
/// What they bear while they wait.
const ARRIVING: &str = "data-arriving";

/// Has the lower blocks of a page that comes wait with their layout, so that its beginning is seen at once.
pub(super) fn hold_back(main: &Element) -> Vec<Element> {
    let below: Vec<Element> = main.query_selector_all(BELOW).iter().flat_map(all).collect();
    below.iter().for_each(|block| drop(block.set_attribute(ARRIVING, "")));
    below
}

/// Lets them be seen, one after the other.
pub(super) async fn release(below: Vec<Element>) {
    for block in below {
        start::give_way().await;
        let _ = block.remove_attribute(ARRIVING);
    }
}

/// Takes the style sheets that stand in a page's main part out of it: they serve all pages.
fn keep_styles(main: &HtmlElement) {
    let sheets: Vec<_> = main.query_selector_all("style[data-sheet]").iter().flat_map(all).collect();
    sheets.iter().for_each(put_sheet);
}

/// Brings the style sheets of another page that the document has not got yet. An error where one has changed: the page
/// belongs to another version, whose styles the policy of this document refuses.
pub(super) fn bring_styles(sheets: &[HtmlElement]) -> Result<(), JsValue> {
    for sheet in sheets {
        let name = sheet.get_attribute("data-sheet").unwrap_or_default();
        match document().query_selector(&format!("style[data-sheet=\"{name}\"]"))? {
            Some(known) if known.is_equal_node(Some(sheet)) => sheet.remove(),
            Some(known) if cfg!(debug_assertions) => crate::live_reload::restyle(&known, sheet)?,
            Some(_) => return Err("another version".into()),
            None => put_sheet(sheet),
        }
    }
    Ok(())
}

/// Puts a style sheet into the head, in the order of the names.
fn put_sheet(sheet: &HtmlElement) {
    let Some(head) = document().head() else { return };
    let name = sheet.get_attribute("data-sheet");
    let later = elements(&document(), "head style[data-sheet]").into_iter();
    let later = { later }.find(|known| known.get_attribute("data-sheet") > name);
    let _ = head.insert_before(sheet, later.as_ref().map(|later| later.as_ref()));
}

/// The key in an entry's state, if it is one of ours.
pub(super) fn key_of(state: &JsValue) -> Option<f64> {
    state.as_f64()
}

/// Begins a new entry of the history, and gives its key.
pub(super) fn push(address: &str) -> f64 {
    let key = new_key();
    let _ = window().history().and_then(|history| history.push_state_with_url(&key.into(), "", Some(address)));
    key
}

fn new_key() -> f64 {
    js_sys::Date::now() + js_sys::Math::random()
}

/// Gives the present entry a key of its own.
pub(super) fn mark() -> f64 {
    let key = new_key();
    let _ = window().history().and_then(|history| history.replace_state(&key.into(), ""));
    key
}

/// How far the reader was down each entry's page.
pub(super) struct Positions(Vec<(f64, f64)>);

/// Where they are kept while another document is open in the tab.
const KEPT: &str = "reading-positions";

impl Positions {
    /// Those that an earlier document of this tab has kept.
    pub(super) fn restored() -> Self {
        let kept = window().session_storage().ok().flatten().and_then(|kept| kept.get_item(KEPT).ok().flatten());
        let pairs = kept.unwrap_or_default();
        let pair =
            |pair: &str| pair.split_once(' ').and_then(|(key, top)| Some((key.parse().ok()?, top.parse().ok()?)));
        Self(pairs.split(',').filter_map(pair).collect())
    }

    /// Keeps them for the next document of this tab.
    pub(super) fn keep(&self) {
        let pairs: Vec<String> = self.0.iter().map(|(key, top)| format!("{key} {top}")).collect();
        if let Ok(Some(storage)) = window().session_storage() {
            let _ = storage.set_item(KEPT, &pairs.join(","));
        }
    }

    /// Notes how far down the page is now.
    pub(super) fn note(&mut self, key: f64) {
        self.0.retain(|(known, _)| *known != key);
        self.0.push((key, window().scroll_y().unwrap_or_default()));
    }

    /// Goes where the page was left.
    pub(super) fn scroll_to(&self, key: f64) {
        match self.0.iter().find(|(known, _)| *known == key) {
            Some((_, top)) => window().scroll_to_with_x_and_y(0.0, *top),
            None => start::scroll_to_fragment(),
        }
    }
}
