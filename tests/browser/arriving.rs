//! Parts of the program that arrive while somebody is at the page, or fail to.

use ravine::course::COURSE;
use serde_json::json;

use crate::driver::{LAPTOP, devtools};
use crate::person::{Person, study};

/// A page that needs few parts, so that none of a lesson's are there before it is opened.
const LIGHT: &str = "/glossary/";
const TO_THE_END: &str = "scrollTo({ top: document.body.scrollHeight, behavior: 'instant' }); \
     return [...document.querySelectorAll('.sim-run')].length > 0 && scrollY + innerHeight > document.body.scrollHeight - 200";
const READY: &str = "return document.documentElement.dataset.ready === 'yes'";

impl Person {
    /// What this browser loads comes from the host, every time.
    async fn keeps_nothing(&self) {
        self.has_no_service_worker().await;
        devtools(&self.client, "Network.setCacheDisabled", json!({ "cacheDisabled": true })).await;
    }

    async fn brings_into_view(&self, selector: &str) {
        let scroll =
            format!("document.querySelector('{selector}').scrollIntoView({{ block: 'center', behavior: 'instant' }})");
        self.client.execute(&scroll, vec![]).await.expect("the page scrolls");
    }
}

#[tokio::test]
async fn what_is_needed_comes_without_being_pointed_at() {
    study(LAPTOP, LIGHT, &[], async |person: Person| {
        for path in ["/lab/", "/embed/"] {
            person.opens(path).await;
            person.until("the end of the page is seen", TO_THE_END).await;
            person.sees("Share and save").await;
        }
        person.opens("/lesson/momentum/").await;
        person.until("the program runs", READY).await;
        person.brings_into_view("[data-part=curves]").await;
        let here = "return !document.querySelector('[data-part=curves]').hasAttribute('data-coming')";
        person.until("the curves are alive", here).await;
        person.brings_into_view(".quiz").await;
        let here = "return !document.querySelector('[data-part=quiz]').hasAttribute('data-coming')";
        person.until("the quiz is alive", here).await;
    })
    .await;
}

#[tokio::test]
async fn a_part_that_does_not_come_can_be_asked_for_again() {
    study(LAPTOP, LIGHT, &["502", "WebAssembly.instantiate()"], async |person: Person| {
        person.keeps_nothing().await;
        person.opens("/lesson/momentum/").await;
        person.until("the program runs", READY).await;
        let here = "return !document.querySelector('[data-part=contents]').hasAttribute('data-coming')";
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
async fn what_is_in_hand_stays_in_hand_when_its_part_arrives() {
    study(LAPTOP, LIGHT, &[], async |person: Person| {
        person.keeps_nothing().await;
        person.opens("/lesson/momentum/").await;
        person.until("the program runs", READY).await;
        person.holds_programs(true).await;
        person.brings_into_view(".quiz").await;
        let question = &COURSE.lesson("momentum").expect("it exists").questions[0];
        let option = format!("{}--{}", question.id, question.options[1].id);
        let tick = format!("const tick = document.getElementById('{option}'); tick.focus(); tick.click(); return document.activeElement === tick");
        person.until("an option is chosen before the quiz is alive", &tick).await;
        let coming = "return document.querySelector('[data-part=quiz]').hasAttribute('data-coming')";
        person.until("the quiz is on its way", coming).await;
        person.holds_programs(false).await;
        let here = "return !document.querySelector('[data-part=quiz]').hasAttribute('data-coming')";
        person.until("the quiz is alive", here).await;
        let kept = format!("return document.activeElement.id === '{option}' && document.activeElement.checked");
        person.until("the option is still chosen and has the focus", &kept).await;
        person.presses(&char::from(fantoccini::key::Key::Enter).to_string()).await;
        person.until("the answer is checked", "return !!document.querySelector('.question .verdict')").await;
    })
    .await;
}
