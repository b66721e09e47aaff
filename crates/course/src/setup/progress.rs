//! A line that tells what a long installation does.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, IsTerminal, Write};
use std::process::{Command, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use super::tool::Tool;
use crate::process::{self, counted, spoken};

/// Lines of a failed installation that are worth showing.
const TAIL: usize = 25;

/// Runs an installation and shows how far it is; on failure gives its last lines.
pub(crate) fn run(command: &mut Command, tool: &Tool) -> Result<(), Vec<String>> {
    process::complain(announcement(tool, cores()));
    process::complain(format!("  $ {}", process::spelled(command)));
    let spawned = command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::piped()).spawn();
    let mut child = spawned.map_err(|error| vec![process::not_started(command, &error).to_string()])?;
    let (sender, lines) = mpsc::channel();
    let stderr = child.stderr.take();
    let reader = thread::spawn(move || {
        let lines = stderr.into_iter().flat_map(|stderr| BufReader::new(stderr).split(b'\n').map_while(Result::ok));
        for line in lines {
            if sender.send(String::from_utf8_lossy(&line).into_owned()).is_err() {
                break;
            }
        }
    });
    let tail = follow(&lines, tool);
    let status = child.wait();
    let _ = reader.join();
    match status {
        Ok(status) if status.success() => Ok(()),
        Ok(_) => Err(tail),
        Err(error) => Err(vec![error.to_string()]),
    }
}

/// Shows progress until the program closes its output; gives its last lines.
fn follow(lines: &mpsc::Receiver<String>, tool: &Tool) -> Vec<String> {
    let live = io::stderr().is_terminal();
    // On a terminal one line is written over and over; in a log each is kept, so they come seldom.
    let pause = if live { Duration::from_secs(1) } else { Duration::from_secs(20) };
    let begin = Instant::now();
    let mut shown = begin;
    let mut compiled = 0;
    let mut tail = VecDeque::new();
    loop {
        match lines.recv_timeout(Duration::from_millis(500)) {
            Ok(line) => {
                compiled += usize::from(is_compiling(&line));
                if tail.len() == TAIL {
                    tail.pop_front();
                }
                tail.push_back(line);
            }
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if shown.elapsed() >= pause {
            shown = Instant::now();
            show(&state(tool, compiled, begin.elapsed(), cores()), live);
        }
    }
    let end =
        format!("  {} {}: {} in {}", tool.package, tool.version, counted(compiled, "crate"), spoken(begin.elapsed()));
    show(&end, live);
    if live {
        process::complain("");
    }
    tail.into()
}

fn show(line: &str, live: bool) {
    if !live {
        return process::complain(line);
    }
    let mut stderr = io::stderr().lock();
    let _ = write!(stderr, "\r{line}\x1b[K").and_then(|()| stderr.flush());
}

fn announcement(tool: &Tool, cores: u64) -> String {
    format!(
        "Installing {} {}, once for all checkouts: about {} when it has to be compiled.",
        tool.package,
        tool.version,
        minutes(tool, cores)
    )
}

fn state(tool: &Tool, compiled: usize, elapsed: Duration, cores: u64) -> String {
    let name = tool.package;
    match compiled {
        0 => format!("  {name}: downloading, {} so far", spoken(elapsed)),
        _ => format!(
            "  {name}: {compiled} of about {} crates compiled, {} of about {}",
            tool.crates,
            spoken(elapsed),
            minutes(tool, cores)
        ),
    }
}

fn minutes(tool: &Tool, cores: u64) -> String {
    // The last crates wait for one another: beyond four cores little is gained.
    let minutes = (tool.cpu_seconds / cores.clamp(1, 4)).div_ceil(60);
    format!("{minutes} min")
}

fn cores() -> u64 {
    thread::available_parallelism().map_or(1, |cores| cores.get() as u64)
}

fn is_compiling(line: &str) -> bool {
    line.trim_start().starts_with("Compiling ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_tells_what_how_far_and_how_long() {
        let tool = Tool::trunk();
        assert_eq!(
            announcement(&tool, 2),
            "Installing trunk 0.21.14, once for all checkouts: about 5 min when it has to be compiled."
        );
        assert_eq!(state(&tool, 0, Duration::from_secs(3), 2), "  trunk: downloading, 3.0 s so far");
        let middle = state(&tool, 120, Duration::from_secs(80), 2);
        assert_eq!(middle, "  trunk: 120 of about 384 crates compiled, 1 min 20 s of about 5 min");
        assert_eq!(minutes(&Tool::wasm_bindgen("0.2.129".to_owned()), 2), "2 min");
    }

    #[test]
    fn only_compiling_lines_are_counted() {
        assert!(is_compiling("   Compiling libc v0.2.1"));
        assert!(!is_compiling("  Downloaded libc v0.2.1"));
        assert!(!is_compiling("error: Compiling"));
    }
}
