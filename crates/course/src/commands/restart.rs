//! The command line, built anew while it runs.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::failure::Failure;
use crate::process::{self, say};
use crate::project::Project;

/// A process that is to be replaced once its own program has changed.
pub(crate) struct Restart {
    root: PathBuf,
    arguments: Vec<OsString>,
    /// The program of this process, and when it was made.
    program: Option<(PathBuf, SystemTime)>,
}

impl Restart {
    /// Remembers which program is running. `arguments` are those of `cargo course` for the next one.
    pub(crate) fn new(project: &Project, arguments: Vec<OsString>) -> Self {
        let program = std::env::current_exe().ok().and_then(|program| {
            let made = made(&program)?;
            Some((program, made))
        });
        Self { root: project.root().to_owned(), arguments, program }
    }

    /// Builds the command line, and replaces this process by it where it is another now. Does not come back then.
    pub(crate) fn where_changed(&self) -> Result<(), Failure> {
        process::run(&mut self.cargo("build"))?;
        let Some((program, then)) = &self.program else { return Ok(()) };
        if made(program).is_none_or(|now| now == *then) {
            return Ok(());
        }
        say("The server has changed too: starting it anew ...");
        let mut next = self.cargo("run");
        become_it(next.args(["--quiet", "--"]).args(&self.arguments))
    }

    fn cargo(&self, command: &str) -> Command {
        let mut cargo = process::command("cargo", &self.root);
        cargo.args([command, "--package", "course"]);
        cargo
    }
}

fn made(program: &Path) -> Option<SystemTime> {
    program.metadata().and_then(|data| data.modified()).ok()
}

/// Replaces this process, so that whoever ends the one ends the other. Its port is free at that moment.
#[cfg(unix)]
fn become_it(command: &mut Command) -> Result<(), Failure> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(process::not_started(command, &error))
}

#[cfg(not(unix))]
fn become_it(_: &mut Command) -> Result<(), Failure> {
    say("End it with Ctrl-C and type `cargo course serve` again.");
    Ok(())
}
