//! Any course, walked from its first page to its score. `RAVINE_LESSONS` names another one than that of this project; beside it
//! a small course on another subject lies on the same host, in a folder.

use std::env;
use std::path::{Path, PathBuf};

use ravine::course::Course;
use ravine::page::lesson::numbered_name;
use ravine::route::Route;

use crate::driver::LAPTOP;
use crate::person::{Person, study};

/// Where the other course lies.
const SECOND: &str = "/square-roots";

fn compiled(lessons: &Path) -> &'static Course {
    let compiled = lesson_compiler::compile(lessons);
    assert!(!compiled.has_errors(), "{:?}", compiled.diagnostics);
    Box::leak(Box::new(compiled.course))
}

fn second() -> &'static Course {
    compiled(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/courses/square-roots"))
}

#[tokio::test]
async fn every_page_of_a_course_opens_and_its_simulations_move() {
    let lessons = env::var_os("RAVINE_LESSONS").map_or_else(|| PathBuf::from("lessons"), PathBuf::from);
    let course = compiled(&lessons);
    study(LAPTOP, "/", &[], async move |person: Person| {
        for route in Route::all(course) {
            person.goes_to(&route.path()).await;
            if let Route::Lesson(id) = route {
                let lesson = course.lesson(id).expect("it is in the course");
                assert_eq!(person.reads("h1").await, lesson.title);
                for simulation in &lesson.simulations {
                    person.sees_it_move(simulation).await;
                }
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_course_on_another_subject_is_walked_to_its_score() {
    study(LAPTOP, &format!("{SECOND}/"), &[], async |person: Person| {
        let course = second();
        assert_eq!(person.reads("h1").await, course.title);
        person.sees(&course.teaches[0]).await;
        person.clicks(&format!("Start: {}", numbered_name(&course.lessons[0], course))).await;
        for lesson in &course.lessons {
            person.sees(&lesson.title).await;
            person.sees_it_move(&lesson.simulations[0]).await;
            for question in &lesson.questions {
                person.answers(question, true).await;
                person.sees_verdict(question, "Right.").await;
            }
            person.scrolls_to_and_clicks(&person.finds("//a[@rel='next']").await).await;
        }
        person.scrolls_to_and_clicks(&person.finds("//main//a[@rel='next']").await).await;
        person.takes_the_final_quiz_of(course).await;
        person.sees(&format!("Your score is {0}/{0}", course.final_questions)).await;
        person.reloads().await;
        person.sees(&format!("Your score is {0}/{0}", course.final_questions)).await;
    })
    .await;
}

#[tokio::test]
async fn two_courses_on_one_host_know_nothing_of_each_other() {
    study(LAPTOP, &format!("{SECOND}/lesson/curve/"), &[], async |person: Person| {
        let course = second();
        let question = &course.lessons[0].questions[0];
        person.answers(question, true).await;
        person.until("its files are kept", "return !!navigator.serviceWorker.controller").await;
        person.goes_to("/").await;
        person.sees("0 of").await;
        person.until("its files are kept too", "return !!navigator.serviceWorker.controller").await;
        let keys = "return Object.keys(localStorage).filter((key) => key.endsWith('/progress')).sort().join()";
        let keys = person.client.execute(keys, vec![]).await.expect("storage can be read");
        assert_eq!(keys, "ravine/progress,square-roots/progress");
        person.loses_the_host().await;
        person.goes_to(&format!("{SECOND}/lesson/curve/")).await;
        person.sees_verdict(question, "Right.").await;
        person.goes_to("/lesson/momentum/").await;
        person.sees("Momentum").await;
    })
    .await;
}

impl Person {
    /// Steps a simulation of the page on, and sees that it has moved.
    async fn sees_it_move(&self, simulation: &str) {
        let within = format!("//section[@data-simulation='{simulation}']");
        self.finds(&within).await;
        let script = format!(
            "const step = document.querySelector('[data-simulation=\"{simulation}\"] .sim-step'); \
             step.scrollIntoView({{ block: 'center' }}); step.click(); return true"
        );
        self.until("it is stepped on", &script).await;
        let moved = format!("return +document.querySelector('[data-simulation=\"{simulation}\"]').dataset.step > 0");
        self.until("the simulation moves", &moved).await;
    }
}
