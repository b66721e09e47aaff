//! What may go wrong between the course and its reader: no network, a program that does not come, a host that knows no
//! WebAssembly. And what must hold on every host.

use std::path::PathBuf;

use ravine::course::COURSE;
use ravine::route::{PAGES, Route};
use serde_json::json;

use crate::driver::{LAPTOP, devtools};
use crate::person::{Person, study, study_at};
use crate::server::{Host, PLAIN};

#[tokio::test]
async fn after_one_visit_the_whole_course_opens_without_a_network() {
    study(LAPTOP, "/", &["404"], async |person: Person| {
        let kept = "return navigator.serviceWorker.controller !== null";
        person.until("the browser has taken the course in", kept).await;
        person.loses_the_host().await;
        for lesson in COURSE.lessons {
            person.goes_to(&Route::Lesson(lesson.id).path()).await;
            assert_eq!(person.reads("h1").await, lesson.title);
        }
        person.clicks("Step").await;
        person.until("the simulation moves", "return document.querySelector('.simulation').dataset.step === '1'").await;
        for page in PAGES {
            person.goes_to(&page.path()).await;
        }
        person.goes_to("/nowhere").await;
        person.sees("There is no such page").await;
    })
    .await;
}

#[tokio::test]
async fn without_its_program_a_lesson_can_be_read() {
    let expected = ["ERR_BLOCKED_BY_CLIENT", "Failed to fetch", "Failed to load"];
    study(LAPTOP, "/", &expected, async |person: Person| {
        devtools(&person.client, "Network.enable", json!({})).await;
        devtools(&person.client, "Network.setBypassServiceWorker", json!({ "bypass": true })).await;
        devtools(&person.client, "Network.setBlockedURLs", json!({ "urls": ["*.wasm"] })).await;
        let lesson = COURSE.lesson("momentum").expect("it exists");
        person.opens("/lesson/momentum/").await;
        person.sees("The simulations and quizzes could not be loaded.").await;
        assert_eq!(person.reads("h1").await, lesson.title);
        person.sees("velocity").await;
        let picture = "return document.querySelector('.sim-still svg').getBoundingClientRect().width";
        assert!(person.measures(picture).await > 300.0);
    })
    .await;
}

#[tokio::test]
async fn a_host_that_knows_no_webassembly_will_do() {
    let host = Host { knows_wasm: false, ..PLAIN };
    study_at(host, LAPTOP, "/lesson/momentum/", &[], async |person: Person| {
        person.clicks("Step").await;
        person.until("the simulation moves", "return document.querySelector('.simulation').dataset.step === '1'").await;
    })
    .await;
}

#[tokio::test]
async fn a_missing_script_is_not_found() {
    study(LAPTOP, "/", &["404"], async |person: Person| {
        for path in ["/no-such.js", "/no-such.wasm", "/lesson/no-such/"] {
            let status = format!("return fetch('{path}').then((answer) => answer.status)");
            assert_eq!(person.measures(&status).await, 404.0, "{path}");
        }
    })
    .await;
}

#[test]
fn every_page_forbids_scripts_of_its_own_and_styles_of_elements() {
    let dist = PathBuf::from(std::env::var("RAVINE_DIST").unwrap_or_else(|_| "dist".to_owned()));
    let lessons = COURSE.lessons.iter().map(|lesson| Route::Lesson(lesson.id));
    for route in PAGES.into_iter().chain(lessons) {
        let path = dist.join(route.path().trim_matches('/')).join("index.html");
        let html = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        let (_, policy) = html.split_once("Content-Security-Policy\" content=\"").expect("there is a policy");
        let policy = policy.split('"').next().unwrap_or_default();
        assert!(
            policy.contains("script-src 'self' 'wasm-unsafe-eval';") && !policy.contains("unsafe-inline"),
            "{policy}"
        );
        assert!(!html.contains(" style=\"") && !html.contains(" onclick="), "{}", path.display());
    }
}
