//! The programs that build the site, and where they are looked for.

use std::env;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::process;

/// The version of trunk that the course is built with.
pub(crate) const TRUNK_VERSION: &str = "0.21.14";

/// A program from crates.io in one exact version.
#[derive(Clone, Debug)]
pub(crate) struct Tool {
    /// Name of the crate.
    pub(crate) package: &'static str,
    /// Name of the program.
    pub(crate) binary: &'static str,
    /// The exact version.
    pub(crate) version: String,
    /// Processor time to compile it, for the estimate that is shown.
    pub(crate) cpu_seconds: u64,
    /// Crates compiled on the way, for the progress line.
    pub(crate) crates: usize,
    /// Whether to try without its lock file when that names a crate version that is not to be had any more.
    pub(crate) unlocked: bool,
}

impl Tool {
    /// Trunk: builds, bundles and serves the site.
    pub(crate) fn trunk() -> Self {
        let version = TRUNK_VERSION.to_owned();
        Self { package: "trunk", binary: "trunk", version, cpu_seconds: 500, crates: 384, unlocked: false }
    }

    /// wasm-bindgen's command line, which must have the very version of the crate in Cargo.lock.
    pub(crate) fn wasm_bindgen(version: String) -> Self {
        let (package, binary) = ("wasm-bindgen-cli", "wasm-bindgen");
        Self { package, binary, version, cpu_seconds: 230, crates: 160, unlocked: true }
    }

    /// The program in its exact version, when it is there already.
    pub(crate) fn locate(&self, places: &Places) -> Option<PathBuf> {
        let own = places.tools.join(self.folder_name()).join("bin").join(executable(self.binary));
        places.all(self.binary).chain([own]).find(|program| self.is(program))
    }

    /// Whether this program exists, runs and has the exact version.
    pub(crate) fn is(&self, program: &Path) -> bool {
        program.is_file()
            && process::output(process::command(program, Path::new("/")).arg("--version"))
                .as_deref()
                .and_then(version_in)
                .is_some_and(|version| version == self.version)
    }

    /// Name of its own folder inside the tools folder.
    pub(crate) fn folder_name(&self) -> String {
        format!("{}-{}", self.package, self.version)
    }
}

/// Where programs are looked for, and where new ones go.
#[derive(Clone, Debug)]
pub(crate) struct Places {
    /// The tools folder, shared by all checkouts.
    pub(crate) tools: PathBuf,
    /// The folders of PATH.
    pub(crate) path: OsString,
}

impl Places {
    /// The places that the environment names.
    pub(crate) fn from_environment() -> Result<Self, Failure> {
        let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
        let tools = tools_folder(variable).ok_or_else(|| {
            Failure::new(
                "there is no folder for the tools: neither RAVINE_TOOLS nor XDG_CACHE_HOME nor HOME is set",
                "name one, for instance: RAVINE_TOOLS=/tmp/ravine-tools cargo course serve",
            )
        })?;
        Ok(Self { tools, path: variable("PATH").unwrap_or_default() })
    }

    /// The first program of this name on PATH.
    pub(crate) fn first(&self, binary: &str) -> Option<PathBuf> {
        self.all(binary).next()
    }

    /// Every program of this name on PATH, in order.
    fn all(&self, binary: &str) -> impl Iterator<Item = PathBuf> + use<> {
        let name = executable(binary);
        let folders: Vec<PathBuf> = env::split_paths(&self.path).collect();
        folders.into_iter().map(move |folder| folder.join(&name)).filter(|program| is_executable(program))
    }
}

/// PATH with this folder in front.
pub(crate) fn prefixed(folder: &Path, path: &OsStr) -> OsString {
    let folders = std::iter::once(folder.to_owned()).chain(env::split_paths(path));
    env::join_paths(folders).unwrap_or_else(|_| path.to_owned())
}

/// The first version number (`1.2.3`) in what a program says about itself.
pub(crate) fn version_in(text: &str) -> Option<&str> {
    text.split_whitespace().map(|word| word.trim_start_matches('v')).find(|word| {
        let numbers = word.split(['-', '+']).next().unwrap_or_default();
        let parts: Vec<&str> = numbers.split('.').collect();
        parts.len() >= 3 && parts.iter().all(|part| part.parse::<u64>().is_ok())
    })
}

/// `$RAVINE_TOOLS`, else `$XDG_CACHE_HOME/ravine/tools`, else `~/.cache/ravine/tools`.
fn tools_folder(variable: impl Fn(&str) -> Option<OsString>) -> Option<PathBuf> {
    let cache = || variable("XDG_CACHE_HOME").map(PathBuf::from);
    let home = || variable("HOME").or_else(|| variable("USERPROFILE")).map(|home| PathBuf::from(home).join(".cache"));
    let own = variable("RAVINE_TOOLS").map(PathBuf::from);
    let folder = own.or_else(|| cache().or_else(home).map(|cache| cache.join("ravine/tools")))?;
    // Programs run in other folders than this one, so a relative path would soon name nothing.
    std::path::absolute(folder).ok()
}

fn executable(binary: &str) -> String {
    format!("{binary}{}", env::consts::EXE_SUFFIX)
}

#[cfg(unix)]
fn is_executable(program: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt;
    program.metadata().is_ok_and(|data| data.is_file() && data.permissions().mode() & 0o111 != 0)
}

#[cfg(not(unix))]
fn is_executable(program: &Path) -> bool {
    program.is_file()
}

#[cfg(test)]
#[path = "tool_tests.rs"]
mod tests;
