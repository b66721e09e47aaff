//! `cargo course test`: everything that decides whether the course is in order.

use std::path::{Path, PathBuf};
use std::time::Instant;

use clap::Args;

use crate::commands::{bench, budget, build, check, knowledge};
use crate::course_folder::CourseFolder;
use crate::failure::Failure;
use crate::licence;
use crate::process::{self, say, spoken};
use crate::project::Project;
use crate::setup::axe;
use crate::setup::browser::Browser;
use crate::setup::{self, WASM};
use crate::totals::Totals;

const FORMAT: &[&str] = &["fmt", "--all", "--check"];
// Everything native selects the whole workspace: then Cargo chooses the same features of the dependencies each time, and
// compiles them once. The browser tests are left out of bare `cargo test` (`test = false`), and so out of `--all-targets`.
const CLIPPY: &[&[&str]] = &[
    &["clippy", "--workspace", "--all-targets", "--", "-D", "warnings"],
    &["clippy", "--workspace", "--test", "browser", "--", "-D", "warnings"],
];
const CLIPPY_WASM: &[&[&str]] = &[
    &["clippy", "--package", "ravine", "--lib", "--bins", "--no-default-features", "--features", "split"],
    &["clippy", "--package", "descent", "--package", "trainer", "--package", "player", "--lib", "--bins"],
];
const NATIVE: &[&str] = &["test", "--workspace", "--no-fail-fast"];
const BROWSER: &[&str] = &["test", "--workspace", "--test", "browser", "--no-fail-fast"];
const DOCS: &[&str] = &["doc", "--workspace", "--no-deps"];

#[derive(Args, Debug)]
pub(crate) struct Test {
    #[command(flatten)]
    course: CourseFolder,
}

/// Runs every stage, the later ones even when an earlier one fails, and ends with a line of totals.
pub(crate) fn run(arguments: &Test) -> Result<(), Failure> {
    let project = Project::find()?;
    let folder = arguments.course.path(&project)?;
    let mut stages = Stages::default();
    let set_up =
        stages.run("set-up", || setup::set_up(&project).and_then(|()| Ok((Browser::set_up()?, axe::set_up()?))));
    // Without its tools a machine can say nothing about the course.
    if let Some((browser, axe)) = set_up {
        // Of another course only its lessons and its site are tested: the program is the same.
        let is_own = folder == project.lessons();
        stages.run("lessons", || lessons(&project, &folder));
        if is_own {
            engine(&mut stages, &project, &browser);
        }
        let sites = stages.run("release build", || sites(&project, &folder));
        if sites.is_some() {
            stages.run("budgets", || budget::check(&project.dist()).map(say));
            stages.run("the program knows no course", || {
                let compiled = |lessons: &Path| check::compiled(&project, lessons).course;
                let second = (&*second_site(&project), compiled(&second_course(&project)));
                knowledge::check(&[(&project.dist(), compiled(&folder)), second]).map(say)
            });
        }
        match sites {
            Some(()) => stages.run_tests("browser tests", |totals| {
                let mut tests = project.cargo(BROWSER.iter().copied());
                tests.env("RAVINE_DIST", project.dist()).env("RAVINE_SECOND", second_site(&project));
                if is_own {
                    tests.env("AXE", &axe);
                } else {
                    // The other stories are about the course of this project.
                    tests.env("RAVINE_LESSONS", &folder).args(["--", "walking::"]);
                }
                tests.env("CHROMIUM", &browser.chromium).env("CHROMEDRIVER", &browser.chromedriver);
                process::tee(&mut tests, |line| count(totals, line))
            }),
            None => stages.leave_out("browser tests", "there is no site to test"),
        }
    }
    stages.close()
}

/// Everything about the program itself.
fn engine(stages: &mut Stages, project: &Project, browser: &Browser) {
    stages.run("rustfmt", || process::run(&mut project.cargo(FORMAT.iter().copied())));
    stages.run("clippy", || cargo_all(project, CLIPPY, &[]));
    stages.run("clippy for wasm", || cargo_all(project, CLIPPY_WASM, &["--target", WASM, "--", "-D", "warnings"]));
    stages.run_tests("native tests", |totals| {
        process::tee(&mut project.cargo(NATIVE.iter().copied()), |line| count(totals, line))
    });
    stages
        .run("documentation", || process::run(project.cargo(DOCS.iter().copied()).env("RUSTDOCFLAGS", "-D warnings")));
    stages.run("licences", || licence::check(project).map(say));
    stages.run("same bits in Chromium", || bench::same_bits(project, &browser.chromium));
}

