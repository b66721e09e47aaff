//! The colours that the reader has chosen, before the program is there to ask for them.

use player::{THEME, storage_key};
use web_sys::{Document, Window};

/// Shows the page in them. Pages that the browser has kept come in them.
pub(crate) fn show(window: &Window, document: &Document) {
    if super::first_interaction::is_cached(window) {
        return;
    }
    let chosen = window
        .local_storage()
        .ok()
        .flatten()
        .and_then(|storage| storage.get_item(&storage_key(&super::course(document), THEME)).ok().flatten());
    if let (Some(chosen), Some(root)) = (chosen, document.document_element()) {
        let _ = root.set_attribute("data-theme", &chosen);
    }
}
