//! axe-core, the program that looks for barriers to people with disabilities on a page: one script.

use std::path::PathBuf;

use super::npm::Package;
use crate::failure::Failure;

const SCRIPT: &str = "package/axe.min.js";

const PACKAGE: Package = Package {
    name: "axe-core",
    scope: "",
    version: "4.14.1",
    files: &[(SCRIPT, "29348999450cdf2849a8e70b7912fc2da85a849da39c0d0d5394f51d4a9ed95c")],
};

/// Finds axe-core's script, and fetches it where it is missing.
pub(crate) fn set_up() -> Result<PathBuf, Failure> {
    PACKAGE.set_up().map(|folder| folder.join(SCRIPT))
}
