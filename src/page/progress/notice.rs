//! What was just reset or brought in, and the button that undoes it.

use leptos::html::Div;
use leptos::prelude::*;

use crate::progress::{Moment, Progress, ProgressStore, use_progress};
use crate::strings::progress as strings;

/// Changes progress as a whole, and takes the focus to the note that says so.
#[derive(Clone, Copy)]
pub struct Notice {
    progress: ProgressStore,
    place: NodeRef<Div>,
    undone: RwSignal<bool>,
}

impl Default for Notice {
    fn default() -> Self {
        Self::new()
    }
}

impl Notice {
    pub fn new() -> Self {
        Self { progress: use_progress(), place: NodeRef::new(), undone: RwSignal::new(false) }
    }

    /// Makes a change that can be undone; the words say what it was.
    pub fn revise(self, words: String, change: impl FnOnce(&mut Progress, Moment)) {
        self.undone.set(false);
        self.progress.revise(words, change);
        self.focus();
    }

    fn undo(self) {
        self.progress.undo();
        self.undone.set(true);
        self.focus();
    }

    /// The button that was pressed may be gone: the focus must not go with it.
    fn focus(self) {
        request_animation_frame(move || {
            if let Some(place) = self.place.try_get_untracked().flatten() {
                let _ = place.focus();
            }
        });
    }
}

/// The note: what was done, with a button that undoes it until something else is done.
#[component]
pub fn UndoNotice(notice: Notice) -> impl IntoView {
    let words = Memo::new(move |_| notice.progress.revised());
    let shown = move || words.with(Option::is_some) || notice.undone.get();
    view! {
        <div class="undo-notice" class:is-shown=shown tabindex="-1" role="group" aria-label=strings::WHAT_CHANGED node_ref=notice.place>
            {move || match words.get() {
                Some(words) => {
                    Some(
                        view! {
                            <p>{words}</p>
                            <button type="button" on:click=move |_| notice.undo()>{strings::UNDO}</button>
                        }
                            .into_any(),
                    )
                }
                None if notice.undone.get() => Some(view! { <p>{strings::UNDONE}</p> }.into_any()),
                None => None,
            }}
        </div>
    }
}
