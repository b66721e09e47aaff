//! The line under a lesson's quiz: the score, and how it came about.

use leptos::prelude::*;

use crate::course::Lesson;
use crate::progress::{SaveStatus, use_progress};
use crate::strings::quiz as strings;

/// "4/5" with words: best attempts first, first attempts beside them.
#[component]
pub fn ScoreLine(lesson: &'static Lesson) -> impl IntoView {
    let progress = use_progress();
    let score = Memo::new(move |_| progress.with(|progress| progress.lesson_score(lesson)));
    let status = progress.status();
    let saved = move || match status.get() {
        _ if score.get().answered == 0 => None,
        SaveStatus::NotLoaded => None,
        status if status.is_saved() => Some(strings::SAVED),
        _ => Some(strings::NOT_SAVED),
    };
    // What changes is set as a whole: a translator may have put a text of its own in the place of ours.
    view! {
        <p class="quiz-score">
            <strong class="number" inner_html=move || score.get().best.to_string()></strong>
            <span inner_html=move || strings::lesson_score(&score.get())></span>
            <span class="quiz-saved">{saved}</span>
        </p>
    }
}
