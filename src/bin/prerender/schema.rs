//! What the course is, in the terms of schema.org.

use ravine::course::{COURSE, Lesson};
use ravine::route::Route;
use ravine::strings::{LANGUAGE, quiz, shell as strings};
use serde_json::{Value, json};

use crate::head::address;

/// The data of a page: the first one is the course, each lesson a part of it with its quiz.
pub(crate) fn of(route: Route, url: Option<&str>) -> Option<Value> {
    let mut data = match route {
        Route::Home => course(),
        Route::Lesson(id) => lesson(COURSE.lesson(id)?),
        Route::FinalQuiz => json!({ "@type": "Quiz", "name": strings::FINAL_QUIZ, "about": COURSE.title }),
        _ => return None,
    };
    data["@context"] = "https://schema.org".into();
    if let Some(url) = url {
        data["url"] = address(url, route).into();
    }
    Some(data)
}

fn course() -> Value {
    let parts: Vec<Value> = COURSE.lessons.iter().map(part).collect();
    json!({
        "@type": "Course",
        "name": COURSE.title,
        "description": COURSE.description,
        "inLanguage": LANGUAGE,
        "isAccessibleForFree": true,
        "learningResourceType": strings::INTERACTIVE_COURSE,
        "hasPart": parts,
    })
}

fn part(lesson: &Lesson) -> Value {
    json!({
        "@type": "LearningResource",
        "name": lesson.name,
        "description": lesson.description,
        "timeRequired": format!("PT{}M", lesson.minutes),
    })
}

fn lesson(lesson: &Lesson) -> Value {
    let mut data = part(lesson);
    data["headline"] = lesson.title.into();
    data["inLanguage"] = LANGUAGE.into();
    data["isAccessibleForFree"] = true.into();
    data["isPartOf"] = json!({ "@type": "Course", "name": COURSE.title, "description": COURSE.description });
    if !lesson.questions.is_empty() {
        let question =
            |words: &str| json!({ "@type": "Question", "eduQuestionType": strings::MULTIPLE_CHOICE, "text": words });
        let questions: Vec<Value> = lesson.questions.iter().map(|one| question(&one.words.get())).collect();
        data["hasPart"] =
            json!({ "@type": "Quiz", "name": quiz::CHECK_YOURSELF, "about": lesson.name, "hasPart": questions });
    }
    data
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_course_has_its_lessons_and_a_lesson_its_quiz() {
        let course = of(Route::Home, Some("https://example.org/")).expect("a course");
        assert_eq!(course["@type"], "Course");
        assert_eq!(course["url"], "https://example.org/");
        assert_eq!(course["hasPart"].as_array().map(Vec::len), Some(COURSE.lessons.len()));
        let lesson = of(Route::Lesson("adam"), None).expect("a lesson");
        assert_eq!(lesson["hasPart"]["@type"], "Quiz");
        assert!(lesson.get("url").is_none());
        assert_eq!(of(Route::Progress, None), None);
    }
}
