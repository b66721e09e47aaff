//! Installing a tool into the tools folder, so that a half-made one is never taken for complete.

use std::fs::{self, File, TryLockError};
use std::path::{Path, PathBuf};
use std::process::Command;

use super::progress;
use super::tool::{Places, Tool};
use crate::failure::Failure;
use crate::process;

/// Installs a tool and gives the path of its program.
///
/// It is made in a folder beside its own and renamed when it is complete and runs. A lock keeps two set-ups apart: the
/// second waits, then finds what the first has made.
pub(crate) fn install(tool: &Tool, places: &Places) -> Result<PathBuf, Failure> {
    let folders = Folders::new(tool, places);
    fs::create_dir_all(&places.tools).map_err(|error| unwritable(&places.tools, &error))?;
    let _lock = lock(tool, &folders.lock)?;
    if let Some(program) = tool.locate(places) {
        return Ok(program);
    }
    remove(&folders.staging)?;
    let commands = [binstall(tool, places, &folders), locked(tool, places, &folders), unlocked(tool, places, &folders)];
    let mut said = vec!["`cargo` is not on PATH".to_owned()];
    for command in commands.into_iter().flatten() {
        match attempt(command, tool, &folders) {
            Ok(()) => return adopt(tool, places, &folders),
            Err(tail) => said = tail,
        }
    }
    process::complain(said.join("\n"));
    Err(Failure::new(
        format!("{} {} could not be installed; the last messages are above", tool.package, tool.version),
        format!("when the cause is gone, type the command again, or install it yourself:\n{}", by_hand(tool, &folders)),
    ))
}

/// Where a tool is made and kept.
struct Folders {
    complete: PathBuf,
    staging: PathBuf,
    /// Kept after an interruption, so that the next attempt goes on from there.
    objects: PathBuf,
    lock: PathBuf,
}

impl Folders {
    fn new(tool: &Tool, places: &Places) -> Self {
        let name = tool.folder_name();
        Self {
            complete: places.tools.join(&name),
            staging: places.tools.join(format!(".{name}.partial")),
            objects: places.tools.join(format!(".{name}.objects")),
            lock: places.tools.join(format!(".{name}.lock")),
        }
    }
}

fn lock(tool: &Tool, path: &Path) -> Result<File, Failure> {
    let file = File::create(path).map_err(|error| unwritable(path, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(TryLockError::WouldBlock) => {
            process::complain(format!("Waiting for another set-up that is installing {} ...", tool.package));
            file.lock().map_err(|error| unwritable(path, &error))?;
            Ok(file)
        }
        // Some network file systems know no locks; an unlocked set-up is better than none.
        Err(TryLockError::Error(_)) => Ok(file),
    }
}

/// Prebuilt programs, when the person has cargo-binstall; it must not compile, for that we show progress ourselves.
fn binstall(tool: &Tool, places: &Places, folders: &Folders) -> Option<Command> {
    let mut command = process::command(places.first("cargo-binstall")?, &places.tools);
    command.args(["--no-confirm", "--disable-strategies", "compile", "--root"]).arg(&folders.staging);
    command.arg(format!("{}@{}", tool.package, tool.version));
    Some(command)
}

fn locked(tool: &Tool, places: &Places, folders: &Folders) -> Option<Command> {
    let mut command = cargo_install(tool, places, folders)?;
    command.arg("--locked");
    Some(command)
}

fn unlocked(tool: &Tool, places: &Places, folders: &Folders) -> Option<Command> {
    cargo_install(tool, places, folders).filter(|_| tool.unlocked)
}

fn cargo_install(tool: &Tool, places: &Places, folders: &Folders) -> Option<Command> {
    let mut command = process::command(places.first("cargo")?, &places.tools);
    command.args(["install", "--color", "never", "--version", &tool.version, tool.package]);
    command.arg("--root").arg(&folders.staging).arg("--target-dir").arg(&folders.objects);
    Some(command)
}

/// Runs one way of installing; on failure gives its last lines.
fn attempt(mut command: Command, tool: &Tool, folders: &Folders) -> Result<(), Vec<String>> {
    progress::run(&mut command, tool)?;
    let program = program_in(&folders.staging, tool);
    if tool.is(&program) {
        return Ok(());
    }
    Err(vec![format!("{} was made, but it is not {} {}", program.display(), tool.binary, tool.version)])
}

/// Moves the complete tool to its place.
fn adopt(tool: &Tool, places: &Places, folders: &Folders) -> Result<PathBuf, Failure> {
    remove(&folders.complete)?;
    fs::rename(&folders.staging, &folders.complete).map_err(|error| unwritable(&folders.complete, &error))?;
    remove(&folders.objects)?;
    tool.locate(places).ok_or_else(|| {
        Failure::new(
            format!("{} vanished while it was installed", folders.complete.display()),
            "type the command again",
        )
    })
}

fn program_in(root: &Path, tool: &Tool) -> PathBuf {
    root.join("bin").join(format!("{}{}", tool.binary, std::env::consts::EXE_SUFFIX))
}

fn by_hand(tool: &Tool, folders: &Folders) -> String {
    let root = folders.complete.display();
    format!("cargo install --locked --version {} --root {root} {}", tool.version, tool.package)
}

fn remove(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(unwritable(folder, &error)),
        _ => Ok(()),
    }
}

fn unwritable(path: &Path, error: &std::io::Error) -> Failure {
    Failure::new(
        format!("{} cannot be written: {error}", path.display()),
        "make room or give yourself the right, or name another folder in the variable RAVINE_TOOLS",
    )
}

#[cfg(all(test, unix))]
#[path = "install_tests.rs"]
mod tests;
