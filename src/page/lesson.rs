//! A lesson: text beside its simulation, then the quiz and the way on.

use leptos::prelude::*;

use crate::course::{Block, Course, Lesson, Reference, use_course};
use crate::island::Island;
use crate::page::block::BlockView;
use crate::page::contents::ContentsMenu;
use crate::page::not_found::NotFoundPage;
use crate::quiz::QuizView;
use crate::route::Route;
use crate::strings::{lesson as strings, shell};

/// The lesson with this id, or the not-found page.
#[component]
pub fn LessonPage(id: &'static str) -> impl IntoView {
    match use_course().lesson(id) {
        Some(lesson) => view! { <LessonView lesson/> }.into_any(),
        None => view! { <NotFoundPage/> }.into_any(),
    }
}

#[component]
fn LessonView(lesson: &'static Lesson) -> impl IntoView {
    // The first simulation stands beside the text; on a phone it follows the lead.
    let simulation = lesson.blocks.iter().position(|block| matches!(block, Block::Simulation(_)));
    let body = (0..lesson.blocks.len()).filter(move |number| Some(*number) != simulation);
    let piece = move |number: usize| {
        let block = &lesson.blocks[number];
        match block {
            Block::Simulation(it) => {
                view! { <Island name="simulation" of=&it.id><BlockView block/></Island> }.into_any()
            }
            Block::Predict(it) => view! { <Island name="predict" of=&it.id><BlockView block/></Island> }.into_any(),
            Block::Html(_) | Block::Rule(_) | Block::Surface(_) => view! { <BlockView block/> }.into_any(),
        }
    };
    view! {
        <article class="lesson" class:has-simulation=simulation.is_some()>
            <div class="lesson-place">
                <p class="kicker">{kicker(lesson, use_course())}</p>
                <ContentsMenu lesson/>
            </div>
            <header class="lesson-head">
                <h1 tabindex="-1">{lesson.title.as_str()}</h1>
                <Prerequisites lesson/>
                <div class="lead" id="lead" inner_html=lesson.lead.as_str()></div>
            </header>
            {simulation.map(|number| view! { <aside class="lesson-simulation" aria-label=strings::SIMULATION>{piece(number)}</aside> })}
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
pub fn numbered_name(lesson: &Lesson, course: &Course) -> String {
    match lesson.station {
        Some(station) => format!("{} ({station}/{})", lesson.name, course.stations),
        None => lesson.name.clone(),
    }
}

fn kicker(lesson: &Lesson, course: &Course) -> String {
    format!("{} · {}", numbered_name(lesson, course), strings::minutes(lesson.minutes))
}

#[component]
fn Objectives(lesson: &'static Lesson) -> impl IntoView {
    (!lesson.objectives.is_empty()).then(|| {
        view! {
            <section class="objectives" aria-label=strings::OBJECTIVES>
                <p>{strings::AFTERWARDS}</p>
                <ul>{lesson.objectives.iter().map(|objective| view! { <li inner_html=objective.as_str()></li> }).collect_view()}</ul>
            </section>
        }
    })
}

/// The lessons that this one builds on, where a reader may begin who came from elsewhere.
#[component]
fn Prerequisites(lesson: &'static Lesson) -> impl IntoView {
    let course = use_course();
    let lessons = lesson.prerequisites.iter().filter_map(|id| course.lesson(id));
    let link = |(index, lesson): (usize, &'static Lesson)| {
        view! { {if index > 0 { ", " } else { "" }}<a href=Route::Lesson(&lesson.id).href()>{lesson.name.as_str()}</a> }
    };
    (!lesson.prerequisites.is_empty()).then(|| {
        view! { <p class="builds-on">{strings::BUILDS_ON}{lessons.enumerate().map(link).collect_view()}</p> }
    })
}

/// Papers and books on what the lesson teaches.
#[component]
fn References(lesson: &'static Lesson) -> impl IntoView {
    let entry = |reference: &'static Reference| {
        let Reference { authors, year, title, venue, url, .. } = reference;
        view! { <li>{format!("{authors} ({year}). ")}<a href=url.as_str() rel="noopener">{title.as_str()}</a>{format!(". {venue}.")}</li> }
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
    let course = use_course();
    let (previous, next) = course.neighbours(&lesson.id);
    let (next_href, next_name) = match next {
        Some(next) => (Route::Lesson(&next.id).href(), numbered_name(next, course)),
        None => (Route::Review.href(), shell::REVIEW.to_owned()),
    };
    view! {
        <nav class="neighbours" aria-label=strings::NEIGHBOURS>
            {previous.map(|previous| view! {
                <a rel="prev" href=Route::Lesson(&previous.id).href()><span>{strings::PREVIOUS}</span>{numbered_name(previous, course)}</a>
            })}
            <a rel="next" href=next_href><span>{strings::NEXT}</span>{next_name}</a>
        </nav>
    }
}
