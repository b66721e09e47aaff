//! How safe progress is: what is in no file yet, and what the browser promises.

use leptos::prelude::*;

use crate::progress::transfer::Amount;
use crate::progress::{Moment, ProgressStore, clock, safety, use_progress};
use crate::route::Route;
use crate::strings::progress as strings;

/// When a file was last made, as the page knows it: nothing until there is a browser to ask.
#[derive(Clone, Copy)]
pub struct LastExport(RwSignal<Option<Moment>>);

impl LastExport {
    /// Reads it as soon as the page runs.
    pub fn load() -> Self {
        let moment = RwSignal::new(None);
        Effect::new(move |_| moment.set(Some(safety::last_export())));
        Self(moment)
    }

    /// A file was made just now.
    pub fn note(self) {
        let now = clock::now();
        safety::note_export(now);
        self.0.set(Some(now));
    }

    /// What has come since that file was made. Follows progress.
    fn missing(self, progress: ProgressStore) -> Option<(Moment, Amount)> {
        let moment = self.0.get()?;
        Some((moment, progress.with(|progress| progress.since(moment))))
    }
}

/// What is in no file yet, in a sentence.
#[component]
pub fn InNoFile(exported: LastExport) -> impl IntoView {
    let progress = use_progress();
    let words = move || exported.missing(progress).and_then(|(moment, missing)| words(moment, missing));
    view! { <p role="status">{words}</p> }
}

fn words(exported: Moment, missing: Amount) -> Option<String> {
    let last = (exported > 0).then(|| clock::in_words(exported));
    strings::in_no_file(last.as_deref(), missing)
}

/// After a final quiz: a quiet reminder, as long as no file holds it.
#[component]
pub fn ExportReminder() -> impl IntoView {
    let exported = LastExport::load();
    let progress = use_progress();
    let missing = Memo::new(move |_| exported.missing(progress).is_some_and(|(_, missing)| missing.final_quizzes > 0));
    view! {
        <Show when=move || missing.get()>
            <p class="exam-note">
                {strings::ONLY_HERE[0]}
                <a href=format!("{}#file", Route::Progress.href())>{strings::ONLY_HERE[1]}</a>
            </p>
        </Show>
    }
}

/// What the browser promises, and a way to ask it.
#[component]
pub fn Promise() -> impl IntoView {
    let promised = RwSignal::new(None::<bool>);
    let refused = RwSignal::new(false);
    Effect::new(move |_| {
        leptos::task::spawn_local(async move {
            // The reader may have left the page meanwhile.
            promised.try_set(safety::is_promised().await);
        });
    });
    let ask = move |_| {
        leptos::task::spawn_local(async move {
            let answer = safety::ask_for_promise().await;
            refused.try_set(answer != Some(true));
            promised.try_set(answer);
        });
    };
    let words = move || match (promised.get(), refused.get()) {
        (Some(true), _) => strings::PROMISED,
        (_, true) => strings::NOT_PROMISED,
        (Some(false), false) => strings::MAY_BE_CLEARED,
        (None, false) => "",
    };
    view! {
        <p role="status">{words}</p>
        <Show when=move || promised.get() == Some(false) && !refused.get()>
            <p><button type="button" on:click=ask>{strings::ASK_TO_KEEP}</button></p>
        </Show>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_no_file_holds_is_reported() {
        let (nothing, some) = (Amount::default(), Amount { answers: 3, final_quizzes: 1, lessons: 0 });
        let day = 1_763_715_900_000;
        assert_eq!(words(0, nothing), None);
        assert_eq!(words(0, some).as_deref(), Some("In no file yet: 3 answers and 1 final quiz."));
        let all = "Everything is in the file that you exported on 21 November 2025, 09:05.";
        assert_eq!(words(day, nothing).as_deref(), Some(all));
        let rest = "In no file since your last export on 21 November 2025, 09:05: 3 answers and 1 final quiz.";
        assert_eq!(words(day, some).as_deref(), Some(rest));
    }
}
