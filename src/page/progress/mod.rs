//! The progress page: every lesson, the final quiz over time, reset with undo, export and import.

pub mod attempts;
pub mod keeping;
pub mod notice;
pub mod transfer;

use leptos::prelude::*;
use leptos_meta::Title;

use self::attempts::Attempts;
use self::notice::{Notice, UndoNotice};
use self::transfer::Transfer;
use crate::course::{Block, COURSE, Lesson};
use crate::progress::transfer::counted;
use crate::progress::{Progress, clock, use_progress};
use crate::route::Route;

/// All that the course knows of the reader, on one page.
#[component]
pub fn ProgressPage() -> impl IntoView {
    let notice = Notice::new();
    view! {
        <Title text="Progress"/>
        <div class="page your-progress">
            <h1 tabindex="-1">"Your progress"</h1>
            <p class="lead">"All of it is kept in this browser, and nowhere else."</p>
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
    view! {
        <section aria-labelledby="lessons">
            <h2 id="lessons">"Lessons"</h2>
            <div class="table" role="group" tabindex="0" aria-labelledby="lessons">
                <table class="progress-table">
                    <thead>
                        <tr>
                            <th scope="col">"Lesson"</th>
                            <th scope="col">"Opened"</th>
                            <th scope="col">"Simulations run"</th>
                            <th scope="col">"Quiz, best"</th>
                            <th scope="col">"Quiz, first try"</th>
                            <th scope="col">"Reset"</th>
                        </tr>
                    </thead>
                    <tbody>{COURSE.lessons.iter().map(|lesson| view! { <LessonRow lesson notice/> }).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn LessonRow(lesson: &'static Lesson, notice: Notice) -> impl IntoView {
    let progress = use_progress();
    let record = Memo::new(move |_| progress.with(|progress| progress.lesson(lesson.id)));
    let score = Memo::new(move |_| progress.with(|progress| progress.lesson_score(lesson)));
    let touched = Memo::new(move |_| progress.with(|progress| is_touched(progress, lesson)));
    let opened = move || record.with(|record| record.opened).map_or("not yet".to_owned(), clock::date_in_words);
    let simulations = move || {
        let ids = simulations(lesson);
        let run = record.with(|record| ids.iter().filter(|id| record.simulations.contains(**id)).count());
        if ids.is_empty() { "none here".to_owned() } else { format!("{run} of {}", ids.len()) }
    };
    let quiz = move |first: bool| match score.get() {
        score if score.best.of == 0 => "no quiz".to_owned(),
        score if score.answered == 0 => "not yet".to_owned(),
        score if first => score.first.to_string(),
        score => score.best.to_string(),
    };
    let reset = move |_| {
        let words = format!(
            "“{}” was reset: its answers, its scores and the simulations run are gone. Final quizzes stay.",
            lesson.name
        );
        notice.revise(words, |progress, now| progress.reset_lesson(lesson, now));
    };
    view! {
        <tr>
            <th scope="row"><a href=Route::Lesson(lesson.id).href()>{lesson.name}</a></th>
            <td>{opened}</td>
            <td class="number">{simulations}</td>
            <td class="number">{move || quiz(false)}</td>
            <td class="number">{move || quiz(true)}</td>
            <td>
                <Show when=move || touched.get()>
                    <button type="button" aria-label=format!("Reset {}", lesson.name) on:click=reset>"Reset"</button>
                </Show>
            </td>
        </tr>
    }
}

#[component]
fn ResetAll(notice: Notice) -> impl IntoView {
    let progress = use_progress();
    let anything = Memo::new(move |_| {
        progress.with(|progress| {
            progress.has_final_quiz() || COURSE.lessons.iter().any(|lesson| is_touched(progress, lesson))
        })
    });
    let reset = move |_| {
        let had = progress.with_untracked(|progress| progress.amount());
        let words = format!("Everything was reset: {} and your place in the course are gone.", had.in_words());
        notice.revise(words, |progress, now| progress.reset_all(now));
    };
    view! {
        <Show when=move || anything.get()>
            <section aria-labelledby="start-over">
                <h2 id="start-over">"Start over"</h2>
                <p>
                    {format!(
                        "Forgets all {} and every final quiz. You can undo it until you do something else or leave the page.",
                        counted(COURSE.lessons.len(), "lesson", "lessons"),
                    )}
                </p>
                <p><button type="button" on:click=reset>"Reset everything"</button></p>
            </section>
        </Show>
    }
}

/// Whether there is anything to reset.
fn is_touched(progress: &Progress, lesson: &Lesson) -> bool {
    progress.lesson(lesson.id) != Default::default()
        || lesson.all_questions().any(|question| progress.question(question.id) != Default::default())
}

/// Ids of a lesson's simulations.
fn simulations(lesson: &Lesson) -> Vec<&'static str> {
    let simulation = |block: &'static Block| match block {
        Block::Simulation(simulation) => Some(simulation.id),
        _ => None,
    };
    lesson.blocks.iter().filter_map(simulation).collect()
}
