//! The texts of questions, which the programs take from the pages.

use ravine::course::COURSE;
use ravine::route::Route;
use ravine::texts;
use serde_json::{Map, Value};

use crate::program::{Program, hash};

/// The file with the texts of the whole course.
#[derive(Debug)]
pub(crate) struct Texts {
    pub(crate) file: String,
    pub(crate) json: String,
}

impl Texts {
    pub(crate) fn new() -> Self {
        let json = object(texts::all());
        Self { file: format!("texts-{}.json", hash(json.as_bytes())), json }
    }

    /// How a page has the texts that it wants: a lesson in itself, beside its quiz, where they pack well; a page that asks
    /// questions of all lessons by the name of the file; the others not at all.
    pub(crate) fn element(&self, route: Route, program: &Program) -> String {
        match route {
            Route::Lesson(id) => {
                let questions = COURSE.lesson(id).map(|lesson| lesson.questions).unwrap_or_default();
                let json = object(texts::of(questions)).replace('<', "\\u003c");
                format!("<script type=\"application/json\" id=\"texts\">{json}</script>")
            }
            Route::Review | Route::FinalQuiz | Route::Score | Route::Analysis => format!(
                "<link rel=\"preload\" href=\"{}/{}\" as=\"fetch\" crossorigin id=\"texts\" fetchpriority=\"low\">",
                program.folder(),
                self.file
            ),
            _ => String::new(),
        }
    }
}

fn object(texts: Vec<(String, String)>) -> String {
    let texts: Map<String, Value> = texts.into_iter().map(|(key, text)| (key, text.into())).collect();
    Value::Object(texts).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_lesson_holds_its_own_texts_and_the_final_quiz_names_the_file() {
        let script = "import a from '/b/ravine-1.js'; start({ module_or_path: '/b/ravine-1_bg.wasm' })";
        let (texts, program) = (Texts::new(), Program::of_trunk(script).expect("as Trunk writes it"));
        let lesson = &COURSE.lessons[0];
        let element = texts.element(Route::Lesson(lesson.id), &program);
        assert!(element.contains(&format!("\"{}/", lesson.questions[0].id)) && !element.contains("\\u003c/script"));
        assert_eq!(element.matches('<').count(), 2, "no tag of a text is one of the page's");
        assert!(texts.element(Route::FinalQuiz, &program).contains(&format!("href=\"/b/{}\"", texts.file)));
        assert_eq!(texts.element(Route::Home, &program), "");
    }
}
