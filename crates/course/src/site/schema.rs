//! What the course is, in the terms of schema.org.

use course_model::{Course, Lesson};
use ravine::route::Route;
use ravine::strings::{LANGUAGE, quiz, shell as strings};
use serde_json::{Value, json};

use super::head::address;

/// The data of a page: the first one is the course, each lesson a part of it with its quiz.
pub(crate) fn of(route: Route, course: &Course, url: Option<&str>) -> Option<Value> {
    let mut data = match route {
        Route::Home => whole(course),
        Route::Lesson(id) => lesson(course.lesson(id)?, course),
        Route::FinalQuiz => json!({ "@type": "Quiz", "name": strings::FINAL_QUIZ, "about": course.title }),
        _ => return None,
    };
    data["@context"] = "https://schema.org".into();
    if let Some(url) = url {
        data["url"] = address(url, route).into();
    }
    Some(data)
}

fn whole(course: &Course) -> Value {
    let parts: Vec<Value> = course.lessons.iter().map(part).collect();
    json!({
        "@type": "Course",
        "name": course.title,
        "description": course.description,
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

fn lesson(lesson: &Lesson, course: &Course) -> Value {
    let mut data = part(lesson);
    data["headline"] = lesson.title.as_str().into();
    data["inLanguage"] = LANGUAGE.into();
    data["isAccessibleForFree"] = true.into();
    data["isPartOf"] = json!({ "@type": "Course", "name": course.title, "description": course.description });
    if !lesson.questions.is_empty() {
        let question =
            |words: &str| json!({ "@type": "Question", "eduQuestionType": strings::MULTIPLE_CHOICE, "text": words });
        let questions: Vec<Value> = lesson.questions.iter().map(|one| question(&one.words)).collect();
        data["hasPart"] =
            json!({ "@type": "Quiz", "name": quiz::CHECK_YOURSELF, "about": lesson.name, "hasPart": questions });
    }
    data
}

#[cfg(test)]
mod tests {
    use course_model::Question;

    use super::*;

    #[test]
    fn the_course_has_its_lessons_and_a_lesson_its_quiz() {
        let question: Question = serde_json::from_str(r#"{"id": "a", "words": "Why?", "options": []}"#).expect("one");
        let lesson = Lesson { id: "adam".to_owned(), questions: vec![question], ..Lesson::default() };
        let course = Course { lessons: vec![lesson], ..Course::default() };
        let data = of(Route::Home, &course, Some("https://example.org/")).expect("a course");
        assert_eq!(data["@type"], "Course");
        assert_eq!(data["url"], "https://example.org/");
        assert_eq!(data["hasPart"].as_array().map(Vec::len), Some(1));
        let lesson = of(Route::Lesson("adam"), &course, None).expect("a lesson");
        assert_eq!(lesson["hasPart"]["@type"], "Quiz");
        assert_eq!(lesson["hasPart"]["hasPart"][0]["text"], "Why?");
        assert!(lesson.get("url").is_none());
        assert_eq!(of(Route::Progress, &course, None), None);
    }
}
