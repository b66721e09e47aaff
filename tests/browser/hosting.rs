//! What may go wrong between the course and its reader: no network, a program that does not come, a host that knows no
//! WebAssembly. And what must hold on every host.

use std::path::PathBuf;

use fantoccini::Locator;
use ravine::route::{PAGES, Route};
use serde_json::json;

use crate::course::COURSE;
use crate::driver::{LAPTOP, devtools};
use crate::person::{Person, study, study_at};
use crate::server::{Host, PLAIN};

#[tokio::test]
async fn after_one_visit_the_whole_course_opens_without_a_network() {
    study(LAPTOP, "/", &["404"], async |person: Person| {
        let kept = "return navigator.serviceWorker.controller !== null";
        person.until("the browser has taken the course in", kept).await;
        person.loses_the_host().await;
        for lesson in &COURSE.lessons {
            person.goes_to(&Route::Lesson(&lesson.id).path()).await;
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
        person.has_no_service_worker().await;
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
async fn chosen_colours_are_there_before_the_program() {
    study(LAPTOP, "/", &["ERR_BLOCKED_BY_CLIENT"], async |person: Person| {
        person.until("the browser keeps the course", "return !!navigator.serviceWorker.controller").await;
        // From as the system says to light, to dark.
        let switch = person.client.find(Locator::Css(".theme-switch")).await.expect("there is a switch");
        switch.click().await.expect("it can be clicked");
        switch.click().await.expect("it can be clicked again");
        let kept = "return caches.match('theme').then(theme => theme?.text()).then(theme => theme === 'dark')";
        person.until("the choice is kept", kept).await;
        devtools(&person.client, "Network.enable", json!({})).await;
        devtools(&person.client, "Network.setBlockedURLs", json!({ "urls": ["*.wasm", "*.js"] })).await;
        person.opens("/lesson/momentum/").await;
        let dark =
            "return document.documentElement.dataset.theme === 'dark' && !document.documentElement.dataset.ready";
        person.until("the page is dark without its program", dark).await;
    })
    .await;
}

#[tokio::test]
async fn while_its_program_is_on_its_way_a_lesson_says_nothing_wrong() {
    study(LAPTOP, "/", &[], async |person: Person| {
        person.has_no_service_worker().await;
        // All pages have one program: this one is to come anew.
        devtools(&person.client, "Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
        person.holds_programs(true).await;
        person.client.execute("location.href = 'lesson/momentum/'", vec![]).await.expect("it goes there");
        let lesson = COURSE.lesson("momentum").expect("it exists");
        person.until("the lesson is there", "return !!document.querySelector('.neighbours a[rel=next]')").await;
        assert_eq!(person.reads("h1").await, lesson.title);
        person.sees("velocity").await;
        let picture = "return document.querySelector('.sim-still svg').getBoundingClientRect().width";
        assert!(person.measures(picture).await > 300.0);
        let run = person.client.find(Locator::Css(".sim-run")).await.expect("its button is there");
        let goes = "const simulation = document.querySelector('.simulation'); \
            return 'recorded' in simulation.dataset && document.readyState === 'complete'";
        person.until("what was recorded can be played", goes).await;
        run.click().await.expect("it can be clicked");
        let calm = "return document.querySelector('.simulation').dataset.step > 0 \
             && getComputedStyle(document.querySelector('.sim-views button')).cursor === 'progress' \
             && getComputedStyle(document.querySelector('.program-missing')).display === 'none'";
        person.until("it runs, what cannot answer says so, and nothing is said to be wrong", calm).await;
        person.holds_programs(false).await;
        person.clicks("Reset").await;
        person.clicks("Step").await;
        person.until("the simulation moves", "return document.querySelector('.simulation').dataset.step === '1'").await;
    })
    .await;
}

#[tokio::test]
async fn an_old_tab_goes_on_after_a_deployment_and_loses_nothing() {
    study(LAPTOP, "/lesson/momentum/", &["404"], async |person: Person| {
        person.has_no_service_worker().await;
        person.reloads().await;
        person.meets_a_new_version().await;
        let lesson = COURSE.lesson("momentum").expect("it exists");
        person.clicks("Step").await;
        person.answers(&lesson.questions[0], true).await;
        person.sees_verdict(&lesson.questions[0], "Right.").await;
        let old = "return fetch(document.querySelector('script[type=module]').src, { cache: 'no-store' }).then((answer) => answer.status)";
        assert_eq!(person.measures(old).await, 404.0, "the files of the old version are gone");
        person.client.find(Locator::Css("a[rel=next]")).await.expect("a way on").click().await.expect("it leads on");
        person.until("the next lesson is there", "return !location.pathname.includes('momentum')").await;
        person.goes_to("/lesson/momentum/").await;
        person.reloads().await;
        let is_new = "return document.querySelector('script[type=module]').src.includes('-0ffee')";
        person.until("the page is of the new version", is_new).await;
        person.sees_verdict(&lesson.questions[0], "Right.").await;
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
    for route in Route::all(&COURSE) {
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
