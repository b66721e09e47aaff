//! `cargo course check`: the lessons only.

use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use clap::Args;
use lesson_compiler::{Compiled, Severity, memory};
use ravine::strings::training::counted;

use crate::course_folder::CourseFolder;
use crate::failure::Failure;
use crate::process;
use crate::project::Project;

#[derive(Args, Debug)]
pub(crate) struct Check {
    /// Print the diagnostics as JSON, for editors and other programs
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    course: CourseFolder,
}

pub(crate) fn run(arguments: &Check) -> Result<(), Failure> {
    let project = Project::find()?;
    let compiled = compiled(&project, &arguments.course.path(&project)?);
    if arguments.json {
        // Standard output holds the JSON and nothing else.
        process::say(lesson_compiler::to_json(&compiled.diagnostics));
        process::complain(summary(&compiled));
    } else {
        process::say(report(&compiled));
    }
    verdict(&compiled)
}

/// Compiles the lessons in a folder. What was measured before by this very program is not measured again.
pub(crate) fn compiled(project: &Project, lessons: &Path) -> Compiled {
    let file = memory_of_this_program(project);
    file.iter().for_each(|file| memory::restore(file));
    let compiled = lesson_compiler::compile(lessons);
    // Without the file everything works, a little later.
    file.iter().for_each(|file| drop(memory::keep(file)));
    compiled
}

/// The file for what was measured, by the size and the time of the program.
fn memory_of_this_program(project: &Project) -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?.metadata().ok()?;
    let time = program.modified().ok()?.duration_since(UNIX_EPOCH).ok()?.as_millis();
    Some(project.root().join("target/lessons").join(format!("{}-{time}", program.len())))
}

/// All diagnostics and the closing line, as people read them.
pub(crate) fn report(compiled: &Compiled) -> String {
    let diagnostics = compiled.diagnostics.iter().map(|diagnostic| format!("{diagnostic}\n"));
    diagnostics.chain([summary(compiled)]).collect()
}

/// A failure, already told, when there is an error among the diagnostics.
pub(crate) fn verdict(compiled: &Compiled) -> Result<(), Failure> {
    if compiled.has_errors() { Err(Failure::reported()) } else { Ok(()) }
}

fn summary(compiled: &Compiled) -> String {
    let questions = compiled.course.lessons.iter().map(|lesson| lesson.questions.len() + lesson.pool.len()).sum();
    let counts = [
        counted(compiled.course.lessons.len(), "lesson"),
        counted(questions, "question"),
        counted(count(compiled, Severity::Error), "error"),
        counted(count(compiled, Severity::Warning), "warning"),
    ];
    counts.join(", ")
}

fn count(compiled: &Compiled, severity: Severity) -> usize {
    compiled.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
}
