//! A page as it comes from the host: its HTML, understood as a document of its own.

use std::cell::OnceCell;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    AbortSignal, Document, DomParser, HtmlElement, NodeList, RequestCache, RequestInit, Response, SupportedType,
};

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
}

impl Fetched {
    /// A page as it was fetched, with what it carries. An error is what this program cannot show.
    pub(super) fn of(document: Document) -> Result<Self, JsValue> {
        let data = page_data::read(&document).map_err(|why| JsValue::from_str(&why.to_string()))?;
        let main = document.query_selector("main")?.ok_or("no main part")?.unchecked_into();
        Ok(Self { data, main, document })
    }
}

/// Fetches a page. An error is whatever this program cannot show: the host is away, there is no such page, or it belongs to
/// another version of the program.
pub(super) async fn fetch(address: &str, request: Option<&AbortSignal>, anew: bool) -> Result<Document, JsValue> {
    let options = RequestInit::new();
    options.set_signal(request);
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
    // What it carries is kept once it was read.
    page_data::read(&page).map_err(|why| JsValue::from_str(&why.to_string()))?;
    // What starts a program is of no use here, and would be fetched.
    elements(&page, "main :is(link, script:not([id]), template)").iter().for_each(|starter| starter.remove());
    super::entry::bring_styles(&elements(&page, "style[data-sheet]"))?;
    Ok(page)
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
    document.query_selector_all(selector).iter().flat_map(all).collect()
}

/// All of a kind that were found.
pub(super) fn all<E: JsCast>(found: &NodeList) -> impl Iterator<Item = E> + use<E> {
    let found = found.clone();
    (0..found.length()).filter_map(move |index| found.item(index)?.dyn_into().ok())
}
