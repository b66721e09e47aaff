use std::thread;

use super::*;
use crate::setup::fake::{cargo, places, program};

/// A fake `cargo install` that counts its calls and makes a trunk that says `says`.
fn making(says: &str) -> String {
    format!(
        r#"echo call >> "$0.calls"
mkdir -p "$root/bin"
printf '#!/bin/sh\necho {says}\n' > "$root/bin/trunk"
chmod +x "$root/bin/trunk"
echo "   Compiling trunk v0.21.14" >&2"#
    )
}

fn calls(folder: &Path) -> usize {
    fs::read_to_string(folder.join("path/cargo.calls")).map_or(0, |text| text.lines().count())
}

#[test]
fn a_tool_is_installed_once_and_found_again() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let places = places(folder.path());
    cargo(folder.path(), &making("trunk 0.21.14"));
    let own = places.tools.join("trunk-0.21.14/bin/trunk");
    assert_eq!(install(&Tool::trunk(), &places), Ok(own.clone()));
    assert_eq!(Tool::trunk().locate(&places), Some(own.clone()));
    assert_eq!(install(&Tool::trunk(), &places), Ok(own));
    assert_eq!(calls(folder.path()), 1);
}

#[test]
fn an_interrupted_installation_is_made_anew() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let places = places(folder.path());
    cargo(folder.path(), &making("trunk 0.21.14"));
    program(&places.tools.join(".trunk-0.21.14.partial/bin/trunk"), "echo trunk 0.21.14");
    fs::create_dir_all(places.tools.join("trunk-0.21.14/bin")).expect("writable");
    assert_eq!(Tool::trunk().locate(&places), None);
    assert!(install(&Tool::trunk(), &places).is_ok());
    assert_eq!(calls(folder.path()), 1);
}

#[test]
fn two_set_ups_at_once_install_once() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let places = places(folder.path());
    cargo(folder.path(), &making("trunk 0.21.14"));
    let set_up = || install(&Tool::trunk(), &places);
    let results = thread::scope(|scope| {
        let threads = [scope.spawn(set_up), scope.spawn(set_up), scope.spawn(set_up)];
        threads.map(|thread| thread.join().expect("no panic"))
    });
    assert!(results.iter().all(Result::is_ok), "{results:?}");
    assert_eq!(calls(folder.path()), 1);
}

#[test]
fn the_wrong_version_is_never_adopted() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let places = places(folder.path());
    cargo(folder.path(), &making("trunk 0.9.0"));
    let failure = install(&Tool::trunk(), &places).expect_err("the wrong version");
    assert!(failure.help.contains("cargo install --locked --version 0.21.14"), "{failure}");
    assert!(!places.tools.join("trunk-0.21.14").exists());
}

#[test]
fn only_wasm_bindgen_is_tried_without_its_lock_file() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let places = places(folder.path());
    cargo(folder.path(), "echo \"$@\" >> \"$0.calls\"; echo 'error: no such version' >&2; exit 101");
    assert!(install(&Tool::wasm_bindgen("0.2.129".to_owned()), &places).is_err());
    assert_eq!(calls(folder.path()), 2);
    assert!(install(&Tool::trunk(), &places).is_err());
    assert_eq!(calls(folder.path()), 3);
}

#[test]
fn cargo_binstall_is_used_when_it_is_there() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let places = places(folder.path());
    let make = making("trunk 0.21.14");
    cargo(folder.path(), "exit 101");
    fs::rename(cargo(folder.path(), &make), folder.path().join("path/cargo-binstall")).expect("writable");
    cargo(folder.path(), "exit 101");
    assert!(install(&Tool::trunk(), &places).is_ok());
}
