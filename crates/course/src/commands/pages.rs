//! The pages of the development server.

use std::fs;

use super::program::{self, Mode};
use super::{build, finish, trainer};
use crate::assets::Assets;
use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::server::{PROGRAM, Render, Rendered};

/// Renders the pages with the program `prerender`.
pub(crate) fn renderer(project: Project) -> Render {
    Box::new(move || {
        let site = project.root().join("target/serve/site");
        if site.exists() {
            fs::remove_dir_all(&site)
                .map_err(|error| Failure::new(format!("{} cannot be emptied: {error}", site.display()), ""))?;
        }
        let assets = Assets::read(project.root(), "/", &trainer::names_in_development(&format!("{PROGRAM}/")))?;
        assets.write(&site)?;
        // The lessons are compiled into both programs.
        let program = project.root().join("target/serve").join(PROGRAM);
        program::build(&project, Mode::Development, &program)?;
        for name in ["ravine.js", "ravine_bg.wasm"] {
            let content = fs::read(program.join(name))
                .map_err(|error| Failure::new(format!("{name} cannot be read: {error}"), ""))?;
            crate::assets::write(&site.join("program"), name, &content)?;
        }
        crate::assets::write(&site.join("program"), "parts.json", b"{}")?;
        let mut prerender = process::command(build::prerenderer(&project, build::ALONE)?, project.root());
        process::run(prerender.arg(&site).stdout(std::process::Stdio::null()))?;
        let files = finish::files(&site)?;
        Ok(Rendered { files: files.into_iter().collect(), ..Rendered::default() })
    })
}
