//! The command line of the course. `cargo course` is an alias for it, see `.cargo/config.toml`.

mod assets;
mod bindgen;
mod commands;
mod course_folder;
mod failure;
mod licence;
mod process;
mod project;
mod server;
mod setup;
mod site;
mod totals;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::commands::{bench, build, check, screenshots, serve, test, trace, trunk_hook};

/// Serve, build and test the interactive course on optimizers
#[derive(Debug, Parser)]
#[command(name = "cargo course", bin_name = "cargo course", version, disable_help_subcommand = true)]
struct CommandLine {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Build the course and serve it: every saved lesson is rendered again, and the browser follows
    Serve(serve::Serve),
    /// Build the release site in dist/
    Build(build::Build),
    /// Check the lessons only: every mistake with its file, line and column
    Check(check::Check),
    /// Run everything that decides whether the course is in order
    Test(test::Test),
    /// Run an experiment and print its steps as CSV
    Trace(trace::Trace),
    /// Measure the numerics natively and in Chromium, and compare their results
    Bench(bench::Bench),
    /// Take a picture of every page, light and dark, on a laptop and on a phone
    Screenshots(screenshots::Screenshots),
    /// Build what trains networks beside the page; `trunk serve` calls it
    #[command(hide = true)]
    TrunkHook,
}

fn main() -> ExitCode {
    let result = match CommandLine::parse().command {
        Command::Serve(arguments) => serve::run(&arguments),
        Command::Build(arguments) => build::run(&arguments),
        Command::Check(arguments) => check::run(&arguments),
        Command::Test(arguments) => test::run(&arguments),
        Command::Trace(arguments) => trace::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::Screenshots(arguments) => screenshots::run(&arguments),
        Command::TrunkHook => trunk_hook::run(),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            process::report(&failure);
            ExitCode::from(failure.code)
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_sound() {
        CommandLine::command().debug_assert();
    }

    #[test]
    fn the_help_names_every_command() {
        insta::assert_snapshot!(CommandLine::command().render_help(), @r"
        Serve, build and test the interactive course on optimizers

        Usage: cargo course <COMMAND>

        Commands:
          serve        Build the course and serve it: every saved lesson is rendered again, and the browser follows
          build        Build the release site in dist/
          check        Check the lessons only: every mistake with its file, line and column
          test         Run everything that decides whether the course is in order
          trace        Run an experiment and print its steps as CSV
          bench        Measure the numerics natively and in Chromium, and compare their results
          screenshots  Take a picture of every page, light and dark, on a laptop and on a phone

        Options:
          -h, --help     Print help
          -V, --version  Print version
        ");
    }

    #[test]
    fn the_help_of_trace_names_every_argument() {
        let mut command = CommandLine::command();
        let trace = command.find_subcommand_mut("trace").expect("it is a command");
        insta::assert_snapshot!(trace.render_help(), @r"
        Run an experiment and print its steps as CSV

        Usage: trace [OPTIONS]

        Options:
              --optimizer <OPTIMIZER>          Optimizer by its id, such as adam
              --set <NAME=VALUE>               Hyper-parameter, such as learning_rate=0.1; as often as needed, the rest have their defaults
              --landscape <LANDSCAPE>          Landscape by its id, such as rosenbrock
              --start <X,Y>                    Where to start, such as -1.5,2; without it where the landscape is worth seeing
              --steps <STEPS>                  Number of steps [default: 100]
              --schedule <ID[,NAME=VALUE]...>  Schedule by its id, with hyper-parameters that differ from their defaults, such as step,step_size=10,gamma=0.5; lr is the optimizer's
              --noise <NOISE>                  Standard deviation of the noise on every component of the gradient [default: 0]
              --seed <SEED>                    Seed of the noise [default: 1]
              --experiment <FILE.json>         File with an experiment in JSON, as the pages of the course share it, or with a network
          -h, --help                           Print help
        ");
    }
}
