//! Pages that are fetched and parsed before they are asked for, so that they open at once: each one that the reader points
//! at or comes to with the keyboard, and when there is nothing else to do, the next one.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{future_to_promise, spawn_local};
use web_sys::{AbortController, Element};

use super::fetched;
use super::link::{page_of, without_fragment};

/// So many pages wait to be opened at most.
const WAITING: usize = 4;

/// How long the reader rests on a link before its page is fetched: a pointer that passes over a menu asks for nothing.
const REST: Duration = Duration::from_millis(65);

/// A page on its way, or parsed already.
pub(super) struct Waiting {
    address: String,
    pub(super) request: AbortController,
    /// Fulfilled with its document.
    pub(super) page: js_sys::Promise,
}

#[derive(Clone, Default)]
pub(super) struct Ahead(Rc<RefCell<Vec<Waiting>>>);

impl Ahead {
    /// Fetches what the reader points at, from now on.
    pub(super) fn listen(&self) {
        for (event, delay) in [("pointerover", REST), ("focusin", REST), ("pointerdown", Duration::ZERO)] {
            let ahead = self.clone();
            super::listen(document().as_ref(), event, move |event| {
                let element = event.target().and_then(|target| target.dyn_into::<Element>().ok());
                let Some(link) = element.and_then(|element| element.closest("a[href]").ok().flatten()) else { return };
                let ahead = ahead.clone();
                let fetch = move || {
                    if link.matches(":hover, :focus, :active") == Ok(true) {
                        ahead.fetch(&link);
                    }
                };
                set_timeout(fetch, delay);
            });
        }
    }

    /// Fetches the page after this one when there is nothing else to do.
    pub(super) fn fetch_next(&self) {
        let ahead = self.clone();
        request_idle_callback(move || {
            document().query_selector("a[rel=next]").ok().flatten().iter().for_each(|link| ahead.fetch(link));
        });
    }

    /// Takes a page out that was fetched or is being fetched.
    pub(super) fn take(&self, address: &str) -> Option<Waiting> {
        let mut waiting = self.0.borrow_mut();
        let at = waiting.iter().position(|waiting| waiting.address == without_fragment(address))?;
        Some(waiting.remove(at))
    }

    /// Forgets all of them: the host may have other ones by now.
    pub(super) fn forget(&self) {
        self.0.borrow_mut().clear();
    }

    fn fetch(&self, link: &Element) {
        let here = super::location();
        let page = link.dyn_ref().and_then(page_of).filter(|page| *page != without_fragment(&here));
        let Some(address) = page.filter(|page| self.0.borrow().iter().all(|waiting| waiting.address != *page)) else {
            return;
        };
        let Ok(request) = AbortController::new() else { return };
        let (wanted, signal) = (address.clone(), request.signal());
        let page =
            future_to_promise(async move { fetched::fetch(&wanted, Some(&signal), false).await.map(Into::into) });
        let (ahead, coming, failed) = (self.clone(), page.clone(), address.clone());
        spawn_local(async move {
            // Whoever asks for it later tries anew.
            if wasm_bindgen_futures::JsFuture::from(coming).await.is_err() {
                ahead.take(&failed);
            }
        });
        let mut waiting = self.0.borrow_mut();
        waiting.push(Waiting { address, request, page });
        if waiting.len() > WAITING {
            waiting.remove(0);
        }
    }
}
