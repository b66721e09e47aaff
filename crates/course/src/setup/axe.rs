//! axe-core, the program that looks for barriers to people with disabilities on a page: one script, from npm's registry.

use std::fs;
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};

use super::tool::Places;
use crate::failure::Failure;
use crate::process;

const VERSION: &str = "4.14.1";
/// Of `package/axe.min.js` in that version's archive.
const SHA256: &str = "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c";
const SCRIPT: &str = "package/axe.min.js";

/// Finds axe-core's script, and fetches it where it is missing.
pub(crate) fn set_up() -> Result<PathBuf, Failure> {
    let places = Places::from_environment()?;
    let folder = places.tools.join(format!("axe-core-{VERSION}"));
    let script = folder.join(SCRIPT);
    if !is_right(&script) {
        fetch(&folder, &places)?;
    }
    if is_right(&script) { Ok(script) } else { Err(wrong(&script)) }
}

/// Whether the script is there, whole and as it was published.
fn is_right(script: &Path) -> bool {
    fs::read(script).is_ok_and(|bytes| digest(&bytes) == SHA256)
}

fn digest(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn address() -> String {
    format!("https://registry.npmjs.org/axe-core/-/axe-core-{VERSION}.tgz")
}

fn fetch(folder: &Path, places: &Places) -> Result<(), Failure> {
    let archive = folder.join("axe-core.tgz");
    fs::create_dir_all(folder).map_err(|error| {
        Failure::new(format!("{} cannot be made: {error}", folder.display()), "see its permissions")
    })?;
    let address = address();
    let name = archive.to_string_lossy().into_owned();
    let ways: [(&str, [&str; 4]); 2] =
        [("curl", ["-fsSL", &address, "-o", &name]), ("wget", ["-q", &address, "-O", &name])];
    let Some((program, arguments)) = ways.iter().find_map(|(name, rest)| Some((places.first(name)?, rest))) else {
        return Err(Failure::new(
            "axe-core is missing, and there is neither curl nor wget to fetch it",
            "on Debian type: sudo apt-get install -y curl",
        ));
    };
    process::complain(format!("Fetching axe-core {VERSION} ..."));
    process::run(process::command(&program, folder).args(arguments))?;
    process::run(process::command("tar", folder).args(["-xzf", &name, SCRIPT]))
}

fn wrong(script: &Path) -> Failure {
    Failure::new(
        format!("{} is not what axe-core {VERSION} published", script.display()),
        format!("unpack {SCRIPT} of {} there yourself", address()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_published_bytes_are_right() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let script = folder.path().join("axe.min.js");
        assert!(!is_right(&script), "it is not there");
        fs::write(&script, "alert('not axe')").expect("writable");
        assert!(!is_right(&script));
        assert_eq!(digest(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
