//! Chromium and its driver, for the tests that act as a person.

use std::env;
use std::path::{Path, PathBuf};

use super::tool_paths::{ToolPaths, version_in};
use crate::failure::Failure;
use crate::process;

const CHROMIUM: &[&str] = &["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const DRIVER: &[&str] = &["chromedriver", "chromium.chromedriver"];
const APT_LINE: &str = "apt-get install -y chromium chromium-driver";

/// A browser and the driver that steers it.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Browser {
    pub(crate) chromium: PathBuf,
    /// Its driver, of the same major version.
    pub(crate) chromedriver: PathBuf,
}

impl Browser {
    /// Finds a browser and its driver, and installs them through apt when that is possible.
    pub(crate) fn set_up() -> Result<Self, Failure> {
        let tool_paths = ToolPaths::from_environment()?;
        let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
        let named = Named { chromium: variable("CHROMIUM"), chromedriver: variable("CHROMEDRIVER") };
        if let Some(browser) = named.find(&tool_paths)? {
            return browser.checked();
        }
        install(&tool_paths)?;
        named.find(&tool_paths)?.ok_or_else(missing)?.checked()
    }

    /// A driver refuses a browser of another major version, in words that help nobody.
    fn checked(self) -> Result<Self, Failure> {
        let major = |program: &Path| {
            let said = process::output(process::command(program, Path::new("/")).arg("--version"))?;
            version_in(&said)?.split('.').next().map(str::to_owned)
        };
        match (major(&self.chromium), major(&self.chromedriver)) {
            (Some(browser), Some(driver)) if browser != driver => Err(Failure::new(
                format!(
                    "{} is version {browser}, but {} is version {driver}",
                    self.chromium.display(),
                    self.chromedriver.display()
                ),
                "install matching versions, or name others in the variables CHROMIUM and CHROMEDRIVER",
            )),
            (Some(_), Some(_)) => Ok(self),
            (None, _) => Err(does_not_run(&self.chromium)),
            (_, None) => Err(does_not_run(&self.chromedriver)),
        }
    }
}

/// Programs that the person named.
struct Named {
    chromium: Option<PathBuf>,
    chromedriver: Option<PathBuf>,
}

impl Named {
    fn find(&self, tool_paths: &ToolPaths) -> Result<Option<Browser>, Failure> {
        let chromium = named_or_first("CHROMIUM", self.chromium.as_deref(), CHROMIUM, tool_paths)?;
        let chromedriver = named_or_first("CHROMEDRIVER", self.chromedriver.as_deref(), DRIVER, tool_paths)?;
        Ok(chromium.zip(chromedriver).map(|(chromium, chromedriver)| Browser { chromium, chromedriver }))
    }
}

fn named_or_first(
    variable: &str,
    named: Option<&Path>,
    binaries: &[&str],
    tool_paths: &ToolPaths,
) -> Result<Option<PathBuf>, Failure> {
    match named {
        None => Ok(binaries.iter().find_map(|binary| tool_paths.first(binary))),
        Some(path) => std::path::absolute(path).ok().filter(|path| path.is_file()).map(Some).ok_or_else(|| {
            Failure::new(
                format!("the variable {variable} names {}, which is not a file", path.display()),
                format!("correct it, or type `unset {variable}`"),
            )
        }),
    }
}

fn install(tool_paths: &ToolPaths) -> Result<(), Failure> {
    let Some(apt) = tool_paths.first("apt-get").filter(|_| is_root()) else { return Err(missing()) };
    process::complain(format!("Installing Chromium and its driver:\n  $ {APT_LINE}"));
    let run = |arguments: &[&str]| {
        let mut command = process::command(&apt, Path::new("/"));
        process::run(command.args(arguments).env("DEBIAN_FRONTEND", "noninteractive"))
    };
    let packages = ["install", "-y", "--no-install-recommends", "chromium", "chromium-driver"];
    // Fresh containers come without package lists, old ones with lists that name packages long gone.
    run(&packages).or_else(|_| run(&["update"]).and_then(|()| run(&packages))).map_err(|failure| {
        Failure::new(failure.tried, "name a browser and its driver in the variables CHROMIUM and CHROMEDRIVER")
    })
}

fn is_root() -> bool {
    process::output(process::command("id", Path::new("/")).arg("-u")).is_some_and(|id| id.trim() == "0")
}

fn missing() -> Failure {
    Failure::new(
        "the browser tests need Chromium and its driver, and they are not both installed",
        format!(
            "on Debian type: sudo {APT_LINE}\n\
             elsewhere install Chromium or Chrome with its chromedriver, on PATH or named in the variables CHROMIUM and CHROMEDRIVER"
        ),
    )
}

fn does_not_run(program: &Path) -> Failure {
    Failure::new(
        format!("`{} --version` does not answer with a version", program.display()),
        "reinstall it, or name another in the variables CHROMIUM and CHROMEDRIVER",
    )
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use crate::setup::fake::{program, tool_paths};

    const NOTHING_NAMED: Named = Named { chromium: None, chromedriver: None };

    #[test]
    fn a_browser_without_its_driver_is_not_enough() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        program(&folder.path().join("path/chromium"), "echo Chromium 156.0.1.2 built on Debian");
        assert_eq!(NOTHING_NAMED.find(&tool_paths(folder.path())), Ok(None));
        program(&folder.path().join("path/chromedriver"), "echo ChromeDriver 156.0.1.2");
        let browser =
            NOTHING_NAMED.find(&tool_paths(folder.path())).expect("nothing is wrong").expect("both are there");
        assert!(browser.checked().is_ok());
    }

    #[test]
    fn versions_that_do_not_match_are_said() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let chromium = program(&folder.path().join("chromium"), "echo Chromium 156.0.1.2");
        let chromedriver = program(&folder.path().join("chromedriver"), "echo ChromeDriver 155.0.1.2");
        let failure = Browser { chromium, chromedriver }.checked().expect_err("155 is not 156");
        assert!(failure.tried.contains("is version 156") && failure.tried.contains("is version 155"), "{failure}");
    }

    #[test]
    fn a_named_program_must_exist() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let named = Named { chromium: Some(PathBuf::from("/no/such/chromium")), chromedriver: None };
        let failure = named.find(&tool_paths(folder.path())).expect_err("it does not exist");
        assert!(failure.help.contains("unset CHROMIUM"), "{failure}");
    }
}
