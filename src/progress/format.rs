//! The stored form of [`Progress`]: JSON with a schema number.
//!
//! Reading never fails as a whole where a part can be kept: a record that cannot be understood is
//! left out and reported, and the caller sets the original text aside before it writes anything.

use std::collections::BTreeMap;
use std::str::FromStr;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use super::{Progress, SCHEMA};

#[derive(Debug, PartialEq)]
pub struct Decoded {
    /// All that could be understood.
    pub progress: Progress,
    /// How many parts could not.
    pub damaged: usize,
}

/// Why a stored text gives no progress at all.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Written by a later version of the course. It must be left alone.
    Newer { schema: u64 },
    /// Not JSON, or not ours.
    Broken(String),
}

pub fn to_json(progress: &Progress) -> String {
    #[derive(Serialize)]
    struct Stored<'a> {
        schema: u64,
        #[serde(flatten)]
        progress: &'a Progress,
    }
    // Strings, numbers and maps with string keys: this cannot fail, and an empty text is read as broken.
    serde_json::to_string(&Stored { schema: SCHEMA, progress }).unwrap_or_default()
}

pub fn from_json(text: &str) -> Result<Decoded, Unreadable> {
    let mut stored: Map<String, Value> =
        serde_json::from_str(text).map_err(|error| Unreadable::Broken(error.to_string()))?;
    match stored.get("schema").and_then(Value::as_u64) {
        // What the first schemas lack (epoch and name, then guesses, then rounds) is empty.
        Some(1..=SCHEMA) => {}
        Some(schema) if schema > SCHEMA => return Err(Unreadable::Newer { schema }),
        _ => return Err(Unreadable::Broken("it has no schema number that this course knows".to_owned())),
    }
    let mut damaged = 0;
    let progress = Progress {
        epoch: part(&mut stored, "epoch", &mut damaged),
        seed: part(&mut stored, "seed", &mut damaged),
        questions: records(&mut stored, "questions", &mut damaged),
        lessons: records(&mut stored, "lessons", &mut damaged),
        last_lesson: part(&mut stored, "last_lesson", &mut damaged),
        final_quiz: records(&mut stored, "final_quiz", &mut damaged),
        name: part(&mut stored, "name", &mut damaged),
        rounds: records(&mut stored, "rounds", &mut damaged),
    };
    Ok(Decoded { progress, damaged })
}

/// One part, empty when it is missing or damaged.
fn part<T: DeserializeOwned + Default>(stored: &mut Map<String, Value>, name: &str, damaged: &mut usize) -> T {
    let Some(value) = stored.remove(name) else { return T::default() };
    serde_json::from_value(value).unwrap_or_else(|_| {
        *damaged += 1;
        T::default()
    })
}

/// A map whose entries stand or fall one by one.
fn records<K: FromStr + Ord, V: DeserializeOwned>(
    stored: &mut Map<String, Value>,
    name: &str,
    damaged: &mut usize,
) -> BTreeMap<K, V> {
    let entries: Map<String, Value> = part(stored, name, damaged);
    let mut kept = BTreeMap::new();
    for (key, value) in entries {
        match (key.parse(), serde_json::from_value(value)) {
            (Ok(key), Ok(record)) => {
                kept.insert(key, record);
            }
            _ => *damaged += 1,
        }
    }
    kept
}
