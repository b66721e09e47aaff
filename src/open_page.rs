//! A page that is open in the browser, and what belongs to it: it becomes inactive when the reader goes on, and is freed with
//! all that it has begun.

use leptos::prelude::*;

/// Whether a page is in front of the reader. What moves on a page stands still while it is not.
#[derive(Clone, Copy, Debug)]
pub struct PageActivity(pub RwSignal<bool>);

/// Whether the page of these components is in front of the reader; it is where nobody says otherwise.
pub fn use_page_activity() -> Signal<bool> {
    use_context::<PageActivity>().map_or_else(|| Signal::stored(true), |active| active.0.into())
}

#[cfg(feature = "csr")]
pub(crate) use page::OpenPage;

#[cfg(feature = "csr")]
mod page {
    use std::any::Any;

    use leptos::prelude::*;
    use leptos::reactive::owner::Owner;

    use super::PageActivity;
    use crate::course::provide_mathematics;
    use crate::page_data::CarriedPage;
    use crate::progress::CurrentLesson;

    /// Handle on an open page; copies share it. With the last of them the page is freed.
    #[derive(Clone)]
    pub(crate) struct OpenPage {
        /// What the page carries.
        pub(crate) data: &'static CarriedPage,
        /// Owns all that the islands of the page have begun.
        pub(crate) owner: Owner,
        /// Owns what all pages share: the reader's progress, colours.
        pub(crate) root: Owner,
        active: RwSignal<bool>,
        current: Option<CurrentLesson>,
        is_recorded: StoredValue<bool>,
        held: StoredValue<Vec<Box<dyn Any>>, LocalStorage>,
    }

    impl OpenPage {
        /// A page that has just been opened, with these data.
        pub(crate) fn new(root: &Owner, data: &'static CarriedPage) -> Self {
            let owner = root.child();
            owner.with(|| {
                let active = RwSignal::new(true);
                provide_context(PageActivity(active));
                provide_mathematics(&data.mathematics);
                let current = data.lesson.as_deref().map(CurrentLesson::new);
                current.into_iter().for_each(provide_context);
                let (is_recorded, held) = (StoredValue::new(false), StoredValue::new_local(Vec::new()));
                Self { data, owner: owner.clone(), root: root.clone(), active, current, is_recorded, held }
            })
        }

        /// Keeps something for as long as the page is open.
        pub(crate) fn hold(&self, it: impl Any) {
            self.held.update_value(|held| held.push(Box::new(it)));
        }

        /// Has what is done in the lesson noted, once.
        pub(crate) fn keep_record_once(&self, keep: impl FnOnce(CurrentLesson)) {
            let Some(current) = self.current else { return };
            let was_recorded = self.is_recorded.try_update_value(|is_recorded| std::mem::replace(is_recorded, true));
            if was_recorded == Some(false) {
                self.owner.with(|| keep(current));
            }
        }

        /// The reader has gone on, or has come back.
        pub(crate) fn set_active(&self, active: bool) {
            let _ = self.active.try_set(active);
        }

        /// Whether all that belongs to the page was freed.
        pub(crate) fn is_closed(&self) -> bool {
            self.active.is_disposed()
        }

        /// Stops and frees all that belongs to the page.
        pub(crate) fn close(&self) {
            // What is mounted goes before what it stands on.
            let held = self.held.try_update_value(std::mem::take);
            drop(held);
            self.owner.cleanup();
        }
    }
}
