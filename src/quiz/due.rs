//! Missed questions that have become due: a quiet section that is not there when none is.

use leptos::prelude::*;

use super::round::{RoundView, round_on_page};
use crate::course::use_course;
use crate::progress::{Moment, RoundLocation, clock, use_progress};
use crate::strings::quiz as strings;

/// How many questions are due, and the round that asks them once the reader wants it.
#[component]
pub fn DueForReview() -> impl IntoView {
    let (course, progress) = (use_course(), use_progress());
    // Looked at once: nothing becomes due under the reader's eyes.
    let opened = RwSignal::new(None::<Moment>);
    Effect::new(move |_| opened.set(Some(clock::now())));
    let due = Memo::new(move |_| {
        let questions = |now| progress.with(|progress| progress.due(course, now));
        opened
            .get()
            .map(questions)
            .unwrap_or_default()
            .into_iter()
            .map(|(_, question)| question.id.as_str())
            .collect::<Vec<_>>()
    });
    let asking = round_on_page(RoundLocation::Review);
    let begin =
        move |_| progress.update(|progress, now| progress.begin_round(RoundLocation::Review, due.get_untracked(), now));
    let words = move || strings::due(due.with(Vec::len));
    view! {
        <Show when=move || asking.get() || due.with(|due| !due.is_empty())>
            <section class="due" aria-labelledby="due">
                <h2 id="due">{strings::DUE}</h2>
                <Show
                    when=move || asking.get()
                    fallback=move || {
                        view! {
                            <p>{words}</p>
                            <p><button type="button" class="primary" on:click=begin>{strings::ASK_ME}</button></p>
                        }
                    }
                >
                    <RoundView place=RoundLocation::Review/>
                </Show>
            </section>
        </Show>
    }
}
