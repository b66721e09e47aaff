//! The final quiz: what it is, then the attempt under way.

use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_navigate;

use crate::course::COURSE;
use crate::progress::final_quiz::question_count;
use crate::progress::{Score, use_progress};
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
    let count = question_count(&COURSE);
    let needed = Score { points: COURSE.pass_mark * count as f64, of: count };
    let start = move |_| {
        begun.set(true);
        progress.update(|progress, now| progress.start_final_quiz(&COURSE, now));
    };
    let last =
        move || progress.with(|progress| progress.submitted_attempts().first().map(|(_, _, outcome)| outcome.score()));
    if count == 0 {
        return view! { <p class="lead">"The course has no questions yet."</p> }.into_any();
    }
    view! {
        <p class="lead">
            {format!("{count} questions from all the core lessons, one at a time. Each attempt draws its questions anew.")}
        </p>
        <ul class="final-facts">
            <li>{format!("You pass with {} of {count} points.", needed.points_in_words())}</li>
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
