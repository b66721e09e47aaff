//! Lazy chunks: pieces of the program that are loaded on demand, so that a page is interactive before all of it is loaded.
//!
//! A release's WebAssembly is split at the functions that [`crate::lazy_chunk!`] declares: what only they need is in files of
//! its own (`cargo course build` splits). Natively and in debug builds all is in one piece, and a chunk is there at once.

#[cfg(feature = "csr")]
pub mod interaction_state;
#[cfg(feature = "csr")]
mod near_viewport;

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use leptos::html::Div;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;

use crate::strings::lazy_chunk as strings;

/// Why a chunk cannot be loaded.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChunkError {
    /// Its program could not be loaded.
    Program,
    /// The part of the course that it shows could not be read, for this reason.
    Course(String),
}

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for ChunkError {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self::Program
    }
}

#[cfg(feature = "csr")]
impl From<crate::page_data::Unreadable> for ChunkError {
    fn from(why: crate::page_data::Unreadable) -> Self {
        Self::Course(why.to_string())
    }
}

/// A chunk that is being loaded.
pub type LoadingChunk = Pin<Box<dyn Future<Output = Result<AnyView, ChunkError>>>>;

/// Declares a function that is loaded lazily: `lazy_chunk! { fn name(argument: Type) -> Value in chunk { .. } }`.
/// Functions of one chunk are loaded together. The function is asynchronous, and fails where the chunk cannot be loaded.
#[macro_export]
macro_rules! lazy_chunk {
    ($(#[$note:meta])* $visibility:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) -> $value:ty, in $file:ident $body:block) => {
        #[cfg(feature = "split")]
        $(#[$note])*
        #[wasm_split_helpers::wasm_split($file, fallible)]
        $visibility fn $name($($argument: $type),*) -> Result<$value, $crate::lazy_chunk::ChunkError> {
            let value = $body;
            Ok(value)
        }

        #[cfg(not(feature = "split"))]
        $(#[$note])*
        $visibility async fn $name($($argument: $type),*) -> Result<$value, $crate::lazy_chunk::ChunkError> {
            let value = $body;
            Ok(value)
        }
    };
    ($(#[$note:meta])* $visibility:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) in $file:ident $body:block) => {
        $crate::lazy_chunk! {
            $(#[$note])*
            $visibility fn $name($($argument: $type),*) -> leptos::prelude::AnyView, in $file {
                let view = $body;
                leptos::prelude::IntoAny::into_any(view)
            }
        }
    };
}

/// When a chunk is loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoadWhen {
    /// At once.
    Immediately,
    /// When its placeholder comes near the viewport.
    NearViewport,
    /// When the reader points at what its placeholder shows, or comes to it by keyboard; near the viewport, where it shows nothing yet.
    OnInteraction,
}

/// The prerendered content of the placeholders, by their names: shown until their chunks are loaded.
#[derive(Clone, Debug, Default)]
pub struct Prerendered(pub Vec<(String, String)>);

impl Prerendered {
    fn of(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(own, _)| own == name).map(|(_, html)| html.clone())
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Loading,
    Loaded,
    Failed(ChunkError),
}

/// The placeholder of a chunk. Its prerendered content is found by its name.
pub fn placeholder<F>(name: &'static str, when: LoadWhen, load: impl Fn() -> F + Send + Sync + 'static) -> AnyView
where
    F: Future<Output = Result<AnyView, ChunkError>> + 'static,
{
    // What asks for it may be an event, which has no owner: the chunk's view belongs to its placeholder.
    let owner = Owner::current().unwrap_or_default();
    let load =
        Callback::new(move |()| owner.with(|| -> LoadingChunk { Box::pin(ScopedFuture::new_untracked(load())) }));
    let (frame, state) = (NodeRef::new(), RwSignal::new(State::Loading));
    Placeholder { name, frame, load, started: StoredValue::new(false), state, view: StoredValue::new_local(None) }
        .show(when)
}

#[derive(Clone, Copy)]
struct Placeholder {
    name: &'static str,
    frame: NodeRef<Div>,
    load: Callback<(), LoadingChunk>,
    started: StoredValue<bool>,
    state: RwSignal<State>,
    view: StoredValue<Option<AnyView>, LocalStorage>,
}

impl Placeholder {
    fn show(self, when: LoadWhen) -> AnyView {
        let Self { name, frame, state, view, .. } = self;
        let before = with_context::<Prerendered, _>(|prerendered| prerendered.of(name)).flatten();
        if when == LoadWhen::Immediately || cfg!(not(feature = "split")) {
            self.start_loading();
        } else if when == LoadWhen::NearViewport || before.is_none() {
            // Where nothing is shown yet, nobody can interact with it.
            #[cfg(feature = "csr")]
            near_viewport::when_near(frame, move || self.start_loading());
        }
        let is_loading = move || (state.get() == State::Loading).then_some("");
        let content = move || match state.get() {
            State::Loaded => view.try_update_value(Option::take).flatten(),
            State::Loading => before.clone().map(|html| view! { <div class="chunk" inner_html=html></div> }.into_any()),
            State::Failed(why) => Some(view! { <ChunkErrorNotice placeholder=self why/> }.into_any()),
        };
        view! {
            <div class="chunk" data-chunk=name data-loading=is_loading node_ref=frame on:pointerover=move |_| self.start_loading() on:focusin=move |_| self.start_loading()>{content}</div>
        }
        .into_any()
    }

    /// Loads the chunk, and shows its view at once if it is loaded already.
    fn start_loading(self) {
        if self.started.try_update_value(|started| std::mem::replace(started, true)) != Some(false) {
            return;
        }
        let mut loading = self.load.run(());
        match loading.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => self.finish_loading(result),
            Poll::Pending => {
                #[cfg(feature = "csr")]
                wasm_bindgen_futures::spawn_local(async move { self.finish_loading(loading.await) });
            }
        }
    }

    fn finish_loading(self, result: Result<AnyView, ChunkError>) {
        let (state, view) = match result {
            Ok(view) => (State::Loaded, Some(view)),
            Err(why) => (State::Failed(why), None),
        };
        // The placeholder may be gone by now.
        let _ = self.view.try_set_value(view);
        #[cfg(feature = "csr")]
        let interactions = self.frame.try_get_untracked().flatten().map(|frame| interaction_state::capture(&frame));
        let _ = self.state.try_set(state);
        #[cfg(feature = "csr")]
        if let Some(interactions) = interactions {
            // The page changes after this.
            request_animation_frame(move || interactions.restore());
        }
    }
}

/// Says that a chunk could not be loaded, and offers to try again. Where the host has a new version by now, only a page that
/// is loaded anew has all of its chunks.
#[component]
fn ChunkErrorNotice(placeholder: Placeholder, why: ChunkError) -> impl IntoView {
    let words = match why {
        ChunkError::Program => strings::CHUNK_NOT_LOADED.to_owned(),
        ChunkError::Course(why) => strings::course_missing(&why),
    };
    let reload = |_| drop(window().location().reload());
    let again = move |_| {
        placeholder.state.set(State::Loading);
        placeholder.started.set_value(false);
        placeholder.start_loading();
    };
    view! {
        <p class="notice" role="alert">
            {words}" "
            <button type="button" on:click=again>{strings::TRY_AGAIN}</button>" "
            <button type="button" on:click=reload>{strings::RELOAD}</button>
        </p>
    }
}

#[cfg(all(test, feature = "ssr"))]
mod tests {
    use super::*;

    lazy_chunk! {
        fn greeting(name: &'static str) in greetings { view! { <p>"Hello, " {name}</p> } }
    }

    #[test]
    fn without_splitting_a_chunk_is_loaded_at_once() {
        for when in [LoadWhen::Immediately, LoadWhen::NearViewport] {
            let html = Owner::new().with(|| placeholder("greeting", when, || greeting("Ada")).to_html());
            assert!(html.contains("data-chunk=\"greeting\"") && html.contains("Hello, "), "{html}");
        }
    }
}
