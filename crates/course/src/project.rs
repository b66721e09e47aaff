//! The checkout that the command line works on, its folders and its files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::failure::{Failure, Tried};
use crate::process;

/// A checkout of the course.
#[derive(Debug)]
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// The checkout around the current folder.
    ///
    /// Found at run time, not compiled in: with a shared target folder the program may have been built elsewhere.
    pub(crate) fn find() -> Result<Self, Failure> {
        Self::around(&std::env::current_dir().or_fail("the current folder cannot be read")?)
    }

    /// The checkout that `folder` lies in.
    pub(crate) fn around(folder: &Path) -> Result<Self, Failure> {
        folder
            .ancestors()
            .find(|folder| folder.join("crates/course/Cargo.toml").is_file() && folder.join("lessons").is_dir())
            .map(|root| Self { root: root.to_owned() })
            .ok_or_else(|| {
                Failure::new(
                    format!("{} is not inside a checkout of the course", folder.display()),
                    "change to the folder of the course and type the command again",
                )
            })
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn lessons(&self) -> PathBuf {
        self.root.join("lessons")
    }

    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    pub(crate) fn target(&self) -> Result<PathBuf, Failure> {
        let metadata = process::output(&mut self.cargo(["metadata", "--format-version=1", "--no-deps", "--offline"]));
        let metadata = metadata.and_then(|text| serde_json::from_str::<serde_json::Value>(&text).ok());
        let folder = metadata.and_then(|metadata| metadata["target_directory"].as_str().map(PathBuf::from));
        folder
            .ok_or_else(|| Failure::new("Cargo does not say where it compiles to", "type `cargo metadata` to see why"))
    }

    /// `cargo` with these arguments, run at the top folder.
    pub(crate) fn cargo<'a>(&self, arguments: impl IntoIterator<Item = &'a str>) -> Command {
        let mut command = process::command("cargo", &self.root);
        command.args(arguments);
        command
    }

    pub(crate) fn read(&self, path: &str) -> Result<String, Failure> {
        fs::read_to_string(self.root.join(path))
            .map_err(|error| Failure::new(format!("{path} cannot be read: {error}"), "is the checkout complete?"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_outside_is_refused_and_one_inside_is_enough() {
        let inside = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
        let project = Project::around(&inside).expect("inside the checkout");
        assert!(project.root().join("Cargo.lock").is_file());
        let outside = tempfile::tempdir().expect("a temporary folder");
        assert!(Project::around(outside.path()).is_err());
    }
}
