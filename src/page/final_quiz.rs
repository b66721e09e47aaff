//! The final quiz: what it is, then the attempt under way.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_navigate;

use crate::course::COURSE;
use crate::progress::final_quiz::{pool, question_count};
use crate::progress::{Scope, Score, use_progress};
use crate::quiz::ExamView;
use crate::route::Route;

/// The page of the final quiz. An attempt under way goes on where it was left.
#[component]
pub fn FinalQuizPage() -> impl IntoView {
    let progress = use_progress();
    let navigate = use_navigate();
    let open = Memo::new(move |_| progress.with(|progress| progress.open_attempt().map(|(id, _)| id)));
    let begun = RwSignal::new(false);
    let submit = Callback::new(move |attempt| {
        progress.update(|progress, now| progress.submit_final(attempt, &COURSE, now));
        navigate(&Route::Score.path(), Default::default());
    });
    view! {
        <Title text="Final quiz"/>
        <div class="page final-quiz" class:is-under-way=move || open.get().is_some()>
            <h1 tabindex="-1">"Final quiz"</h1>
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
    let progress = use_progress();
    let scope = RwSignal::new(Scope::default());
    let count = move || question_count(&COURSE, scope.get());
    let start = move |_| {
        begun.set(true);
        progress.update(|progress, now| progress.start_final_quiz(&COURSE, scope.get_untracked(), now));
    };
    let last =
        move || progress.with(|progress| progress.submitted_attempts().first().map(|(_, _, outcome)| outcome.score()));
    if question_count(&COURSE, Scope::All) == 0 {
        return view! { <p class="lead">"The course has no questions yet."</p> }.into_any();
    }
    let needed = move || Score { points: COURSE.pass_mark * count() as f64, of: count() }.points_in_words();
    view! {
        <p class="lead">{move || format!("{} questions, one at a time. Each attempt draws its questions anew.", count())}</p>
        <ScopeChoice scope/>
        <ul class="final-facts">
            <li>{move || format!("You pass with {} of {} points.", needed(), count())}</li>
            <li>
                "Where several options are right, each of them earns a part of the point, and a wrong one takes a part away."
            </li>
            <li>"There is no clock. Every tick is kept: leave whenever you like, and go on where you were."</li>
            <li>"Afterwards you see every explanation, and which lessons to read again."</li>
        </ul>
        <p class="exam-actions">
            <button type="button" class="primary" on:click=start>"Start the quiz"</button>
            {move || {
                last()
                    .map(|score| {
                        view! {
                            <a href=Route::Score.href() data-internal="">{format!("Your last score: {score}")}</a>
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
    let lessons = |scope| pool(&COURSE, scope).len();
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
        let all = format!("{} lessons; those that you have opened come first", lessons(Scope::All));
        view! {
            <fieldset class="final-scope">
                <legend>"What to ask about"</legend>
                {choice(Scope::Core, "The core path", format!("{} lessons", lessons(Scope::Core)))}
                {choice(Scope::All, "The whole course", all)}
            </fieldset>
        }
    })
}
