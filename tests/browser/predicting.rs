//! Guesses before a run, terms that say what they mean, and answers that can be seen to happen.

use fantoccini::key::Key;
use ravine::course::{Block, Predict};

use crate::course::COURSE;
use crate::driver::{LAPTOP, PHONE};
use crate::person::{Person, study};

const LESSON: &str = "momentum";

fn prediction() -> &'static Predict {
    let lesson = COURSE.lesson(LESSON).expect("the lesson exists");
    let predictions = lesson.blocks.iter().find_map(|block| match block {
        Block::Predict(predict) => Some(predict),
        _ => None,
    });
    predictions.expect("it asks for a guess")
}

impl Person {
    async fn guesses(&self, right: bool) {
        let option = prediction().options.iter().find(|option| option.right == right).expect("there is one");
        let path = format!("//section[@data-prediction='{}']//input[@value='{}']", prediction().id, option.id);
        let input = self.finds(&path).await;
        self.scrolls_to_and_clicks(&input).await;
    }

    /// Scrubs a simulation to its start and to its end, as a keyboard does.
    async fn runs_to_the_end(&self) {
        let scrub = self.field("Step shown").await;
        for key in [Key::Home, Key::End] {
            scrub.send_keys(&char::from(key).to_string()).await.expect("the slider takes keys");
        }
        let ended = format!(
            "return document.querySelector('#simulation-{}').dataset.status === 'ended'",
            prediction().simulation
        );
        self.until("the simulation is at its end", &ended).await;
    }
}

#[tokio::test]
async fn a_guess_is_kept_and_what_happens_stands_beside_it() {
    study(LAPTOP, &format!("/lesson/{LESSON}"), &[], async move |person: Person| {
        person.guesses(false).await;
        person.sees("Your guess is kept. Now run the simulation to its end.").await;
        person.reloads().await;
        person.sees("Your guess is kept.").await;
        person.runs_to_the_end().await;
        person.sees("It turned out differently.").await;
        person.reloads().await;
        person.sees("It turned out differently.").await;
        person.clicks("Guess again").await;
        person.guesses(true).await;
        person.runs_to_the_end().await;
        person.sees("Your guess was right.").await;
    })
    .await;
}

#[tokio::test]
async fn a_term_says_what_it_means_until_escape() {
    study(LAPTOP, &format!("/lesson/{LESSON}"), &[], async move |person: Person| {
        let shown = "return getComputedStyle(document.querySelector('.term-words')).display !== 'none'";
        person.finds("//span[@class='term']/a").await;
        let focus =
            "const term = document.querySelector('.term > a'); term.focus(); return document.activeElement === term";
        person.until("the term has the focus", focus).await;
        person.until("its definition is shown", shown).await;
        person.presses(&char::from(Key::Escape).to_string()).await;
        person.until("the definition is gone", &format!("return !({})", shown.trim_start_matches("return "))).await;
        person.clicks_in("//footer", "Glossary").await;
        person.sees("What the words of this course mean").await;
    })
    .await;
}

#[tokio::test]
async fn an_answer_can_be_seen_to_happen() {
    let with_see = |(_, question): &(_, &'static ravine::course::Question)| question.see.is_some();
    let on_page =
        COURSE.lessons.iter().flat_map(|lesson| lesson.questions.iter().map(move |question| (lesson, question)));
    let (lesson, question) = on_page.into_iter().find(with_see).expect("a question offers it");
    study(PHONE, &format!("/lesson/{}", lesson.id), &[], async move |person: Person| {
        person.answers(question, false).await;
        let within = format!("//fieldset[@data-question='{}']", question.id);
        person.clicks_in(&within, "See it happen").await;
        let id = &question.see.as_ref().expect("it has one").id;
        person.finds(&format!("{within}//*[@data-simulation='{id}']")).await;
        person.clicks_in(&within, "See it happen").await;
        let closed = format!("return !document.querySelector('[data-question=\"{}\"] .see').open", question.id);
        person.until("it is closed again", &closed).await;
    })
    .await;
}
