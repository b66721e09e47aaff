//! The programs of a release beside the one that Trunk builds: each is a binary of the root package, loaded by the pages
//! that want it.

use std::path::PathBuf;
use std::process::Stdio;

use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::setup::{self, WASM};

/// How the programs of a release are compiled: views as values instead of types of their own, which is smaller.
pub(crate) const RUSTFLAGS: &str = "--cfg erase_components";

/// Builds a program into the site, where the prerenderer finds it as `<name>.js` and `<name>_bg.wasm`.
pub(crate) fn build(project: &Project, name: &str) -> Result<(), Failure> {
    let mut cargo = project.cargo(["build", "--release", "--package", "ravine", "--no-default-features"]);
    cargo.args(["--features", "csr", "--target", WASM, "--message-format=json-render-diagnostics", "--bin", name]);
    let messages = process::output(cargo.env("RUSTFLAGS", RUSTFLAGS).stderr(Stdio::inherit()));
    let program = messages.as_deref().and_then(|messages| messages.lines().find_map(|line| module(line, name)));
    let program = program.ok_or_else(|| {
        Failure::new(format!("the program of the {name} pages was not built"), "its messages are above")
    })?;
    let mut bindgen = process::command(setup::wasm_bindgen(project)?, project.root());
    bindgen.args(["--target", "web", "--no-typescript", "--out-name", name, "--out-dir"]).arg(project.dist());
    process::run(bindgen.arg(program))
}

/// The path of the module, in the message that tells that it is built.
fn module(message: &str, name: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(message).ok()?;
    let files = message["filenames"].as_array().filter(|_| message["target"]["name"] == name)?;
    files.iter().filter_map(|file| file.as_str()).find(|file| file.ends_with(".wasm")).map(PathBuf::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_module_is_found_among_the_messages() {
        let built =
            r#"{"reason":"compiler-artifact","target":{"name":"lesson"},"filenames":["/t/lesson.d","/t/lesson.wasm"]}"#;
        assert_eq!(module(built, "lesson"), Some(PathBuf::from("/t/lesson.wasm")));
        assert_eq!(module(built, "ravine"), None);
        assert_eq!(module("no JSON", "lesson"), None);
    }
}
