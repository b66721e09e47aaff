//! `cargo course trainer`: the program that trains networks in a Web Worker. Trunk calls it after each build.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::setup::{self, WASM};

/// The same program twice: with vector instructions, and for browsers that have none. The page chooses.
const BUILDS: [(&str, &str); 2] = [("vector", "-C target-feature=+simd128"), ("plain", "")];

/// What the page's HTML says of the trainer before it is built.
const PLACE: &str = r#"<meta name="trainer" content="">"#;

/// What the worker does besides loading: the page sends it the compiled program first.
const START: &str = "\nonmessage = (event) => wasm_bindgen.initSync({ module: event.data });\n";

/// Builds the trainer and puts it into the folder that Trunk is filling, and its files' names into the page.
pub(crate) fn run() -> Result<(), Failure> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Failure::usage(
            "there is no TRUNK_STAGING_DIR to put the trainer into",
            "`cargo course build` calls this itself",
        )
    })?;
    let project = Project::find()?;
    setup::wasm_target(&project)?;
    let wasm_bindgen = setup::wasm_bindgen(&project)?;
    let mut names = Vec::new();
    for (build, flags) in BUILDS {
        let [script, wasm] = compile(&project, &wasm_bindgen, build, flags)?;
        names.push(put(&folder, "js", &[&script[..], START.as_bytes()].concat())?);
        names.push(put(&folder, "wasm", &wasm)?);
    }
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).map_err(|error| unreadable(&page, &error))?;
    if !html.contains(PLACE) {
        return Err(Failure::new(format!("{} has no place for the trainer: {PLACE}", page.display()), ""));
    }
    let html = html.replace(PLACE, &PLACE.replace(r#""""#, &format!("\"{}\"", names.join(" "))));
    write(&page, html.as_bytes())
}

/// Compiles it; what comes out is bound again only where it is new.
fn compile(project: &Project, wasm_bindgen: &Path, build: &str, flags: &str) -> Result<[Vec<u8>; 2], Failure> {
    let target = project.target()?.join("trainer").join(build);
    let mut cargo = project.cargo(["build", "--quiet", "--package", "trainer", "--bin", "trainer"]);
    cargo.args(["--profile", "trainer", "--target", WASM, "--target-dir"]).arg(&target);
    process::run(cargo.env("RUSTFLAGS", flags))?;
    let compiled = target.join(WASM).join("trainer/trainer.wasm");
    let bound = target.join("bound");
    let [script, wasm] = ["trainer.js", "trainer_bg.wasm"].map(|name| bound.join(name));
    if !is_newer(&wasm, &compiled) {
        let mut bind = process::command(wasm_bindgen, project.root());
        bind.args(["--target", "no-modules", "--no-typescript", "--out-name", "trainer", "--out-dir"]);
        process::run(bind.arg(&bound).arg(&compiled))?;
    }
    let read = |path: &PathBuf| fs::read(path).map_err(|error| unreadable(path, &error));
    Ok([read(&script)?, read(&wasm)?])
}

fn is_newer(path: &Path, other: &Path) -> bool {
    let time = |path: &Path| path.metadata().and_then(|data| data.modified()).ok();
    time(path).is_some_and(|own| time(other).is_some_and(|other| own >= other))
}

/// Writes a file under a name that changes with its content, so that it can be kept for ever.
fn put(folder: &Path, extension: &str, content: &[u8]) -> Result<String, Failure> {
    let mut hasher = DefaultHasher::new();
    hasher.write(content);
    let name = format!("trainer-{:016x}.{extension}", hasher.finish());
    write(&folder.join(&name), content).map(|()| name)
}

fn write(path: &Path, content: &[u8]) -> Result<(), Failure> {
    fs::write(path, content).map_err(|error| Failure::new(format!("{} cannot be written: {error}", path.display()), ""))
}

fn unreadable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(format!("{} cannot be read: {error}", path.display()), "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_follow_the_content() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let put = |content: &[u8]| put(folder.path(), "js", content).expect("writable");
        let [first, second, third] = [put(b"a"), put(b"b"), put(b"a")];
        assert!(first == third && first != second && first.starts_with("trainer-") && first.ends_with(".js"));
        assert_eq!(fs::read(folder.path().join(second)).expect("written"), b"b");
    }

    #[test]
    fn the_page_has_a_place_for_the_trainer() {
        let project = Project::around(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("inside the checkout");
        assert!(project.read("index.html").expect("readable").contains(PLACE));
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
