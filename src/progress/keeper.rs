//! Loads and saves progress, and says honestly how it went.

use super::format::{Decoded, Unreadable, from_json, to_json};
use super::storage::{Storage, StorageError};
use super::{Progress, merge};

/// How the learner's progress is kept at the moment.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum SaveStatus {
    /// Storage was not read yet (the server, and the first instant in a browser).
    #[default]
    NotLoaded,
    /// All is kept: it was written and read back.
    Saved,
    /// All is kept, but an earlier record could not be understood (or only in part): the original was
    /// set aside under this key.
    SetAside(String),
    /// Nothing is kept beyond this page; the reason in words.
    Unavailable(StorageError),
    /// Storage holds the record of a newer version of the course, which is left alone: nothing is kept
    /// beyond this page.
    Newer,
}

impl SaveStatus {
    /// Whether what is on the page will be there after a reload.
    pub fn is_saved(&self) -> bool {
        matches!(self, Self::Saved | Self::SetAside(_))
    }
}

/// Keeps one record in a [`Storage`]. Each save takes in what another tab wrote meanwhile.
#[derive(Debug)]
pub struct Keeper<S> {
    storage: S,
    key: String,
    /// What storage held when we last looked, to skip reading our own writing.
    known: Option<String>,
    /// Whether storage was ever read.
    opened: bool,
    set_aside: Option<String>,
}

impl<S: Storage> Keeper<S> {
    pub fn new(storage: S, key: impl Into<String>) -> Self {
        Self { storage, key: key.into(), known: None, opened: false, set_aside: None }
    }

    /// Joins what storage holds into `progress`, without writing (but for setting aside what cannot be
    /// understood).
    pub fn load(&mut self, progress: &mut Progress) -> SaveStatus {
        match self.take_in(progress) {
            Ok(()) => self.kept(),
            Err(status) => status,
        }
    }

    /// Joins what storage holds into `progress`, writes the whole and reads it back.
    pub fn save(&mut self, progress: &mut Progress) -> SaveStatus {
        if let Err(status) = self.take_in(progress) {
            return status;
        }
        let text = to_json(progress);
        let written = self.storage.write(&self.key, &text).and_then(|()| self.storage.read(&self.key));
        match written {
            Ok(Some(read)) if read == text => {
                self.known = Some(text);
                self.kept()
            }
            Ok(_) => SaveStatus::Unavailable(StorageError::Lost),
            Err(error) => SaveStatus::Unavailable(error),
        }
    }

    fn take_in(&mut self, progress: &mut Progress) -> Result<(), SaveStatus> {
        let stored = self.storage.read(&self.key).map_err(SaveStatus::Unavailable)?;
        let Some(text) = stored.filter(|text| self.known.as_ref() != Some(text)) else {
            self.opened = true;
            return Ok(());
        };
        let damaged = match from_json(&text) {
            Ok(Decoded { progress: stored, damaged }) => {
                // What was done before the first look belongs to the present, whatever was reset before.
                if !self.opened {
                    progress.join_epoch(&stored);
                }
                *progress = merge(std::mem::take(progress), stored);
                damaged > 0
            }
            Err(Unreadable::Newer { .. }) => return Err(SaveStatus::Newer),
            Err(Unreadable::Broken(_)) => true,
        };
        if damaged {
            // Only once a copy is safe may the next save replace it.
            self.set_aside = Some(self.storage.set_aside(&self.key, &text).map_err(SaveStatus::Unavailable)?);
        }
        self.known = Some(text);
        self.opened = true;
        Ok(())
    }

    fn kept(&self) -> SaveStatus {
        self.set_aside.clone().map_or(SaveStatus::Saved, SaveStatus::SetAside)
    }
}
