//! What every program does when it starts.

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// Waits until the reader is at the page. Browsers render pages that a reader is about to open; such a page is not open
/// yet: it must keep nothing, count nothing and take no focus.
pub async fn reader_is_here() {
    let is_ahead = js_sys::Reflect::get(&document(), &"prerendering".into()).is_ok_and(|ahead| ahead.is_truthy());
    if is_ahead {
        let opened = js_sys::Promise::new(&mut |resolve, _| {
            let _ = document().add_event_listener_with_callback("prerenderingchange", &resolve);
        });
        let _ = JsFuture::from(opened).await;
        painted().await;
    }
}

/// Waits until the page has been painted: what is to be read comes before what is to be touched.
pub(crate) async fn painted() {
    let frame = js_sys::Promise::new(&mut |resolve, _| {
        request_animation_frame(move || drop(resolve.call0(&JsValue::UNDEFINED)));
    });
    let _ = JsFuture::from(frame).await;
    // A frame is painted after its callbacks.
    give_way().await;
}

/// Lets what waits come in between: input, and a frame.
pub(crate) async fn give_way() {
    let next = js_sys::Promise::new(&mut |resolve, _| {
        set_timeout(move || drop(resolve.call0(&JsValue::UNDEFINED)), std::time::Duration::ZERO);
    });
    let _ = JsFuture::from(next).await;
}

/// Says whether the page answers: to style sheets, to what queues clicks, to tests and measurements.
pub fn set_ready(is_ready: bool) {
    let Some(root) = document().document_element() else { return };
    let _ = if is_ready { root.set_attribute(READY, "yes") } else { root.remove_attribute(READY) };
}

const READY: &str = "data-ready";

/// Moves the focus to the page's heading when the reader came from another page of the course, so that keyboard and
/// screen reader start there. The first page keeps the browser's own focus.
pub fn focus_heading() {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let came_from_here = document().referrer().starts_with(&base);
    let elsewhere = document().active_element().is_some_and(|element| element.tag_name() != "BODY");
    let fragment = window().location().hash().is_ok_and(|hash| !hash.is_empty());
    if !came_from_here || elsewhere || fragment {
        return;
    }
    if let Ok(Some(heading)) = document().query_selector("main h1") {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = heading.unchecked_into::<web_sys::HtmlElement>().focus_with_options(&options);
    }
}

/// Goes to the place on the page that the address names; without one to its top.
pub fn scroll_to_fragment() {
    let fragment = window().location().hash().unwrap_or_default();
    let name = js_sys::decode_uri_component(fragment.trim_start_matches('#')).map(String::from).unwrap_or_default();
    match document().get_element_by_id(&name).filter(|_| !name.is_empty()) {
        Some(place) => place.scroll_into_view(),
        None => window().scroll_to_with_x_and_y(0.0, 0.0),
    }
}
