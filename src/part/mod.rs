//! Parts: pieces of the program that arrive when they are wanted, so that a page is alive before all of it has come.
//!
//! A release's WebAssembly is cut at the functions that [`crate::part!`] declares: what only they need is in files of its own
//! (`cargo course build` cuts). Natively and in debug builds all is in one piece, and a part is there at once.

#[cfg(feature = "csr")]
pub mod handover;
#[cfg(feature = "csr")]
mod wish;

use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Waker};

use leptos::html::Div;
use leptos::prelude::*;
use leptos::reactive::computed::ScopedFuture;

use crate::strings::part as strings;

/// Why a part does not come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Missing {
    /// Its program could not be loaded.
    Program,
    /// The part of the course that it shows could not be read, for this reason.
    Course(String),
}

#[cfg(feature = "split")]
impl From<wasm_split_helpers::SplitLoaderError> for Missing {
    fn from(_: wasm_split_helpers::SplitLoaderError) -> Self {
        Self::Program
    }
}

#[cfg(feature = "csr")]
impl From<crate::page_data::Unreadable> for Missing {
    fn from(why: crate::page_data::Unreadable) -> Self {
        Self::Course(why.to_string())
    }
}

/// A part on its way.
pub type Coming = Pin<Box<dyn Future<Output = Result<AnyView, Missing>>>>;

/// Declares a function that is a part of the program of its own: `part! { fn name(argument: Type) -> Value in file { .. } }`.
/// What needs the same file comes together. The function is asynchronous, and fails where the file cannot be loaded.
#[macro_export]
macro_rules! part {
    ($(#[$note:meta])* $visibility:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) -> $value:ty, in $file:ident $body:block) => {
        #[cfg(feature = "split")]
        $(#[$note])*
        #[wasm_split_helpers::wasm_split($file, fallible)]
        $visibility fn $name($($argument: $type),*) -> Result<$value, $crate::part::Missing> {
            let value = $body;
            Ok(value)
        }

        #[cfg(not(feature = "split"))]
        $(#[$note])*
        $visibility async fn $name($($argument: $type),*) -> Result<$value, $crate::part::Missing> {
            let value = $body;
            Ok(value)
        }
    };
    ($(#[$note:meta])* $visibility:vis fn $name:ident($($argument:ident: $type:ty),* $(,)?) in $file:ident $body:block) => {
        $crate::part! {
            $(#[$note])*
            $visibility fn $name($($argument: $type),*) -> leptos::prelude::AnyView, in $file {
                let view = $body;
                leptos::prelude::IntoAny::into_any(view)
            }
        }
    };
}

/// When a part is fetched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum When {
    /// At once.
    Now,
    /// When its place comes near what the reader sees.
    Near,
    /// When the reader points at what its place shows, or comes to it by keyboard; near, where it shows nothing yet.
    Asked,
}

/// What the page showed in the places of parts before it came alive, by their names: shown until they come.
#[derive(Clone, Debug, Default)]
pub struct Kept(pub Vec<(String, String)>);

impl Kept {
    fn of(&self, name: &str) -> Option<String> {
        self.0.iter().find(|(kept, _)| kept == name).map(|(_, html)| html.clone())
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum State {
    Coming,
    Here,
    Missing(Missing),
}

/// The place of a part. It is found by its name among what the page showed before.
pub fn place<F>(name: &'static str, when: When, load: impl Fn() -> F + Send + Sync + 'static) -> AnyView
where
    F: Future<Output = Result<AnyView, Missing>> + 'static,
{
    // What asks for it may be an event, which belongs to nobody: the part belongs to its place.
    let owner = Owner::current().unwrap_or_default();
    let load = Callback::new(move |()| owner.with(|| -> Coming { Box::pin(ScopedFuture::new_untracked(load())) }));
    let (frame, state) = (NodeRef::new(), RwSignal::new(State::Coming));
    Place { name, frame, load, begun: StoredValue::new(false), state, view: StoredValue::new_local(None) }.show(when)
}

#[derive(Clone, Copy)]
struct Place {
    name: &'static str,
    frame: NodeRef<Div>,
    load: Callback<(), Coming>,
    begun: StoredValue<bool>,
    state: RwSignal<State>,
    view: StoredValue<Option<AnyView>, LocalStorage>,
}

impl Place {
    fn show(self, when: When) -> AnyView {
        let Self { name, frame, state, view, .. } = self;
        let before = with_context::<Kept, _>(|kept| kept.of(name)).flatten();
        if when == When::Now || cfg!(not(feature = "split")) {
            self.begin();
        } else if when == When::Near || before.is_none() {
            // Where nothing stands yet, nobody can ask.
            #[cfg(feature = "csr")]
            wish::when_near(frame, move || self.begin());
        }
        let is_coming = move || (state.get() == State::Coming).then_some("");
        let content = move || match state.get() {
            State::Here => view.try_update_value(Option::take).flatten(),
            State::Coming => before.clone().map(|html| view! { <div class="part" inner_html=html></div> }.into_any()),
            State::Missing(why) => Some(view! { <MissingNotice place=self why/> }.into_any()),
        };
        view! {
            <div class="part" data-part=name data-coming=is_coming node_ref=frame on:pointerover=move |_| self.begin() on:focusin=move |_| self.begin()>{content}</div>
        }
        .into_any()
    }

    /// Fetches the part, and shows it at once if it is there already.
    fn begin(self) {
        if self.begun.try_update_value(|begun| std::mem::replace(begun, true)) != Some(false) {
            return;
        }
        let mut coming = self.load.run(());
        match coming.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
            Poll::Ready(result) => self.arrive(result),
            Poll::Pending => {
                #[cfg(feature = "csr")]
                wasm_bindgen_futures::spawn_local(async move { self.arrive(coming.await) });
            }
        }
    }

    fn arrive(self, result: Result<AnyView, Missing>) {
        let (state, view) = match result {
            Ok(view) => (State::Here, Some(view)),
            Err(why) => (State::Missing(why), None),
        };
        // The place may be gone by now.
        let _ = self.view.try_set_value(view);
        #[cfg(feature = "csr")]
        let left = self.frame.try_get_untracked().flatten().map(|frame| handover::take(&frame));
        let _ = self.state.try_set(state);
        #[cfg(feature = "csr")]
        if let Some(left) = left {
            // The page changes after this.
            request_animation_frame(move || left.give());
        }
    }
}

/// Says that a part did not come, and offers to try again. Where the host has a new version by now, only a page that is
/// loaded anew has all of its parts.
#[component]
fn MissingNotice(place: Place, why: Missing) -> impl IntoView {
    let words = match why {
        Missing::Program => strings::PART_MISSING.to_owned(),
        Missing::Course(why) => strings::course_missing(&why),
    };
    let reload = |_| drop(window().location().reload());
    let again = move |_| {
        place.state.set(State::Coming);
        place.begun.set_value(false);
        place.begin();
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

    part! {
        fn greeting(name: &'static str) in greetings { view! { <p>"Hello, " {name}</p> } }
    }

    #[test]
    fn where_all_is_in_one_piece_a_part_is_there_at_once() {
        for when in [When::Now, When::Near] {
            let html = Owner::new().with(|| place("greeting", when, || greeting("Ada")).to_html());
            assert!(html.contains("data-part=\"greeting\"") && html.contains("Hello, "), "{html}");
        }
    }
}
