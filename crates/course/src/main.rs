//! The command line of the course. `cargo course` is an alias for it, see `.cargo/config.toml`.

mod commands;
mod failure;
mod process;
mod project;
mod setup;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::commands::{build, serve};

/// Serve, build and test the interactive course on optimizers
#[derive(Debug, Parser)]
#[command(name = "cargo course", bin_name = "cargo course", version, disable_help_subcommand = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Set up what is missing, build the course and serve it with live reload
    Serve(serve::Serve),
    /// Build the release site in dist/
    Build(build::Build),
}

fn main() -> ExitCode {
    let result = match CommandLine::parse().command {
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Build(arguments) => build::run(&arguments),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            process::complain(&failure);
            ExitCode::from(failure.code)
        }
    }
}
