//! A page that is open in the browser, and what belongs to it: it is put to sleep when the reader goes on, and freed with
//! all that it has begun.

use std::any::Any;

use course_model::{Lesson, Page};
use leptos::prelude::*;
use leptos::reactive::owner::Owner;

use crate::course::provide_course;
use crate::progress::CurrentLesson;

/// Whether a page is in front of the reader. What moves on a page stands still while it is not.
#[derive(Clone, Copy, Debug)]
pub struct Awake(pub RwSignal<bool>);

/// Whether the page of these components is in front of the reader; it is where nobody says otherwise.
pub fn use_awake() -> Signal<bool> {
    use_context::<Awake>().map_or_else(|| Signal::stored(true), |awake| awake.0.into())
}

/// Handle on an open page; copies share it. With the last of them the page is freed.
#[derive(Clone)]
pub struct OpenPage {
    /// What the page carries.
    pub data: &'static Page,
    /// Owns all that the islands of the page have begun.
    pub owner: Owner,
    /// Owns what all pages share: the reader's progress, colours.
    pub root: Owner,
    awake: RwSignal<bool>,
    current: Option<CurrentLesson>,
    is_recorded: StoredValue<bool>,
    held: StoredValue<Vec<Box<dyn Any>>, LocalStorage>,
}

impl OpenPage {
    /// A page that has just been opened, with these data.
    pub fn new(root: &Owner, data: &'static Page) -> Self {
        let owner = root.child();
        owner.with(|| {
            let awake = RwSignal::new(true);
            provide_context(Awake(awake));
            provide_course(&data.course);
            let current = data.lesson.as_deref().map(CurrentLesson::new);
            current.into_iter().for_each(provide_context);
            let (is_recorded, held) = (StoredValue::new(false), StoredValue::new_local(Vec::new()));
            Self { data, owner: owner.clone(), root: root.clone(), awake, current, is_recorded, held }
        })
    }

    /// The lesson that is shown.
    pub fn lesson(&self) -> Option<&'static Lesson> {
        self.data.course.lesson(self.data.lesson.as_deref()?)
    }

    /// Keeps something for as long as the page is open.
    pub fn hold(&self, it: impl Any) {
        self.held.update_value(|held| held.push(Box::new(it)));
    }

    /// Has what is done in the lesson noted, once.
    pub fn keep_record_once(&self, keep: impl FnOnce(CurrentLesson)) {
        let Some(current) = self.current else { return };
        let was_recorded = self.is_recorded.try_update_value(|is_recorded| std::mem::replace(is_recorded, true));
        if was_recorded == Some(false) {
            self.owner.with(|| keep(current));
        }
    }

    /// The reader has gone on, or has come back.
    pub fn set_awake(&self, awake: bool) {
        let _ = self.awake.try_set(awake);
    }

    /// Stops and frees all that belongs to the page.
    pub fn close(&self) {
        // What is mounted goes before what it stands on.
        let held = self.held.try_update_value(std::mem::take);
        drop(held);
        self.owner.cleanup();
    }
}
