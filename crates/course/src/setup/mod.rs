//! Setting up what is missing: the wasm target, the dependencies, trunk, wasm-bindgen, a browser.

pub(crate) mod axe;
pub(crate) mod browser;
mod install;
mod npm;
mod progress;
pub(crate) mod tensorflow;
mod tool;

#[cfg(all(test, unix))]
pub(crate) mod fake;

use std::path::{Path, PathBuf};
use std::process::Command;

use self::tool::{Places, Tool};
use crate::failure::Failure;
use crate::process;
use crate::project::Project;

/// The target that the app is compiled for.
pub(crate) const WASM: &str = "wasm32-unknown-unknown";

/// The programs that build the site.
#[derive(Debug)]
pub(crate) struct Tools {
    trunk: PathBuf,
    wasm_bindgen: PathBuf,
    places: Places,
}

impl Tools {
    /// Finds everything, and installs what is not there.
    pub(crate) fn set_up(project: &Project) -> Result<Self, Failure> {
        let places = Places::from_environment()?;
        wasm_target(project)?;
        // Trunk works offline below, so that nothing but the code decides whether a build works.
        process::run(&mut project.cargo(["fetch", "--quiet"]))?;
        let trunk = found_or_installed(&Tool::trunk(), &places)?;
        Ok(Self { trunk, wasm_bindgen: wasm_bindgen_in(project, &places)?, places })
    }

    /// Trunk with these arguments, run at the top folder, which finds the right wasm-bindgen and asks no network.
    pub(crate) fn trunk<'a>(&self, project: &Project, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = process::command(&self.trunk, project.root());
        command.args(arguments).args(["--offline", "--skip-version-check"]);
        command.env("PATH", tool::prefixed(self.wasm_bindgen.parent().unwrap_or(Path::new("/")), &self.places.path));
        // Trunk takes NO_COLOR for a flag of its own and refuses the customary `1`.
        if std::env::var_os("NO_COLOR").is_some() {
            command.env("NO_COLOR", "true");
        }
        command
    }
}

/// wasm-bindgen's command line, in the version of the crate.
pub(crate) fn wasm_bindgen(project: &Project) -> Result<PathBuf, Failure> {
    wasm_bindgen_in(project, &Places::from_environment()?)
}

fn wasm_bindgen_in(project: &Project, places: &Places) -> Result<PathBuf, Failure> {
    found_or_installed(&Tool::wasm_bindgen(project.locked_version("wasm-bindgen")?), places)
}

fn found_or_installed(tool: &Tool, places: &Places) -> Result<PathBuf, Failure> {
    tool.locate(places).map_or_else(|| install::install(tool, places), Ok)
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
