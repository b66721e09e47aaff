//! What a page carries for its islands, and what they fetch besides.
//!
//! All that was read stays for as long as the program runs, once for each content: a page that is opened again finds what
//! it had. So components can hold on to it, and memory is bounded by the course.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt;

use course_model::{Course, Files, Page, Wanted};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Response};

thread_local! {
    static PAGES: RefCell<BTreeMap<String, &'static Page>> = const { RefCell::new(BTreeMap::new()) };
    static COURSES: RefCell<BTreeMap<String, &'static Course>> = const { RefCell::new(BTreeMap::new()) };
}

/// Why the course cannot be read here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The page carries no data.
    Absent,
    /// A file did not come.
    Fetch(String),
    /// What came is of another form than this program reads.
    Form(String),
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent => f.write_str("the page carries no data"),
            Self::Fetch(file) => write!(f, "{file} could not be fetched"),
            Self::Form(why) => f.write_str(why),
        }
    }
}

impl std::error::Error for Unreadable {}

/// Reads the data that a page carries.
pub fn read(page: &Document) -> Result<&'static Page, Unreadable> {
    let json = page
        .get_element_by_id(crate::island::DATA)
        .and_then(|element| element.text_content())
        .ok_or(Unreadable::Absent)?;
    if let Some(known) = PAGES.with_borrow(|known| known.get(&json).copied()) {
        return Ok(known);
    }
    let page: Page = serde_json::from_str(&json).map_err(|error| Unreadable::Form(error.to_string()))?;
    let page: &'static Page = Box::leak(Box::new(page));
    PAGES.with_borrow_mut(|known| known.insert(json, page));
    Ok(page)
}

/// Fetches a copy of the course, once for each version of it.
pub async fn fetch(files: &Files, wanted: Wanted) -> Result<&'static Course, Unreadable> {
    let name = files.name(wanted);
    if let Some(known) = COURSES.with_borrow(|known| known.get(name).copied()) {
        return Ok(known);
    }
    let json = text(name).await.map_err(|_| Unreadable::Fetch(name.to_owned()))?;
    let course: Course = serde_json::from_str(&json).map_err(|error| Unreadable::Form(format!("{name}: {error}")))?;
    let course: &'static Course = Box::leak(Box::new(course));
    COURSES.with_borrow_mut(|known| known.insert(name.to_owned(), course));
    Ok(course)
}

/// The text of a file of the site.
async fn text(name: &str) -> Result<String, JsValue> {
    let base = document().base_uri()?.unwrap_or_default();
    let address = web_sys::Url::new_with_base(name, &base)?.href();
    let answer: Response = JsFuture::from(window().fetch_with_str(&address)).await?.dyn_into()?;
    if !answer.ok() {
        return Err(JsValue::from_str(&answer.status_text()));
    }
    JsFuture::from(answer.text()?).await?.as_string().ok_or(JsValue::UNDEFINED)
}
