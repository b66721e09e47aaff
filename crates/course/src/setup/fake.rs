//! Fake programs in a temporary folder, for tests.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::tool_paths::ToolPaths;

/// Tool paths inside `folder`: programs in `path/`, tools in `tools/`.
pub(crate) fn tool_paths(folder: &Path) -> ToolPaths {
    let path = folder.join("path");
    ToolPaths { tools: folder.join("tools"), path: path.into_os_string() }
}

/// Writes a shell script that acts as a program.
///
/// Another process writes it: a file that this one has open for writing may be held by a child that another test
/// starts at that moment, and cannot be run until that child lets go.
pub(crate) fn program(path: &Path, script: &str) -> PathBuf {
    fs::create_dir_all(path.parent().expect("a file in a folder")).expect("writable");
    let write = "printf '#!/bin/sh\\n%s\\n' \"$2\" > \"$1\" && chmod 755 \"$1\"";
    let written = Command::new("sh").args(["-c", write, "sh"]).arg(path).arg(script).status();
    assert!(written.expect("there is a shell").success());
    path.to_owned()
}
