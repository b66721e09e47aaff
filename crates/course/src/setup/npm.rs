//! Files of packages from npm's registry, of which nothing is believed but their published bytes.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::tool_paths::ToolPaths;
use crate::failure::{Failure, Tried};
use crate::process;

/// Some files of one version of a package.
#[derive(Debug)]
pub(crate) struct Package {
    /// Its name without the scope: the archive's name begins with it.
    pub(crate) name: &'static str,
    /// Whose it is, such as `@tensorflow/`, or nothing.
    pub(crate) scope: &'static str,
    pub(crate) version: &'static str,
    /// The files that are wanted, by their paths in the archive, with their SHA-256.
    pub(crate) files: &'static [(&'static str, &'static str)],
}

impl Package {
    /// The folder in which the files lie; they are fetched where one is missing.
    pub(crate) fn set_up(&self) -> Result<PathBuf, Failure> {
        let tool_paths = ToolPaths::from_environment()?;
        let folder = tool_paths.tools.join(format!("{}-{}", self.name, self.version));
        if self.wrong(&folder).is_some() {
            self.fetch(&folder, &tool_paths)?;
        }
        match self.wrong(&folder) {
            None => Ok(folder),
            Some(file) => Err(Failure::new(
                format!("{} is not what {} {} published", folder.join(file).display(), self.name, self.version),
                format!("unpack {file} of {} there yourself", self.address()),
            )),
        }
    }

    /// The first file that is not there, whole and as it was published.
    fn wrong(&self, folder: &Path) -> Option<&'static str> {
        let is_right =
            |(file, sum): &(&str, &str)| fs::read(folder.join(file)).is_ok_and(|bytes| digest(&bytes) == *sum);
        self.files.iter().find(|entry| !is_right(entry)).map(|(file, _)| *file)
    }

    fn address(&self) -> String {
        let Self { name, scope, version, .. } = self;
        format!("https://registry.npmjs.org/{scope}{name}/-/{name}-{version}.tgz")
    }

    fn fetch(&self, folder: &Path, tool_paths: &ToolPaths) -> Result<(), Failure> {
        let archive = folder.join(format!("{}.tgz", self.name));
        fs::create_dir_all(folder).map_err(|error| {
            Failure::new(format!("{} cannot be made: {error}", folder.display()), "see its permissions")
        })?;
        let address = self.address();
        let path = archive.to_string_lossy().into_owned();
        let ways: [(&str, [&str; 4]); 2] =
            [("curl", ["-fsSL", &address, "-o", &path]), ("wget", ["-q", &address, "-O", &path])];
        let Some((program, arguments)) = ways.iter().find_map(|(name, rest)| Some((tool_paths.first(name)?, rest)))
        else {
            return Err(Failure::new(
                format!("{} is missing, and there is neither curl nor wget to fetch it", self.name),
                "on Debian type: sudo apt-get install -y curl",
            ));
        };
        process::complain(format!("Fetching {} {} ...", self.name, self.version));
        process::run(process::command(&program, folder).args(arguments))?;
        let files = self.files.iter().map(|(file, _)| *file);
        process::run(process::command("tar", folder).args(["-xzf", &path]).args(files))?;
        // What is wanted of it is unpacked, and the rest may be large.
        fs::remove_file(&archive).or_fail(format_args!("{} cannot be removed", archive.display()))
    }
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const OF_NOTHING: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    #[test]
    fn only_the_published_bytes_are_right() {
        let package = Package {
            name: "a",
            scope: "@some/",
            version: "1.2.3",
            files: &[("x.js", OF_NOTHING), ("y.js", OF_NOTHING)],
        };
        let folder = tempfile::tempdir().expect("a temporary folder");
        let write = |name: &str, text: &str| fs::write(folder.path().join(name), text).expect("writable");
        assert_eq!(package.wrong(folder.path()), Some("x.js"), "it is not there");
        write("x.js", "");
        write("y.js", "alert('something else')");
        assert_eq!(package.wrong(folder.path()), Some("y.js"));
        write("y.js", "");
        assert_eq!(package.wrong(folder.path()), None);
    }

    #[test]
    fn archives_have_the_addresses_that_the_registry_gives_them() {
        let address = |scope| Package { name: "tfjs", scope, version: "4.22.0", files: &[] }.address();
        assert_eq!(address("@tensorflow/"), "https://registry.npmjs.org/@tensorflow/tfjs/-/tfjs-4.22.0.tgz");
        assert_eq!(address(""), "https://registry.npmjs.org/tfjs/-/tfjs-4.22.0.tgz");
    }
}
