//! The reactive handle to the learner's progress that pages use.
//!
//! Storage is read inside an Effect only: on the server, and in a browser until that Effect has run,
//! progress is empty, so that both render the same page.

use leptos::prelude::*;

use super::keeper::Keeper;
pub use super::keeper::SaveStatus;
use super::storage::{LocalStorage, key};
use super::{Moment, Progress, clock};

/// The key under which storage holds progress.
const PROGRESS: &str = "progress";

/// Progress, how it is kept, and the keeper: a handle that is copied freely.
#[derive(Clone, Copy)]
pub struct ProgressStore {
    progress: RwSignal<Progress>,
    status: RwSignal<SaveStatus>,
    undo: RwSignal<Option<Undo>>,
    keeper: StoredValue<Keeper<LocalStorage>>,
}

/// What it takes to undo the last reset or import.
#[derive(Clone)]
struct Undo {
    before: Progress,
    after: Progress,
    words: String,
}

/// Makes the store, gives it to all components below, loads it as soon as there is a browser, and
/// follows what other tabs write.
pub fn provide_progress() -> ProgressStore {
    let store = ProgressStore::new();
    provide_context(store);
    Effect::new(move |_| {
        store.open();
        let listener = window_event_listener(leptos::ev::storage, move |event| {
            // No key: all of storage was cleared. What this tab knows is written with its next change.
            if event.key().is_none_or(|changed| changed == key(PROGRESS)) {
                store.take_in();
            }
        });
        // A page that "back" brings out of the browser's cache has slept through what others wrote.
        let on_page_show = window_event_listener_untyped("pageshow", move |_| store.take_in());
        on_cleanup(move || {
            listener.remove();
            on_page_show.remove();
        });
    });
    store
}

/// The store that the app provides; a store that keeps nothing where there is none (a component
/// rendered by itself).
pub fn use_progress() -> ProgressStore {
    use_context::<ProgressStore>().unwrap_or_else(ProgressStore::new)
}

impl ProgressStore {
    fn new() -> Self {
        Self {
            progress: RwSignal::new(Progress::default()),
            status: RwSignal::new(SaveStatus::NotLoaded),
            undo: RwSignal::new(None),
            keeper: StoredValue::new(Keeper::new(LocalStorage, key(PROGRESS))),
        }
    }

    /// Reads progress and follows its changes.
    pub fn with<T>(&self, read: impl FnOnce(&Progress) -> T) -> T {
        self.progress.with(read)
    }

    /// Reads progress once: for event handlers.
    pub fn with_untracked<T>(&self, read: impl FnOnce(&Progress) -> T) -> T {
        self.progress.with_untracked(read)
    }

    pub fn status(&self) -> Signal<SaveStatus> {
        self.status.into()
    }

    /// Changes progress at this moment and saves it at once. What is changed before storage was read
    /// (the first instant of a page) is saved by `ProgressStore::open`.
    pub fn update<T>(&self, change: impl FnOnce(&mut Progress, Moment) -> T) {
        self.keep(|keeper, progress, status| {
            change(progress, clock::now());
            if *status != SaveStatus::NotLoaded {
                *status = keeper.save(progress);
            }
        });
    }

    pub fn open_lesson(&self, id: &str) {
        self.update(|progress, now| progress.open_lesson(id, now));
    }

    pub fn run_simulation(&self, lesson: &str, simulation: &str) {
        self.update(|progress, _| progress.run_simulation(lesson, simulation));
    }

    /// Takes something away or brings it in, so that it can be undone until the next change. The words
    /// say what was done.
    pub fn revise(&self, words: String, change: impl FnOnce(&mut Progress, Moment)) {
        // What another tab has just written is part of what an undo brings back.
        self.take_in();
        let before = self.progress.get_untracked();
        self.update(change);
        self.undo.set(Some(Undo { before, after: self.progress.get_untracked(), words }));
    }

    /// What was done by [`ProgressStore::revise`], as long as it can be undone.
    pub fn revised(&self) -> Option<String> {
        let unchanged = |undo: &&Undo| self.progress.with(|progress| *progress == undo.after);
        self.undo.with(|undo| undo.as_ref().filter(unchanged).map(|undo| undo.words.clone()))
    }

    /// Undoes the last [`ProgressStore::revise`], unless something has changed since.
    pub fn undo(&self) {
        let Some(undo) = self.undo.get_untracked() else { return };
        self.undo.set(None);
        self.take_in();
        if self.progress.with_untracked(|progress| *progress == undo.after) {
            self.update(|progress, now| progress.replace(undo.before, now));
        }
    }

    /// Reads storage for the first time. A new learner gets a seed, and its saving shows at once
    /// whether storage works.
    fn open(&self) {
        self.keep(|keeper, progress, status| {
            let before = progress.clone();
            *status = keeper.load(progress);
            let fresh = progress.plant_seed(clock::random_seed());
            if status.is_saved() && (fresh || before != Progress::default()) {
                *status = keeper.save(progress);
            }
        });
    }

    /// Joins in what another tab has written.
    fn take_in(&self) {
        self.keep(|keeper, progress, status| *status = keeper.load(progress));
    }

    /// Runs one step with the keeper and tells readers only what has changed.
    fn keep(&self, step: impl FnOnce(&mut Keeper<LocalStorage>, &mut Progress, &mut SaveStatus)) {
        let mut progress = self.progress.get_untracked();
        let mut status = self.status.get_untracked();
        self.keeper.update_value(|keeper| step(keeper, &mut progress, &mut status));
        if self.progress.with_untracked(|before| *before != progress) {
            self.progress.set(progress);
        }
        if self.status.with_untracked(|before| *before != status) {
            self.status.set(status);
        }
    }
}
