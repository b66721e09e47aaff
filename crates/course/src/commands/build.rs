//! `cargo course build`: the release site in dist/.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

use clap::Args;
use ravine::strings::training::counted;

use super::program::{self, Mode};
use super::{check, finish, pages, trainer};
use crate::assets::{self, Assets};
use crate::course_folder::CourseFolder;
use crate::failure::Failure;
use crate::process;
use crate::project::Project;
use crate::setup;
use crate::site::program::Program;

#[derive(Args, Debug)]
pub(crate) struct Build {
    /// Folder of the web server that the course will live in, such as /a/b/
    #[arg(long, default_value = "/", value_parser = base)]
    base: String,
    /// Where the course will be published, such as `https://example.org/a/b/`: for canonical links, previews and the sitemap
    #[arg(long, value_parser = url)]
    url: Option<String>,
    #[command(flatten)]
    course: CourseFolder,
}

/// Builds the release site and says how large it is.
pub(crate) fn run(arguments: &Build) -> Result<(), Failure> {
    let project = Project::find()?;
    let lessons = arguments.course.path(&project)?;
    setup::set_up(&project)?;
    let deployment = Deployment { base: &arguments.base, url: arguments.url.as_deref() };
    site(&project, &lessons, &deployment, &project.dist())?;
    let dist = project.dist();
    process::say(table(&sizes(&dist)?));
    process::say(format!("The course is in {}", dist.display()));
    Ok(())
}

/// Where the site will be.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Deployment<'a> {
    /// Folder of the web server.
    pub(crate) base: &'a str,
    /// The whole address, when it is known.
    pub(crate) url: Option<&'a str>,
}

/// The site that the tests see.
pub(crate) const AT_ROOT: Deployment<'static> = Deployment { base: "/", url: None };

/// Builds the site of a course into a folder: the programs, which know no course, and one HTML file a route, so that every
/// page can be read before any script runs. Mistakes in the lessons are told, and end it.
pub(crate) fn site(project: &Project, lessons: &Path, deployment: &Deployment, dist: &Path) -> Result<(), Failure> {
    let compiled = check::compiled(project, lessons);
    if compiled.has_errors() {
        process::say(check::report(&compiled));
        return check::verdict(&compiled);
    }
    process::complain("Building what trains networks, then the program: several minutes the first time ...");
    let trainer = trainer::build(project)?;
    let assets = Assets::read(project.root(), deployment.base, &trainer::names(&trainer))?;
    clear(dist)?;
    assets.write(dist)?;
    for file in &trainer {
        assets::write(dist, &file.name, &file.content)?;
    }
    program::build(project, Mode::Release, &dist.join("program"))?;
    let program = Program::of_release(deployment.base, dist)?;
    pages::write(compiled, &assets.html, program, deployment.url, dist)?;
    finish::finish(dist, &project.read("static/service-worker.js")?)
}

/// Empties a folder, which need not be there.
fn clear(folder: &Path) -> Result<(), Failure> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => {
            Err(Failure::new(format!("{} cannot be emptied: {error}", folder.display()), "does something else use it?"))
        }
        _ => Ok(()),
    }
}

/// The base path, which must be one: a slash at both ends, and nothing that a URL would have to escape.
fn base(text: &str) -> Result<String, String> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "/-._~".contains(c);
    if !text.starts_with('/') || !text.ends_with('/') {
        let wanted = format!("/{}/", text.trim_matches('/'));
        return Err(format!("it must begin and end with a slash: {}", wanted.replace("//", "/")));
    }
    if text.contains("//") || text.split('/').any(|part| part == "." || part == "..") || !text.chars().all(plain) {
        return Err("only letters, digits and - . _ ~ between single slashes".to_owned());
    }
    Ok(text.to_owned())
}

/// The address of a site: a scheme, a host, and a path as [`base`] wants it.
fn url(text: &str) -> Result<String, String> {
    let rest = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let Some((host, path)) = rest.and_then(|rest| rest.find('/').map(|at| rest.split_at(at))) else {
        return Err("it must be a whole address with a slash at its end, such as https://example.org/".to_owned());
    };
    if host.is_empty() || !host.chars().all(|c| c.is_ascii_alphanumeric() || "-.:".contains(c)) {
        return Err(format!("`{host}` is not the name of a host"));
    }
    base(path).map(|_| text.to_owned())
}

/// Number of files and bytes by kind of file.
type Sizes = BTreeMap<String, (usize, u64)>;

fn sizes(folder: &Path) -> Result<Sizes, Failure> {
    let mut sizes = Sizes::new();
    for (name, content) in finish::files(folder)? {
        let kind =
            Path::new(&name).extension().map_or_else(|| "other".into(), |kind| kind.to_string_lossy().into_owned());
        let (files, bytes) = sizes.entry(kind).or_default();
        *files += 1;
        *bytes += content.len() as u64;
    }
    Ok(sizes)
}

fn table(sizes: &Sizes) -> String {
    let row = |kind: &str, (files, bytes): (usize, u64)| {
        format!("  {kind:<12} {:>10} {:>12}", counted(files, "file"), kilobytes(bytes))
    };
    let total = sizes.values().fold((0, 0), |sum, size| (sum.0 + size.0, sum.1 + size.1));
    let rows = sizes.iter().map(|(kind, &size)| row(kind, size)).chain([row("all", total)]);
    rows.collect::<Vec<_>>().join("\n")
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{} KB", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_is_a_path_between_slashes() {
        assert_eq!(base("/"), Ok("/".to_owned()));
        assert_eq!(base("/a/b-2/"), Ok("/a/b-2/".to_owned()));
        assert_eq!(base("a/b"), Err("it must begin and end with a slash: /a/b/".to_owned()));
        assert_eq!(base(""), Err("it must begin and end with a slash: /".to_owned()));
        for wrong in ["//", "/a//b/", "/../", "/a b/", "/ä/", "/a?b/"] {
            assert!(base(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_address_is_whole() {
        for right in ["https://example.org/", "http://127.0.0.1:8080/a/b/"] {
            assert_eq!(url(right), Ok(right.to_owned()));
        }
        for wrong in ["example.org/", "https://example.org", "https:///a/", "https://a b/", "https://a/b", "ftp://a/"] {
            assert!(url(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn sizes_are_summed_by_kind() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::create_dir(folder.path().join("lesson")).expect("writable");
        for (name, bytes) in [("index.html", 1500), ("lesson/adam.html", 500), ("app.wasm", 143_210), ("LICENSE", 12)] {
            fs::write(folder.path().join(name), vec![b'x'; bytes]).expect("writable");
        }
        insta::assert_snapshot!(table(&sizes(folder.path()).expect("readable")), @r"
          html            2 files       2.0 KB
          other            1 file       0.0 KB
          wasm             1 file     143.2 KB
          all             4 files     145.2 KB
        ");
    }
}
