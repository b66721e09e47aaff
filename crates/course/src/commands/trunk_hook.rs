//! What Trunk leaves to us, for those who use it: the trainer of networks and the pages. Trunk calls it after each build.

use std::fs;
use std::path::PathBuf;

use crate::assets::{self, TRAINER};
use crate::commands::{check, pages, trainer};
use crate::failure::{Failure, Tried};
use crate::project::Project;
use crate::setup;
use crate::site::program::Program;

/// Completes the site in the folder that Trunk is filling.
pub(crate) fn run() -> Result<(), Failure> {
    let folder = std::env::var_os("TRUNK_STAGING_DIR").map(PathBuf::from).ok_or_else(|| {
        Failure::usage(
            "there is no TRUNK_STAGING_DIR to put the pages into",
            "`trunk serve` calls this; `cargo course build` and `cargo course serve` need neither",
        )
    })?;
    let project = Project::find()?;
    setup::wasm_target(&project)?;
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).or_fail(format_args!("{} cannot be read", page.display()))?;
    let Some(program) = Program::of_trunk(&html).filter(|_| html.contains(TRAINER)) else {
        let tried = format!("{} has no program, or no place for the trainer: {TRAINER}", page.display());
        return Err(Failure::new(tried, "index.html must name both, as it does in the project"));
    };
    let trainer = trainer::build(&project)?;
    for file in &trainer {
        assets::write(&folder, &file.name, &file.content)?;
    }
    let html = html.replace(TRAINER, &assets::trainer_element(&trainer::names(&trainer)));
    pages::write(check::compiled(&project, &project.lessons()), &html, program, None, &folder)
}
