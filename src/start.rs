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
/// nothing to fetch: then the service worker has browsers prepare pages.
pub fn fetch_ahead() {
    if crate::update::is_kept() {
        return;
    }
    let mut asked = Vec::new();
    let ask = Closure::<dyn FnMut(web_sys::Event)>::new(move |event: web_sys::Event| {
        let element = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        let link = element.and_then(|element| element.closest("a[href]").ok().flatten());
        if let Some(address) = link.and_then(page_of)
            && !asked.contains(&address)
        {
            prefetch(&address);
            asked.push(address);
        }
    });
    let ask = ask.into_js_value();
    for event in ["pointerover", "focusin"] {
        let _ = document().add_event_listener_with_callback(event, ask.unchecked_ref());
    }
    request_idle_callback(|| {
        let next = document().query_selector("a[rel=next]").ok().flatten();
        if let Some(address) = next.and_then(page_of) {
            prefetch(&address);
        }
    });
}

/// The other page of the course to which a link leads, if it leads to one.
fn page_of(link: web_sys::Element) -> Option<String> {
    let link: web_sys::HtmlAnchorElement = link.dyn_into().ok()?;
    let (base, here) = (document().base_uri().ok()??, window().location().href().ok()?);
    let without_fragment = |address: &str| address.split('#').next().unwrap_or_default().to_owned();
    let page = without_fragment(&link.href());
    (page.starts_with(&base) && page.ends_with('/') && page != without_fragment(&here)).then_some(page)
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
