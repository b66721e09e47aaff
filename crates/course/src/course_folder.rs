//! `--lessons DIR`: which course a command works on.

use std::path::{Path, PathBuf};

use clap::Args;

use crate::failure::Failure;
use crate::project::Project;

/// The file that makes a folder a course.
const COURSE: &str = "course.toml";

/// The argument that names the folder of a course.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct CourseFolder {
    /// Folder of the course: course.toml and one Markdown file a lesson [default: the folder lessons]
    #[arg(long, value_name = "DIR")]
    lessons: Option<PathBuf>,
}

impl CourseFolder {
    /// The whole path of the folder, which is one of a course.
    pub(crate) fn path(&self, project: &Project) -> Result<PathBuf, Failure> {
        match &self.lessons {
            None => checked(&project.lessons()),
            Some(folder) => checked(folder),
        }
    }
}

/// The whole path of a folder with a course in it; without one, what to type instead.
fn checked(folder: &Path) -> Result<PathBuf, Failure> {
    let path = std::path::absolute(folder)
        .map_err(|error| Failure::usage(format!("{} cannot be found: {error}", folder.display()), ""))?;
    if path.join(COURSE).is_file() {
        return Ok(path);
    }
    let tried = if path.is_dir() {
        format!("{} is not the folder of a course: there is no {COURSE} in it", path.display())
    } else {
        format!("there is no folder {}", path.display())
    };
    let help = match within(&path) {
        Some(inner) => format!("did you mean `--lessons {}`?", inner.display()),
        None => format!("name the folder with {COURSE}, which lists the lessons; CONTRIBUTING.md shows how"),
    };
    Err(Failure::usage(tried, help))
}

/// The first folder in this one that is the folder of a course.
fn within(folder: &Path) -> Option<PathBuf> {
    let mut folders: Vec<PathBuf> = folder.read_dir().ok()?.flatten().map(|entry| entry.path()).collect();
    folders.sort();
    folders.into_iter().find(|folder| folder.join(COURSE).is_file())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn a_folder_without_a_course_is_refused_with_what_to_type() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let refused = |folder: &Path| checked(folder).expect_err("there is no course");
        assert!(refused(&folder.path().join("none")).tried.starts_with("there is no folder "));
        assert!(refused(folder.path()).tried.contains("no course.toml in it"));
        assert!(refused(folder.path()).help.contains("name the folder"));
        let inner = folder.path().join("lessons");
        fs::create_dir(&inner).expect("writable");
        fs::write(inner.join(COURSE), "").expect("writable");
        assert_eq!(refused(folder.path()).help, format!("did you mean `--lessons {}`?", inner.display()));
        assert_eq!(refused(folder.path()).code, 2);
        assert_eq!(checked(&inner), Ok(inner));
    }

    #[test]
    fn without_the_argument_it_is_the_folder_lessons() {
        let project = Project::around(Path::new(env!("CARGO_MANIFEST_DIR"))).expect("inside the checkout");
        assert_eq!(CourseFolder::default().path(&project), Ok(project.lessons()));
    }
}
