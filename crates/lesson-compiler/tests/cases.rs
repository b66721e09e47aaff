//! Every folder in `tests/cases` holds a small course in `lessons/` and the exact diagnostics that it
//! must give in `expected.txt`. `UPDATE_EXPECT=1 cargo test -p lesson-compiler` rewrites them: read the difference.

use std::fs;
use std::path::{Path, PathBuf};

use lesson_compiler::{Compiled, compile};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let entries = fs::read_dir(&folder).expect("tests/cases exists");
    let mut cases: Vec<PathBuf> = entries.map(|entry| entry.expect("tests/cases can be read").path()).collect();
    cases.sort();
    cases
}

fn text(compiled: &Compiled) -> String {
    match compiled.diagnostics.is_empty() {
        true => "no mistakes\n".to_owned(),
        false => compiled.diagnostics.iter().map(|diagnostic| format!("{diagnostic}\n")).collect(),
    }
}

#[test]
fn every_case_gives_its_diagnostics() {
    let update = std::env::var_os("UPDATE_EXPECT").is_some();
    let mut different = Vec::new();
    for case in cases() {
        let found = text(&compile(&case.join("lessons")));
        let file = case.join("expected.txt");
        if update {
            fs::write(&file, &found).expect("expected.txt can be written");
        } else if fs::read_to_string(&file).unwrap_or_default() != found {
            different.push(format!("{}\n{found}", case.display()));
        }
    }
    assert!(different.is_empty(), "other diagnostics than expected:\n{}", different.join("\n"));
}
