//! What was computed already: rendered formulas, measured claims, trained networks. A course is compiled again after every save,
//! and most of it is as it was.
//!
//! Everything that is remembered follows from its key alone, as this program computes it. So what is kept in a file is taken
//! up by the same program only.

use std::collections::HashMap;
use std::fmt::Debug;
use std::path::Path;
use std::sync::{LazyLock, Mutex, MutexGuard, PoisonError};
use std::{fs, io};

use serde::Serialize;
use serde::de::DeserializeOwned;

#[derive(Default)]
struct Memory {
    values: HashMap<String, Vec<u8>>,
    /// Whether there is more than its file has.
    is_new: bool,
}

static MEMORY: LazyLock<Mutex<Memory>> = LazyLock::new(Mutex::default);

fn memory() -> MutexGuard<'static, Memory> {
    MEMORY.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The value that belongs to a key: computed once. `kind` keeps keys of different computations apart. An error is not
/// remembered.
pub(crate) fn remembered<T, E>(kind: &str, key: &impl Debug, compute: impl FnOnce() -> Result<T, E>) -> Result<T, E>
where
    T: Serialize + DeserializeOwned,
{
    let key = format!("{kind} {key:?}");
    let known = memory().values.get(&key).and_then(|bytes| postcard::from_bytes(bytes).ok());
    if let Some(known) = known {
        return Ok(known);
    }
    let value = compute()?;
    if let Ok(bytes) = postcard::to_allocvec(&value) {
        let mut memory = memory();
        memory.values.insert(key, bytes);
        memory.is_new = true;
    }
    Ok(value)
}

/// Takes up what an earlier process has kept in a file. What cannot be read is computed anew.
pub fn restore(file: &Path) {
    let kept = fs::read(file).ok().and_then(|bytes| postcard::from_bytes::<HashMap<String, Vec<u8>>>(&bytes).ok());
    memory().values.extend(kept.unwrap_or_default());
}

/// Keeps what was computed in a file, where there is more than it has.
pub fn keep(file: &Path) -> io::Result<()> {
    let mut memory = memory();
    if !memory.is_new {
        return Ok(());
    }
    let bytes = postcard::to_allocvec(&memory.values).map_err(io::Error::other)?;
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    // Another process may read it at this moment: it finds the old file or the new one.
    let beside = file.with_extension(format!("{}.new", std::process::id()));
    fs::write(&beside, bytes)?;
    fs::rename(beside, file)?;
    memory.is_new = false;
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn a_value_is_computed_once_and_an_error_each_time() {
        let times = Cell::new(0);
        let compute = |key: &str, value: Result<f64, ()>| {
            remembered("test", &key, || {
                times.set(times.get() + 1);
                value
            })
        };
        assert_eq!(compute("wrong", Err(())), Err(()));
        assert_eq!(compute("wrong", Ok(f64::INFINITY)), Ok(f64::INFINITY));
        assert_eq!(compute("wrong", Ok(1.0)), Ok(f64::INFINITY), "what has no end is kept too");
        assert_eq!(times.get(), 2);
    }

    #[test]
    fn what_is_kept_is_taken_up_and_damage_is_passed_over() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let file = folder.path().join("memory/one");
        assert_eq!(remembered("kept", &"a", || Ok::<_, ()>(7_u32)), Ok(7));
        keep(&file).expect("writable");
        memory().values.remove("kept \"a\"");
        restore(&file);
        assert_eq!(remembered("kept", &"a", || Ok::<_, ()>(8_u32)), Ok(7));
        fs::write(&file, "nonsense").expect("writable");
        restore(&file);
        assert_eq!(remembered("kept", &"a", || Ok::<_, ()>(8_u32)), Ok(7));
    }
}
