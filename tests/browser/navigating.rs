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
        let fetched = "return performance.getEntriesByType('resource').some((fetched) => \
             fetched.name === document.querySelector('a[rel=next]').href)";
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

/// Marks the document, and says whether it is still the same one.
const MARKED: &str = "return (window.marked ??= true)";
const IS_SAME: &str = "return window.marked === true";

#[tokio::test]
async fn back_brings_the_page_as_it_was_left() {
    study(LAPTOP, "/lesson/momentum/", &[], async |person: Person| {
        person.clicks("Step").await;
        person.until("the document is marked", MARKED).await;
        person.goes_on().await;
        let lesson = COURSE.neighbours("momentum").1.expect("a lesson after it");
        person.answers(&lesson.questions[0], true).await;
        person.client.back().await.expect("the page goes back");
        let as_left = "return window.marked && document.title.startsWith('Momentum') && scrollY > 500 \
             && document.querySelector('.simulation').dataset.step === '1'";
        person.until("it is where and as it was left, in the same document", as_left).await;
        person.clicks("Step").await;
        person.until("it goes on", "return document.querySelector('.simulation').dataset.step === '2'").await;
        let answered =
            format!("return localStorage.getItem('ravine/progress').includes('\"{}\"')", lesson.questions[0].id);
        person.until("nothing of the other page is lost", &answered).await;
        person.client.forward().await.expect("the page goes forward");
        person.sees_verdict(&lesson.questions[0], "Right.").await;
        person.until("no document was loaded", IS_SAME).await;
    })
    .await;
}

#[tokio::test]
async fn a_link_is_followed_in_the_same_document() {
    study(LAPTOP, "/lesson/momentum/", &[], async |person: Person| {
        person.waits_for_program().await;
        person.until("the document is marked", MARKED).await;
        person.clicks("Review").await;
        person.sees("Review: all the rules").await;
        person.clicks("Lab").await;
        person.until("the Lab's heading has the focus", "return document.activeElement.textContent === 'Lab'").await;
        let head = "return document.title.startsWith('Lab') \
             && document.querySelector('meta[name=description]').content.startsWith('Race any optimizers') \
             && document.querySelector('#page-status').textContent === document.title \
             && document.querySelector('#menu a[aria-current]').textContent === 'Lab' && location.pathname === '/lab/'";
        person.until("the head says which page it is", head).await;
        person.until("no document was loaded", IS_SAME).await;
        person.clicks("Lessons").await;
        person.sees("What you will learn").await;
        person.client.execute("document.querySelector('a[href^=lesson]').dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true, ctrlKey: true }))", vec![]).await.expect("it is clicked");
        person.until("a click with a key is the browser's", "return location.pathname === '/'").await;
        person.until("no document was loaded", IS_SAME).await;
    })
    .await;
}

#[tokio::test]
async fn places_on_a_page_are_kept_by_back_and_forward() {
    study(LAPTOP, "/lesson/momentum/", &[], async |person: Person| {
        person.until("the document is marked", MARKED).await;
        person.waits_for_program().await;
        person.client.execute("scrollTo(0, 700)", vec![]).await.expect("it scrolls");
        let link = "document.querySelector('#contents a[href$=\"#quiz\"]').click()";
        person.client.execute(link, vec![]).await.expect("the place is chosen");
        let at_quiz = "return location.hash === '#quiz' && Math.abs(document.querySelector('#quiz').getBoundingClientRect().top) < 200";
        person.until("the quiz is in view", at_quiz).await;
        person.client.back().await.expect("it goes back");
        person.until("the place above is back", "return location.hash === '' && Math.abs(scrollY - 700) < 120").await;
        person.goes_on().await;
        person.client.back().await.expect("it goes back");
        person.until("the lesson is back", "return document.title.startsWith('Momentum') && scrollY > 500").await;
        person.client.forward().await.expect("it goes forward");
        person.until("and forward again at its top", "return document.title.startsWith('Nesterov') && scrollY === 0").await;
        person.until("no document was loaded", IS_SAME).await;
    })
    .await;
}

#[tokio::test]
async fn what_the_program_cannot_fetch_is_left_to_the_browser() {
    study(LAPTOP, "/lesson/momentum/", &["404"], async |person: Person| {
        person.has_no_service_worker().await;
        person.reloads().await;
        person.until("the document is marked", MARKED).await;
        let link = "const link = document.querySelector('a[rel=next]'); link.setAttribute('href', 'lesson/none/'); link.click()";
        person.client.execute(link, vec![]).await.expect("it is clicked");
        person.sees("There is no such page").await;
        person.until("the browser has loaded it", "return window.marked === undefined").await;
    })
    .await;
}
