//! Links within the course, followed by the program: the next page's HTML is fetched, its main part put in place, and its
//! islands are mounted. No document is loaded, so the program stays.
//!
//! All else is as browsers do it: history with the reading position, focus, titles, new tabs. A page that the reader leaves
//! is cached for a while, so that "back" shows it as it was. Whatever cannot be followed here is left to the browser.

mod ahead;
mod entry;
pub(crate) mod fetched;
pub(crate) mod link;

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::*;
use leptos::reactive::owner::Owner;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{AbortController, Element};

use self::ahead::Ahead;
use self::entry::{Entry, Positions};
use self::fetched::Fetched;
use crate::lazy_chunk;
use crate::open_page::OpenPage;
use crate::page_data::{self, Unreadable};
use crate::theme::provide_theme;
use crate::{islands, start, term};

/// Most pages that are cached after the reader has left them; older ones are fetched anew.
const MAX_CACHED_PAGES: usize = 4;

thread_local! {
    static NAVIGATION: RefCell<Option<Rc<Navigation>>> = const { RefCell::new(None) };
}

/// Mounts the islands of the page that the browser has loaded, and follows links from then on.
pub fn open() -> Result<(), Unreadable> {
    let data = page_data::read(&document())?;
    let main = document().query_selector("main").ok().flatten().ok_or(Unreadable::Absent)?;
    let Ok(root) = document().create_element("div") else { return Err(Unreadable::Absent) };
    // The root of all islands is no part of the page: it holds what they share.
    leptos::mount::mount_to(root.unchecked_into(), move || {
        provide_theme();
        term::follow();
        let root = Owner::current().unwrap_or_default();
        let page = OpenPage::new(&root, data);
        spawn_local(async move {
            if let Some(body) = document().body() {
                islands::mount(body.into(), &page, std::future::ready(())).await;
            }
            // Until then links are plain.
            drop(follow_links(page, main).await);
        });
    })
    .forget();
    Ok(())
}

lazy_chunk! {
    fn follow_links(page: OpenPage, main: Element) -> (), in preloaded {
        let navigation = Rc::new(Navigation {
            root: page.root.clone(),
            here: RefCell::new(Entry::of_document(page, main)),
            cache: RefCell::default(),
            positions: RefCell::new(Positions::restored()),
            ahead: Ahead::default(),
            request: RefCell::default(),
            turn: Cell::default(),
        });
        fetched::remembered_program();
        navigation.clone().listen();
        NAVIGATION.set(Some(navigation));
        crate::live_reload::follow();
    }
}

/// Goes to a page of the course by its address relative to the site's folder.
pub(crate) fn go(href: &str) {
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    let Ok(address) = web_sys::Url::new_with_base(href, &base) else { return };
    match NAVIGATION.with_borrow(Clone::clone) {
        Some(navigation) => navigation.follow(address.href(), NavigationType::Push),
        None => drop(window().location().assign(&address.href())),
    }
}

/// Shows the page anew, as the host has it now, and keeps what the reader has in hand.
pub(crate) fn refresh() {
    if let Some(navigation) = NAVIGATION.with_borrow(Clone::clone) {
        navigation.follow(location(), NavigationType::Reload);
    }
}

/// How a page is come to.
#[derive(Clone, Copy, PartialEq)]
enum NavigationType {
    /// By a link: a new entry of the history.
    Push,
    /// By "back" or "forward": to an entry that there is, by its key.
    Traverse(f64),
    /// The same page once more.
    Reload,
}

struct Navigation {
    root: Owner,
    here: RefCell<Entry>,
    /// Cached pages, the one that was left last at the end.
    cache: RefCell<Vec<Entry>>,
    positions: RefCell<Positions>,
    ahead: Ahead,
    /// What is being fetched.
    request: RefCell<Option<AbortController>>,
    /// Counts pages that were asked for: what comes for an earlier one is too late.
    turn: Cell<u64>,
}

impl Navigation {
    fn listen(self: Rc<Self>) {
        // The browser restores the place of a document that it loads; within one, pages come and go here.
        let restores = |how| window().history().map(|history| history.set_scroll_restoration(how));
        let _ = restores(web_sys::ScrollRestoration::Manual);
        let navigation = self.clone();
        let target = window();
        listen(&target, "click", move |event| navigation.clicked(event.unchecked_ref()));
        let navigation = self.clone();
        listen(&target, "popstate", move |event| {
            let state = event.unchecked_ref::<web_sys::PopStateEvent>().state();
            navigation.traversed(entry::key_of(&state));
        });
        let navigation = self.clone();
        listen(&target, "pagehide", move |_| {
            navigation.note_position();
            navigation.positions.borrow().keep();
            let _ = restores(web_sys::ScrollRestoration::Auto);
        });
        listen(&target, "pageshow", move |_| drop(restores(web_sys::ScrollRestoration::Manual)));
        self.ahead.listen();
        self.ahead.fetch_next();
    }

    fn clicked(self: &Rc<Self>, event: &web_sys::MouseEvent) {
        if link::skips_to_content(event) {
            event.prevent_default();
            let _ = self.here.borrow().main.focus();
            return;
        }
        let Some(address) = link::followed(event) else { return };
        self.note_position();
        if link::is_within_page(&address) {
            return;
        }
        event.prevent_default();
        self.clone().follow(address, NavigationType::Push);
    }

