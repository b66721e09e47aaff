//! The progress page: every lesson, the final quiz over time, reset with undo, export and import.

pub mod attempts;
pub mod keeping;
pub mod notice;
pub mod transfer;

use leptos::prelude::*;

use self::attempts::Attempts;
use self::notice::{Notice, UndoNotice};
use self::transfer::Transfer;
use crate::course::{Lesson, use_course};
use crate::progress::{Progress, clock, use_progress};
use crate::route::Route;
use crate::strings::progress as strings;

#[component]
pub fn ProgressPage() -> impl IntoView {
    let notice = Notice::new();
    view! {
        <div class="page your-progress">
            <h1 tabindex="-1">{strings::YOUR_PROGRESS}</h1>
            <p class="lead">{strings::LEAD}</p>
            <UndoNotice notice/>
            <Lessons notice/>
            <Attempts/>
            <Transfer notice/>
            <ResetAll notice/>
        </div>
    }
}

#[component]
fn Lessons(notice: Notice) -> impl IntoView {
    let course = use_course();
    view! {
        <section aria-labelledby="lessons">
            <h2 id="lessons">{strings::LESSONS}</h2>
            <div class="table" role="group" tabindex="0" aria-labelledby="lessons">
                <table class="progress-table">
                    <thead>
                        <tr>
                            {strings::LESSON_COLUMNS.map(|name| view! { <th scope="col">{name}</th> })}
                        </tr>
                    </thead>
                    <tbody>{course.lessons.iter().map(|lesson| view! { <LessonRow lesson notice/> }).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn LessonRow(lesson: &'static Lesson, notice: Notice) -> impl IntoView {
    let progress = use_progress();
    let record = Memo::new(move |_| progress.with(|progress| progress.lesson(&lesson.id)));
    let score = Memo::new(move |_| progress.with(|progress| progress.lesson_score(lesson)));
    let touched = Memo::new(move |_| progress.with(|progress| is_touched(progress, lesson)));
    let opened = move || {
        record
            .with(|record| record.opened)
            .map_or(strings::NOT_YET.to_owned(), |at| clock::date_in_short(at, clock::now()))
    };
    let simulations = move || {
        let ids = &lesson.simulations;
        let run = record.with(|record| ids.iter().filter(|id| record.simulations.contains(*id)).count());
        if ids.is_empty() { strings::NO_SIMULATION.to_owned() } else { strings::simulations_run(run, ids.len()) }
    };
    let quiz = move |first: bool| match score.get() {
        score if score.best.of == 0 => strings::NO_QUIZ.to_owned(),
        score if score.answered == 0 => strings::NO_ANSWER.to_owned(),
        score if first => score.first.to_string(),
        score => score.best.to_string(),
    };
    let reset = move |_| {
        notice.revise(strings::lesson_was_reset(&lesson.name), |progress, now| progress.reset_lesson(lesson, now));
    };
    view! {
        <tr>
            <th scope="row"><a href=Route::Lesson(&lesson.id).href()>{lesson.name.as_str()}</a></th>
            <td>{opened}</td>
            <td class="number">{simulations}</td>
            <td class="number">{move || quiz(false)}</td>
            <td class="number">{move || quiz(true)}</td>
            <td>
                <Show when=move || touched.get()>
                    <button type="button" aria-label=strings::reset(&lesson.name) on:click=reset>{strings::RESET}</button>
                </Show>
            </td>
        </tr>
    }
}

#[component]
fn ResetAll(notice: Notice) -> impl IntoView {
    let (course, progress) = (use_course(), use_progress());
    let anything = Memo::new(move |_| {
        progress.with(|progress| {
            progress.has_final_quiz() || course.lessons.iter().any(|lesson| is_touched(progress, lesson))
        })
    });
    let reset = move |_| {
        let had = progress.with_untracked(|progress| progress.amount());
        notice.revise(strings::all_was_reset(had), |progress, now| progress.reset_all(now));
    };
    view! {
        <Show when=move || anything.get()>
            <section aria-labelledby="start-over">
                <h2 id="start-over">{strings::START_OVER}</h2>
                <p>{strings::forgets(course.lessons.len())}</p>
                <p><button type="button" on:click=reset>{strings::RESET_ALL}</button></p>
            </section>
        </Show>
    }
}

/// Whether there is anything to reset.
fn is_touched(progress: &Progress, lesson: &Lesson) -> bool {
    progress.lesson(&lesson.id) != Default::default()
        || lesson.all_questions().any(|question| progress.question(&question.id) != Default::default())
}
