//! The workloads as a page that Chromium opens, measures and prints.

use std::fs;
use std::path::{Path, PathBuf};

use super::figure::Figures;
use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::setup::WASM;

const FOLDER: &str = "crates/descent/benches/wasm";

/// Compiles the workloads and writes the page that holds them.
pub(super) fn build(project: &Project, only_fingerprint: bool) -> Result<PathBuf, Failure> {
    let folder = project.root().join(FOLDER);
    let target = folder.join("target");
    // Not a member of the workspace, but with its versions: another libm might round otherwise.
    fs::copy(project.root().join("Cargo.lock"), folder.join("Cargo.lock"))
        .map_err(|error| Failure::new(format!("Cargo.lock cannot be copied into {FOLDER}: {error}"), ""))?;
    let mut cargo = process::command("cargo", &folder);
    cargo.args(["build", "--release", "--target", WASM, "--target-dir"]).arg(&target);
    process::run(cargo.env("RUSTFLAGS", "-C target-feature=+simd128"))?;
    let file = target.join(WASM).join("release/descent_in_the_browser.wasm");
    let wasm =
        fs::read(&file).map_err(|error| Failure::new(format!("{} cannot be read: {error}", file.display()), ""))?;
    let path = target.join(if only_fingerprint { "fingerprint.html" } else { "workloads.html" });
    fs::write(&path, html(&wasm, &project.read(&format!("{FOLDER}/workloads.js"))?, only_fingerprint))
        .map_err(|error| Failure::new(format!("{} cannot be written: {error}", path.display()), ""))?;
    Ok(path)
}

/// One file with everything in it, so that no server is needed.
fn html(wasm: &[u8], script: &str, only_fingerprint: bool) -> String {
    let bytes: Vec<String> = wasm.iter().map(u8::to_string).collect();
    format!(
        "<!doctype html><pre></pre><script>\n{script}\nconst bytes = new Uint8Array([{}]);\n\
         try {{ document.querySelector('pre').textContent = report(bytes, {only_fingerprint}); }}\n\
         catch (error) {{ document.querySelector('pre').textContent = String(error); }}\n</script>",
        bytes.join(",")
    )
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

/// The text between the tags.
fn printed(document: &str) -> Option<&str> {
    let (_, rest) = document.split_once("<pre>")?;
    rest.split_once("</pre>").map(|(text, _)| text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_holds_the_workloads_and_what_it_prints_is_found() {
        let page = html(&[0, 97, 115], "function report() {}", true);
        assert!(page.contains("new Uint8Array([0,97,115])") && page.contains("report(bytes, true)"));
        assert_eq!(printed("<html><body><pre>W1: 2 M\nW2: 3</pre><script>"), Some("W1: 2 M\nW2: 3"));
        assert_eq!(printed("<html></html>"), None);
    }
}
