//! Broken, full and foreign storage: the page goes on, says so, and destroys nothing.

use crate::course::COURSE;
use crate::driver::{self, LAPTOP};
use crate::person::{Person, study};

/// Runs a script before the page's own, at every load.
pub async fn before_every_page(person: &Person, script: &str) {
    let parameters = serde_json::json!({ "source": script });
    driver::devtools(&person.client, "Page.addScriptToEvaluateOnNewDocument", parameters).await;
}

#[tokio::test]
async fn storage_that_throws_is_reported_and_the_quiz_still_works() {
    study(LAPTOP, "/", &[], async |person: Person| {
        let blocked = "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })";
        before_every_page(&person, blocked).await;
        let lesson = &COURSE.lessons[0];
        person.goes_to(&format!("/lesson/{}", lesson.id)).await;
        person.sees("Your progress is not being saved").await;
        person.answers(&lesson.questions[0], true).await;
        person.sees_verdict(&lesson.questions[0], "Right.").await;
    })
    .await;
}

#[tokio::test]
async fn full_storage_is_reported_and_the_quiz_still_works() {
    study(LAPTOP, "/", &[], async |person: Person| {
        before_every_page(
            &person,
            "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
        )
        .await;
        let lesson = &COURSE.lessons[0];
        person.goes_to(&format!("/lesson/{}", lesson.id)).await;
        person.answers(&lesson.questions[0], true).await;
        person.sees_verdict(&lesson.questions[0], "Right.").await;
        person.sees("Your progress is not being saved").await;
    })
    .await;
}

#[tokio::test]
async fn progress_that_cannot_be_read_is_set_aside_not_destroyed() {
    study(LAPTOP, "/", &[], async |person: Person| {
        person
            .client
            .execute("localStorage.setItem('ravine/progress', '{\"schema\": 1, \"quest')", vec![])
            .await
            .expect("storage");
        person.reloads().await;
        person.sees("Part of your earlier progress could not be read.").await;
        let kept = "return Object.values(localStorage).includes('{\"schema\": 1, \"quest')";
        person.until("the broken text is kept", kept).await;
    })
    .await;
}

#[tokio::test]
async fn progress_of_a_newer_course_is_left_alone() {
    study(LAPTOP, "/", &[], async |person: Person| {
        let newer = "{\"schema\": 999, \"anything\": true}";
        person
            .client
            .execute(&format!("localStorage.setItem('ravine/progress', '{newer}')"), vec![])
            .await
            .expect("storage");
        let lesson = &COURSE.lessons[0];
        person.goes_to(&format!("/lesson/{}", lesson.id)).await;
        person.sees("saved by a newer version of this course").await;
        person.answers(&lesson.questions[0], true).await;
        person.sees_verdict(&lesson.questions[0], "Right.").await;
        person
            .until(
                "the newer text is untouched",
                &format!("return localStorage.getItem('ravine/progress') === '{newer}'"),
            )
            .await;
    })
    .await;
}
