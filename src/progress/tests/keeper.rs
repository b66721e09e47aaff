//! Saving against a storage that fails in every way that browsers know.

use std::cell::{Cell, RefCell};
use std::collections::BTreeMap;
use std::rc::Rc;

use super::sample::asked;
use crate::progress::format::{from_json, to_json};
use crate::progress::keeper::{Keeper, SaveStatus};
use crate::progress::storage::{Storage, StorageError};
use crate::progress::{Progress, merge};

const KEY: &str = "ravine/progress";
const ASIDE: &str = "ravine/progress.set-aside-1";

/// What tabs share, and how it misbehaves.
#[derive(Default)]
struct Shelf {
    texts: RefCell<BTreeMap<String, String>>,
    blocked: Cell<bool>,
    full: Cell<bool>,
    forgetful: Cell<bool>,
}

impl Storage for Rc<Shelf> {
    fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
        if self.blocked.get() {
            return Err(StorageError::Blocked("SecurityError".to_owned()));
        }
        Ok(self.texts.borrow().get(key).cloned())
    }

    fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
        if self.blocked.get() {
            return Err(StorageError::Blocked("SecurityError".to_owned()));
        }
        if self.full.get() {
            return Err(StorageError::Full);
        }
        if !self.forgetful.get() {
            self.texts.borrow_mut().insert(key.to_owned(), text.to_owned());
        }
        Ok(())
    }
}

fn shelf(text: Option<&str>) -> Rc<Shelf> {
    let shelf = Rc::new(Shelf::default());
    shelf.texts.borrow_mut().extend(text.map(|text| (KEY.to_owned(), text.to_owned())));
    shelf
}

fn stored(shelf: &Shelf, key: &str) -> Option<String> {
    shelf.texts.borrow().get(key).cloned()
}

fn ticked(question: &str, now: u64) -> Progress {
    let mut progress = Progress::default();
    progress.choose(asked(question), "a", now);
    progress
}

#[test]
fn saved_means_read_back() {
    let shelf = shelf(None);
    let mut keeper = Keeper::new(shelf.clone(), KEY);
    let mut progress = ticked("first-one", 1);
    assert_eq!(keeper.load(&mut progress), SaveStatus::Saved);
    assert_eq!(stored(&shelf, KEY), None, "loading writes nothing");
    assert_eq!(keeper.save(&mut progress), SaveStatus::Saved);
    let text = stored(&shelf, KEY).expect("written");
    assert_eq!(from_json(&text).expect("readable").progress, progress);

    shelf.forgetful.set(true);
    progress.choose(asked("first-one"), "b", 2);
    assert_eq!(keeper.save(&mut progress), SaveStatus::Unavailable(StorageError::Lost));
}

#[test]
fn a_blocked_or_full_storage_is_said_and_recovers() {
    let shelf = shelf(None);
    let mut keeper = Keeper::new(shelf.clone(), KEY);
    let mut progress = ticked("first-one", 1);
    shelf.blocked.set(true);
    let blocked = SaveStatus::Unavailable(StorageError::Blocked("SecurityError".to_owned()));
    assert_eq!(keeper.load(&mut progress), blocked);
    assert_eq!(keeper.save(&mut progress), blocked);
    shelf.blocked.set(false);
    shelf.full.set(true);
    assert_eq!(keeper.save(&mut progress), SaveStatus::Unavailable(StorageError::Full));
    shelf.full.set(false);
    assert_eq!(keeper.save(&mut progress), SaveStatus::Saved);
    assert_eq!(progress, ticked("first-one", 1), "nothing was lost on the page meanwhile");
}

