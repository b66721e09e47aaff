//! Compiles a folder of Markdown lessons into one typed course, and reports every mistake in it with
//! its position.
//!
//! The result is a [`Course`]: pages are rendered from it, and the command line checks lessons with the same
//! [`compile`]. Nothing here runs in the browser. ARCHITECTURE and CONTRIBUTING describe the
//! format of a lesson.

mod block;
mod choice;
mod claim;
mod code;
mod comparison;
mod diagnostic;
mod draft;
mod experiment;
mod fields;
mod folder;
mod front_matter;
mod glossary;
mod html;
mod lesson;
mod link;
mod lint;
mod manifest;
mod markdown;
mod math;
pub mod memory;
mod objective;
mod predict;
mod quiz;
mod reference;
mod registry;
mod results;
mod rule;
mod see;
mod setting;
mod simulation;
mod source;
mod spoken;
mod suggestion;
mod surface;
mod tour;
mod trained;
mod value;
mod writer;

use std::path::Path;

pub use diagnostic::{Code, Diagnostic, Severity, to_json};
pub use html::escape;

use course_model::Course;
use draft::LessonDraft;
use folder::Folder;
use manifest::Manifest;
use registry::Registry;

/// What came out of a lessons folder.
#[derive(Clone, Debug, PartialEq)]
pub struct Compiled {
    /// Whatever could be compiled: a lesson with a broken block lacks that block, a lesson with a
    /// broken front matter is not there.
    pub course: Course,
    /// All mistakes in all files, by file and line.
    pub diagnostics: Vec<Diagnostic>,
}

impl Compiled {
    /// Whether the course must not be published.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}

/// Compiles a lessons folder. Never panics, never stops at the first mistake.
pub fn compile(lessons: &Path) -> Compiled {
    // Read, understand each file, compare the files, put the course together.
    let mut folder = Folder::read(lessons);
    let (manifest, mut manifest_report) = manifest::read(&mut folder);
    let (references, references_report) = reference::read(&mut folder);
    let glossary = folder.glossary.take();
    let files = std::mem::take(&mut folder.lessons);
    let mut glossary = glossary.map(|report| LessonDraft::new(glossary::GLOSSARY.to_owned(), report, &folder, &[]));
    let terms = glossary.as_mut().map(glossary::read).unwrap_or_default();
    let mut drafts: Vec<_> =
        files.into_iter().map(|(id, report)| LessonDraft::new(id, report, &folder, &terms)).collect();
    drafts.iter_mut().for_each(lesson::compile);
    if manifest.complete {
        lint::orphans(&manifest, &mut drafts);
    }
    drafts.extend(glossary);
    lint::duplicates(&mut drafts);
    link::prerequisites(&manifest, &mut drafts);
    reference::attach(&references, &mut drafts);
    see::attach(&mut drafts);
    glossary::check(&terms, &mut drafts);
    link::check(&mut drafts);
    claim::check(&mut drafts);
    drafts.iter_mut().for_each(lint::advise);
    lint::promises(&manifest, &mut drafts, &mut manifest_report);
    let Registry { mathematics, report: registry_report } = registry::render();

    let lessons = in_order(&manifest, &mut drafts);
    let rules: Vec<String> = lessons.iter().flat_map(|lesson| lesson.rules.clone()).collect();
    let comparison = comparison::html(&rules);
    let mut course = Course { lessons, terms: terms.clone(), mathematics, comparison, ..manifest.course };
    course.version = version(&course);

    let reports =
        drafts.into_iter().map(|draft| draft.report).chain([manifest_report, registry_report]).chain(references_report);
    let mut diagnostics: Vec<_> = reports.flat_map(source::Report::finish).collect();
    diagnostics.sort_by(|a, b| (&a.path, a.line, a.column, a.code).cmp(&(&b.path, b.line, b.column, b.code)));
    Compiled { course, diagnostics }
}

fn version(course: &Course) -> String {
    format!("{:016x}", descent::hash::fnv(serde_json::to_vec(course).unwrap_or_default()))
}

/// The lessons that could be compiled, in the manifest's order.
fn in_order(manifest: &Manifest, drafts: &mut [LessonDraft]) -> Vec<course_model::Lesson> {
    let mut lessons = Vec::new();
    for (id, station) in &manifest.lessons {
        let draft = drafts.iter_mut().find(|draft| draft.id == *id);
        if let Some(mut lesson) = draft.and_then(|draft| draft.lesson.take()) {
            lesson.station = *station;
            lessons.push(lesson);
        }
    }
    lessons
}
