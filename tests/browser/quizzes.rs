//! Questions: answered wrong, then right; by keyboard; left and found again.

use ravine::course::{Pick, Question};

use crate::course::COURSE;
use crate::driver::LAPTOP;
use crate::person::{Person, study};

fn first_question(pick: Pick) -> (&'static str, &'static Question) {
    let on_page =
        COURSE.lessons.iter().flat_map(|lesson| lesson.questions.iter().map(|question| (lesson.id.as_str(), question)));
    on_page.into_iter().find(|(_, question)| question.pick == pick).expect("there is one")
}

#[tokio::test]
async fn a_wrong_answer_is_explained_tried_again_and_kept() {
    let (lesson, question) = first_question(Pick::One);
    study(LAPTOP, &format!("/lesson/{lesson}"), &[], async move |person: Person| {
        person.answers(question, false).await;
        person.sees_verdict(question, "Not quite.").await;
        let shown = person.measures(&explanations(question)).await;
        assert_eq!(shown as usize, question.options.len(), "every option is explained");
        person.reloads().await;
        person.sees_verdict(question, "Not quite.").await;
        let within = format!("//fieldset[@data-question='{}']", question.id);
        person.clicks_in(&within, "Try again").await;
        person.answers(question, true).await;
        person.sees_verdict(question, "First try: wrong; best so far: right.").await;
        person.sees("Saved in this browser.").await;
        person.reloads().await;
        person.sees_verdict(question, "First try: wrong; best so far: right.").await;
    })
    .await;
}

#[tokio::test]
async fn a_question_with_several_answers_gives_part_of_the_marks() {
    let (lesson, question) = first_question(Pick::Several);
    study(LAPTOP, &format!("/lesson/{lesson}"), &[], async move |person: Person| {
        let right = question.options.iter().filter(|option| option.right).collect::<Vec<_>>();
        person.ticks(question, &right[0].id).await;
        person.clicks_in(&format!("//fieldset[@data-question='{}']", question.id), "Check").await;
        person.sees_verdict(question, &format!("Partly right: 1 of {}", right.len())).await;
    })
    .await;
}

#[tokio::test]
async fn a_question_is_answered_by_keyboard_alone() {
    let (lesson, question) = first_question(Pick::One);
    study(LAPTOP, &format!("/lesson/{lesson}"), &[], async move |person: Person| {
        let option = person.finds(&format!("//fieldset[@data-question='{}']//input", question.id)).await;
        option.send_keys("2").await.expect("the option has the focus");
        let chosen =
            format!("return document.querySelectorAll('[data-question=\"{}\"] input')[1].checked", question.id);
        person.until("the second option is chosen", &chosen).await;
        person.presses(&char::from(fantoccini::key::Key::Enter).to_string()).await;
        person.until("the verdict has the focus", "return document.activeElement.className === 'verdict'").await;
    })
    .await;
}

#[tokio::test]
async fn the_final_quiz_resumes_at_the_ticked_box() {
    study(LAPTOP, "/final-quiz", &[], async |person: Person| {
        person.clicks("Start the quiz").await;
        person.clicks("Next").await;
        person.sees("Question 2 of").await;
        let option = person.finds("//fieldset//label[input]").await;
        option.click().await.expect("an option can be chosen");
        let ticked =
            "return [...document.querySelectorAll('fieldset input')].map(input => input.value + input.checked).join()";
        person.until("it is ticked", "return document.querySelector('fieldset input').checked").await;
        let before = person.client.execute(ticked, vec![]).await.expect("the options can be read");
        person.reloads().await;
        person.sees("Question 2 of").await;
        person.until("it is ticked again", "return document.querySelector('fieldset input').checked").await;
        assert_eq!(person.client.execute(ticked, vec![]).await.expect("the options can be read"), before);
    })
    .await;
}

fn explanations(question: &Question) -> String {
    format!("return document.querySelectorAll('[data-question=\"{}\"] .explanations li').length", question.id)
}
