//! From page to page: at once, with title, focus, scroll and history as they should be.

use fantoccini::Locator;
use serde_json::{Value, json};

use crate::course::COURSE;
use crate::driver::{LAPTOP, devtools};
use crate::person::{Person, study};

const OPENED: &str = "Object.keys(JSON.parse(localStorage.getItem('ravine/progress')).lessons)";

impl Person {
    /// Moves the mouse onto an element, and leaves it there.
    async fn points_at(&self, selector: &str) {
        let script = format!(
            "const link = document.querySelector({}); link.scrollIntoView({{ block: 'center', behavior: 'instant' }}); \
             const box = link.getBoundingClientRect(); return [box.x + box.width / 2, box.y + box.height / 2]",
            Value::from(selector)
        );
        let place = self.client.execute(&script, vec![]).await.expect("it is on the page");
        let movement = json!({ "type": "mouseMoved", "x": place[0], "y": place[1] });
        devtools(&self.client, "Input.dispatchMouseEvent", movement).await;
    }

    /// Points at the link to the next lesson until the browser must have seen it, then clicks it.
    async fn goes_on(&self) {
        self.points_at("a[rel=next]").await;
        let fetched = "return [...document.querySelectorAll('link[rel=prefetch]')].some((link) => \
             link.href === document.querySelector('a[rel=next]').href)";
        self.until("the next page is fetched", fetched).await;
        let next = self.client.find(Locator::Css("a[rel=next]")).await.expect("a way on");
        let address = next.attr("href").await.expect("it leads somewhere").unwrap_or_default();
        next.click().await.expect("it leads on");
        self.until("the next page is there", &format!("return location.pathname.endsWith({})", Value::from(address)))
            .await;
        self.until("it answers", "return document.documentElement.dataset.ready === 'yes'").await;
    }
}

#[tokio::test]
async fn the_next_page_is_fetched_ahead_and_counts_from_when_it_is_opened() {
    study(LAPTOP, "/lesson/momentum/", &[], async |person: Person| {
        let next = COURSE.neighbours("momentum").1.expect("a lesson after it");
        person.until("the lesson is noted", &format!("return {OPENED}.includes('momentum')")).await;
        let opened = format!("return {OPENED}.includes('{}')", next.id);
        person.points_at("a[rel=next]").await;
        assert_eq!(
            person.measures(&opened.replace("return ", "return +")).await,
            0.0,
            "what is pointed at is not opened"
        );
        person.goes_on().await;
        person.until("now it is opened", &opened).await;
        let title = person.client.title().await.expect("a title");
        assert!(title.starts_with(&next.name), "{title}");
        let place = "return document.activeElement === document.querySelector('main h1') && scrollY === 0";
        person.until("the reader begins at the heading", place).await;
    })
    .await;
}

#[tokio::test]
async fn back_brings_the_page_as_it_was_left() {
    study(LAPTOP, "/lesson/momentum/", &[], async |person: Person| {
        // Browsers end a page that sleeps when the service worker comes.
        person.until("the browser keeps the course", "return !!navigator.serviceWorker.controller").await;
        person.clicks("Step").await;
        let watch = "addEventListener('pageshow', (event) => { window.slept = event.persisted; })";
        person.client.execute(watch, vec![]).await.expect("it listens");
        person.goes_on().await;
        let lesson = COURSE.neighbours("momentum").1.expect("a lesson after it");
        person.answers(&lesson.questions[0], true).await;
        person.client.back().await.expect("the page goes back");
        person.until("the page has slept, not ended", "return window.slept === true").await;
        let as_left = "return document.title.startsWith('Momentum') && scrollY > 500 \
             && document.querySelector('.simulation').dataset.step === '1'";
        person.until("it is where and as it was left", as_left).await;
        person.clicks("Step").await;
        person.until("it goes on", "return document.querySelector('.simulation').dataset.step === '2'").await;
        let answered =
            format!("return localStorage.getItem('ravine/progress').includes('\"{}\"')", lesson.questions[0].id);
        person.until("nothing of the other page is lost", &answered).await;
        person.client.forward().await.expect("the page goes forward");
        person.sees_verdict(&lesson.questions[0], "Right.").await;
    })
    .await;
}
