//! Where programs are looked for, and where files that were fetched are kept.

use std::env;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

/// Where programs are looked for, and where new files go.
#[derive(Clone, Debug)]
pub(crate) struct ToolPaths {
    /// The tools folder, shared by all checkouts.
    pub(crate) tools: PathBuf,
    pub(crate) path: OsString,
}

impl ToolPaths {
    pub(crate) fn from_environment() -> Result<Self, Failure> {
        let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty());
        let tools = tools_folder(variable).ok_or_else(|| {
            Failure::new(
                "there is no folder for the tools: neither RAVINE_TOOLS nor XDG_CACHE_HOME nor HOME is set",
                "name one, for instance: RAVINE_TOOLS=/tmp/ravine-tools cargo course test",
            )
        })?;
        Ok(Self { tools, path: variable("PATH").unwrap_or_default() })
    }

    pub(crate) fn first(&self, binary: &str) -> Option<PathBuf> {
        let name = format!("{binary}{}", env::consts::EXE_SUFFIX);
        env::split_paths(&self.path).map(|folder| folder.join(&name)).find(|program| is_executable(program))
    }
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
mod tests {
    use super::*;

    #[test]
    fn versions_are_found_in_what_programs_say() {
        assert_eq!(version_in("wasm-bindgen 0.2.129 (abc123)\n"), Some("0.2.129"));
        assert_eq!(version_in("tool v1.2.3-rc.1"), Some("1.2.3-rc.1"));
        assert_eq!(version_in("Chromium 156.0.8078.79 built on Debian 12.4"), Some("156.0.8078.79"));
        assert_eq!(version_in("no version here, 12.4"), None);
    }

    #[test]
    fn the_tools_folder_follows_the_environment() {
        let folder = |set: &[(&str, &str)]| {
            tools_folder(|name| set.iter().find(|(key, _)| *key == name).map(|(_, value)| OsString::from(value)))
        };
        let all = [("RAVINE_TOOLS", "/tools"), ("XDG_CACHE_HOME", "/cache"), ("HOME", "/home/ada")];
        assert_eq!(folder(&all), Some(PathBuf::from("/tools")));
        assert_eq!(folder(&all[1..]), Some(PathBuf::from("/cache/ravine/tools")));
        assert_eq!(folder(&all[2..]), Some(PathBuf::from("/home/ada/.cache/ravine/tools")));
        assert_eq!(folder(&[]), None);
    }

    #[cfg(unix)]
    #[test]
    fn only_programs_that_can_be_run_are_found() {
        use crate::setup::fake::{program, tool_paths};
        let folder = tempfile::tempdir().expect("a temporary folder");
        let tool_paths = tool_paths(folder.path());
        assert_eq!(tool_paths.first("chromium"), None);
        std::fs::create_dir(folder.path().join("path")).expect("writable");
        std::fs::write(folder.path().join("path/chromium"), "a text").expect("writable");
        assert_eq!(tool_paths.first("chromium"), None);
        let found = program(&folder.path().join("path/chromedriver"), "echo 1.2.3");
        assert_eq!(tool_paths.first("chromedriver"), Some(found));
    }
}
