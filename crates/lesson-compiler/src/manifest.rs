//! `course.toml`: the order of the lessons, and what the final quiz asks.

use course_model::Course;

use crate::diagnostic::Code;
use crate::fields::{self, Fields, Group};
use crate::folder::{Folder, MANIFEST};
use crate::markdown::{slug, typeset};
use crate::simulation::check_id;
use crate::source::{Excerpt, Report};
use crate::suggestion::suggest;
use crate::value::Located;

const MOST_QUESTIONS: usize = 100;
const MOST_MINUTES: usize = 600;

/// What `course.toml` says, as far as it can be understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Manifest {
    /// The course as the file describes it, without its lessons.
    pub(crate) course: Course,
    /// Whether all of the list could be read: else nothing can be said about lessons that it lacks.
    pub(crate) complete: bool,
    /// What the course promises of its lessons.
    pub(crate) promises: Promises,
    /// Ids in reading order, those of the core path with their station: in the file, those in an inner list.
    pub(crate) lessons: Vec<(String, Option<usize>)>,
}

/// What a course promises of its lessons, where it does: the table `[promises]`.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Promises {
    /// How many questions each lesson has at least, on its page and in its pool.
    pub(crate) questions: usize,
    /// How many of them are in its pool at least.
    pub(crate) pool: usize,
    /// How many minutes the core path takes at most.
    pub(crate) minutes: Option<Located<usize>>,
    /// Whether every lesson of the core path asks for a guess before a run.
    pub(crate) predictions: bool,
}

fn promises(fields: &mut Fields, report: &mut Report) -> Promises {
    let Some(mut table) = fields.table("promises", report) else { return Promises::default() };
    let questions = table.count("questions", 0..=MOST_QUESTIONS, report).map_or(0, |count| count.value);
    let pool = table.count("pool", 0..=MOST_QUESTIONS, report).map_or(0, |count| count.value);
    let minutes = table.count("minutes", 1..=MOST_MINUTES, report);
    let predictions = table.switch("predictions", report).unwrap_or_default();
    table.report_unknown(report);
    Promises { questions, pool, minutes, predictions }
}

/// What the core path and the deeper path are, in a sentence each: the table `[paths]`.
fn paths(fields: &mut Fields, report: &mut Report) -> [String; 2] {
    let Some(mut table) = fields.table("paths", report) else { return Default::default() };
    let paths =
        ["core", "deeper"].map(|key| table.text(key, report).map_or_else(String::new, |text| typeset(&text.text)));
    table.report_unknown(report);
    paths
}

/// Reads the manifest, and compares its list with the files.
pub(crate) fn read(folder: &mut Folder) -> (Manifest, Report) {
    let missing = || Report::new(MANIFEST.to_owned(), Vec::new());
    let mut report = folder.manifest.take().unwrap_or_else(missing);
    if !report.is_readable() {
        return (Manifest::default(), report);
    }
    let text = report.excerpt(0..report.text().len());
    let manifest = fields::read(&text, 0, &mut report, |fields, report| parse(fields, folder, report));
    let manifest = manifest.unwrap_or_default();
    (manifest, report)
}

fn parse(fields: &mut Fields, folder: &Folder, report: &mut Report) -> Manifest {
    let mut plain = |key| fields.required_text(key, report).map(|text| typeset(&text.text)).unwrap_or_default();
    let (title, description) = (plain("title"), plain("description"));
    let id = fields.text("id", report).filter(|id| check_id(id, report)).map_or_else(|| slug(&title), |id| id.text);
    let short_title = fields.text("short_title", report).map_or_else(|| title.clone(), |short| typeset(&short.text));
    let teaches = fields.texts("teaches", report).iter().map(|text| typeset(&text.text)).collect();
    let [core_path, deeper_path] = paths(fields, report);
    let pass_mark = fields.number("pass_mark", 0.0..=1.0, report).map_or(0.7, |mark| mark.value);
    let final_questions = fields.count("final_questions", 1..=MOST_QUESTIONS, report).map_or(10, |count| count.value);
    let promises = promises(fields, report);
    let mistakes = report.count();
    let listed = fields.required_groups("lessons", report).unwrap_or_default();
    let complete = report.count() == mistakes;
    let mut stations = 0;
    let numbered = listed.into_iter().flat_map(|group| match group {
        Group::One(id) => vec![(id, None)],
        Group::Several(ids) => {
            stations += 1;
            ids.into_iter().map(|id| (id, Some(stations))).collect()
        }
    });

    let mut lessons: Vec<(String, Option<usize>)> = Vec::new();
    for (id, station) in numbered {
        if lessons.iter().any(|(other, _)| *other == id.text) {
            let message = format!("the lesson `{}` is listed twice", id.text);
            report.add(id.at(0), Code::ListedTwice, message, "delete one of the two");
        } else if check(&id, folder, report) {
            lessons.push((id.text, station));
        }
    }
    let course = Course {
        id,
        title,
        short_title,
        description,
        teaches,
        core_path,
        deeper_path,
        stations,
        final_questions,
        pass_mark,
        ..Course::default()
    };
    Manifest { course, complete, promises, lessons }
}

fn check(id: &Excerpt, folder: &Folder, report: &mut Report) -> bool {
    let exists = folder.lessons.contains_key(&id.text);
    if !exists {
        let known: Vec<&str> = folder.lessons.keys().map(String::as_str).collect();
        let message = format!("there is no file `{}.md`", id.text);
        let help = if known.is_empty() { "write it".to_owned() } else { suggest(&id.text, &known) };
        report.add(id.at(0), Code::MissingFile, message, help);
    }
    exists
}
