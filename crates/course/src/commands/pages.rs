//! The pages of a course: written into a folder, or rendered for the development server when somebody opens them.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use lesson_compiler::{Compiled, Severity};

use super::{check, trainer};
use crate::assets::{self, Assets};
use crate::failure::Failure;
use crate::project::Project;
use crate::server::{PROGRAM, Pages, Render, Rendered};
use crate::site::Site;
use crate::site::program::Program;

/// Writes all pages of a compiled course into a folder, and the files that belong to them.
pub(crate) fn write(
    compiled: Compiled,
    html: &str,
    program: Program,
    url: Option<&str>,
    folder: &Path,
) -> Result<(), Failure> {
    let site = Site::new(compiled, html, program, url)?;
    for (path, content) in site.files()? {
        assets::write(folder, &path, &content)?;
    }
    for path in site.paths() {
        let page = site.page(&path).unwrap_or_default();
        assets::write(folder, &path, page.as_bytes())?;
    }
    Ok(())
}

/// Renders the course in this folder. Mistakes in its lessons are shown on its pages.
pub(crate) fn renderer(project: Project, lessons: PathBuf) -> Render {
    Box::new(move || {
        let compiled = check::compiled(&project, &lessons);
        let assets = Assets::read(project.root(), "/", &trainer::names_in_development(&format!("{PROGRAM}/")))?;
        let diagnostics: Vec<String> = compiled.diagnostics.iter().map(ToString::to_string).collect();
        let count = |severity| compiled.diagnostics.iter().filter(|one| one.severity == severity).count();
        let (errors, warnings) = (count(Severity::Error), count(Severity::Warning));
        let site = Site::new(compiled, &assets.html, Program::of_development(PROGRAM), None)?;
        let mut files = site.files()?;
        files.extend(assets.files);
        let paths = site.paths().collect();
        let pages = Pages { paths, render: Some(Arc::new(move |path| site.page(path))) };
        Ok(Rendered { files, pages, diagnostics, errors, warnings })
    })
}
