//! The texts of questions. A release's programs do not hold them: a lesson's page has those of its quiz in an element of
//! its own, the other pages name a file with all of them. Natively and in debug builds they are in the course.

use crate::course::{Block, COURSE, Choice, Question};

/// A piece of what is asked: the block with this number, as HTML.
pub fn prompt(question: &Question, number: usize) -> String {
    let own = match question.prompt.get(number) {
        Some(Block::Html(html)) => html,
        _ => "",
    };
    own_or_loaded(own, || format!("{} {number}", question.id))
}

/// An option, as HTML.
pub fn option(question: &Question, option: &Choice) -> String {
    own_or_loaded(option.html, || format!("{}/{}", question.id, option.id))
}

/// Why an option is right or wrong, as HTML.
pub fn explanation(question: &Question, option: &Choice) -> String {
    own_or_loaded(option.explanation, || format!("{}/{}?", question.id, option.id))
}

/// Every text of these questions by its key, for the page to hold.
pub fn of<'a>(questions: impl IntoIterator<Item = &'a Question>) -> Vec<(String, String)> {
    let mut texts = Vec::new();
    for question in questions {
        let blocks = question.prompt.iter().enumerate().filter(|(_, block)| matches!(block, Block::Html(_)));
        texts.extend(blocks.map(|(number, _)| (format!("{} {number}", question.id), prompt(question, number))));
        for choice in question.options {
            texts.push((format!("{}/{}", question.id, choice.id), option(question, choice)));
            texts.push((format!("{}/{}?", question.id, choice.id), explanation(question, choice)));
        }
    }
    texts
}

/// The same for the whole course.
pub fn all() -> Vec<(String, String)> {
    of(COURSE.questions().map(|(_, question)| question))
}

#[cfg(not(feature = "csr"))]
fn own_or_loaded(own: &str, _: impl FnOnce() -> String) -> String {
    own.to_owned()
}

#[cfg(feature = "csr")]
fn own_or_loaded(own: &str, key: impl FnOnce() -> String) -> String {
    if own.is_empty() { loaded::text(&key()) } else { own.to_owned() }
}

#[cfg(feature = "csr")]
pub use loaded::{Source, load, source};

#[cfg(feature = "csr")]
mod loaded {
    use std::cell::RefCell;

    use leptos::prelude::{document, window};
    use wasm_bindgen::{JsCast, JsValue};
    use wasm_bindgen_futures::JsFuture;

    thread_local! {
        static TEXTS: RefCell<JsValue> = const { RefCell::new(JsValue::UNDEFINED) };
    }

    /// Where a page has its texts.
    #[derive(Debug)]
    pub enum Source {
        /// In the page.
        Here(String),
        /// In a file at this address.
        File(String),
    }

    /// Where this page has them, if it wants any.
    pub fn source() -> Option<Source> {
        let element = document().get_element_by_id("texts")?;
        Some(
            element
                .get_attribute("href")
                .map_or_else(|| Source::Here(element.text_content().unwrap_or_default()), Source::File),
        )
    }

    /// Takes the texts in. Those in the page are there when this returns for the first time.
    pub async fn load(source: Source) -> Result<(), JsValue> {
        let json = match source {
            Source::Here(json) => json,
            Source::File(address) => {
                let answer = JsFuture::from(window().fetch_with_str(&address)).await?;
                let text = answer.dyn_into::<web_sys::Response>()?.text()?;
                JsFuture::from(text).await?.as_string().unwrap_or_default()
            }
        };
        let texts = js_sys::JSON::parse(&json)?;
        TEXTS.with(|known| known.replace(texts));
        Ok(())
    }

    pub(super) fn text(key: &str) -> String {
        TEXTS
            .with_borrow(|texts| js_sys::Reflect::get(texts, &key.into()).ok())
            .and_then(|text| text.as_string())
            .unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_question_has_all_its_texts_under_keys_of_their_own() {
        let texts = all();
        let mut keys: Vec<&str> = texts.iter().map(|(key, _)| key.as_str()).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), texts.len());
        for (_, question) in COURSE.questions() {
            let own = of([question]);
            assert!(own.len() > 2 * question.options.len(), "{}", question.id);
            assert!(own.iter().all(|(key, _)| key.starts_with(question.id)), "{}", question.id);
        }
    }
}