    /// The browser has gone to another entry of the history.
    fn traversed(self: &Rc<Self>, key: Option<f64>) {
        let is_here = link::without_fragment(&location()) == self.here.borrow().address;
        let Some(key) = key else {
            // A place on this page that was not visited before: the browser goes there.
            self.here.borrow_mut().key = entry::mark();
            return;
        };
        self.note_position();
        if is_here {
            self.here.borrow_mut().key = key;
            self.positions.borrow().scroll_to(key);
            return;
        }
        let cached = {
            let mut cache = self.cache.borrow_mut();
            cache.iter().position(|entry| entry.key == key).map(|at| cache.remove(at))
        };
        match cached {
            Some(entry) => {
                self.turn.set(self.turn.get() + 1);
                self.restore(entry);
            }
            None => self.clone().follow(location(), NavigationType::Traverse(key)),
        }
    }

    fn note_position(&self) {
        let key = self.here.borrow().key;
        self.positions.borrow_mut().note(key);
    }

    /// Fetches a page and shows it. What was asked for before is not waited for any more.
    fn follow(self: Rc<Self>, address: String, kind: NavigationType) {
        if let Some(request) = self.request.take() {
            request.abort();
        }
        let turn = self.turn.get() + 1;
        self.turn.set(turn);
        if kind == NavigationType::Reload {
            self.ahead.forget();
        }
        let waiting = self.ahead.take(&address);
        let request = waiting.as_ref().map(|waiting| waiting.request.clone()).or_else(|| AbortController::new().ok());
        self.request.replace(request.clone());
        spawn_local(async move {
            if kind == NavigationType::Push && crate::update::take_over_ready().await {
                return drop(window().location().assign(&address));
            }
            let fetched = match waiting {
                Some(waiting) => JsFuture::from(waiting.page).await.map(wasm_bindgen::JsCast::unchecked_into),
                None => {
                    let signal = request.as_ref().map(AbortController::signal);
                    fetched::fetch(&address, signal.as_ref(), kind == NavigationType::Reload).await
                }
            };
            if self.turn.get() != turn {
                return;
            }
            let fetched = fetched.and_then(Fetched::of);
            match fetched {
                Ok(fetched) => self.show(fetched, &address, kind),
                Err(_) if kind == NavigationType::Reload => {}
                // The browser says what is wrong, or loads what this program cannot show.
                Err(_) if kind == NavigationType::Push => drop(window().location().assign(&address)),
                Err(_) => drop(window().location().reload()),
            }
        });
    }

    /// Puts a page in the place of the one that is shown.
    fn show(self: &Rc<Self>, fetched: Fetched, address: &str, kind: NavigationType) {
        let interactions = (kind == NavigationType::Reload)
            .then(|| crate::lazy_chunk::interaction_state::capture(&self.here.borrow().main));
        let place = window().scroll_y().unwrap_or_default();
        if kind == NavigationType::Push {
            self.note_position();
        }
        let key = match kind {
            NavigationType::Push => entry::push(address),
            NavigationType::Traverse(key) => key,
            NavigationType::Reload => self.here.borrow().key,
        };
        let page = OpenPage::new(&self.root, fetched.data);
        let entry = Entry::new(key, address, page.clone(), &fetched);
        let main = Element::from(entry.main.clone());
        // Clicks before the islands are mounted are queued, as on a page that has just been loaded.
        start::set_ready(false);
        // What is seen first is laid out first, unless it is known that the reader begins elsewhere.
        let is_top = kind == NavigationType::Push && !address.contains('#');
        let below = if is_top { entry::hold_back(&main) } else { Vec::new() };
        self.replace(entry, kind != NavigationType::Reload);
        match kind {
            NavigationType::Push => start::scroll_to_fragment(),
            NavigationType::Traverse(key) => self.positions.borrow().scroll_to(key),
            NavigationType::Reload => window().scroll_to_with_x_and_y(0.0, place),
        }
        if kind != NavigationType::Reload {
            self.here.borrow().announce();
        }
        let (navigation, turn) = (self.clone(), self.turn.get());
        spawn_local(async move {
            // What is to be read comes before what is to be touched.
            if kind != NavigationType::Reload {
                start::painted().await;
            }
            islands::mount(main.clone(), &page, entry::release(below)).await;
            if let Some(interactions) = interactions {
                interactions.restore_after_mount_in(main);
            }
            leptos::task::tick().await;
            // The heading may be another one now.
            let has_focus = document().active_element().is_some_and(|active| active.tag_name() != "BODY");
            if kind != NavigationType::Reload && !has_focus && navigation.turn.get() == turn {
                navigation.here.borrow().focus_heading();
            }
            navigation.ahead.fetch_next();
        });
    }

    /// Shows a cached page again.
    fn restore(self: &Rc<Self>, entry: Entry) {
        let key = entry.key;
        self.replace(entry, true);
        let here = self.here.borrow();
        here.page.set_active(true);
        self.positions.borrow().scroll_to(key);
        here.take_focus_back();
    }

    /// Puts an entry in the place of the one that is shown, which is cached from now on or freed.
    fn replace(&self, entry: Entry, is_cached: bool) {
        let mut before = self.here.replace(entry);
        before.leave();
        self.here.borrow().put_in_place_of(&before);
        if !is_cached {
            before.page.close();
            return;
        }
        before.page.set_active(false);
        let mut cache = self.cache.borrow_mut();
        cache.push(before);
        if cache.len() > MAX_CACHED_PAGES {
            cache.remove(0).page.close();
        }
    }
}

fn location() -> String {
    window().location().href().unwrap_or_default()
}

/// Calls for as long as the program runs.
fn listen(target: &web_sys::EventTarget, event: &str, call: impl FnMut(web_sys::Event) + 'static) {
    let call = Closure::<dyn FnMut(web_sys::Event)>::new(call).into_js_value();
    let _ = target.add_event_listener_with_callback(event, call.unchecked_ref());
}