#[test]
fn what_cannot_be_understood_is_set_aside_and_never_overwritten() {
    let half = &to_json(&ticked("first-one", 1))[..40];
    let shelf = shelf(Some(half));
    let mut keeper = Keeper::new(shelf.clone(), KEY);
    let mut progress = ticked("second-one", 2);
    let aside = SaveStatus::SetAside(ASIDE.to_owned());
    assert_eq!(keeper.load(&mut progress), aside);
    assert_eq!(keeper.save(&mut progress), aside);
    assert_eq!(stored(&shelf, ASIDE).as_deref(), Some(half));
    assert_eq!(stored(&shelf, KEY), Some(to_json(&progress)));

    // Another broken text goes beside it, the same one is not kept twice.
    for (text, key) in
        [("garbage", "ravine/progress.set-aside-2"), (half, ASIDE), ("garbage", "ravine/progress.set-aside-2")]
    {
        shelf.texts.borrow_mut().insert(KEY.to_owned(), text.to_owned());
        assert_eq!(keeper.save(&mut progress), SaveStatus::SetAside(key.to_owned()));
    }
    assert_eq!(shelf.texts.borrow().len(), 3);
}

#[test]
fn a_broken_record_stays_where_it_is_when_it_cannot_be_set_aside() {
    let shelf = shelf(Some("garbage"));
    shelf.full.set(true);
    let mut keeper = Keeper::new(shelf.clone(), KEY);
    let mut progress = ticked("first-one", 1);
    assert_eq!(keeper.load(&mut progress), SaveStatus::Unavailable(StorageError::Full));
    assert_eq!(keeper.save(&mut progress), SaveStatus::Unavailable(StorageError::Full));
    shelf.full.set(false);
    shelf.forgetful.set(true);
    assert_eq!(keeper.save(&mut progress), SaveStatus::Unavailable(StorageError::Lost));
    assert_eq!(stored(&shelf, KEY).as_deref(), Some("garbage"));
}

#[test]
fn a_partly_damaged_record_is_set_aside_and_the_rest_used() {
    let text = to_json(&merge(ticked("first-one", 1), ticked("second-one", 2)));
    let damaged = text.replacen("\"chosen\":[\"a\"]", "\"chosen\":7", 1);
    let shelf = shelf(Some(&damaged));
    let mut progress = Progress::default();
    let status = Keeper::new(shelf.clone(), KEY).save(&mut progress);
    assert_eq!(status, SaveStatus::SetAside(ASIDE.to_owned()));
    assert_eq!(progress, ticked("second-one", 2));
    assert_eq!(stored(&shelf, ASIDE), Some(damaged));
}

#[test]
fn a_newer_record_is_left_alone() {
    let newer = r#"{"schema":5,"questions":"in another form"}"#;
    let shelf = shelf(Some(newer));
    let mut keeper = Keeper::new(shelf.clone(), KEY);
    let mut progress = ticked("first-one", 1);
    assert_eq!(keeper.load(&mut progress), SaveStatus::Newer);
    assert_eq!(keeper.save(&mut progress), SaveStatus::Newer);
    assert_eq!(*shelf.texts.borrow(), BTreeMap::from([(KEY.to_owned(), newer.to_owned())]));
    assert_eq!(progress, ticked("first-one", 1));
}

#[test]
fn two_tabs_keep_what_both_have_done() {
    let shelf = shelf(None);
    let (mut one, mut two) = (Keeper::new(shelf.clone(), KEY), Keeper::new(shelf.clone(), KEY));
    let (mut left, mut right) = (ticked("first-one", 1), ticked("second-one", 2));
    assert_eq!(one.save(&mut left), SaveStatus::Saved);
    assert_eq!(two.save(&mut right), SaveStatus::Saved);
    assert_eq!(one.load(&mut left), SaveStatus::Saved);
    assert_eq!(left, merge(ticked("first-one", 1), ticked("second-one", 2)));
    assert_eq!(left, right);
}

#[test]
fn cleared_storage_is_filled_again_with_the_next_change() {
    let shelf = shelf(None);
    let mut keeper = Keeper::new(shelf.clone(), KEY);
    let mut progress = ticked("first-one", 1);
    keeper.save(&mut progress);
    shelf.texts.borrow_mut().clear();
    progress.choose(asked("second-one"), "b", 2);
    assert_eq!(keeper.save(&mut progress), SaveStatus::Saved);
    assert_eq!(stored(&shelf, KEY), Some(to_json(&progress)));
    assert_eq!(progress.question("first-one").chosen().len(), 1);
}
