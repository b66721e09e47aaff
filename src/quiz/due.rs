//! Missed questions that have become due: a quiet section that is not there when none is.

use leptos::prelude::*;

use super::round::RoundView;
use crate::course::COURSE;
use crate::progress::round::Round;
use crate::progress::transfer::counted;
use crate::progress::{Moment, clock, use_progress};

/// How many questions are due, and the round that asks them once the reader wants it.
#[component]
pub fn DueForReview() -> impl IntoView {
    let progress = use_progress();
    // Looked at once: nothing becomes due under the reader's eyes.
    let opened = RwSignal::new(None::<Moment>);
    Effect::new(move |_| opened.set(Some(clock::now())));
    let due = Memo::new(move |_| {
        let questions = |now| progress.with(|progress| progress.due(&COURSE, now));
        opened.get().map(questions).unwrap_or_default().into_iter().map(|(_, question)| question.id).collect::<Vec<_>>()
    });
    let round = RwSignal::new(None::<RwSignal<Round>>);
    let owner = Owner::current();
    let begin = move |_| {
        // The round lives as long as the page, not as long as the button.
        let signal = || RwSignal::new(Round::new(due.get_untracked()));
        round.set(Some(owner.as_ref().map_or_else(signal, |owner| owner.with(signal))));
    };
    let begin = StoredValue::new(begin);
    let words = move || match due.with(Vec::len) {
        1 => "A question that you missed is due. Recalling it now is what makes it stay.".to_owned(),
        count => {
            format!(
                "{} that you missed are due. Recalling them now is what makes them stay.",
                counted(count, "question", "questions")
            )
        }
    };
    view! {
        <Show when=move || round.with(Option::is_some) || due.with(|due| !due.is_empty())>
            <section class="due" aria-labelledby="due">
                <h2 id="due">"Due for review"</h2>
                {move || match round.get() {
                    Some(round) => view! { <RoundView round/> }.into_any(),
                    None => {
                        view! {
                            <p>{words}</p>
                            <p><button type="button" class="primary" on:click=move |event| begin.with_value(|begin| begin(event))>"Ask me"</button></p>
                        }
                            .into_any()
                    }
                }}
            </section>
        </Show>
    }
}
