//! The workloads as a page that Chromium opens, measures and prints.

use std::fs;
use std::path::{Path, PathBuf};

use super::figure::Figures;
use crate::failure::{Failure, Tried};
use crate::process;
use crate::project::Project;
use crate::setup::WASM;
use crate::setup::tensorflow::TensorFlow;

const FOLDER: &str = "crates/descent/benches/wasm";

#[derive(Clone, Copy, Debug)]
pub(super) enum Purpose<'a> {
    Fingerprint,
    /// It measures, and another library beside ours where that is at hand.
    Times(Option<&'a TensorFlow>),
}

/// Compiles the workloads and writes the page that holds them.
pub(super) fn build(project: &Project, purpose: Purpose<'_>) -> Result<PathBuf, Failure> {
    let folder = project.root().join(FOLDER);
    let target = folder.join("target");
    // Not a member of the workspace, but with its versions: another libm might round otherwise.
    fs::copy(project.root().join("Cargo.lock"), folder.join("Cargo.lock"))
        .or_fail(format_args!("Cargo.lock cannot be copied into {FOLDER}"))?;
    let mut cargo = process::command("cargo", &folder);
    cargo.args(["build", "--release", "--target", WASM, "--target-dir"]).arg(&target);
    process::run(cargo.env("RUSTFLAGS", "-C target-feature=+simd128"))?;
    let wasm = bytes(&target.join(WASM).join("release/descent_in_the_browser.wasm"))?;
    let script = |name: &str| project.read(&format!("{FOLDER}/{name}"));
    let (name, html) = match purpose {
        Purpose::Fingerprint => ("fingerprint.html", html(&wasm, &[], &script("workloads.js")?, "true")),
        Purpose::Times(None) => ("workloads.html", html(&wasm, &[], &script("workloads.js")?, "false")),
        Purpose::Times(Some(tensorflow)) => {
            let scripts = script("tensorflow.js")? + &script("workloads.js")?;
            let arguments = format!("false, {}", array(&bytes(&tensorflow.wasm)?));
            ("peers.html", html(&wasm, &tensorflow.scripts, &scripts, &arguments))
        }
    };
    let path = target.join(name);
    fs::write(&path, html).or_fail(format_args!("{} cannot be written", path.display()))?;
    Ok(path)
}

fn bytes(file: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(file).or_fail(format_args!("{} cannot be read", file.display()))
}

/// One file with everything in it but other people's scripts, so that no server is needed. `arguments` are those of
/// `report` after the program.
fn html(wasm: &[u8], scripts: &[PathBuf], script: &str, arguments: &str) -> String {
    let of_others = |path: &PathBuf| format!("<script src=\"file://{}\"></script>", path.display());
    format!(
        "<!doctype html><pre></pre>{}<script>\n{script}\nconst print = (text) => {{ \
         document.querySelector('pre').textContent = String(text); }};\n\
         report({}, {arguments}).then(print, print);\n</script>",
        scripts.iter().map(of_others).collect::<String>(),
        array(wasm)
    )
}

fn array(bytes: &[u8]) -> String {
    let bytes: Vec<String> = bytes.iter().map(u8::to_string).collect();
    format!("new Uint8Array([{}])", bytes.join(","))
}

/// Opens the page without a window and reads what it has printed.
pub(super) fn open(chromium: &Path, page: &Path) -> Result<Figures, Failure> {
    let profile = page.with_extension("profile");
    let mut browser = process::command(chromium, page.parent().unwrap_or(Path::new("/")));
    browser.args(["--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--dump-dom"]);
    browser.arg(format!("--user-data-dir={}", profile.display()));
    browser.arg(format!("file://{}", page.display())).stderr(std::process::Stdio::null());
    let document = process::output(&mut browser).ok_or_else(|| {
        let tried = format!("{} did not open {}", chromium.display(), page.display());
        Failure::new(tried, "open the page by hand to see why, or name another browser in the variable CHROMIUM")
    })?;
    let _ = fs::remove_dir_all(profile);
    Figures::parse(printed(&document).unwrap_or_default())
}

fn printed(document: &str) -> Option<&str> {
    let (_, rest) = document.split_once("<pre>")?;
    rest.split_once("</pre>").map(|(text, _)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_holds_the_workloads_and_what_it_prints_is_found() {
        let page = html(&[0, 97, 115], &[PathBuf::from("/tools/tf.js")], "function report() {}", "true");
        assert!(page.contains("report(new Uint8Array([0,97,115]), true)"), "{page}");
        assert!(page.contains(r#"<script src="file:///tools/tf.js"></script>"#), "{page}");
        assert_eq!(printed("<html><body><pre>W1: 2 M\nW2: 3</pre><script>"), Some("W1: 2 M\nW2: 3"));
        assert_eq!(printed("<html></html>"), None);
    }
}
