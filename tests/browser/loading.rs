//! Lazy chunks that are loaded while somebody is at the page, or fail to.

use serde_json::json;

use crate::course::COURSE;
use crate::driver::{LAPTOP, devtools};
use crate::person::{Person, come, study};

/// A page that needs few chunks, so that none of a lesson's are loaded before it is opened.
const LIGHT: &str = "/glossary/";
const TO_THE_END: &str = "scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }); \
     return [...document.querySelectorAll('.sim-run')].length > 0 && scrollY + innerHeight > document.body.scrollHeight - 200";
const FETCHED: &str =
    "const fetched = (name) => performance.getEntriesByType('resource').some((file) => file.name.includes(name));";
const READY: &str = "return document.documentElement.dataset.ready === 'yes'";

impl Person {
    /// What this browser loads comes from the host, every time.
    async fn keeps_nothing(&self) {
        self.has_no_service_worker().await;
        devtools(&self.client, "Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    }

    /// Opens a page and waits until what it plays by itself is there.
    async fn waits_for_player(&self, path: &str) {
        self.opens(path).await;
        let there = format!("{FETCHED} return document.readyState === 'complete' && fetched('player_bg.wasm')");
        self.until("the player is there", &there).await;
    }

    /// How far the simulation is.
    async fn step_shown(&self) -> usize {
        self.measures("return Number(document.querySelector('.simulation').dataset.step)").await as usize
    }

    async fn brings_into_view(&self, selector: &str) {
        let scroll =
            format!("document.querySelector('{selector}').scrollIntoView({{ block: 'center', behavior: 'instant' }})");
        self.client.execute(&scroll, vec![]).await.expect("the page scrolls");
    }
}

#[tokio::test]
async fn chunks_are_loaded_near_the_viewport() {
    study(LAPTOP, LIGHT, &[], async |person: Person| {
        for path in ["/lab/", "/embed/"] {
            person.opens(path).await;
            person.until("the end of the page is seen", TO_THE_END).await;
            person.sees("Share and save").await;
        }
        person.opens("/lesson/momentum/").await;
        person.until("the program runs", READY).await;
        person.brings_into_view("[data-chunk=curves]").await;
        let here = "return !document.querySelector('[data-chunk=curves]').hasAttribute('data-loading')";
        person.until("the curves are mounted", here).await;
        person.brings_into_view(".quiz").await;
        let here = "return !document.querySelector('[data-chunk=quiz]').hasAttribute('data-loading')";
        person.until("the quiz is mounted", here).await;
    })
    .await;
}

#[tokio::test]
async fn a_chunk_that_fails_to_load_can_be_retried() {
    study(LAPTOP, LIGHT, &["502", "WebAssembly.instantiate()"], async |person: Person| {
        person.keeps_nothing().await;
        person.opens("/lesson/momentum/").await;
        person.until("the program runs", READY).await;
        let here = "return !document.querySelector('[data-chunk=contents]').hasAttribute('data-loading')";
        person.until("what comes at once is there", here).await;
        person.loses_the_host().await;
        person.brings_into_view(".quiz").await;
        person.sees("This part could not be loaded. Try again, or reload the page; what you did is kept.").await;
        person.gets_the_host_back().await;
        person.clicks("Try again").await;
        let question = &COURSE.lesson("momentum").expect("it exists").questions[0];
        person.answers(question, true).await;
        person.sees_verdict(question, "Right.").await;
    })
    .await;
}

#[tokio::test]
async fn the_interaction_state_survives_when_a_chunk_is_loaded() {
    study(LAPTOP, LIGHT, &[], async |person: Person| {
        person.keeps_nothing().await;
        person.opens("/lesson/momentum/").await;
        person.until("the program runs", READY).await;
        person.holds_programs(true).await;
        person.brings_into_view(".quiz").await;
        let question = &COURSE.lesson("momentum").expect("it exists").questions[0];
        let option = format!("{}--{}", question.id, question.options[1].id);
        let tick = format!("const tick = document.getElementById('{option}'); tick.focus(); tick.click(); return document.activeElement === tick");
        person.until("an option is chosen before the quiz is mounted", &tick).await;
        let loading = "return document.querySelector('[data-chunk=quiz]').hasAttribute('data-loading')";
        person.until("the quiz is being loaded", loading).await;
        person.holds_programs(false).await;
        let here = "return !document.querySelector('[data-chunk=quiz]').hasAttribute('data-loading')";
        person.until("the quiz is mounted", here).await;
        let kept = format!("return document.activeElement.id === '{option}' && document.activeElement.checked");
        person.until("the option is still chosen and has the focus", &kept).await;
        person.presses(&char::from(fantoccini::key::Key::Enter).to_string()).await;
        person.until("the answer is checked", "return !!document.querySelector('.question .verdict')").await;
    })
    .await;
}

#[tokio::test]
async fn who_only_reads_fetches_no_program() {
    come(LAPTOP, &[], async |person: Person| {
        person.waits_for_player("/lesson/momentum/").await;
        person.sees("Keep going where").await;
        let alone = format!("{FETCHED} return !fetched('ravine')");
        person.until("nothing of the program was fetched", &alone).await;
        person.presses(&char::from(fantoccini::key::Key::Tab).to_string()).await;
        person.until("the program comes with the first key", READY).await;
    })
    .await;
}

#[tokio::test]
async fn a_run_does_not_wait_for_the_program_which_goes_on_where_it_is() {
    come(LAPTOP, &[], async |person: Person| {
        person.holds_programs(true).await;
        person.waits_for_player("/lesson/momentum/").await;
        let step = "document.querySelector('.sim-step').click(); return document.querySelector('.simulation').dataset.step > 2";
        person.until("a step is shown", step).await;
        let press = |name: &str| format!("document.querySelector('{name}').click(); return true");
        person.until("it runs", &press(".sim-run")).await;
        let far = "return document.querySelector('.simulation').dataset.step > 8";
        person.until("it has run for a while", far).await;
        person.until("it pauses", &press(".sim-run")).await;
        let step = person.step_shown().await;
        let [loss, status] = [person.reads(".sim-loss").await, person.reads(".simulation > [role=status]").await];
        assert!(status.contains(&format!("step {step} of 100")) && status.contains(&loss), "{status}");
        person.until("it is drawn", "return document.querySelectorAll('.sim-still path[d*=\"M0 0m\"]').length > 3").await;
        person.until("the colours are pressed", &press(".theme-switch")).await;
        let set = "const rate = document.querySelectorAll('.sim-parameter input[type=range]')[2]; rate.value = 400; return true";
        person.until("the momentum factor is moved", set).await;
        let tick = "document.querySelector('.predict input[value=b]').click(); return true";
        person.until("something is guessed", tick).await;
        person.holds_programs(false).await;
        person.waits_for_program().await;
        assert_eq!(person.step_shown().await, step, "it goes on where it was");
        let paused = "return document.querySelector('.simulation').dataset.status === 'paused'";
        person.until("it is at rest", paused).await;
        let taken = "return document.querySelectorAll('.sim-parameter input[type=text]')[2].value === '0.99'";
        person.until("the factor is what was set", taken).await;
        let light = "return document.documentElement.dataset.theme === 'light'";
        person.until("the colours have changed, once", light).await;
        let guessed = "return document.querySelector('.predict input[value=b]').checked";
        person.until("what was guessed is still so", guessed).await;
    })
    .await;
}

#[tokio::test]
async fn chosen_colours_do_not_wait_for_the_program() {
    study(LAPTOP, LIGHT, &["favicon.ico"], async |person: Person| {
        person.keeps_nothing().await;
        person.opens("/robots.txt").await;
        person.client.execute("localStorage.setItem('ravine/theme', 'dark')", vec![]).await.expect("it is kept");
        person.holds_programs(true).await;
        person.opens("/lesson/momentum/").await;
        let dark = "const { theme, ready } = document.documentElement.dataset; return theme === 'dark' && !ready";
        person.until("the page is dark without its program", dark).await;
        person.holds_programs(false).await;
        person.waits_for_program().await;
        let dark = "return document.documentElement.dataset.theme === 'dark'";
        person.until("it stays so", dark).await;
    })
    .await;
}