/// The site of the course, and that of a course on another subject, in a folder of the same host.
fn sites(project: &Project, lessons: &Path) -> Result<(), Failure> {
    build::site(project, lessons, &build::AT_ROOT, &project.dist())?;
    let deployment = build::Deployment { base: SECOND_BASE, url: None };
    build::site(project, &second_course(project), &deployment, &second_site(project))
}

/// Where the other course lies on its host: the browser tests know it too.
const SECOND_BASE: &str = "/square-roots/";

fn second_course(project: &Project) -> PathBuf {
    project.root().join("tests/courses/square-roots")
}

fn second_site(project: &Project) -> PathBuf {
    project.root().join("target/square-roots")
}

fn lessons(project: &Project, folder: &Path) -> Result<(), Failure> {
    let compiled = check::compiled(project, folder);
    say(check::report(&compiled));
    check::verdict(&compiled)
}

fn cargo_all(project: &Project, commands: &[&[&str]], more: &[&str]) -> Result<(), Failure> {
    commands.iter().try_for_each(|command| process::run(project.cargo(command.iter().copied()).args(more)))
}

fn count(totals: &mut Totals, line: &str) {
    if let Some(more) = Totals::in_line(line) {
        *totals += more;
    }
}

/// The stages so far: which failed, and the totals.
#[derive(Default)]
struct Stages {
    totals: Totals,
    failed: Vec<&'static str>,
}

impl Stages {
    /// Runs a stage that counts as one; gives what it made.
    fn run<T>(&mut self, name: &'static str, stage: impl FnOnce() -> Result<T, Failure>) -> Option<T> {
        let result = self.timed(name, stage);
        self.totals += if result.is_some() { Totals::PASS } else { Totals::FAIL };
        result
    }

    /// Runs a stage that counts its tests. One that fails without a failed test (it did not compile) counts as one.
    fn run_tests(&mut self, name: &'static str, stage: impl FnOnce(&mut Totals) -> Result<(), Failure>) {
        let mut totals = Totals::default();
        let result = self.timed(name, || stage(&mut totals));
        if result.is_none() && totals.failed == 0 {
            totals += Totals::FAIL;
        }
        self.totals += totals;
    }

    /// Counts a stage that cannot run as failed.
    fn leave_out(&mut self, name: &'static str, reason: &str) {
        self.run(name, || Err::<(), _>(Failure::new(format!("not run: {reason}"), "")));
    }

    /// The closing line, and before it the names of the stages that failed.
    fn close(self) -> Result<(), Failure> {
        if !self.failed.is_empty() {
            say(format!("\nFailed: {}", self.failed.join(", ")));
        }
        say(format!("\n{}", self.totals));
        if self.totals.failed == 0 { Ok(()) } else { Err(Failure::reported()) }
    }

    fn timed<T>(&mut self, name: &'static str, stage: impl FnOnce() -> Result<T, Failure>) -> Option<T> {
        say(format!("\n== {name} =="));
        let begin = Instant::now();
        let result = stage();
        let verdict = if result.is_ok() { "passed" } else { "FAILED" };
        let result = result.map_err(|failure| process::report(&failure)).ok();
        say(format!("-- {name}: {verdict}, {}", spoken(begin.elapsed())));
        if result.is_none() {
            self.failed.push(name);
        }
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn failing() -> Result<(), Failure> {
        Err(Failure::reported())
    }

    #[test]
    fn every_stage_counts_as_one_and_every_test_too() {
        let mut stages = Stages::default();
        assert_eq!(stages.run("one", || Ok(7)), Some(7));
        stages.run_tests("tests", |totals| {
            count(totals, "test result: ok. 12 passed; 0 failed; 0 ignored");
            count(totals, "test result: ok. 3 passed; 0 failed; 0 ignored");
            Ok(())
        });
        assert_eq!(stages.totals, Totals { passed: 16, failed: 0 });
        assert_eq!(stages.close(), Ok(()));
    }

    #[test]
    fn tests_that_do_not_compile_count_as_one_failure() {
        let mut stages = Stages::default();
        stages.run_tests("tests", |_| failing());
        stages.leave_out("browser tests", "there is no site to test");
        assert_eq!(stages.totals, Totals { passed: 0, failed: 2 });
        assert_eq!(stages.failed, ["tests", "browser tests"]);
        assert_eq!(stages.close(), failing());
    }

    #[test]
    fn failed_tests_are_counted_once() {
        let mut stages = Stages::default();
        stages.run_tests("tests", |totals| {
            count(totals, "test result: FAILED. 5 passed; 2 failed; 0 ignored");
            failing()
        });
        assert_eq!(stages.totals, Totals { passed: 5, failed: 2 });
    }
}
