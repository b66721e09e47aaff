//! Files that the reader saves or chooses. Nothing is sent anywhere. Only for event handlers.

use js_sys::{Array, JsString};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, File, HtmlAnchorElement, Url};

use crate::progress::transfer::LARGEST_FILE;
use crate::strings::progress as strings;

/// Lets the browser save a text as a file of this name; `kind` is its media type.
pub fn save(name: &str, kind: &str, text: &str) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    save_blob(name, &Blob::new_with_str_sequence_and_options(&Array::of1(&JsValue::from_str(text)), &options)?)
}

pub fn save_blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let address = Url::create_object_url_with_blob(blob)?;
    let document = leptos::prelude::document();
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    link.set_href(&address);
    link.set_download(name);
    // Some browsers follow only links that are part of the page.
    if let Some(body) = document.body() {
        body.append_child(&link)?;
    }
    link.click();
    link.remove();
    Url::revoke_object_url(&address)
}

/// Puts a text on the clipboard; false where the browser does not let it.
pub async fn copy(text: &str) -> bool {
    // Absent where the page came over a connection that is not secure.
    let clipboard = js_sys::Reflect::get(&leptos::prelude::window().navigator(), &"clipboard".into());
    match clipboard {
        Ok(clipboard) if !clipboard.is_undefined() => {
            let written = clipboard.unchecked_into::<web_sys::Clipboard>().write_text(text);
            wasm_bindgen_futures::JsFuture::from(written).await.is_ok()
        }
        _ => false,
    }
}

pub async fn read(file: &File) -> Result<String, String> {
    if file.size() > LARGEST_FILE {
        return Err(strings::FILE_TOO_LARGE.to_owned());
    }
    let read = wasm_bindgen_futures::JsFuture::from(file.text()).await;
    let text = read.ok().and_then(|text| text.dyn_into::<JsString>().ok());
    text.map(String::from).ok_or_else(|| strings::FILE_UNREADABLE.to_owned())
}

/// The files that the reader has chosen in a file field, whose choice is then forgotten: the same file
/// can be chosen again.
pub fn chosen(event: &web_sys::Event) -> Vec<File> {
    let field = event.target().and_then(|target| target.dyn_into::<web_sys::HtmlInputElement>().ok());
    let files = field.as_ref().and_then(web_sys::HtmlInputElement::files).map(|files| list(&files)).unwrap_or_default();
    if let Some(field) = field {
        field.set_value("");
    }
    files
}

pub fn list(files: &web_sys::FileList) -> Vec<File> {
    (0..files.length()).filter_map(|at| files.get(at)).collect()
}
