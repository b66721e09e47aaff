//! A question at the end of a lesson: answered, checked, explained, tried again.

use leptos::html::{Div, Fieldset};
use leptos::prelude::*;

use super::frame::{QuestionFrame, focus_option};
use super::verdict::{VerdictIcon, history_words};
use crate::course::{Lesson, Question};
use crate::progress::grading::grade;
use crate::progress::{safety, use_progress};
use crate::strings::quiz as strings;

/// One question with its Check button, then its verdict; `number` counts from 1.
#[component]
pub fn PracticeQuestion(lesson: &'static Lesson, question: &'static Question, number: usize) -> impl IntoView {
    let progress = use_progress();
    let record = Memo::new(move |_| progress.with(|progress| progress.question(&question.id)));
    let order = Memo::new(move |_| progress.with(|progress| progress.option_order(question)));
    let chosen = Memo::new(move |_| record.with(|record| record.chosen()));
    let checked = Memo::new(move |_| record.with(|record| record.is_checked()));
    let nothing_chosen = RwSignal::new(false);
    let group = NodeRef::<Fieldset>::new();
    let verdict = NodeRef::<Div>::new();
    let focus_verdict = RwSignal::new(false);
    Effect::new(move |_| {
        // The verdict appears only after the check, and only a check by this reader takes the focus.
        if let Some(verdict) = verdict.get().filter(|_| focus_verdict.get()) {
            focus_verdict.set(false);
            let _ = verdict.focus();
        }
    });

    let choose = move |option: &'static str| {
        nothing_chosen.set(false);
        progress.update(|progress, now| progress.choose(question, option, now));
    };
    let finished = move || progress.with_untracked(|progress| progress.lesson_finished(lesson));
    let check = move || {
        let was_finished = finished();
        progress.update(|progress, now| progress.check(lesson, question, now));
        let done = checked.get_untracked();
        nothing_chosen.set(!done);
        focus_verdict.set(done);
        if finished() && !was_finished {
            // Who has come that far wants it kept.
            leptos::task::spawn_local(safety::ask_for_promise_once());
        }
    };
    let try_again = move |_| {
        progress.update(|progress, now| progress.try_again(question, now));
        request_animation_frame(move || focus_option(group, 0));
    };
    let hint = move || nothing_chosen.get().then_some(strings::NOTHING_CHOSEN);
    view! {
        <p class="question-number">{strings::question_of(number, lesson.questions.len())}</p>
        <QuestionFrame
            question
            order
            chosen
            revealed=checked
            on_choose=choose
            on_enter=move |()| check()
            node_ref=group
        >
            <div class="question-actions">
                <Show
                    when=move || checked.get()
                    fallback=move || {
                        view! {
                            <button type="button" class="primary" on:click=move |_| check()>{strings::CHECK}</button>
                            <span class="question-hint" role="status">{hint}</span>
                        }
                    }
                >
                    <button type="button" on:click=try_again>{strings::TRY_AGAIN}</button>
                    <div class="verdict" tabindex="-1" node_ref=verdict>
                        {move || {
                            let marks = chosen.with(|chosen| grade(question, chosen));
                            let history = record
                                .with(|record| history_words(record.first(), record.best(), record.attempts().len()));
                            view! {
                                <VerdictIcon verdict=marks.verdict()/>
                                <p>
                                    <strong>{strings::verdict(marks)}</strong>
                                    {history.map(|words| view! { <span class="verdict-history">{words}</span> })}
                                </p>
                            }
                        }}
                    </div>
                </Show>
            </div>
            <Show when=move || record.with(|record| record.is_revised(question))>
                <p class="question-revised">{strings::REVISED}</p>
            </Show>
        </QuestionFrame>
    }
}
