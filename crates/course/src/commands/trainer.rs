//! The program that trains networks in a Web Worker. `cargo course trainer` puts it into a site that Trunk builds.

use std::fs;
use std::path::{Path, PathBuf};

use crate::assets::{self, named_by_content};
use crate::bindgen::{Target, bind};
use crate::failure::{Failure, Tried};
use crate::process;
use crate::project::Project;
use crate::setup::WASM;

/// The same program twice: with vector instructions, and for browsers that have none. The page chooses.
const BUILDS: [(&str, &str); 2] = [("vector", "-C target-feature=+simd128"), ("plain", "")];

/// What the worker does besides loading: the page sends it the compiled program first.
const START: &str = "\nonmessage = (event) => wasm_bindgen.initSync({ module: event.data });\n";

#[derive(Debug, PartialEq)]
pub(crate) struct File {
    /// Its name, which changes with its content.
    pub(crate) name: String,
    pub(crate) content: Vec<u8>,
}

/// Builds the trainer: a script and its WebAssembly for each way of building it, in the order in which the page wants them.
pub(crate) fn build(project: &Project) -> Result<Vec<File>, Failure> {
    let mut files = Vec::new();
    for (build, flags) in BUILDS {
        let [script, wasm] = compile(project, build, flags)?;
        for (kind, content) in [("trainer.js", [&script[..], START.as_bytes()].concat()), ("trainer.wasm", wasm)] {
            files.push(File { name: named_by_content(Path::new(kind), &content), content });
        }
    }
    Ok(files)
}

/// The trainer's files in a development build, whose names stay: pages can be rendered before there is a trainer.
pub(crate) const IN_DEVELOPMENT: [&str; 4] = ["vector.js", "vector.wasm", "plain.js", "plain.wasm"];

/// Builds the trainer for development into a folder; the files have the names [`IN_DEVELOPMENT`] with `trainer-` before them.
pub(crate) fn build_in_development(project: &Project, folder: &Path) -> Result<(), Failure> {
    let files = build(project)?;
    files.iter().zip(names_in_development("")).try_for_each(|(file, name)| assets::write(folder, &name, &file.content))
}

/// The names of the trainer's files in a development build, with the address of their folder before them.
pub(crate) fn names_in_development(folder: &str) -> Vec<String> {
    IN_DEVELOPMENT.iter().map(|name| format!("{folder}trainer-{name}")).collect()
}

pub(crate) fn names(files: &[File]) -> Vec<String> {
    files.iter().map(|file| file.name.clone()).collect()
}

/// Compiles it; what comes out is bound again only where it is new.
fn compile(project: &Project, build: &str, flags: &str) -> Result<[Vec<u8>; 2], Failure> {
    let target = project.target()?.join("trainer").join(build);
    let mut cargo = project.cargo(["build", "--quiet", "--package", "trainer", "--bin", "trainer"]);
    cargo.args(["--profile", "trainer", "--target", WASM, "--target-dir"]).arg(&target);
    process::run(cargo.env("RUSTFLAGS", flags))?;
    let compiled = target.join(WASM).join("trainer/trainer.wasm");
    let bound = target.join("bound");
    let [script, wasm] = ["trainer.js", "trainer_bg.wasm"].map(|name| bound.join(name));
    if !is_newer(&wasm, &compiled) {
        bind(&compiled, "trainer", &bound, Target::NoModules)?;
    }
    let read = |path: &PathBuf| fs::read(path).or_fail(format_args!("{} cannot be read", path.display()));
    Ok([read(&script)?, read(&wasm)?])
}

/// Whether a file is there and not older than the other, which it was made of.
fn is_newer(path: &Path, other: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    time(path).is_some_and(|own| time(other).is_some_and(|other| own >= other))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::TRAINER;

    #[test]
    fn the_page_has_a_place_for_the_trainer() {
        let project = Project::around(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("inside the checkout");
        assert!(project.read("index.html").expect("readable").contains(TRAINER));
        let names = ["a.js".to_owned(), "a.wasm".to_owned()];
        assert_eq!(assets::trainer_element(&names), r#"<meta name="trainer" content="a.js a.wasm">"#);
    }

    #[test]
    fn nothing_is_bound_twice() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let [first, second] = ["first", "second"].map(|name| folder.path().join(name));
        assert!(!is_newer(&first, &second));
        fs::write(&second, "").expect("writable");
        assert!(!is_newer(&first, &second));
        fs::write(&first, "").expect("writable");
        assert!(is_newer(&first, &second));
    }
}
