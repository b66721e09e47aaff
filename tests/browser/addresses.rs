//! Deep links, unknown addresses, the back button.

use crate::course::COURSE;
use crate::driver::LAPTOP;
use crate::person::{Person, study};

#[tokio::test]
async fn every_page_opens_from_its_own_address() {
    study(LAPTOP, "/", &[], async |person: Person| {
        for lesson in &COURSE.lessons {
            person.goes_to(&format!("/lesson/{}", lesson.id)).await;
            assert_eq!(person.reads("h1").await, lesson.title);
            let title = person.client.title().await.expect("the page has a title");
            assert!(title.starts_with(&lesson.name), "{title}");
        }
        for (path, heading) in [
            ("/review", "Review: all the rules"),
            ("/final-quiz", "Final quiz"),
            ("/score", "No score yet"),
            ("/progress", "Your progress"),
            ("/analysis", "Item analysis"),
        ] {
            person.goes_to(path).await;
            assert_eq!(person.reads("h1").await, heading);
        }
    })
    .await;
}

#[tokio::test]
async fn an_unknown_address_helps_the_reader_on() {
    // The host answers 404, which Chromium notes in the console.
    study(LAPTOP, "/lesson/adamm", &["404 (Not Found)"], async |person: Person| {
        person.sees("There is no such page").await;
        person.sees("/lesson/adamm").await;
        person.sees("Nothing that you did is lost.").await;
        person.clicks("To the first page").await;
        person.sees("What you will learn").await;
        assert_eq!(person.address().await, "/");
    })
    .await;
}

#[tokio::test]
async fn back_and_forward_walk_through_the_pages() {
    study(LAPTOP, "/", &[], async |person: Person| {
        person.clicks("Review").await;
        person.sees("Review: all the rules").await;
        person.clicks("Final quiz").await;
        person.sees("Start the quiz").await;
        person.client.back().await.expect("the page goes back");
        person.sees("Review: all the rules").await;
        person.client.back().await.expect("the page goes back");
        person.sees("What you will learn").await;
        person.client.forward().await.expect("the page goes forward");
        person.sees("Review: all the rules").await;
        assert_eq!(person.address().await, "/review/");
    })
    .await;
}

#[tokio::test]
async fn a_new_page_has_the_focus_on_its_heading() {
    study(LAPTOP, "/", &[], async |person: Person| {
        person.clicks("Review").await;
        person
            .until("the heading has the focus", "return document.activeElement.textContent === 'Review: all the rules'")
            .await;
    })
    .await;
}
