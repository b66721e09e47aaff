//! wasm-bindgen as a library: it writes the JavaScript between a WebAssembly program and the page.

use std::error::Error;
use std::path::Path;

use wasm_bindgen_cli_support::Bindgen;

use crate::failure::Failure;

/// Where the JavaScript will run, and so what it looks like.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Target {
    /// An ES module of a release, whose WebAssembly has neither names nor producers in it.
    Web,
    /// An ES module for development, whose WebAssembly keeps the names of functions for stack traces.
    WebWithNames,
    /// A classic script, as Web Workers load it with `importScripts`.
    NoModules,
}

/// Writes `NAME.js` and `NAME_bg.wasm` into a folder, from a module that the Rust compiler has written.
pub(crate) fn bind(module: &Path, name: &str, folder: &Path, target: Target) -> Result<(), Failure> {
    bound(module, name, folder, target).map_err(|error| {
        let (mut said, mut cause) = (vec![error.to_string()], error.source());
        while let Some(error) = cause {
            said.push(error.to_string());
            cause = error.source();
        }
        Failure::new(
            format!("wasm-bindgen could not bind {}: {}", module.display(), said.join(": ")),
            "if it names two versions, type `cargo update --workspace`",
        )
    })
}

fn bound(module: &Path, name: &str, folder: &Path, target: Target) -> Result<(), Box<dyn Error + Send + Sync>> {
    let mut bindgen = Bindgen::new();
    bindgen.input_path(module).out_name(name).typescript(false).omit_default_module_path(false);
    match target {
        Target::Web => {
            bindgen.web(true)?.keep_lld_exports(true).remove_name_section(true).remove_producers_section(true)
        }
        Target::WebWithNames => bindgen.web(true)?,
        Target::NoModules => bindgen.no_modules(true)?,
    };
    Ok(bindgen.generate(folder)?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::project::Project;

    #[test]
    fn what_is_no_module_is_refused_with_its_name() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let module = folder.path().join("program.wasm");
        std::fs::write(&module, "no module").expect("writable");
        let failure = bind(&module, "program", folder.path(), Target::Web).expect_err("it is text");
        assert!(failure.tried.contains("program.wasm"), "{failure}");
    }

    #[test]
    fn one_version_is_named_everywhere() {
        let project = Project::around(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("inside the checkout");
        let read = |file: &str| toml::from_str::<toml::Table>(&project.read(file).expect("readable")).expect("TOML");
        let (settings, lock) = (read("Trunk.toml"), read("Cargo.lock"));
        let packages = lock["package"].as_array().expect("Cargo.lock lists packages");
        let version =
            |name: &str| packages.iter().find(|package| package["name"].as_str() == Some(name))?["version"].as_str();
        let locked = version("wasm-bindgen");
        assert!(locked.is_some(), "wasm-bindgen in Cargo.lock");
        assert_eq!(settings["tools"]["wasm_bindgen"].as_str(), locked, "wasm-bindgen in Trunk.toml");
        assert_eq!(version("wasm-bindgen-cli-support"), locked, "the library in Cargo.lock");
    }
}
