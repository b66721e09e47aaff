//! Compiles `lessons/` into `OUT_DIR/course.rs`, which `src/course.rs` includes.
//!
//! A mistake in a lesson fails the build. While an author works (`cargo course serve` sets
//! `RAVINE_SERVE`) it becomes a warning, and the page shows it.

use std::path::Path;
use std::{env, fs, io};

use lesson_compiler::Severity;

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=lessons");
    println!("cargo::rerun-if-env-changed=RAVINE_SERVE");
    let serving = env::var_os("RAVINE_SERVE").is_some();
    let compiled = lesson_compiler::compile(Path::new("lessons"));
    for diagnostic in &compiled.diagnostics {
        let kind = if diagnostic.severity == Severity::Error && !serving { "error" } else { "warning" };
        for line in diagnostic.to_string().lines() {
            println!("cargo::{kind}={line}");
        }
    }
    let folder = env::var_os("OUT_DIR").ok_or_else(|| io::Error::other("cargo sets OUT_DIR"))?;
    fs::write(Path::new(&folder).join("course.rs"), lesson_compiler::emit(&compiled))
}
