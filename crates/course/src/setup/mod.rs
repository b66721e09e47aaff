//! Setting up what is missing: the wasm target, the dependencies, a browser.

pub(crate) mod axe;
pub(crate) mod browser;
mod npm;
pub(crate) mod tensorflow;
mod tool_paths;

#[cfg(all(test, unix))]
pub(crate) mod fake;

use std::path::Path;

use crate::failure::Failure;
use crate::process;
use crate::project::Project;

pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// Sets up what builds the site: the compilation target and the sources of all dependencies.
pub(crate) fn set_up(project: &Project) -> Result<(), Failure> {
    wasm_target(project)?;
    process::run(&mut project.cargo(["fetch", "--quiet"]))
}

/// The compilation target of the app, installed where it is missing.
pub(crate) fn wasm_target(project: &Project) -> Result<(), Failure> {
    let mut query = process::command("rustc", project.root());
    let folder = process::output(query.args(["--print", "target-libdir", "--target", WASM]));
    if folder.is_some_and(|folder| Path::new(folder.trim()).is_dir()) {
        return Ok(());
    }
    process::complain(format!("Installing the compilation target {WASM} ..."));
    process::run(process::command("rustup", project.root()).args(["target", "add", WASM])).map_err(|failure| {
        Failure::new(
            format!("the compilation target {WASM} is missing, and {}", failure.tried),
            "install Rust through https://rustup.rs, then type the command again",
        )
    })
}
