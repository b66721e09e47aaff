//! The program of the lesson pages: brings the living parts of the prerendered page to life, and leaves its prose alone.

use leptos::prelude::*;
use ravine::course::{COURSE, Lesson};
use ravine::page::block::BlockView;
use ravine::page::contents::{self, LessonStates};
use ravine::progress::{CurrentLesson, SaveNotice, provide_progress};
use ravine::quiz::QuizView;
use ravine::route::{self, Route};
use ravine::theme::{ThemeSwitch, provide_theme};
use ravine::update::UpdateNotice;
use ravine::{island, start, term, texts};
use wasm_bindgen::JsCast;

fn main() {
    console_error_panic_hook::set_once();
    let Some(Route::Lesson(id)) = Route::parse(&route::path_here()) else { return };
    let (Some(lesson), Ok(root)) = (COURSE.lesson(id), document().create_element("div")) else { return };
    wasm_bindgen_futures::spawn_local(async move {
        if let Some(source) = texts::source() {
            // The page holds its texts itself: nothing here can fail but a page that was cut off.
            let _ = texts::load(source).await;
        }
        enliven(lesson, root.unchecked_into());
    });
}

fn enliven(lesson: &'static Lesson, root: web_sys::HtmlElement) {
    // The root of all islands is no part of the page: it holds what they share.
    leptos::mount::mount_to(root, move || come_alive(lesson)).forget();
    start::focus_heading();
}

fn come_alive(lesson: &'static Lesson) {
    provide_theme();
    let progress = provide_progress();
    provide_context(CurrentLesson::new(lesson.id));
    Effect::new(move |_| progress.open_lesson(lesson.id));
    term::follow();
    contents::follow();
    start::say_ready();
    island::enliven(|name, number| match name {
        "theme" => Some(ThemeSwitch().into_any()),
        "save-notice" => Some(SaveNotice().into_any()),
        "update-notice" => Some(UpdateNotice().into_any()),
        "contents" => Some(view! { <LessonStates here=lesson.id/> }.into_any()),
        "block" => lesson.blocks.get(number).map(|block| view! { <BlockView block/> }.into_any()),
        "quiz" => Some(view! { <QuizView lesson/> }.into_any()),
        _ => None,
    });
}
