//! The texts of living parts, which the programs take from the pages.

use ravine::course::COURSE;
use ravine::route::Route;
use ravine::texts;
use serde_json::json;

use crate::program::{Program, hash};

/// The file with the texts of the whole course.
#[derive(Debug)]
pub(crate) struct Texts {
    pub(crate) file: String,
    pub(crate) json: String,
}

impl Texts {
    pub(crate) fn new() -> Self {
        let json = json!(texts::Texts::of_course().0).to_string();
        Self { file: format!("texts-{}.json", hash(json.as_bytes())), json }
    }

    /// The texts that a page holds: a lesson its own, beside its quiz, where they pack well, and so the pages where anything
    /// can be simulated.
    pub(crate) fn held(route: Route) -> String {
        match route {
            Route::Lesson(id) => {
                COURSE.lesson(id).map(texts::Texts::of_lesson).map_or_else(String::new, |held| here(&held))
            }
            Route::Lab | Route::Embed => here(&texts::Texts::of_registry()),
            _ => String::new(),
        }
    }

    /// What fetches the texts of the whole course, with the program of a page that asks questions of all lessons.
    pub(crate) fn fetched(&self, route: Route, program: &Program) -> String {
        match route {
            Route::Review | Route::FinalQuiz | Route::Score | Route::Analysis => format!(
                "<link rel=\"preload\" href=\"{}/{}\" as=\"fetch\" crossorigin id=\"texts\">",
                program.folder(),
                self.file
            ),
            _ => String::new(),
        }
    }
}

fn here(texts: &texts::Texts) -> String {
    let json = json!(texts.0).to_string().replace('<', "\\u003c");
    format!("<script type=\"application/json\" id=\"texts\">{json}</script>")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_holds_its_own_texts_and_the_final_quiz_names_the_file() {
        let script = "import a from '/b/ravine-1.js'; start({ module_or_path: '/b/ravine-1_bg.wasm' })";
        let (texts, program) = (Texts::new(), Program::of_trunk(script).expect("as Trunk writes it"));
        let lesson = &COURSE.lessons[0];
        let element = Texts::held(Route::Lesson(lesson.id));
        let held = json!(lesson.questions[0].words.get()).to_string().replace('<', "\\u003c");
        assert!(element.contains(&held) && !element.contains("\\u003c/script"));
        assert_eq!(element.matches('<').count(), 2, "no tag of a text is one of the page's");
        assert!(texts.fetched(Route::FinalQuiz, &program).contains(&format!("href=\"/b/{}\"", texts.file)));
        assert_eq!(texts.fetched(Route::Home, &program) + &Texts::held(Route::Home), "");
    }
}
