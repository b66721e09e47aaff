//! Saved experiments by name, in the reader's browser. Pure but for the [`Storage`] it is given.

use crate::strings::lab as strings;
use descent::experiment::Experiment;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::progress::storage::{Storage, StorageError, key};

/// The key under which storage holds saved experiments.
const EXPERIMENTS: &str = "experiments";

/// The version of the record's form.
const SCHEMA: u64 = 1;

/// Longest name, in characters.
pub(super) const MAX_NAME: usize = 80;

/// One saved experiment as it was written: also one that this version of the course cannot open is kept to the letter.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Entry(Value);

impl Entry {
    pub(super) fn new(name: &str, experiment: &Experiment) -> Self {
        let name: String = name.trim().chars().take(MAX_NAME).collect();
        Self(serde_json::json!({ "name": name, "setup": experiment }))
    }

    pub(super) fn name(&self) -> &str {
        self.0["name"].as_str().filter(|name| !name.is_empty()).unwrap_or(strings::WITHOUT_NAME)
    }

    pub(super) fn renamed(&self, name: &str) -> Self {
        let mut entry = self.0.clone();
        if let Some(fields) = entry.as_object_mut() {
            fields.insert("name".to_owned(), name.trim().chars().take(MAX_NAME).collect::<String>().into());
        }
        Self(entry)
    }

    pub(super) fn experiment(&self) -> Result<Experiment, String> {
        Experiment::deserialize(&self.0["setup"]).map_err(|error| error.to_string())
    }
}

/// Why saved experiments cannot be read or kept.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Trouble {
    /// A newer version of the course wrote them: they are left alone.
    Newer,
    Storage(StorageError),
}

impl std::fmt::Display for Trouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Newer => f.write_str(strings::NEWER),
            Self::Storage(error) => f.write_str(&strings::not_kept(&error.to_string())),
        }
    }
}

impl From<StorageError> for Trouble {
    fn from(error: StorageError) -> Self {
        Self::Storage(error)
    }
}

#[derive(Serialize, Deserialize)]
struct Record {
    schema: u64,
    experiments: Vec<Entry>,
}

/// The saved experiments. A record that is broken is set aside first, and never lost.
pub(super) fn load(storage: &impl Storage) -> Result<Vec<Entry>, Trouble> {
    let key = key(EXPERIMENTS);
    let Some(text) = storage.read(&key)? else { return Ok(Vec::new()) };
    match serde_json::from_str::<Record>(&text) {
        Ok(record) if record.schema == SCHEMA => Ok(record.experiments),
        _ if serde_json::from_str::<Value>(&text).is_ok_and(|value| value["schema"].as_u64() > Some(SCHEMA)) => {
            Err(Trouble::Newer)
        }
        _ => {
            storage.set_aside(&key, &text)?;
            Ok(Vec::new())
        }
    }
}

/// Changes what is saved, on top of what another tab may have saved meanwhile, and reads it back.
pub(super) fn change(storage: &impl Storage, change: impl FnOnce(&mut Vec<Entry>)) -> Result<Vec<Entry>, Trouble> {
    let mut experiments = load(storage)?;
    change(&mut experiments);
    let text = serde_json::to_string(&Record { schema: SCHEMA, experiments: experiments.clone() }).unwrap_or_default();
    storage.write(&key(EXPERIMENTS), &text)?;
    match storage.read(&key(EXPERIMENTS))? {
        Some(kept) if kept == text => Ok(experiments),
        _ => Err(Trouble::Storage(StorageError::Lost)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::RefCell;
    use std::collections::BTreeMap;

    #[derive(Default)]
    struct Memory(RefCell<BTreeMap<String, String>>);

    impl Storage for Memory {
        fn read(&self, key: &str) -> Result<Option<String>, StorageError> {
            Ok(self.0.borrow().get(key).cloned())
        }

        fn write(&self, key: &str, text: &str) -> Result<(), StorageError> {
            self.0.borrow_mut().insert(key.to_owned(), text.to_owned());
            Ok(())
        }
    }

    fn experiment() -> Experiment {
        serde_json::from_str(r#"{"kind": "descent", "landscape": "bowl", "optimizers": [{"id": "gd"}]}"#)
            .expect("an experiment")
    }

    #[test]
    fn what_is_saved_is_there_and_can_be_renamed() {
        let memory = Memory::default();
        let entry = Entry::new("  My bowl ", &experiment());
        change(&memory, |all| all.push(entry.clone())).expect("memory does not fail");
        change(&memory, |all| all[0] = all[0].renamed("Yours")).expect("memory does not fail");
        let all = load(&memory).expect("memory does not fail");
        assert_eq!((all[0].name(), all[0].experiment()), ("Yours", Ok(experiment())));
        assert_eq!(entry.name(), "My bowl");
    }

    #[test]
    fn a_broken_record_is_set_aside() {
        let memory = Memory::default();
        memory.write(&key(EXPERIMENTS), "{\"schema\": 1, ").expect("memory does not fail");
        change(&memory, |all| all.push(Entry::new("New", &experiment()))).expect("memory does not fail");
        assert_eq!(load(&memory).map(|all| all.len()), Ok(1));
        assert_eq!(memory.read(&format!("{}.set-aside-1", key(EXPERIMENTS))), Ok(Some("{\"schema\": 1, ".to_owned())));
    }

    #[test]
    fn a_newer_record_is_left_alone() {
        let memory = Memory::default();
        let newer = r#"{"schema": 2, "shelves": []}"#;
        memory.write(&key(EXPERIMENTS), newer).expect("memory does not fail");
        assert_eq!(change(&memory, |all| all.push(Entry::new("New", &experiment()))), Err(Trouble::Newer));
        assert_eq!(memory.read(&key(EXPERIMENTS)), Ok(Some(newer.to_owned())));
    }

    #[test]
    fn what_cannot_be_opened_is_kept_to_the_letter() {
        let memory = Memory::default();
        let text = r#"{"schema":1,"experiments":[{"name":"Later","setup":{"kind":"quantum","n":3}},7]}"#;
        memory.write(&key(EXPERIMENTS), text).expect("memory does not fail");
        let all = load(&memory).expect("memory does not fail");
        assert!(all[0].experiment().is_err_and(|why| why.contains("quantum")));
        assert_eq!((all[0].name(), all[1].name()), ("Later", "Without a name"));
        change(&memory, |_| ()).expect("memory does not fail");
        assert_eq!(memory.read(&key(EXPERIMENTS)), Ok(Some(text.to_owned())));
    }
}
