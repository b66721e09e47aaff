//! House rule: every dependency may be used under a licence that deny.toml allows.
//!
//! cargo-deny checks the same and more from the same file, but takes minutes to compile; this takes a second.

use std::collections::{HashMap, HashSet};

use ravine::strings::training::counted;
use serde::Deserialize;
use spdx::{Expression, LicenseReq, ParseMode};

use crate::failure::{Failure, Tried};
use crate::process;
use crate::project::Project;

/// Checks the licences of all dependencies, for all features and platforms; gives their number in words.
pub(crate) fn check(project: &Project) -> Result<String, Failure> {
    let mut command = project.cargo(["metadata", "--format-version", "1", "--all-features", "--locked"]);
    let metadata = process::output(&mut command).ok_or_else(|| {
        Failure::new(
            format!("`{}` failed", process::spelled(&command)),
            "type it to see why; if Cargo.lock is behind, `cargo update --workspace` brings it up",
        )
    })?;
    let metadata: Metadata =
        serde_json::from_str(&metadata).or_fail("the answer of `cargo metadata` is not understood")?;
    let rules = Rules::parse(&project.read("deny.toml")?)?;
    let refused: Vec<String> = metadata
        .packages
        .iter()
        .filter_map(|package| Some(format!("{package}: {}", rules.objection(package)?)))
        .collect();
    if refused.is_empty() {
        return Ok(format!(
            "{}, each under a licence that deny.toml allows",
            counted(metadata.packages.len(), "package")
        ));
    }
    Err(Failure::new(
        format!("licences that deny.toml does not allow:\n  {}", refused.join("\n  ")),
        "replace the dependency, or allow its licence in deny.toml and say why",
    ))
}

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    version: String,
    license: Option<String>,
}

impl std::fmt::Display for Package {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.name, self.version)
    }
}

#[derive(Debug)]
struct Rules {
    allowed: HashSet<String>,
    exceptions: HashMap<String, HashSet<String>>,
}

#[derive(Deserialize)]
struct DenyFile {
    licenses: Licences,
}

#[derive(Deserialize)]
struct Licences {
    allow: HashSet<String>,
    #[serde(default)]
    exceptions: Vec<Exception>,
}

#[derive(Deserialize)]
struct Exception {
    #[serde(rename = "crate")]
    package: String,
    allow: HashSet<String>,
}

impl Rules {
    fn parse(text: &str) -> Result<Self, Failure> {
        let file: DenyFile = toml::from_str(text)
            .map_err(|error| Failure::new(format!("deny.toml is not understood: {}", error.message()), ""))?;
        let exceptions = file.licenses.exceptions.into_iter().map(|exception| (exception.package, exception.allow));
        Ok(Self { allowed: file.licenses.allow, exceptions: exceptions.collect() })
    }

    /// Why a package may not be used, if it may not.
    fn objection(&self, package: &Package) -> Option<String> {
        let Some(licence) = &package.license else { return Some("names no licence".to_owned()) };
        // Old packages write `MIT/Apache-2.0`.
        let Ok(expression) = Expression::parse_mode(licence, ParseMode::LAX) else {
            return Some(format!("`{licence}` is not a licence expression"));
        };
        let exception = self.exceptions.get(&package.name);
        let allows = |requirement: &LicenseReq| {
            let name = requirement.to_string();
            self.allowed.contains(&name) || exception.is_some_and(|allowed| allowed.contains(&name))
        };
        if expression.evaluate(allows) { None } else { Some(licence.clone()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objection(licence: Option<&str>) -> Option<String> {
        let rules = "[licenses]\nallow = [\"MIT\", \"Apache-2.0\", \"Apache-2.0 WITH LLVM-exception\"]\n\
                     exceptions = [{ crate = \"colours\", allow = [\"MPL-2.0\"] }]\n";
        let package = |name: &str| Package {
            name: name.to_owned(),
            version: "1.0.0".to_owned(),
            license: licence.map(str::to_owned),
        };
        let rules = Rules::parse(rules).expect("well-formed");
        assert!(licence != Some("MPL-2.0") || rules.objection(&package("colours")).is_none(), "the exception holds");
        rules.objection(&package("sample"))
    }

    #[test]
    fn expressions_are_evaluated_not_compared() {
        for fine in
            ["MIT", "MIT OR GPL-3.0-only", "MIT/Apache-2.0", "MIT AND Apache-2.0", "Apache-2.0 WITH LLVM-exception"]
        {
            assert_eq!(objection(Some(fine)), None, "{fine}");
        }
        for refused in ["GPL-3.0-only", "MIT AND MPL-2.0", "MPL-2.0"] {
            assert_eq!(objection(Some(refused)).as_deref(), Some(refused));
        }
    }

    #[test]
    fn a_missing_or_senseless_licence_is_refused() {
        assert_eq!(objection(None).as_deref(), Some("names no licence"));
        assert_eq!(
            objection(Some("do what you like")).as_deref(),
            Some("`do what you like` is not a licence expression")
        );
    }
}
