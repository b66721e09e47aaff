//! The final quiz: what it is, then the attempt under way.

use leptos::prelude::*;

use crate::course::use_course;
use crate::progress::final_quiz::{pool, question_count};
use crate::progress::{Scope, Score, use_progress};
use crate::quiz::ExamView;
use crate::route::{self, Route};
use crate::strings::quiz as strings;

/// The page of the final quiz. An attempt under way goes on where it was left.
#[component]
pub fn FinalQuizPage() -> impl IntoView {
    let (course, progress) = (use_course(), use_progress());
    let open = Memo::new(move |_| progress.with(|progress| progress.open_attempt().map(|(id, _)| id)));
    let begun = RwSignal::new(false);
    let submit = Callback::new(move |attempt| {
        progress.update(|progress, now| progress.submit_final(attempt, course, now));
        route::go(Route::Score);
    });
    view! {
        <div class="page final-quiz" class:is-under-way=move || open.get().is_some()>
            <h1 tabindex="-1">{strings::FINAL_QUIZ}</h1>
            {move || match open.get() {
                Some(attempt) => {
                    let begun_here = begun.get_untracked();
                    view! { <ExamView attempt begun_here on_submit=move |()| submit.run(attempt)/> }.into_any()
                }
                None => view! { <Start begun/> }.into_any(),
            }}
        </div>
    }
}

/// What awaits the reader, and the button that begins.
#[component]
fn Start(begun: RwSignal<bool>) -> impl IntoView {
    let (course, progress) = (use_course(), use_progress());
    let scope = RwSignal::new(Scope::default());
    let count = move || question_count(course, scope.get());
    let start = move |_| {
        begun.set(true);
        progress.update(|progress, now| progress.start_final_quiz(course, scope.get_untracked(), now));
    };
    let last =
        move || progress.with(|progress| progress.submitted_attempts().first().map(|(_, _, outcome)| outcome.score()));
    if question_count(course, Scope::All) == 0 {
        return view! { <p class="lead">{strings::NO_QUESTIONS}</p> }.into_any();
    }
    let needed = move || Score { points: course.pass_mark * count() as f64, of: count() }.points_in_words();
    view! {
        <p class="lead">{move || strings::final_lead(count())}</p>
        <ScopeChoice scope/>
        <ul class="final-facts">
            <li>{move || strings::pass_with(&needed(), count())}</li>
            {strings::FACTS.map(|fact| view! { <li>{fact}</li> })}
        </ul>
        <p class="exam-actions">
            <button type="button" class="primary" on:click=start>{strings::START}</button>
            {move || {
                last()
                    .map(|score| {
                        view! {
                            <a href=Route::Score.href() data-internal="">{strings::last_score(score)}</a>
                        }
                    })
            }}
        </p>
    }
    .into_any()
}

/// The core path or all lessons, where there is a difference.
#[component]
fn ScopeChoice(scope: RwSignal<Scope>) -> impl IntoView {
    let course = use_course();
    let lessons = |scope| pool(course, scope).len();
    let choice = move |value: Scope, name: &'static str, more: String| {
        view! {
            <label class="final-scope-choice">
                <input type="radio" name="final-scope" prop:checked=move || scope.get() == value
                    checked=value == Scope::default() on:change=move |_| scope.set(value)/>
                <span><strong>{name}</strong>" "{more}</span>
            </label>
        }
    };
    (lessons(Scope::All) > lessons(Scope::Core)).then(|| {
        let all = strings::scope_all(lessons(Scope::All));
        view! {
            <fieldset class="final-scope">
                <legend>{strings::SCOPE}</legend>
                {choice(Scope::Core, strings::SCOPE_CORE, strings::scope_core(lessons(Scope::Core)))}
                {choice(Scope::All, strings::SCOPE_ALL, all)}
            </fieldset>
        }
    })
}
