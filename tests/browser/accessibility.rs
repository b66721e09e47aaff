//! What axe-core finds on every page and in every state, in both themes, on a laptop and on a phone.

use serde_json::{Value, json};

use crate::driver::{LAPTOP, PHONE, Window};
use crate::person::{Person, study};

const PAGES: &[&str] = &[
    "/",
    "/lesson/momentum",
    "/review",
    "/final-quiz",
    "/score",
    "/progress",
    "/analysis",
    "/lab",
    "/glossary",
    "/embed",
    "/nowhere",
];

/// Runs axe-core with all its rules, best practices included, and fails with what it found.
async fn finds_no_barriers(person: &Person, state: &str) {
    let script = std::env::var("AXE").unwrap_or_else(|_| panic!("AXE names no script: run `cargo course test`"));
    let script = std::fs::read_to_string(&script).unwrap_or_else(|error| panic!("{script}: {error}"));
    person.client.execute(&script, vec![]).await.expect("axe-core loads");
    let options = json!({ "resultTypes": ["violations"] });
    let run = "const [options, done] = arguments; \
               axe.run(document, options).then(found => done(found.violations), error => done(String(error)))";
    let found = person.client.execute_async(run, vec![options]).await.expect("axe-core runs");
    let violations = found.as_array().unwrap_or_else(|| panic!("{state}: axe-core says {found}"));
    // axe-core takes a head of a column for empty that is a formula; it has a name and is seen.
    let is_formula = |node: &Value| {
        node["html"].as_str().is_some_and(|html| html.contains("<math") || html.starts_with("<th aria-label"))
    };
    let is_mistaken = |violation: &&Value| {
        violation["id"] == "empty-table-header"
            && violation["nodes"].as_array().is_some_and(|nodes| nodes.iter().all(is_formula))
    };
    let messages: Vec<String> = violations.iter().filter(|violation| !is_mistaken(violation)).map(in_words).collect();
    assert!(messages.is_empty(), "{state}:\n{}", messages.join("\n"));
}

fn in_words(violation: &Value) -> String {
    let nodes = violation["nodes"].as_array().map(Vec::as_slice).unwrap_or_default();
    let examples: Vec<String> = nodes.iter().take(3).map(|node| format!("    {}", node["html"])).collect();
    format!("  {} ({}) at {} places:\n{}", violation["id"], violation["help"], nodes.len(), examples.join("\n"))
}

async fn every_page(window: Window) {
    // The page that is not there is a 404, which the browser reports.
    study(window, "/", &["404"], async |person| {
        for page in PAGES {
            person.goes_to(page).await;
            finds_no_barriers(&person, page).await;
        }
    })
    .await;
}

#[tokio::test]
async fn pages_have_no_barriers_by_day_on_a_laptop() {
    every_page(LAPTOP).await;
}

#[tokio::test]
async fn pages_have_no_barriers_by_night_on_a_phone() {
    every_page(Window { dark: true, ..PHONE }).await;
}

#[tokio::test]
async fn every_lesson_is_without_barriers() {
    study(LAPTOP, "/", &[], async |person| {
        let links =
            "return [...new Set([...document.querySelectorAll('main a[href*=\"lesson/\"]')].map(a => a.pathname))]";
        let lessons = person.client.execute(links, vec![]).await.expect("the home page lists the lessons");
        let lessons: Vec<String> = serde_json::from_value(lessons).expect("addresses");
        assert!(lessons.len() >= 7, "{lessons:?}");
        for lesson in lessons {
            person.goes_to(&lesson).await;
            // The trainer is a program of its own, and answers when it has started.
            let answered =
                "return [...document.querySelectorAll('.net-confusion')].every(table => table.querySelector('td'))";
            person.until("networks have read the digits", answered).await;
            finds_no_barriers(&person, &lesson).await;
        }
    })
    .await;
}

async fn states_of_a_lesson(window: Window) {
    study(window, "/lesson/momentum", &[], async |person| {
        person.clicks("Contents").await;
        person.until("the menu is open", "return !!document.querySelector('#contents:popover-open')").await;
        finds_no_barriers(&person, "the lesson's menu is open").await;
        person.clicks("The rule").await;
        person.until("the menu is closed", "return !document.querySelector('#contents:popover-open')").await;
        person.clicks("Run").await;
        finds_no_barriers(&person, "the simulation runs").await;
        person.clicks("Pause").await;
        let folds = "document.querySelectorAll('details').forEach(fold => fold.open = true)";
        person.client.execute(folds, vec![]).await.expect("folds open");
        finds_no_barriers(&person, "every fold is open").await;
        person.client.execute("document.querySelector('.quiz input').click()", vec![]).await.expect("an option");
        person.clicks_in("(//*[contains(@class, 'quiz')]//fieldset)[1]", "Check").await;
        person.until("the verdict is there", "return !!document.querySelector('.verdict')").await;
        finds_no_barriers(&person, "a question is answered").await;
    })
    .await;
}

#[tokio::test]
async fn a_lesson_in_use_has_no_barriers_by_day_on_a_phone() {
    states_of_a_lesson(PHONE).await;
}

#[tokio::test]
async fn a_lesson_in_use_has_no_barriers_by_night_on_a_laptop() {
    states_of_a_lesson(Window { dark: true, ..LAPTOP }).await;
}

#[tokio::test]
async fn a_final_quiz_and_its_score_have_no_barriers() {
    study(Window { dark: true, ..PHONE }, "/final-quiz", &[], async |person| {
        person.takes_the_final_quiz().await;
        person.sees("Your score is").await;
        finds_no_barriers(&person, "a score with its certificate").await;
        person.goes_to("/progress").await;
        finds_no_barriers(&person, "progress that there is").await;
        person.goes_to("/final-quiz").await;
        person.clicks("Start the quiz").await;
        person.until("the first question is there", "return !!document.querySelector('fieldset.question input')").await;
        finds_no_barriers(&person, "the final quiz").await;
    })
    .await;
}

/// Everything of a simulation that can be opened, is.
const UNFOLD: &str = "document.querySelectorAll('main details').forEach(fold => fold.open = true)";

#[tokio::test]
async fn the_lab_in_use_has_no_barriers() {
    for window in [Window { dark: true, ..LAPTOP }, PHONE] {
        study(window, "/lab/", &[], async |person| {
            person.clicks("Both").await;
            person.clicks("Step").await;
            person.clicks("Arrows of this step").await;
            person.client.execute(UNFOLD, vec![]).await.expect("folds open");
            person.until("all is there", "return !document.querySelector('[data-loading]')").await;
            finds_no_barriers(&person, "a race on a map and its surface").await;
            person.clicks("Network").await;
            person.clicks("Data, network and training").await;
            person
                .finds("//label[contains(., 'Data')]//select")
                .await
                .select_by_value("digits")
                .await
                .expect("there are digits");
            person.clicks("Use an example").await;
            let learns = "return parseInt(document.querySelector('.net-progress span').textContent) > 0";
            person.clicks("Run").await;
            person.until("the network learns", learns).await;
            person.client.execute(UNFOLD, vec![]).await.expect("folds open");
            finds_no_barriers(&person, "a network learns digits").await;
            person.clicks("Moving average").await;
            person.client.execute(UNFOLD, vec![]).await.expect("folds open");
            finds_no_barriers(&person, "a moving average").await;
        })
        .await;
    }
}
