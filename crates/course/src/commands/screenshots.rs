//! `cargo course screenshots`: a picture of every page, light and dark, on a laptop and on a phone.

use std::path::PathBuf;

use clap::Args;

use crate::commands::build;
use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::setup;
use crate::setup::browser::Browser;

const PICTURES: &[&str] = &["run", "--package", "ravine", "--example", "observe", "--", "screenshots"];

#[derive(Args, Debug)]
pub(crate) struct Screenshots {
    /// Folder for the pictures
    #[arg(long, default_value = "target/screenshots", value_name = "FOLDER")]
    to: PathBuf,
    /// Take them of the site that is in dist/ already
    #[arg(long)]
    no_build: bool,
}

pub(crate) fn run(arguments: &Screenshots) -> Result<(), Failure> {
    let project = Project::find()?;
    let browser = Browser::set_up()?;
    if !arguments.no_build {
        setup::set_up(&project)?;
        build::site(&project, &project.lessons(), &build::AT_ROOT, &project.dist())?;
    }
    let folder = project.root().join(&arguments.to);
    let mut pictures = project.cargo(PICTURES.iter().copied());
    pictures.env("RAVINE_DIST", project.dist()).env("RAVINE_SCREENSHOTS", &folder);
    pictures.env("CHROMIUM", &browser.chromium).env("CHROMEDRIVER", &browser.chromedriver);
    process::run(&mut pictures)?;
    process::say(format!("The pictures are in {}", folder.display()));
    Ok(())
}
