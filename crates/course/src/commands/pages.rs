//! The pages of the development server.

use std::path::PathBuf;

use lesson_compiler::Severity;

use super::trainer;
use crate::assets::Assets;
use crate::project::Project;
use crate::server::{PROGRAM, Render, Rendered};
use crate::site::Site;
use crate::site::program::Program;

/// Renders the course in this folder. Mistakes in its lessons are shown on its pages.
pub(crate) fn renderer(project: Project, lessons: PathBuf) -> Render {
    Box::new(move || {
        let compiled = lesson_compiler::compile(&lessons);
        let assets = Assets::read(project.root(), "/", &trainer::names_in_development(&format!("{PROGRAM}/")))?;
        let diagnostics: Vec<String> = compiled.diagnostics.iter().map(ToString::to_string).collect();
        let count = |severity| compiled.diagnostics.iter().filter(|one| one.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let site = Site::new(compiled, &assets.html, Program::of_development(PROGRAM), None)?;
        let mut files = site.files()?;
        files.extend(assets.files);
        for path in site.paths() {
            let page = site.page(&path).unwrap_or_default();
            files.insert(path, page.into_bytes());
        }
        Ok(Rendered { files, diagnostics, errors, warnings })
    })
}
