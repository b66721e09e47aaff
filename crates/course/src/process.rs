//! Running other programs, and saying things, without ever panicking on a closed pipe.

use std::fmt::Display;
use std::io::{self, BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::time::Duration;

use crate::failure::Failure;

/// Prints a line to standard output. A reader that has gone away (`| head`) is no reason to fail.
pub(crate) fn say(line: impl Display) {
    if cfg!(test) {
        // Only the macro lets the test harness keep quiet about what passes.
        println!("{line}");
        return;
    }
    let mut out = io::stdout().lock();
    let _ = writeln!(out, "{line}").and_then(|()| out.flush());
}

/// Prints a line to standard error.
pub(crate) fn complain(line: impl Display) {
    if cfg!(test) {
        eprintln!("{line}");
        return;
    }
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Prints a failure, unless it has been told already.
pub(crate) fn report(failure: &Failure) {
    let text = failure.to_string();
    if !text.is_empty() {
        complain(text);
    }
}

/// A command to be run in `folder`.
///
/// `cargo run` describes the package it runs in the environment. Passed on, those variables would make build scripts
/// that watch them run again at every change between `cargo` and `cargo course`.
pub(crate) fn command(program: impl AsRef<Path>, folder: &Path) -> Command {
    let mut command = Command::new(program.as_ref());
    command.current_dir(folder);
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    command
}

/// Runs a command with its output going straight to the person.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    let status = command.status().map_err(|error| not_started(command, &error))?;
    finished(command, status)
}

/// Standard output of a command that succeeded; `None` when it could not run or failed.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok().filter(|output| output.status.success())?;
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs a command, passes its standard output on as it comes and shows every line to `watch`.
pub(crate) fn tee(command: &mut Command, mut watch: impl FnMut(&str)) -> Result<(), Failure> {
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut line = Vec::new();
        while reader.read_until(b'\n', &mut line).is_ok_and(|read| read > 0) {
            let mut out = io::stdout().lock();
            let _ = out.write_all(&line).and_then(|()| out.flush());
            watch(String::from_utf8_lossy(&line).trim_end());
            line.clear();
        }
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    finished(command, status)
}

/// The command as a person would type it.
pub(crate) fn spelled(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let name = program.file_name().unwrap_or(command.get_program()).to_string_lossy().into_owned();
    command.get_args().fold(name, |line, argument| format!("{line} {}", argument.to_string_lossy()))
}

/// A time as people say it: `0.4 s`, `12 s`, `3 min 5 s`.
pub(crate) fn spoken(time: Duration) -> String {
    match time.as_secs() {
        0..10 => format!("{:.1} s", time.as_secs_f64()),
        seconds @ 10..60 => format!("{seconds} s"),
        seconds => format!("{} min {} s", seconds / 60, seconds % 60),
    }
}

pub(crate) fn not_started(command: &Command, error: &io::Error) -> Failure {
    let help = match error.kind() {
        io::ErrorKind::NotFound => format!("is `{}` installed and on PATH?", command.get_program().to_string_lossy()),
        _ => String::new(),
    };
    Failure::new(format!("`{}` could not be run: {error}", spelled(command)), help)
}

fn finished(command: &Command, status: ExitStatus) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("`{}` failed ({status})", spelled(command)), "its own messages are above"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_read_like_speech() {
        assert_eq!(spoken(Duration::from_millis(420)), "0.4 s");
        assert_eq!(spoken(Duration::from_secs(12)), "12 s");
        assert_eq!(spoken(Duration::from_secs(185)), "3 min 5 s");
    }

    #[test]
    fn a_missing_program_is_named() {
        let failure = run(&mut command("no-such-program-at-all", Path::new("/"))).expect_err("it does not exist");
        assert!(failure.tried.contains("no-such-program-at-all"), "{failure}");
        assert!(failure.help.contains("on PATH"), "{failure}");
    }

    #[test]
    fn the_environment_of_cargo_run_is_not_passed_on() {
        let command = command("true", Path::new("/"));
        let removed: Vec<_> = command.get_envs().filter(|(_, value)| value.is_none()).map(|(name, _)| name).collect();
        assert!(removed.contains(&std::ffi::OsStr::new("CARGO_PKG_NAME")), "cargo test sets it: {removed:?}");
    }

    #[cfg(unix)]
    #[test]
    fn tee_shows_every_line_and_reports_failure() {
        let mut lines = Vec::new();
        let mut command = command("sh", Path::new("/"));
        command.args(["-c", "echo one; echo two; exit 3"]);
        let failure = tee(&mut command, |line| lines.push(line.to_owned())).expect_err("exit code 3");
        assert_eq!(lines, ["one", "two"]);
        assert!(failure.tried.contains("exit status: 3"), "{failure}");
    }
}
