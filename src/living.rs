//! A lesson's page in a release: its living parts come alive in the prerendered page, one by one, and its prose stays as it
//! is, so that no program need hold it.

use std::future::Future;

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::course::{Block, COURSE};
use crate::page::block::{BlockView, predict};
use crate::page::contents::{self, LessonStates};
use crate::part;
use crate::part::{Missing, When, place};
use crate::progress::{CurrentLesson, ProgressStore, SaveNotice, keep_record, provide_progress};
use crate::quiz::QuizView;
use crate::theme::{ThemeSwitch, provide_theme};
use crate::update::UpdateNotice;
use crate::{island, start, term};

/// Brings the page of a lesson to life.
pub fn enliven(id: &'static str, blocks: &'static [Block]) {
    let Ok(root) = document().create_element("div") else { return };
    // The root of all islands is no part of the page: it holds what they share.
    leptos::mount::mount_to(root.unchecked_into(), move || come_alive(id, blocks)).forget();
}

fn come_alive(id: &'static str, blocks: &'static [Block]) {
    provide_theme();
    let current = CurrentLesson::new(id);
    provide_context(current);
    term::follow();
    start::say_ready();
    let Some(owner) = Owner::current() else { return };
    let page = Page { owner, current };
    island::enliven(|name, number| {
        let page = page.clone();
        Some(match name {
            "theme" => ThemeSwitch().into_any(),
            "block" => match blocks.get(number)? {
                Block::Predict(it) => place("predict", When::Near, move || page.clone().then(predict(it))),
                block => view! { <BlockView block/> }.into_any(),
            },
            "quiz" => place("quiz", When::Near, move || page.clone().then(quiz(id))),
            "save-notice" => place("save-notice", When::Now, move || page.clone().then(save_notice())),
            "contents" => place("contents", When::Now, move || page.clone().then(contents(id))),
            "update-notice" => place("update-notice", When::Now, move || page.clone().then(update_notice())),
            _ => return None,
        })
    });
}

/// What the parts of a page share.
#[derive(Clone)]
struct Page {
    owner: Owner,
    current: CurrentLesson,
}

impl Page {
    /// A part that needs the reader's progress, which is a part too.
    async fn then(self, part: impl Future<Output = Result<AnyView, Missing>>) -> Result<AnyView, Missing> {
        progress(self.owner, self.current).await?;
        // What is kept is read in an effect: nothing is shown of a reader of whom nothing is known yet.
        leptos::task::tick().await;
        part.await
    }
}

part! {
    fn progress(owner: Owner, current: CurrentLesson) -> (), in soon {
        owner.with(|| {
            if use_context::<ProgressStore>().is_none() {
                keep_record(provide_progress(), current);
            }
        })
    }
}
part! {
    fn contents(here: &'static str) in soon {
        contents::follow();
        view! { <LessonStates here/> }
    }
}
part! { fn save_notice() in soon { SaveNotice() } }
part! { fn update_notice() in soon { UpdateNotice() } }
part! { fn quiz(id: &'static str) in later { COURSE.lesson(id).map(|lesson| view! { <QuizView lesson/> }) } }
