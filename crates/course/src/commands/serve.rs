//! `cargo course serve`: the course with live reload.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use clap::Args;

use super::program::{self, Mode};
use super::restart::Restart;
use super::{pages, trainer};
use crate::course_folder::CourseFolder;
use crate::failure::Failure;
use crate::process::{self, complain, say};
use crate::project::Project;
use crate::server::{self, Build, Live, PROGRAM, Watched};
use crate::setup;

#[derive(Args, Clone, Debug)]
pub(crate) struct Serve {
    /// Port to serve on
    #[arg(long, default_value_t = 8080, value_parser = clap::value_parser!(u16).range(1..))]
    port: u16,
    /// Open the course in the browser as soon as it is built
    #[arg(long)]
    open: bool,
    #[command(flatten)]
    course: CourseFolder,
}

pub(crate) fn run(arguments: &Serve) -> Result<(), Failure> {
    let project = Project::find()?;
    let lessons = arguments.course.path(&project)?;
    let listener = free(arguments.port)?;
    setup::set_up(&project)?;
    // Not dist/: that holds the release site.
    let folder = project.root().join("target/serve").join(PROGRAM);
    let port = arguments.port.to_string();
    let again = ["serve".into(), "--port".into(), port.into(), "--lessons".into(), lessons.clone().into_os_string()];
    let restart = Restart::new(&project, again.to_vec());
    let watched = watched(&project, &lessons);
    let is_opened = arguments.open;
    server::run(Live {
        listener,
        watched,
        program: folder.clone(),
        build: build(Project::find()?, folder, restart),
        render: pages::renderer(project, lessons),
        opened: Box::new(move |address| {
            if is_opened {
                open(address);
            }
        }),
    })
}

fn watched(project: &Project, lessons: &Path) -> Watched {
    let inside = |paths: &[&str]| paths.iter().map(|path| project.root().join(path)).collect::<Vec<PathBuf>>();
    let mut content = inside(&["static", "index.html"]);
    content.push(lessons.to_owned());
    let mut program = inside(&["src", "Cargo.toml"]);
    let crates = project.root().join("crates").read_dir().into_iter().flatten().flatten();
    program.extend(crates.map(|entry| entry.path().join("src")).filter(|folder| folder.is_dir()));
    Watched { content, program }
}

/// Builds the program of the pages, and then the command line: where that has changed, it takes over from this process.
fn build(project: Project, folder: PathBuf, restart: Restart) -> Build {
    Box::new(move || {
        if !folder.join("ravine_bg.wasm").exists() {
            say("Building the program: about 3 minutes the first time, seconds from then on ...");
        }
        program::build(&project, Mode::Development, &folder)?;
        // At the first build it is up to date, which Cargo says at once.
        restart.where_changed()?;
        train(&folder)
    })
}

/// Builds the trainer while the pages can be read already.
fn train(folder: &Path) -> Result<(), Failure> {
    let (project, folder) = (Project::find()?, folder.to_owned());
    std::thread::spawn(move || {
        if !folder.join("trainer-plain.wasm").exists() {
            say("Building what trains networks, beside all else: about a minute the first time ...");
        }
        if let Err(failure) = trainer::build_in_development(&project, &folder) {
            process::report(&failure);
        }
    });
    Ok(())
}

fn open(address: &str) {
    let mut command = match std::env::consts::OS {
        "macos" => Command::new("open"),
        "windows" => Command::new("explorer"),
        _ => Command::new("xdg-open"),
    };
    let quiet = command.arg(address).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    if let Err(error) = quiet.spawn() {
        complain(process::not_started(quiet, &error));
    }
}

/// Takes a port, and says so when something else has it already: before any build, not after it.
fn free(port: u16) -> Result<TcpListener, Failure> {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).map_err(|error| {
        let tried = match error.kind() {
            io::ErrorKind::AddrInUse => format!("port {port} is taken by another program"),
            io::ErrorKind::PermissionDenied => format!("port {port} needs special rights"),
            _ => format!("port {port} cannot be used: {error}"),
        };
        let other = if port == 8080 { 8081 } else { 8080 };
        Failure::new(tried, format!("type `cargo course serve --port {other}`"))
    })
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
        assert!(free(port).is_ok());
    }

    #[test]
    fn lessons_and_sources_are_watched() {
        let project = Project::around(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("inside the checkout");
        let watched = watched(&project, Path::new("/elsewhere"));
        assert!(watched.content.contains(&PathBuf::from("/elsewhere")));
        for source in ["src", "crates/course/src", "crates/descent/src", "Cargo.toml"] {
            assert!(watched.program.contains(&project.root().join(source)), "{source}");
        }
    }
}
