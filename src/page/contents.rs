//! The menu of a lesson: all lessons and how far the reader is with each, the parts of this one, and what keys do.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::Element;

use crate::course::{Block, Lesson, use_course};
use crate::island::Island;
use crate::page::home::{lesson_state, station_mark};
use crate::progress::use_progress;
use crate::route::Route;
use crate::strings::{lesson as strings, quiz};

/// The button and what it opens. Without a program the browser opens and closes it, too.
#[component]
pub fn ContentsMenu(lesson: &'static Lesson) -> impl IntoView {
    // A plain `#rule` would lead to the base address, not to this page.
    let here = Route::Lesson(&lesson.id).href();
    let part = |(id, words): (String, String)| view! { <li><a href=format!("{here}#{id}") inner_html=words></a></li> };
    let key = |(key, does): (&'static str, &'static str)| view! { <div><dt inner_html=key></dt><dd>{does}</dd></div> };
    view! {
        <button type="button" popovertarget="contents">{strings::CONTENTS}</button>
        <div id="contents" class="contents" popover="auto">
            <button type="button" class="contents-close" popovertarget="contents" popovertargetaction="hide">{strings::CLOSE}</button>
            <nav aria-labelledby="all-lessons">
                <p class="contents-title" id="all-lessons">{strings::ALL_LESSONS}</p>
                <Island name="contents"><LessonStates here=&lesson.id/></Island>
            </nav>
            <nav aria-labelledby="on-this-page">
                <p class="contents-title" id="on-this-page">{strings::ON_THIS_PAGE}</p>
                <ul>{parts(lesson).into_iter().map(part).collect_view()}</ul>
            </nav>
            <section aria-labelledby="keys">
                <p class="contents-title" id="keys">{strings::KEYS}</p>
                <dl>{strings::KEY_LIST.map(key)}</dl>
            </section>
        </div>
    }
}

/// All lessons, each with how far the reader is; `here` is the id of the one that is read.
#[component]
pub fn LessonStates(here: &'static str) -> impl IntoView {
    let (course, progress) = (use_course(), use_progress());
    let entry = move |lesson: &'static Lesson| {
        let state = move || progress.with(|progress| lesson_state(progress, lesson));
        view! {
            <li>
                <a href=Route::Lesson(&lesson.id).href() aria-current=(lesson.id == here).then_some("page")>
                    <span class="number" aria-hidden="true">{station_mark(lesson, course)}</span>
                    <span>{lesson.name.as_str()}</span>" "<span class="state">{state}</span>
                </a>
            </li>
        }
    };
    view! { <ol>{course.lessons.iter().map(entry).collect_view()}</ol> }
}

/// Marks the part of the page that is read when the menu opens, and closes the menu when a part is chosen in it: it would
/// cover the part.
pub fn follow() {
    Effect::new(|_| {
        let listener = window_event_listener(leptos::ev::click, |event| {
            let Some(target) = event.target().and_then(|target| target.dyn_into::<Element>().ok()) else { return };
            let around = |selector: &str| target.closest(selector).ok().flatten();
            if around("[popovertarget=contents]:not([popovertargetaction])").is_some() {
                let _ = mark_part();
            }
            if let Some(menu) = around("#contents a").and_then(|link| link.closest("#contents").ok().flatten()) {
                let _ = menu.unchecked_into::<web_sys::HtmlElement>().hide_popover();
            }
        });
        on_cleanup(move || listener.remove());
    });
}

/// Marks the link to the part that is read: the last that begins in the upper third of the window, or above it.
fn mark_part() -> Option<()> {
    let page = document();
    let links = page.query_selector_all("#contents a[href*='#']").ok()?;
    let links = (0..links.length()).filter_map(|at| links.item(at)?.dyn_into::<Element>().ok()).collect::<Vec<_>>();
    let upper_third = window().inner_height().ok()?.as_f64()? / 3.0;
    let is_begun = |link: &&Element| {
        let part = link.get_attribute("href").and_then(|href| page.get_element_by_id(href.split_once('#')?.1));
        part.is_some_and(|part| part.get_bounding_client_rect().top() < upper_third)
    };
    let read = links.iter().rev().find(is_begun);
    for link in &links {
        let _ = match Some(link) == read {
            true => link.set_attribute("aria-current", "location"),
            false => link.remove_attribute("aria-current"),
        };
    }
    Some(())
}

/// Address and words of every heading of level 2, as HTML, and of the quiz.
fn parts(lesson: &Lesson) -> Vec<(String, String)> {
    let text = lesson.blocks.iter().filter_map(|block| match block {
        Block::Html(html) => Some(html.as_str()),
        _ => None,
    });
    let text: String = text.collect();
    let headings = text.split("<h2 id=\"").skip(1);
    let heading = |rest: &str| {
        let (id, rest) = rest.split_once("\">")?;
        let (words, _) = rest.split_once("</h2>")?;
        Some((id.to_owned(), words.to_owned()))
    };
    let quiz = (!lesson.questions.is_empty()).then(|| ("quiz".to_owned(), quiz::CHECK_YOURSELF.to_owned()));
    headings.filter_map(heading).chain(quiz).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::course::COURSE;

    #[test]
    fn every_part_of_a_lesson_is_in_its_menu() {
        for lesson in &COURSE.lessons {
            let parts = parts(lesson);
            assert!(parts.len() >= 3, "{}: {parts:?}", lesson.id);
            assert!(parts.iter().all(|(id, words)| !id.contains(['<', '"']) && !words.is_empty()), "{parts:?}");
        }
    }
}
