//! The course offline: the service worker that keeps it, and the word that a new version is ready.
//!
//! In a debug build there is none, for it would keep what its author is changing.

use leptos::prelude::*;

use crate::progress::use_progress;
use crate::strings::shell as strings;

/// Offers a new version as soon as the browser has taken it in whole. Nothing changes before the reader says so, and
/// nobody is asked in the midst of the final quiz.
#[component]
pub fn UpdateNotice() -> impl IntoView {
    let progress = use_progress();
    let ready = RwSignal::new(false);
    #[cfg(feature = "csr")]
    if !cfg!(debug_assertions) {
        Effect::new(move |_| leptos::task::spawn_local(async move { drop(worker::watch(ready).await) }));
    }
    #[cfg(feature = "csr")]
    Effect::new(move |_| worker::set_busy(progress.with(|progress| progress.open_attempt().is_some())));
    let shown = move || ready.get() && progress.with(|progress| progress.open_attempt().is_none());
    let load = move |_| {
        #[cfg(feature = "csr")]
        leptos::task::spawn_local(async {
            worker::take_over().await;
            let _ = window().location().reload();
        });
    };
    view! {
        <div class="update-notice" role="status">
            {move || {
                shown()
                    .then(|| {
                        view! {
                            <p class="notice">
                                {strings::NEW_VERSION}
                                <button type="button" on:click=load>{strings::LOAD_IT}</button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

#[cfg(feature = "csr")]
pub(crate) use worker::{post_theme, take_over_ready};

#[cfg(feature = "csr")]
mod worker {
    use std::cell::Cell;

    use leptos::prelude::*;
    use wasm_bindgen::prelude::*;
    use wasm_bindgen_futures::JsFuture;
    use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState};

    /// Registers the worker, and tells when a newer one waits beside it.
    pub(super) async fn watch(ready: RwSignal<bool>) -> Result<(), JsValue> {
        let container = container()?;
        let registration = JsFuture::from(container.register("service-worker.js")).await?;
        let registration: ServiceWorkerRegistration = registration.dyn_into()?;
        let look = {
            let registration = registration.clone();
            // The first worker of all is no new version: the page was there before it.
            let container = container.clone();
            move || {
                let is_ready = controller(&container).is_some() && registration.waiting().is_some();
                IS_READY.set(is_ready);
                let _ = ready.try_set(is_ready);
            }
        };
        look();
        let on_found = {
            let registration = registration.clone();
            move || {
                let Some(worker) = registration.installing() else { return };
                let (look, installing) = (look.clone(), worker.clone());
                listen(&worker, "statechange", move || {
                    if installing.state() == ServiceWorkerState::Installed {
                        look();
                    }
                });
            }
        };
        listen(&registration, "updatefound", on_found);
        let had_worker = controller(&container).is_some();
        // Another tab has let the new version take over: this one is told as well, and takes it at its next link.
        listen(&container, "controllerchange", move || {
            if had_worker {
                IS_RENEWED.set(true);
                let _ = ready.try_set(true);
            }
        });
        Ok(())
    }

    /// Lets a new version take over, if one waits. Another tab may have done that before: then the old one has lost its
    /// worker, and a page that is loaded anew is of the new version.
    pub(super) async fn take_over() {
        let Ok(container) = container() else { return };
        let Some(waiting) = waiting(&container).await else { return };
        let target = container.clone();
        let taken = js_sys::Promise::new(&mut |resolve, _| {
            let _ = target.add_event_listener_with_callback("controllerchange", &resolve);
        });
        if waiting.post_message(&"take over".into()).is_ok() {
            let _ = JsFuture::from(taken).await;
        }
    }

    /// Lets a new version take over where the reader goes on to another page anyway: says whether that page must be loaded.
    /// Nobody is interrupted in the midst of the final quiz.
    pub(crate) async fn take_over_ready() -> bool {
        if IS_BUSY.get() || cfg!(debug_assertions) {
            return false;
        }
        if IS_RENEWED.get() {
            return true;
        }
        // To ask the browser here would hold up every link.
        let is_ready = IS_READY.get();
        if is_ready {
            take_over().await;
        }
        is_ready
    }

    async fn waiting(container: &ServiceWorkerContainer) -> Option<web_sys::ServiceWorker> {
        let registration = JsFuture::from(container.get_registration()).await.ok()?;
        registration.dyn_into::<ServiceWorkerRegistration>().ok()?.waiting()
    }

    thread_local! {
        /// Whether the reader is in the midst of the final quiz.
        static IS_BUSY: Cell<bool> = const { Cell::new(false) };
        /// Whether a new version waits beside the one of this page.
        static IS_READY: Cell<bool> = const { Cell::new(false) };
        /// Whether another version has taken over since this document was loaded.
        static IS_RENEWED: Cell<bool> = const { Cell::new(false) };
    }

    /// Notes whether the reader may be led on to a new version.
    pub(super) fn set_busy(is_busy: bool) {
        IS_BUSY.set(is_busy);
    }

    /// The worker that gives this page its files. A course in a folder above may have one too, which is none of ours.
    fn controller(container: &ServiceWorkerContainer) -> Option<web_sys::ServiceWorker> {
        let base = document().base_uri().ok().flatten().unwrap_or_default();
        container.controller().filter(|worker| worker.script_url() == format!("{base}service-worker.js"))
    }

    /// Tells the colours that the reader has chosen: the worker gives pages in them, from their first paint on.
    pub(crate) fn post_theme(id: &str) -> Result<(), JsValue> {
        let Some(worker) = controller(&container()?) else { return Ok(()) };
        let message = js_sys::Object::new();
        js_sys::Reflect::set(&message, &"theme".into(), &id.into())?;
        worker.post_message(&message)
    }

    /// Browsers give none to pages that came over an insecure connection.
    fn container() -> Result<ServiceWorkerContainer, JsValue> {
        js_sys::Reflect::get(&window().navigator(), &"serviceWorker".into())?.dyn_into()
    }

    /// Calls for as long as the page lives.
    fn listen(target: &web_sys::EventTarget, event: &str, call: impl FnMut() + 'static) {
        let call = Closure::<dyn FnMut()>::new(call).into_js_value();
        let _ = target.add_event_listener_with_callback(event, call.unchecked_ref());
    }
}
