//! What keeps progress safe beyond this page: the browser's promise not to clear it, and files made of it.

use wasm_bindgen::{JsCast, JsValue};

use super::Moment;
use super::storage::{LocalStorage, Storage, key};

/// Whether the browser promises to keep what this site stores; `None` where it does not say.
pub async fn is_promised() -> Option<bool> {
    ask_browser("persisted").await
}

/// Asks the browser for that promise. Some browsers decide by themselves, some ask the reader.
pub async fn ask_for_promise() -> Option<bool> {
    ask_browser("persist").await
}

/// The same, once in the life of this browser: whoever has refused is not asked again.
pub async fn ask_for_promise_once() {
    let key = key("asked-to-keep");
    if matches!(LocalStorage.read(&key), Ok(None)) && LocalStorage.write(&key, "yes").is_ok() {
        ask_for_promise().await;
    }
}

pub fn note_export(now: Moment) {
    // Where nothing can be kept there is no progress to be reminded of either.
    let _ = LocalStorage.write(&key("exported"), &now.to_string());
}

/// When a file was last made, 0 if never.
pub fn last_export() -> Moment {
    let noted = LocalStorage.read(&key("exported")).ok().flatten();
    noted.and_then(|text| text.parse().ok()).unwrap_or_default()
}

/// Absent in old browsers, and where the page came over a connection that is not secure.
async fn ask_browser(method: &str) -> Option<bool> {
    let property = |object: &JsValue, name: &str| js_sys::Reflect::get(object, &name.into()).ok();
    let storage = property(&leptos::prelude::window().navigator(), "storage")?;
    let method = property(&storage, method)?.dyn_into::<js_sys::Function>().ok()?;
    let promise = method.call0(&storage).ok()?.dyn_into::<js_sys::Promise>().ok()?;
    wasm_bindgen_futures::JsFuture::from(promise).await.ok()?.as_bool()
}
