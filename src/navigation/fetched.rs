//! A page as it comes from the host: its HTML, understood as a document of its own.

use std::cell::OnceCell;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortController, Document, DomParser, HtmlElement, RequestCache, RequestInit, Response, SupportedType};

use crate::page_data::{self, CarriedPage};

/// A page that can be shown.
pub(super) struct Fetched {
    /// What it carries for its islands.
    pub(super) data: &'static CarriedPage,
    /// Its main part.
    pub(super) main: HtmlElement,
    document: Document,
}

impl Fetched {
    /// What its head says, by a selector: the attribute of this name.
    pub(super) fn says(&self, selector: &str, attribute: &str) -> Option<String> {
        attribute_of(&self.document, selector, attribute)
    }

    pub(super) fn title(&self) -> String {
        self.document.title()
    }

    /// Its style sheets, by their names.
    pub(super) fn sheets(&self) -> Vec<HtmlElement> {
        elements(&self.document, "style[data-sheet]")
    }
}

/// Fetches a page. An error is whatever this program cannot show: the host is away, there is no such page, or it belongs to
/// another version of the program.
pub(super) async fn fetch(address: &str, request: Option<&AbortController>, anew: bool) -> Result<Fetched, JsValue> {
    let options = RequestInit::new();
    options.set_signal(request.map(AbortController::signal).as_ref());
    if anew {
        options.set_cache(RequestCache::NoCache);
    }
    let sent = JsFuture::from(window().fetch_with_str_and_init(address, &options)).await?;
    let sent: Response = sent.dyn_into()?;
    let is_page = sent.headers().get("content-type")?.is_some_and(|kind| kind.starts_with("text/html"));
    if !is_page || !(sent.ok() || anew) {
        return Err("no page".into());
    }
    let html = JsFuture::from(sent.text()?).await?.as_string().unwrap_or_default();
    let page = DomParser::new()?.parse_from_string(&html, SupportedType::TextHtml)?;
    if program(&page) != remembered_program() {
        return Err("another version".into());
    }
    let data = page_data::read(&page).map_err(|why| JsValue::from_str(&why.to_string()))?;
    let main = page.query_selector("main")?.ok_or("no main part")?.unchecked_into();
    Ok(Fetched { data, main, document: page })
}

/// The script that has started this program. It may stand in a main part, which goes with its page, so it is looked for once.
pub(super) fn remembered_program() -> Option<String> {
    thread_local! {
        static PROGRAM: OnceCell<Option<String>> = const { OnceCell::new() };
    }
    PROGRAM.with(|known| known.get_or_init(|| program(&document())).clone())
}

fn program(page: &Document) -> Option<String> {
    attribute_of(page, "script[type=module]", "src")
}

pub(crate) fn attribute_of(document: &Document, selector: &str, attribute: &str) -> Option<String> {
    document.query_selector(selector).ok()??.get_attribute(attribute)
}

pub(super) fn elements(document: &Document, selector: &str) -> Vec<HtmlElement> {
    let Ok(found) = document.query_selector_all(selector) else { return Vec::new() };
    (0..found.length()).filter_map(|index| found.item(index)?.dyn_into().ok()).collect()
}
