//! The first page: what the course teaches, how far the reader is, and where to go on.

use leptos::prelude::*;

use crate::course::{Course, Lesson, use_course};
use crate::island::Island;
use crate::page::lesson::numbered_name;
use crate::progress::{Progress, use_progress};
use crate::route::Route;
use crate::strings::{lesson as strings, shell};

#[component]
pub fn HomePage() -> impl IntoView {
    let course = use_course();
    let teaches = course.teaches.iter().map(|what| view! { <li>{what.as_str()}</li> }).collect_view();
    view! {
        <div class="page home">
            <h1 tabindex="-1">{course.title.as_str()}</h1>
            <p class="lead">{course.description.as_str()}</p>
            <Island name="continue"><Continue/></Island>
            {(!course.teaches.is_empty()).then(|| view! {
                <section aria-labelledby="what">
                    <h2 id="what">{strings::WHAT}</h2>
                    <ul>{teaches}</ul>
                </section>
            })}
            <Island name="lesson-list"><LessonList/></Island>
            <section class="after" aria-labelledby="after">
                <h2 id="after">{strings::AFTER}</h2>
                <p>
                    <a href=Route::Review.href()>{shell::REVIEW}</a>{strings::REVIEW_HAS}
                    <a href=Route::FinalQuiz.href()>{strings::FINAL_QUIZ}</a>
                    {strings::final_quiz_asks(course.final_questions)}
                </p>
            </section>
        </div>
    }
}

/// One button: start, go on, or repeat, and how far the reader is.
#[component]
pub fn Continue() -> impl IntoView {
    let (course, progress) = (use_course(), use_progress());
    let next = Memo::new(move |_| {
        progress.with(|progress| {
            let fresh = progress.last_lesson().is_none();
            let lesson = progress
                .last_lesson()
                .and_then(|id| course.lesson(id))
                .filter(|lesson| !progress.lesson_finished(lesson))
                .or_else(|| course.lessons.iter().find(|lesson| !progress.lesson_finished(lesson)));
            (fresh, lesson)
        })
    });
    let button = move || match next.get() {
        (true, Some(lesson)) => (Route::Lesson(&lesson.id).href(), strings::start(&numbered_name(lesson, course))),
        (false, Some(lesson)) => (Route::Lesson(&lesson.id).href(), strings::go_on(&numbered_name(lesson, course))),
        (_, None) => (Route::FinalQuiz.href(), strings::ALL_DONE.to_owned()),
    };
    let finished = move || {
        progress.with(|progress| course.lessons.iter().filter(|lesson| progress.lesson_finished(lesson)).count())
    };
    view! {
        <p class="continue">
            <a class="button primary" href=move || button().0>{move || button().1}</a>
            <span class="so-far">{move || strings::so_far(finished(), course.lessons.len())}</span>
        </p>
        <progress class="bar" max=course.lessons.len().to_string() prop:value=move || finished() as f64 value=move || finished() as f64 aria-label=strings::LESSONS_DONE></progress>
    }
}

/// All lessons with their state: the core path, then the deeper path.
#[component]
pub fn LessonList() -> impl IntoView {
    let course = use_course();
    let note = |words: &'static str| (!words.is_empty()).then(|| view! { <p class="path-note">{words}</p> });
    let deeper = course.lessons.iter().any(|lesson| lesson.station.is_none());
    view! {
        <section aria-labelledby="core">
            <h2 id="core">{strings::CORE_PATH}</h2>
            {note(&course.core_path)}
            <ol class="lessons">
                {course.lessons.iter().filter(|lesson| lesson.station.is_some()).map(|lesson| view! { <LessonEntry lesson/> }).collect_view()}
            </ol>
        </section>
        {deeper.then(|| view! {
            <section aria-labelledby="deeper">
                <h2 id="deeper">{strings::DEEPER_PATH}</h2>
                {note(&course.deeper_path)}
                <ol class="lessons">
                    {course.lessons.iter().filter(|lesson| lesson.station.is_none()).map(|lesson| view! { <LessonEntry lesson/> }).collect_view()}
                </ol>
            </section>
        })}
    }
}

#[component]
fn LessonEntry(lesson: &'static Lesson) -> impl IntoView {
    let (course, progress) = (use_course(), use_progress());
    let state = move || progress.with(|progress| lesson_state(progress, lesson));
    let done = move || progress.with(|progress| progress.lesson_finished(lesson));
    view! {
        <li class="lesson-entry" class:done=done>
            <a href=Route::Lesson(&lesson.id).href()>
                <span class="number" aria-hidden="true">{station_mark(lesson, course)}</span>
                <span class="name">{lesson.name.as_str()}</span>
                <span class="idea">{lesson.title.as_str()}</span>
                <span class="state">{state}</span>
            </a>
        </li>
    }
}

/// The number of a station, beside the first of its lessons.
pub fn station_mark(lesson: &Lesson, course: &Course) -> Option<String> {
    let first = course.lessons.iter().find(|other| other.station == lesson.station);
    lesson.station.filter(|_| first.is_some_and(|first| first.id == lesson.id)).map(|station| station.to_string())
}

/// How far the reader is with a lesson, in a word or two.
pub fn lesson_state(progress: &Progress, lesson: &Lesson) -> String {
    let score = progress.lesson_score(lesson);
    if progress.lesson_finished(lesson) {
        strings::done(&score)
    } else if score.answered > 0 {
        strings::quiz_answered(score.answered, lesson.questions.len())
    } else if progress.lesson_opened(&lesson.id) {
        strings::BEGUN.to_owned()
    } else {
        strings::minutes_short(lesson.minutes)
    }
}
