//! The files of a course.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::glossary::GLOSSARY;
use crate::reference::REFERENCES;
use crate::source::Report;

/// The name of the file that lists the lessons.
pub(crate) const MANIFEST: &str = "course.toml";

#[derive(Debug, Default)]
pub(crate) struct Folder {
    /// Its own name, which begins the paths in diagnostics.
    pub(crate) name: String,
    /// `course.toml`, whether it exists or not.
    pub(crate) manifest: Option<Report>,
    /// The lessons by id, which is the name of the file without `.md`.
    pub(crate) lessons: BTreeMap<String, Report>,
    pub(crate) glossary: Option<Report>,
    pub(crate) references: Option<Report>,
    /// Paths of pictures as lessons write them: `pictures/bowl.svg`.
    pub(crate) pictures: BTreeSet<String>,
}

impl Folder {
    /// Reads a folder with everything that lessons may refer to.
    pub(crate) fn read(path: &Path) -> Self {
        let name = path.file_name().map_or("lessons".to_owned(), |name| name.to_string_lossy().into_owned());
        let mut folder = Self { name, ..Self::default() };
        folder.manifest = Some(Report::read(&path.join(MANIFEST), folder.path(MANIFEST)));
        for (file, name) in entries(path) {
            if let Some(id) = name.strip_suffix(".md").filter(|_| file.is_file()) {
                let report = Report::read(&file, folder.path(&name));
                if id == GLOSSARY {
                    folder.glossary = Some(report);
                } else {
                    folder.lessons.insert(id.to_owned(), report);
                }
            } else if name == REFERENCES {
                folder.references = Some(Report::read(&file, folder.path(&name)));
            }
        }
        let pictures = entries(&path.join("pictures")).into_iter().filter(|(file, _)| file.is_file());
        folder.pictures = pictures.map(|(_, name)| format!("pictures/{name}")).collect();
        folder
    }

    fn path(&self, file: &str) -> String {
        format!("{}/{file}", self.name)
    }
}

/// The visible files and folders in a folder; none when it cannot be read.
fn entries(folder: &Path) -> Vec<(std::path::PathBuf, String)> {
    let Ok(entries) = fs::read_dir(folder) else { return Vec::new() };
    let named = entries.flatten().map(|entry| (entry.path(), entry.file_name().to_string_lossy().into_owned()));
    named.filter(|(_, name)| !name.starts_with('.')).collect()
}
