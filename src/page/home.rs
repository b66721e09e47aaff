//! The first page: what the course teaches, how far the reader is, and where to go on.

use leptos::prelude::*;

use crate::course::{COURSE, Lesson};
use crate::page::lesson::numbered_name;
use crate::progress::use_progress;
use crate::route::Route;

/// The home page.
#[component]
pub fn HomePage() -> impl IntoView {
    view! {
        <div class="page home">
            <h1 tabindex="-1">{COURSE.title}</h1>
            <p class="lead">{COURSE.description}</p>
            <Continue/>
            <section aria-labelledby="what">
                <h2 id="what">"What you will learn"</h2>
                <ul>
                    <li>"How each optimizer moves, and why: you set it off on a landscape, and see."</li>
                    <li>"The update rule of each, every symbol named, and the PyTorch and Keras calls."</li>
                    <li>"What each is good and bad at, so that you know which one to pick."</li>
                </ul>
            </section>
            <LessonList/>
            <section class="after" aria-labelledby="after">
                <h2 id="after">"When you are through"</h2>
                <p>
                    <a href=Route::Review.href()>"Review"</a>" has all update rules on one page. The "
                    <a href=Route::FinalQuiz.href()>"final quiz"</a>
                    {format!(" asks {} questions from all lessons and tells your score.", COURSE.final_questions)}
                </p>
            </section>
        </div>
    }
}

/// One button: start, go on, or repeat, and how far the reader is.
#[component]
fn Continue() -> impl IntoView {
    let progress = use_progress();
    let next = Memo::new(move |_| {
        progress.with(|progress| {
            let fresh = progress.last_lesson().is_none();
            let lesson = progress
                .last_lesson()
                .and_then(|id| COURSE.lesson(id))
                .filter(|lesson| !progress.lesson_finished(lesson))
                .or_else(|| COURSE.lessons.iter().find(|lesson| !progress.lesson_finished(lesson)));
            (fresh, lesson)
        })
    });
    let button = move || match next.get() {
        (true, Some(lesson)) => (Route::Lesson(lesson.id).href(), format!("Start: {}", numbered_name(lesson))),
        (false, Some(lesson)) => (Route::Lesson(lesson.id).href(), format!("Continue: {}", numbered_name(lesson))),
        (_, None) => (Route::FinalQuiz.href(), "All lessons done: to the final quiz".to_owned()),
    };
    let finished = move || {
        progress.with(|progress| COURSE.lessons.iter().filter(|lesson| progress.lesson_finished(lesson)).count())
    };
    view! {
        <p class="continue">
            <a class="button primary" href=move || button().0>{move || button().1}</a>
            <span class="so-far">{move || format!("{} of {} lessons done", finished(), COURSE.lessons.len())}</span>
        </p>
        <progress class="bar" max=COURSE.lessons.len().to_string() prop:value=move || finished() as f64 aria-label="Lessons done"></progress>
    }
}

/// All lessons with their state: the core path, then the deeper path.
#[component]
pub fn LessonList() -> impl IntoView {
    let deeper = COURSE.lessons.iter().any(|lesson| lesson.station.is_none());
    view! {
        <section aria-labelledby="core">
            <h2 id="core">"Core path"</h2>
            <p class="path-note">"Six optimizers, a few minutes each, in the order in which one led to the next."</p>
            <ol class="lessons">
                {COURSE.lessons.iter().filter(|lesson| lesson.station.is_some()).map(|lesson| view! { <LessonEntry lesson/> }).collect_view()}
            </ol>
        </section>
        {deeper.then(|| view! {
            <section aria-labelledby="deeper">
                <h2 id="deeper">"Deeper path"</h2>
                <p class="path-note">"Same form, read in any order, or skip."</p>
                <ol class="lessons">
                    {COURSE.lessons.iter().filter(|lesson| lesson.station.is_none()).map(|lesson| view! { <LessonEntry lesson/> }).collect_view()}
                </ol>
            </section>
        })}
    }
}

#[component]
fn LessonEntry(lesson: &'static Lesson) -> impl IntoView {
    let progress = use_progress();
    let score = Memo::new(move |_| progress.with(|progress| progress.lesson_score(lesson)));
    let state = move || {
        let of = lesson.questions.len();
        if progress.with(|progress| progress.lesson_finished(lesson)) {
            format!("done, quiz {}", score.get().best)
        } else if score.get().answered > 0 {
            format!("quiz {} of {of} answered", score.get().answered)
        } else if progress.with(|progress| progress.lesson_opened(lesson.id)) {
            "begun".to_owned()
        } else {
            format!("{} min", lesson.minutes)
        }
    };
    let done = move || progress.with(|progress| progress.lesson_finished(lesson));
    view! {
        <li class="lesson-entry" class:done=done>
            <a href=Route::Lesson(lesson.id).href()>
                <span class="number" aria-hidden="true">{lesson.station.map(|station| station.to_string())}</span>
                <span class="name">{lesson.name}</span>
                <span class="idea">{lesson.title}</span>
                <span class="state">{state}</span>
            </a>
        </li>
    }
}
