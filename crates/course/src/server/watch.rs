//! Watching the files that a course is made of.

use std::path::{Path, PathBuf};
use std::sync::mpsc::Sender;

use notify::event::{AccessKind, AccessMode, EventKind, ModifyKind};
use notify::{Event, RecommendedWatcher, RecursiveMode, Watcher};

use super::change::Change;
use crate::failure::Failure;

/// Files and folders that are watched. A folder stands for all that is in it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Watched {
    /// What the pages are rendered from.
    pub(crate) content: Vec<PathBuf>,
    /// What the program is compiled from.
    pub(crate) program: Vec<PathBuf>,
}

impl Watched {
    /// What it means that this path has changed; `None` when it is none of those.
    fn change(&self, path: &Path) -> Option<Change> {
        let holds = |paths: &[PathBuf]| paths.iter().any(|watched| path.starts_with(watched));
        if is_scratch(path) {
            None
        } else if holds(&self.content) {
            Some(Change::Content)
        } else {
            holds(&self.program).then_some(Change::Program)
        }
    }
}

/// Watches until the watcher that it gives is dropped.
pub(crate) fn watch(watched: &Watched, changes: Sender<Change>) -> Result<RecommendedWatcher, Failure> {
    // Some systems tell of a file by its real path, whatever links lead there.
    let real =
        |paths: &[PathBuf]| paths.iter().map(|path| path.canonicalize().unwrap_or_else(|_| path.clone())).collect();
    let watched = Watched { content: real(&watched.content), program: real(&watched.program) };
    let places = watched.clone();
    let report = move |event: notify::Result<Event>| {
        let changed: Vec<Change> = match event {
            Ok(event) if !is_write(&event.kind) => Vec::new(),
            // The watcher has lost count: anything may have changed.
            Ok(event) if event.need_rescan() => vec![Change::Content, Change::Program],
            Ok(event) => event.paths.iter().filter_map(|path| places.change(path)).collect(),
            Err(_) => Vec::new(),
        };
        for change in changed {
            // Nobody listens any more when the server ends.
            let _ = changes.send(change);
        }
    };
    let mut watcher = notify::recommended_watcher(report).map_err(|error| unwatchable(Path::new("."), &error))?;
    for path in watched.content.iter().chain(&watched.program) {
        // Editors put a new file in the place of the old one, so a single file is watched by way of its folder.
        let (path, mode) = match path.parent().filter(|_| !path.is_dir()) {
            Some(folder) => (folder, RecursiveMode::NonRecursive),
            None => (path.as_path(), RecursiveMode::Recursive),
        };
        watcher.watch(path, mode).map_err(|error| unwatchable(path, &error))?;
    }
    Ok(watcher)
}

/// Whether something has been written, renamed or deleted; files are opened and read all the time.
fn is_write(kind: &EventKind) -> bool {
    match kind {
        EventKind::Access(access) => matches!(access, AccessKind::Close(AccessMode::Write)),
        EventKind::Modify(ModifyKind::Metadata(_)) => false,
        _ => true,
    }
}

/// Whether it is a file that an editor keeps for itself.
fn is_scratch(path: &Path) -> bool {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    name.starts_with('.') || name.ends_with('~') || name.ends_with(".swp")
}

fn unwatchable(path: &Path, error: &notify::Error) -> Failure {
    let help = match error.kind {
        notify::ErrorKind::MaxFilesWatch => {
            "other programs watch very many files: type `sudo sysctl fs.inotify.max_user_watches=524288`"
        }
        _ => "is the checkout complete?",
    };
    Failure::new(format!("{} cannot be watched: {error}", path.display()), help)
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::sync::mpsc;
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_path_is_content_or_program_or_nothing() {
        let paths = |paths: &[&str]| paths.iter().map(PathBuf::from).collect();
        let watched = Watched { content: paths(&["/c/lessons", "/c/index.html"]), program: paths(&["/c/src"]) };
        let change = |path: &str| watched.change(Path::new(path));
        assert_eq!(change("/c/lessons/adam.md"), Some(Change::Content));
        assert_eq!(change("/c/index.html"), Some(Change::Content));
        assert_eq!(change("/c/src/page/lab.rs"), Some(Change::Program));
        for other in ["/c/target/x", "/c/lessons-2/a.md", "/c/lessons/.adam.md.swp", "/c/lessons/adam.md~", "/c/.git"] {
            assert_eq!(change(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_only_read_has_not_changed() {
        use notify::event::{CreateKind, RemoveKind, RenameMode};
        let writes = [
            EventKind::Create(CreateKind::File),
            EventKind::Remove(RemoveKind::File),
            EventKind::Modify(ModifyKind::Name(RenameMode::Both)),
            EventKind::Access(AccessKind::Close(AccessMode::Write)),
        ];
        assert!(writes.iter().all(is_write));
        assert!(!is_write(&EventKind::Access(AccessKind::Open(AccessMode::Read))));
        assert!(!is_write(&EventKind::Access(AccessKind::Close(AccessMode::Read))));
    }

    #[test]
    fn a_file_is_followed_when_it_is_replaced_renamed_and_deleted() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let path = |name: &str| folder.path().join(name);
        fs::write(path("index.html"), "1").expect("writable");
        fs::create_dir(path("lessons")).expect("writable");
        let watched = Watched { content: vec![path("index.html"), path("lessons")], program: Vec::new() };
        let (sender, changes) = mpsc::channel();
        let _watcher = watch(&watched, sender).expect("it can be watched");
        let seen = |step: &str| {
            let first = changes.recv_timeout(Duration::from_secs(20));
            assert_eq!(first, Ok(Change::Content), "{step}");
            // What else this step has caused.
            while changes.recv_timeout(Duration::from_millis(200)).is_ok() {}
        };
        fs::write(path("new"), "2").expect("writable");
        fs::rename(path("new"), path("index.html")).expect("writable");
        seen("another file takes its place");
        fs::write(path("index.html"), "3").expect("writable");
        seen("the new one is written");
        fs::write(path("lessons/a.md"), "a").expect("writable");
        seen("a lesson is added");
        fs::rename(path("lessons/a.md"), path("lessons/b.md")).expect("writable");
        seen("it is renamed");
        fs::remove_file(path("lessons/b.md")).expect("writable");
        seen("it is deleted");
    }
}
