//! `cargo course serve`: the course with live reload.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::process::Command;

use clap::Args;

use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::setup::Tools;

/// Arguments of `serve`.
#[derive(Args, Debug)]
pub(crate) struct Serve {
    /// Port to serve on
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    port: u16,
    /// Open the course in the browser as soon as it is built
    #[arg(long)]
    open: bool,
}

/// Serves the course until it is interrupted.
pub(crate) fn run(arguments: &Serve) -> Result<(), Failure> {
    let project = Project::find()?;
    free(arguments.port)?;
    let tools = Tools::set_up(&project)?;
    let port = arguments.port.to_string();
    let mut trunk = tools.trunk(&project, ["serve", "--address", "127.0.0.1", "--port", &port]);
    // Not dist/: that holds the release site.
    trunk.args(["--dist", "target/serve", "--disable-address-lookup", "true"]).env("RAVINE_SERVE", "1");
    if arguments.open {
        trunk.arg("--open");
    }
    std::fs::create_dir_all(project.root().join("target/serve"))
        .map_err(|error| Failure::new(format!("target/serve cannot be made: {error}"), "is the disk full?"))?;
    process::say("Building the course. Every save builds it again and reloads the page; Ctrl-C ends it.");
    process::say(format!("Open http://127.0.0.1:{port}/"));
    become_it(&mut trunk)
}

/// Says so when something else has the port already: before any build, not after it.
fn free(port: u16) -> Result<(), Failure> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(_) => Ok(()),
        Err(error) => {
            let tried = match error.kind() {
                io::ErrorKind::AddrInUse => format!("port {port} is taken by another program"),
                io::ErrorKind::PermissionDenied => format!("port {port} needs special rights"),
                _ => format!("port {port} cannot be used: {error}"),
            };
            let other = if port == 8080 { 8081 } else { 8080 };
            Err(Failure::new(tried, format!("type `cargo course serve --port {other}`")))
        }
    }
}

/// Replaces this process by the server, so that whoever ends the one ends the other.
#[cfg(unix)]
fn become_it(command: &mut Command) -> Result<(), Failure> {
    use std::os::unix::process::CommandExt;
    let error = command.exec();
    Err(process::not_started(command, &error))
}

#[cfg(not(unix))]
fn become_it(command: &mut Command) -> Result<(), Failure> {
    process::run(command)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_is_said_with_what_to_type() {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("some port is free");
        let port = listener.local_addr().expect("bound").port();
        let failure = free(port).expect_err("it is taken");
        assert_eq!(failure.tried, format!("port {port} is taken by another program"));
        assert_eq!(failure.help, "type `cargo course serve --port 8080`");
        drop(listener);
        assert_eq!(free(port), Ok(()));
    }
}
