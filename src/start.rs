//! What every program does when it starts.

use std::cell::RefCell;
use std::rc::Rc;

use leptos::prelude::*;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::Element;

use crate::navigation::link::{page_of, without_fragment};

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
    let painted = js_sys::Promise::new(&mut |resolve, _| {
        request_animation_frame(move || {
            set_timeout(move || drop(resolve.call0(&JsValue::UNDEFINED)), std::time::Duration::ZERO);
        });
    });
    let _ = JsFuture::from(painted).await;
}

/// Tells tests and measurements that the page answers, once it does.
pub fn say_ready() {
    Effect::new(|_| document().document_element().map(|root| root.set_attribute("data-ready", "yes")));
}

/// Fetches pages before they are asked for, so that they open at once: each one that the reader points at or comes to
/// with the keyboard, and when there is nothing else to do, the next one. Once the course is kept in the browser, there is
/// nothing to fetch.
pub fn fetch_ahead() {
    if crate::update::is_kept() {
        return;
    }
    let asked = Rc::new(RefCell::new(Vec::new()));
    let ask = Rc::new(move |link: Element| {
        let here = window().location().href().unwrap_or_default();
        let page = link.dyn_ref().and_then(page_of).filter(|page| *page != without_fragment(&here));
        if let Some(address) = page.filter(|page| !asked.borrow().contains(page)) {
            prefetch(&address);
            asked.borrow_mut().push(address);
        }
    });
    let pointed = ask.clone();
    let pointed = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        element
            .and_then(|element| element.closest("a[href]").ok().flatten())
            .into_iter()
            .for_each(|link| pointed(link));
    });
    let pointed = pointed.into_js_value();
    for event in ["pointerover", "focusin"] {
        let _ = document().add_event_listener_with_callback(event, pointed.unchecked_ref());
    }
    request_idle_callback(move || {
        document().query_selector("a[rel=next]").ok().flatten().into_iter().for_each(|link| ask(link));
    });
}

fn prefetch(address: &str) {
    if let (Ok(link), Some(head)) = (document().create_element("link"), document().head()) {
        let _ = link.set_attribute("rel", "prefetch");
        let _ = link.set_attribute("href", address);
        let _ = head.append_child(&link);
    }
}

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
