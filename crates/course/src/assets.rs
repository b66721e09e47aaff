//! The page that all pages are made of: `index.html` with its `data-trunk` elements carried out, as Trunk carries them out.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sha2::{Digest, Sha256};

use crate::commands::finish;
use crate::failure::{Failure, Tried};

/// What `index.html` says of the trainer before it is built.
pub(crate) const TRAINER: &str = r#"<meta name="trainer" content="">"#;
/// Its element with the address of the site's folder, before that is known.
const BASE: &str = "<base data-trunk-public-url>";

/// `index.html` as a browser understands it, and the files that it names.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Assets {
    pub(crate) html: String,
    /// The files by their paths in the site.
    pub(crate) files: BTreeMap<String, Vec<u8>>,
}

impl Assets {
    /// Reads `index.html` and what it names from the folder `root`. `base` is the address of the site's folder, with a slash
    /// at both ends; `trainer` has the names of the trainer's files in the order in which the page wants them.
    pub(crate) fn read(root: &Path, base: &str, trainer: &[String]) -> Result<Self, Failure> {
        let html = read_to_string(root, "index.html")?;
        for place in [TRAINER, BASE] {
            if !html.contains(place) {
                return Err(Failure::new(format!("index.html has no {place}"), "it must stand there, as it is"));
            }
        }
        let html = html.replace(BASE, &format!("<base href=\"{base}\">"));
        let mut assets = Self::default();
        for line in html.replace(TRAINER, &trainer_element(trainer)).lines() {
            if line.trim_start().starts_with("<link data-trunk ") {
                let element = assets.carry_out(line, root, base)?;
                assets.html.extend(element.map(|element| element + "\n"));
            } else {
                assets.html.extend([line, "\n"]);
            }
        }
        Ok(assets)
    }

    /// What stands in the page instead of an element for Trunk; nothing for what is built otherwise.
    fn carry_out(&mut self, link: &str, root: &Path, base: &str) -> Result<Option<String>, Failure> {
        let wrong = || Failure::new(format!("this line of index.html is not understood: {}", link.trim()), "");
        let href = || attribute(link, "href").ok_or_else(wrong);
        match attribute(link, "rel") {
            Some("rust") => Ok(None),
            Some("icon") => {
                let (path, icon) = (href()?, read(root, href()?)?);
                let name = named_by_content(Path::new(path), &icon);
                let element = format!("<link rel=\"icon\" href=\"{base}{name}\">");
                self.files.insert(name, icon);
                Ok(Some(element))
            }
            Some("inline") if attribute(link, "type") == Some("css") => {
                Ok(Some(format!("<style>{}</style>", read_to_string(root, href()?)?)))
            }
            Some("copy-dir") => {
                let folder = Path::new(href()?);
                let name = folder.file_name().ok_or_else(wrong)?.to_string_lossy();
                for (path, bytes) in finish::files(&root.join(folder))? {
                    self.files.insert(format!("{name}/{path}"), bytes);
                }
                Ok(None)
            }
            _ => Err(wrong()),
        }
    }

    /// Writes the page and its files into a folder, which need not be there.
    pub(crate) fn write(&self, folder: &Path) -> Result<(), Failure> {
        write(folder, "index.html", self.html.as_bytes())?;
        self.files.iter().try_for_each(|(path, bytes)| write(folder, path, bytes))
    }
}

/// The element that tells the page where the trainer's files are.
pub(crate) fn trainer_element(names: &[String]) -> String {
    TRAINER.replace("\"\"", &format!("\"{}\"", names.join(" ")))
}

/// A file's name with a hash of its content, such as `icon-0123456789abcdef.svg`, so that it can be kept for ever.
pub(crate) fn named_by_content(path: &Path, content: &[u8]) -> String {
    let part = |part: Option<&std::ffi::OsStr>| part.unwrap_or_default().to_string_lossy().into_owned();
    let hash: String = Sha256::digest(content).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    format!("{}-{hash}.{}", part(path.file_stem()), part(path.extension()))
}

/// Writes a file of a site, and makes its folder where it is missing.
pub(crate) fn write(site: &Path, path: &str, content: &[u8]) -> Result<(), Failure> {
    let path = site.join(path);
    let folder = path.parent().unwrap_or(site);
    fs::create_dir_all(folder).and_then(|()| fs::write(&path, content)).map_err(|error| {
        Failure::new(format!("{} cannot be written: {error}", path.display()), "is the disk full, or not yours?")
    })
}

/// The value of an attribute that is written in double quotes.
fn attribute<'a>(element: &'a str, name: &str) -> Option<&'a str> {
    let (_, value) = element.split_once(&format!(" {name}=\""))?;
    value.split_once('"').map(|(value, _)| value)
}

fn read(root: &Path, path: &str) -> Result<Vec<u8>, Failure> {
    fs::read(root.join(path)).or_fail(format_args!("{path}, a file of the page, cannot be read"))
}

fn read_to_string(root: &Path, path: &str) -> Result<String, Failure> {
    String::from_utf8(read(root, path)?).map_err(|_| Failure::new(format!("{path} is not text in UTF-8"), ""))
}

#[cfg(test)]
#[path = "assets_tests.rs"]
mod tests;
