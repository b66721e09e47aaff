//! Proof that the program knows no course: built with different lessons it is the same, byte for byte, and no sentence of
//! theirs is in any WebAssembly. A stage of `cargo course test`.

use std::collections::BTreeMap;
use std::path::Path;

use course_model::{Block, Course, Lesson, Question};
use ravine::strings::training::counted;

use super::finish::files;
use crate::failure::Failure;

/// Shorter texts may stand in a program by chance: "A smaller learning rate".
const SHORTEST: usize = 32;
/// Shorter ids of questions may stand in a program by chance.
const SHORTEST_ID: usize = 12;

/// Compares the programs of built sites, and looks for texts of their courses in them. Says what was compared.
pub(crate) fn check(sites: &[(&Path, Course)]) -> Result<String, Failure> {
    let programs = sites.iter().map(|(site, _)| program(site)).collect::<Result<Vec<_>, _>>()?;
    let first = programs.first().cloned().unwrap_or_default();
    if first.is_empty() {
        return Err(Failure::new("the site has no program", "build it first"));
    }
    for ((site, _), program) in sites.iter().zip(&programs) {
        let names = first.keys().chain(program.keys());
        if let Some(name) = names.into_iter().find(|name| first.get(*name) != program.get(*name)) {
            let tried = format!("{name} in {} is not the one that another course has", site.display());
            return Err(Failure::new(tried, "nothing of a course may be compiled into the program"));
        }
    }
    let said: String =
        first.iter().filter(|(name, _)| name.ends_with(".wasm")).map(|(_, bytes)| strings(bytes)).collect();
    let texts: Vec<String> = sites.iter().flat_map(|(_, course)| texts(course)).collect();
    if let Some(text) = texts.iter().find(|text| said.contains(text.as_str())) {
        return Err(Failure::new(
            format!("the program holds a text of a course: {text}"),
            "pages carry it, not the program",
        ));
    }
    let (files, sites) = (counted(first.len(), "file"), counted(sites.len(), "course"));
    Ok(format!("  {files} of the program are the same for {sites}, and hold none of {} texts", texts.len()))
}

fn program(site: &Path) -> Result<BTreeMap<String, Vec<u8>>, Failure> {
    let is_program = |path: &str| path.starts_with("program-") || path.starts_with("trainer-");
    let is_packed = |path: &str| path.ends_with(".gz") || path.ends_with(".br");
    Ok(files(site)?.into_iter().filter(|(path, _)| is_program(path) && !is_packed(path)).collect())
}

/// All runs of characters in a module that are long enough to be a text.
fn strings(module: &[u8]) -> String {
    let text = String::from_utf8_lossy(module);
    let runs = text.split(|c: char| c.is_control() || c == char::REPLACEMENT_CHARACTER);
    runs.filter(|run| run.len() >= SHORTEST_ID).fold(String::new(), |all, run| all + run + "\n")
}

/// What a course says, as it would stand in a program.
fn texts(course: &Course) -> Vec<String> {
    // Simulations may be called like the data that they show, which the program knows.
    let ids = course.questions().map(|(_, question)| &question.id).filter(|id| id.len() >= SHORTEST_ID);
    let ids: Vec<String> = ids.cloned().collect();
    let mut texts = vec![course.title.clone(), course.description.clone(), course.core_path.clone()];
    texts.extend(course.teaches.iter().cloned());
    texts.extend(course.terms.iter().map(|term| term.definition.clone()));
    course.lessons.iter().for_each(|lesson| add_lesson(lesson, &mut texts));
    texts.retain(|text| text.len() >= SHORTEST);
    texts.extend(ids);
    texts
}

fn add_lesson(lesson: &Lesson, texts: &mut Vec<String>) {
    texts.extend([&lesson.title, &lesson.description, &lesson.lead].map(Clone::clone));
    texts.extend(lesson.objectives.iter().cloned());
    for block in &lesson.blocks {
        match block {
            // A sentence of it is enough.
            Block::Html(html) => texts.extend(html.split_inclusive(". ").map(str::to_owned)),
            Block::Simulation(simulation) => texts.push(simulation.caption.clone()),
            Block::Predict(predict) => texts.extend([predict.prompt.clone(), predict.outcome.clone()]),
            Block::Rule(_) | Block::Surface(_) => {}
        }
    }
    lesson.all_questions().for_each(|question| add_question(question, texts));
}

fn add_question(question: &Question, texts: &mut Vec<String>) {
    texts.push(question.words.clone());
    texts.extend(question.options.iter().flat_map(|option| [option.html.clone(), option.explanation.clone()]));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assets::write;

    fn course() -> Course {
        Course { title: "A title that is long enough to be one".to_owned(), ..Course::default() }
    }

    #[test]
    fn a_program_that_says_something_of_a_course_is_refused() {
        let site = tempfile::tempdir().expect("a temporary folder");
        let put = |name: &str, content: &[u8]| write(site.path(), name, content).expect("writable");
        assert!(check(&[(site.path(), course())]).is_err(), "there is no program");
        put("program-1/ravine_bg.wasm", b"\0\x01something else that is long\0");
        assert!(check(&[(site.path(), course())]).is_ok());
        put("program-1/ravine_bg.wasm", b"\0\x01A title that is long enough to be one\0");
        let failure = check(&[(site.path(), course())]).expect_err("it holds the title");
        assert!(failure.tried.contains("A title that is long enough to be one"), "{failure}");
    }

    #[test]
    fn a_program_that_differs_is_refused() {
        let [one, other] = [b"1", b"2"].map(|content| {
            let site = tempfile::tempdir().expect("a temporary folder");
            write(site.path(), "program-1/ravine_bg.wasm", content).expect("writable");
            site
        });
        assert!(check(&[(one.path(), course()), (one.path(), course())]).is_ok());
        let failure = check(&[(one.path(), course()), (other.path(), course())]).expect_err("they differ");
        assert!(failure.tried.contains("ravine_bg.wasm"), "{failure}");
    }
}
