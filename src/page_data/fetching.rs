//! The data of a page in the browser.

use std::cell::RefCell;
use std::fmt;

use course_model::{Course, CourseCopy, Files, Mathematics, Page, Simulation};
use leptos::prelude::{document, window};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, Response};

use super::reading::{self, Json, text};

thread_local! {
    static PAGES: RefCell<Vec<&'static CarriedPage>> = const { RefCell::new(Vec::new()) };
    /// By the name of the file, or by the data of the page.
    static COURSES: RefCell<Vec<(String, &'static Course)>> = const { RefCell::new(Vec::new()) };
}

/// What a page carries, as far as its first instant needs it; [`course`] reads the rest.
#[derive(Debug)]
pub struct CarriedPage {
    /// The id of the lesson that is shown, on a lesson's page.
    pub lesson: Option<String>,
    /// Where the rest of the course can be fetched.
    pub files: Files,
    pub mathematics: Mathematics,
    /// The simulations on landscapes in the body of the lesson.
    pub simulations: Vec<Simulation>,
    json: String,
}

/// Why the course cannot be read here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// The page carries no data.
    Absent,
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

pub fn read(page: &Document) -> Result<&'static CarriedPage, Unreadable> {
    let json = page.get_element_by_id(crate::island::DATA).and_then(|element| element.text_content());
    let json = json.ok_or(Unreadable::Absent)?;
    if let Some(known) = PAGES.with_borrow(|known| known.iter().find(|known| known.json == json).copied()) {
        return Ok(known);
    }
    let value = js_sys::JSON::parse(&json).map_err(|_| Unreadable::Form("the page's data are no JSON".to_owned()))?;
    let files = value.get("files").ok_or_else(|| Unreadable::Form("the page names no files".to_owned()))?;
    let course = value.get("course").unwrap_or(JsValue::NULL);
    let lessons = course.get("lessons").and_then(|lessons| lessons.items()).unwrap_or_default();
    let blocks = lessons.iter().filter_map(|lesson| lesson.get("blocks")?.items()).flatten();
    let simulations = blocks.filter_map(|block| reading::simulation(&block.get("simulation")?));
    let mathematics = course.get("mathematics").map(|mathematics| reading::mathematics(&mathematics));
    let page = CarriedPage {
        lesson: text(&value, "lesson"),
        files: Files {
            index: text(&files, "index").unwrap_or_default(),
            questions: text(&files, "questions").unwrap_or_default(),
        },
        mathematics: mathematics.unwrap_or_default(),
        simulations: simulations.collect(),
        json,
    };
    let page: &'static CarriedPage = Box::leak(Box::new(page));
    PAGES.with_borrow_mut(|known| known.push(page));
    Ok(page)
}

pub fn course(page: &'static CarriedPage) -> Result<&'static Course, Unreadable> {
    once(&page.json, || parsed::<Page>(&page.json, "the page's data").map(|page| page.course))
}

/// Fetches a copy of the course, once for each version of it.
pub async fn fetch(files: &Files, wanted: CourseCopy) -> Result<&'static Course, Unreadable> {
    let name = files.name(wanted);
    if let Some(known) = known(name) {
        return Ok(known);
    }
    let json = file(name).await.map_err(|_| Unreadable::Fetch(name.to_owned()))?;
    once(name, || parsed(&json, name))
}

/// What is kept under a key, made where it is not there yet.
fn once(key: &str, make: impl FnOnce() -> Result<Course, Unreadable>) -> Result<&'static Course, Unreadable> {
    if let Some(known) = known(key) {
        return Ok(known);
    }
    let course: &'static Course = Box::leak(Box::new(make()?));
    COURSES.with_borrow_mut(|known| known.push((key.to_owned(), course)));
    Ok(course)
}

fn known(key: &str) -> Option<&'static Course> {
    COURSES.with_borrow(|known| known.iter().find(|(known, _)| known == key).map(|(_, course)| *course))
}

/// The symbols of the terms of a step: no page carries them, for they stand in the index.
pub fn term_symbol(label: &str) -> &'static str {
    let of = |(_, course): &(String, &'static Course)| {
        Some(course.mathematics.term(label)).filter(|symbol| !symbol.is_empty())
    };
    COURSES.with_borrow(|known| known.iter().find_map(of)).unwrap_or_default()
}

fn parsed<T: DeserializeOwned>(json: &str, what: &str) -> Result<T, Unreadable> {
    serde_json::from_str(json).map_err(|error| Unreadable::Form(format!("{what}: {error}")))
}

async fn file(name: &str) -> Result<String, JsValue> {
    let base = document().base_uri()?.unwrap_or_default();
    let address = web_sys::Url::new_with_base(name, &base)?.href();
    let answer: Response = JsFuture::from(window().fetch_with_str(&address)).await?.dyn_into()?;
    if !answer.ok() {
        return Err(JsValue::from_str(&answer.status_text()));
    }
    JsFuture::from(answer.text()?).await?.as_string().ok_or(JsValue::UNDEFINED)
}

impl Json for JsValue {
    fn get(&self, name: &str) -> Option<Self> {
        let member = js_sys::Reflect::get(self, &name.into()).ok()?;
        (!member.is_undefined()).then_some(member)
    }

    fn names(&self) -> Vec<String> {
        let names = self.dyn_ref::<js_sys::Object>().map(js_sys::Object::keys).unwrap_or_default();
        names.iter().filter_map(|name| name.as_string()).collect()
    }

    fn items(&self) -> Option<Vec<Self>> {
        self.dyn_ref::<js_sys::Array>().map(|items| items.iter().collect())
    }

    fn number(&self) -> Option<f64> {
        self.as_f64().or_else(|| self.as_bool().map(|switch| f64::from(u8::from(switch))))
    }

    fn text(&self) -> Option<String> {
        self.as_string()
    }
}
