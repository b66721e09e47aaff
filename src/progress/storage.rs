//! Where text is kept: the browser's storage behind a small trait, with every failure as a value.

use std::fmt;

use wasm_bindgen::JsValue;

use crate::strings::progress::storage_failure;

/// The key of something that is kept of this course, so that another one on the same origin is not disturbed. Only to be used
/// in Effects and event handlers.
pub fn key(name: &str) -> String {
    player::storage_key(&course(), name)
}

#[cfg(target_arch = "wasm32")]
fn course() -> String {
    let root = web_sys::window().and_then(|window| window.document()?.document_element());
    root.and_then(|root| root.get_attribute(player::COURSE)).unwrap_or_default()
}

#[cfg(not(target_arch = "wasm32"))]
fn course() -> String {
    "course".to_owned()
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum StorageError {
    /// The browser does not let this page have storage (settings, private window, sandbox).
    Blocked(String),
    Full,
    /// Written without complaint, but not there when read back.
    Lost,
}

impl fmt::Display for StorageError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&storage_failure(self))
    }
}

/// A place for texts under keys.
pub trait Storage {
    fn read(&self, key: &str) -> Result<Option<String>, StorageError>;

    fn write(&self, key: &str, text: &str) -> Result<(), StorageError>;

    /// Keeps a copy of a text that could not be understood under a key of its own, and returns that
    /// key. Never overwrites another text; the same text is kept once.
    fn set_aside(&self, key: &str, text: &str) -> Result<String, StorageError> {
        for number in 1_u32.. {
            let aside = format!("{key}.set-aside-{number}");
            match self.read(&aside)? {
                Some(kept) if kept != text => {}
                Some(_) => return Ok(aside),
                None => {
                    self.write(&aside, text)?;
                    let kept = self.read(&aside)?;
                    return if kept.as_deref() == Some(text) { Ok(aside) } else { Err(StorageError::Lost) };
                }
            }
        }
        Err(StorageError::Full)
    }
}

/// The browser's `localStorage`. Only to be used in Effects and event handlers.
#[derive(Clone, Copy, Debug, Default)]
pub struct LocalStorage;

impl LocalStorage {
    /// The getter itself throws where storage is forbidden.
    fn open() -> Result<web_sys::Storage, StorageError> {
        web_sys::window()
            .ok_or_else(|| StorageError::Blocked("no window".to_owned()))?
            .local_storage()
            .map_err(failure)?
            .ok_or_else(|| StorageError::Blocked(String::new()))
    }
}

impl Storage for LocalStorage {
    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        Self::open()?.get_item(key).map_err(failure)
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
        Self::open()?.set_item(key, text).map_err(failure)
    }
}

/// Browsers throw a `DOMException` whose name tells a full storage from a forbidden one.
fn failure(thrown: JsValue) -> StorageError {
    let property = |name: &str| js_sys::Reflect::get(&thrown, &name.into()).ok().and_then(|value| value.as_string());
    let name = property("name").unwrap_or_default();
    if name == "QuotaExceededError" || name == "NS_ERROR_DOM_QUOTA_REACHED" {
        StorageError::Full
    } else {
        StorageError::Blocked(name)
    }
}
