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
    let shown = move || ready.get() && progress.with(|progress| progress.open_attempt().is_none());
    let take_over = move |_| {
        #[cfg(feature = "csr")]
        leptos::task::spawn_local(async { drop(worker::take_over().await) });
    };
    view! {
        <div class="update-notice" role="status">
            {move || {
                shown()
                    .then(|| {
                        view! {
                            <p class="notice">
                                {strings::NEW_VERSION}
                                <button type="button" on:click=take_over>{strings::LOAD_IT}</button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

#[cfg(feature = "csr")]
pub(crate) use worker::{is_kept, tell_theme};

#[cfg(feature = "csr")]
mod worker {
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
            move || {
                let _ = ready.try_set(container.controller().is_some() && registration.waiting().is_some());
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
        Ok(())
    }

    /// Lets the new version take over, and shows the page as it has it.
    pub(super) async fn take_over() -> Result<(), JsValue> {
        let container = container()?;
        let registration: ServiceWorkerRegistration = JsFuture::from(container.ready()?).await?.dyn_into()?;
        listen(&container, "controllerchange", || drop(window().location().reload()));
        registration.waiting().map_or(Ok(()), |worker| worker.post_message(&"take over".into()))
    }

    /// Whether this page came from what the browser keeps of the course.
    pub(crate) fn is_kept() -> bool {
        container().is_ok_and(|container| container.controller().is_some())
    }

    /// Tells the colours that the reader has chosen: the worker gives pages in them, from their first paint on.
    pub(crate) fn tell_theme(id: &str) -> Result<(), JsValue> {
        let Some(worker) = container()?.controller() else { return Ok(()) };
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
