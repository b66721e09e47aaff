//! A lesson: text beside its simulation, then the quiz and the way on.

use leptos::prelude::*;

use crate::course::{Block, COURSE, Lesson, Reference};
use crate::island::Island;
use crate::page::block::BlockView;
use crate::page::contents::ContentsMenu;
use crate::page::not_found::NotFoundPage;
use crate::progress::{CurrentLesson, keep_record, use_progress};
use crate::quiz::QuizView;
use crate::route::Route;
use crate::strings::{lesson as strings, shell};

/// The lesson with this id, or the not-found page.
#[component]
pub fn LessonPage(
    /// Id of the lesson.
    id: &'static str,
) -> impl IntoView {
    match COURSE.lesson(id) {
        Some(lesson) => view! { <LessonView lesson/> }.into_any(),
        None => view! { <NotFoundPage/> }.into_any(),
    }
}

#[component]
fn LessonView(lesson: &'static Lesson) -> impl IntoView {
    let current = CurrentLesson::new(lesson.id);
    provide_context(current);
    keep_record(use_progress(), current);
    // The first simulation stands beside the text; on a phone it follows the lead.
    let stage = lesson.blocks.iter().position(|block| matches!(block, Block::Simulation(_)));
    let body = (0..lesson.blocks.len()).filter(move |number| Some(*number) != stage);
    let piece = move |number: usize| {
        let block = &lesson.blocks[number];
        if block.is_living() {
            view! { <Island name="block" number><BlockView block/></Island> }.into_any()
        } else {
            view! { <BlockView block/> }.into_any()
        }
    };
    view! {
        <article class="lesson" class:has-stage=stage.is_some()>
            <div class="lesson-place">
                <p class="kicker">{kicker(lesson)}</p>
                <ContentsMenu lesson/>
            </div>
            <header class="lesson-head">
                <h1 tabindex="-1">{lesson.title}</h1>
                <Prerequisites lesson/>
                <div class="lead" id="lead" inner_html=lesson.lead></div>
            </header>
            {stage.map(|number| view! { <aside class="lesson-stage" aria-label=strings::SIMULATION>{piece(number)}</aside> })}
            <div class="lesson-body">
                <Objectives lesson/>
                {body.map(piece).collect_view()}
                <Island name="quiz"><QuizView lesson/></Island>
                <References lesson/>
                <Neighbours lesson/>
            </div>
        </article>
    }
}

/// "Momentum (2/6)".
pub fn numbered_name(lesson: &Lesson) -> String {
    match lesson.station {
        Some(station) => format!("{} ({station}/{})", lesson.name, COURSE.stations),
        None => lesson.name.to_owned(),
    }
}

fn kicker(lesson: &Lesson) -> String {
    format!("{} · {}", numbered_name(lesson), strings::minutes(lesson.minutes))
}

#[component]
fn Objectives(lesson: &'static Lesson) -> impl IntoView {
    (!lesson.objectives.is_empty()).then(|| {
        view! {
            <section class="objectives" aria-label=strings::OBJECTIVES>
                <p>{strings::AFTERWARDS}</p>
                <ul>{lesson.objectives.iter().map(|objective| view! { <li inner_html=*objective></li> }).collect_view()}</ul>
            </section>
        }
    })
}

/// The lessons that this one builds on, where a reader may begin who came from elsewhere.
#[component]
fn Prerequisites(lesson: &'static Lesson) -> impl IntoView {
    let lessons = lesson.prerequisites.iter().filter_map(|id| COURSE.lesson(id));
    let link = |(index, lesson): (usize, &Lesson)| {
        view! { {if index > 0 { ", " } else { "" }}<a href=Route::Lesson(lesson.id).href()>{lesson.name}</a> }
    };
    (!lesson.prerequisites.is_empty()).then(|| {
        view! { <p class="builds-on">{strings::BUILDS_ON}{lessons.enumerate().map(link).collect_view()}</p> }
    })
}

/// Papers and books on what the lesson teaches.
#[component]
fn References(lesson: &'static Lesson) -> impl IntoView {
    let entry = |reference: &'static Reference| {
        let Reference { authors, year, title, venue, url, .. } = *reference;
        view! { <li>{format!("{authors} ({year}). ")}<a href=url rel="noopener">{title}</a>{format!(". {venue}.")}</li> }
    };
    (!lesson.references.is_empty()).then(|| {
        view! {
            <section class="references" aria-labelledby="references">
                <h2 id="references">{strings::READ_MORE}</h2>
                <ul>{lesson.references.iter().map(entry).collect_view()}</ul>
            </section>
        }
    })
}

/// The ways to the lesson before and the lesson after; after the last one, to the review.
#[component]
fn Neighbours(lesson: &'static Lesson) -> impl IntoView {
    let (previous, next) = COURSE.neighbours(lesson.id);
    let (next_href, next_name) = match next {
        Some(next) => (Route::Lesson(next.id).href(), numbered_name(next)),
        None => (Route::Review.href(), shell::REVIEW.to_owned()),
    };
    view! {
        <nav class="neighbours" aria-label=strings::NEIGHBOURS>
            {previous.map(|previous| view! {
                <a rel="prev" href=Route::Lesson(previous.id).href()><span>{strings::PREVIOUS}</span>{numbered_name(previous)}</a>
            })}
            <a rel="next" href=next_href><span>{strings::NEXT}</span>{next_name}</a>
        </nav>
    }
}
