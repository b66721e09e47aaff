//! Nothing that was done is lost: in two tabs, over reloads and the back button, by older courses and newer ones.

use ravine::course::{Lesson, Pick, Question};
use serde_json::Value;

use crate::course::COURSE;
use crate::driver::LAPTOP;
use crate::person::{Person, study};

/// Records that older versions of the course have written, all with ids that this course does not know.
const OLDER: [&str; 3] = [
    include_str!("../../src/progress/tests/schema-1.json"),
    include_str!("../../src/progress/tests/schema-2.json"),
    include_str!("../../src/progress/tests/schema-3.json"),
];

fn lesson() -> &'static Lesson {
    COURSE.lessons.iter().find(|lesson| lesson.questions.len() > 3).expect("one asks four questions")
}

#[tokio::test]
async fn what_older_courses_wrote_is_read_and_kept() {
    study(LAPTOP, "/", &[], async |person: Person| {
        for older in OLDER {
            person.puts_into_storage(older).await;
            person.goes_to("/score").await;
            person.sees("Your score is 1.6/2").await;
            person.sees("no longer in the course").await;
            person.goes_to(&format!("/lesson/{}", lesson().id)).await;
            person.answers(&lesson().questions[0], true).await;
            person.sees("Saved in this browser.").await;
            let kept = "const stored = JSON.parse(localStorage.getItem('ravine/progress'));
                return stored.schema === 4 && 'a-question-that-went' in stored.questions && '1763716000000' in stored.final_quiz";
            person.until("what the course does not know is kept", kept).await;
            person.until("nothing is complained about", "return !document.querySelector('.save-notice p')").await;
        }
    })
    .await;
}

#[tokio::test]
async fn a_damaged_record_costs_only_itself() {
    study(LAPTOP, "/", &[], async |person: Person| {
        let (lesson, [one, two, ..]) = (lesson(), &lesson().questions[..]) else { panic!("it asks four questions") };
        person.goes_to(&format!("/lesson/{}", lesson.id)).await;
        person.answers(one, true).await;
        person.answers(two, false).await;
        let damage = format!(
            "const stored = JSON.parse(localStorage.getItem('ravine/progress')); stored.questions['{}'].attempts = 'many';
            localStorage.setItem('ravine/progress', window.name = JSON.stringify(stored))",
            two.id
        );
        person.client.execute(&damage, vec![]).await.expect("storage");
        person.reloads().await;
        person.sees("Part of your earlier progress could not be read.").await;
        person.sees_verdict(one, "Right.").await;
        person.until("the original is kept", "return Object.values(localStorage).includes(window.name)").await;
        person.answers(two, true).await;
        person.sees("Saved in this browser.").await;
    })
    .await;
}

#[tokio::test]
async fn storage_may_vanish_and_fill_up_in_mid_use() {
    study(LAPTOP, "/", &[], async |person: Person| {
        let (lesson, questions) = (lesson(), &lesson().questions);
        person.goes_to(&format!("/lesson/{}", lesson.id)).await;
        person.answers(&questions[0], true).await;
        person.client.execute("localStorage.clear()", vec![]).await.expect("storage");
        person.answers(&questions[1], true).await;
        let both = format!(
            "const stored = localStorage.getItem('ravine/progress'); return stored.includes('{}') && stored.includes('{}')",
            questions[0].id, questions[1].id
        );
        person.until("both answers are kept again", &both).await;

        let full = "window.put = Storage.prototype.setItem;
            Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }";
        person.client.execute(full, vec![]).await.expect("storage");
        person.answers(&questions[2], false).await;
        person.sees("Your progress is not being saved: the browser's storage for this site is full.").await;
        person.sees("Not saved: the note at the top of the page says why.").await;
        person.client.execute("Storage.prototype.setItem = window.put", vec![]).await.expect("storage");
        person.answers(&questions[3], true).await;
        person.until("the note is gone", "return !document.querySelector('.save-notice p')").await;
        person.reloads().await;
        for (question, words) in questions.iter().zip(["Right.", "Right.", "Not quite.", "Right."]) {
            let words = if question.pick == Pick::Several && words == "Not quite." { "" } else { words };
            person.sees_verdict(question, words).await;
        }
    })
    .await;
}

#[tokio::test]
async fn two_tabs_work_on_one_lesson_and_one_final_quiz() {
    study(LAPTOP, "/", &[], async |person: Person| {
        let (lesson, questions) = (lesson(), &lesson().questions);
        person.goes_to(&format!("/lesson/{}", lesson.id)).await;
        let here = person.client.window().await.expect("this tab");
        let there = person.client.new_window(true).await.expect("another tab").handle;
        person.switches_to(&there).await;
        person.goes_to(&format!("/lesson/{}", lesson.id)).await;
        person.answers(&questions[1], true).await;
        person.switches_to(&here).await;
        person.sees_verdict(&questions[1], "Right.").await;
        person.answers(&questions[0], true).await;
        person.switches_to(&there).await;
        person.sees_verdict(&questions[0], "Right.").await;

        person.goes_to("/final-quiz").await;
        person.clicks("Start the quiz").await;
        person.switches_to(&here).await;
        person.goes_to("/final-quiz").await;
        person.sees("Question 1 of").await;
        let ticked = "return document.querySelectorAll('fieldset input:checked').length === 1";
        person.scrolls_to_and_clicks(&person.finds("//fieldset//label[input]").await).await;
        person.until("it is ticked here", ticked).await;
        person.switches_to(&there).await;
        person.until("it is ticked there", ticked).await;
        person.clicks("Next").await;
        person.switches_to(&here).await;
        person.sees("Question 2 of").await;
    })
    .await;
}

#[tokio::test]
async fn the_back_button_leads_to_what_is_true_now() {
    study(LAPTOP, "/", &[], async |person: Person| {
        let (lesson, question) = (lesson(), &lesson().questions[0]);
        person.goes_to(&format!("/lesson/{}", lesson.id)).await;
        person.answers(question, true).await;
        person.clicks("Progress").await;
        person.clicks(&format!("Reset {}", lesson.name)).await;
        person.sees("was reset").await;
        person.client.back().await.expect("there is a page before");
        person.sees("Nothing answered yet.").await;
        person.clicks("Final quiz").await;
        person.clicks("Start the quiz").await;
        person.clicks("Next").await;
        person.client.back().await.expect("there is a page before");
        person.sees("Check yourself").await;
        person.client.forward().await.expect("there is a page behind");
        person.sees("Question 2 of").await;
    })
    .await;
}

#[tokio::test]
async fn a_final_quiz_outlives_a_change_of_the_course() {
    study(LAPTOP, "/final-quiz", &[], async |person: Person| {
        person.clicks("Start the quiz").await;
        person.scrolls_to_and_clicks(&person.finds("//fieldset//label[input]").await).await;
        person.until("it is ticked", "return document.querySelector('fieldset input').checked").await;
        // As if the course of that day had had another question, and the one answered another option.
        let change = "const stored = JSON.parse(localStorage.getItem('ravine/progress'));
            const attempt = Object.values(stored.final_quiz)[0];
            attempt.questions[1] = 'a-question-that-went'; attempt.course = 'older';
            attempt.answers[attempt.questions[0]].chosen = ['an-option-that-went'];
            localStorage.setItem('ravine/progress', JSON.stringify(stored))";
        person.client.execute(change, vec![]).await.expect("storage");
        person.reloads().await;
        let left = COURSE.final_questions - 1;
        person.sees(&format!("Question 1 of {left}")).await;
        person.until("nothing is ticked", "return !document.querySelector('fieldset input:checked')").await;
        person.clicks("Question 9, no answer yet").await;
        person.clicks("Finish").await;
        person.sees(&format!("{left} questions have no answer yet:")).await;
        person.clicks("Hand in").await;
        person.sees(&format!("Your score is 0/{left}")).await;
    })
    .await;
}

#[tokio::test]
async fn a_half_answered_prompt_is_found_again_and_nothing_moves() {
    let several = |question: &&Question| question.pick == Pick::Several;
    let lesson = COURSE.lessons.iter().find(|lesson| lesson.questions.iter().any(|question| several(&question)));
    let lesson = lesson.expect("one asks for several");
    study(LAPTOP, &format!("/lesson/{}", lesson.id), &[], async move |person: Person| {
        let missed = lesson.questions.iter().find(several).expect("there is one");
        for question in &lesson.questions {
            person.answers(question, question.id != missed.id).await;
        }
        person.sees("What you missed, asked again from memory.").await;
        let right: Vec<_> = missed.options.iter().filter(|option| option.right).collect();
        let label = |option: &str| format!("//*[@class='round']//label[input[@value='{option}']]");
        let ticked =
            |count: usize| format!("return document.querySelectorAll('.round input:checked').length === {count}");
        person.scrolls_to_and_clicks(&person.finds(&label(&right[0].id)).await).await;
        person.until("one is ticked", &ticked(1)).await;
        person.reloads().await;
        person.until("it is ticked again", &ticked(1)).await;
        for option in &right[1..] {
            person.scrolls_to_and_clicks(&person.finds(&label(&option.id)).await).await;
        }
        let places = "const from = document.querySelector('.round').getBoundingClientRect().top;
            return [...document.querySelectorAll('.round .option, .round button')]
                .map(element => element.getBoundingClientRect()).map(({ top, height }) => [top - from, height]).join()";
        let before = person.client.execute(places, vec![]).await.expect("they can be measured");
        person.clicks_in("//*[@class='round']", "Check").await;
        person.finds("//*[@class='round']//*[@class='verdict'][contains(., 'Right.')]").await;
        assert_eq!(person.client.execute(places, vec![]).await.expect("they can be measured"), before, "nothing moves");
        person.reloads().await;
        person.finds("//*[@class='round']//*[@class='explanations']").await;
        person.clicks_in("//*[@class='round']", "Finish").await;
        person.sees("What you missed comes back on the Review page tomorrow.").await;
        person.reloads().await;
        person.until("it is over", "return !document.querySelector('.round')").await;
    })
    .await;
}

#[tokio::test]
async fn a_tool_that_rewrites_the_page_breaks_no_quiz() {
    let (lesson, question) = (lesson(), &lesson().questions[0]);
    study(LAPTOP, &format!("/lesson/{}", lesson.id), &[], async move |person: Person| {
        // As translators do: every text, present and to come, is replaced by one of theirs.
        let translate = "const replace = text => { if (!text.data.trim() || text.parentElement?.closest('font, script, style, svg, math')) return;
                const font = document.createElement('font'); font.append(text.data); text.replaceWith(font) };
            const all = root => { const walk = document.createTreeWalker(root, NodeFilter.SHOW_TEXT), found = [];
                while (walk.nextNode()) found.push(walk.currentNode); found.forEach(replace) };
            all(document.body);
            new MutationObserver(changes => changes.forEach(change => change.addedNodes.forEach(node =>
                node.nodeType === 3 ? replace(node) : all(node)))).observe(document.body, { childList: true, subtree: true })";
        person.client.execute(translate, vec![]).await.expect("it rewrites the page");
        person.answers(question, false).await;
        person.sees_verdict(question, "").await;
        person.clicks_in(&format!("//fieldset[@data-question='{}']", question.id), "Try again").await;
        person.answers(question, true).await;
        person.sees_verdict(question, "Right.").await;
        person.sees("best so far: right").await;
        person.sees(&format!("1 of {} answered so far.", lesson.questions.len())).await;
    })
    .await;
}

impl Person {
    async fn puts_into_storage(&self, text: &str) {
        let script = format!("localStorage.setItem('ravine/progress', {})", Value::from(text));
        self.client.execute(&script, vec![]).await.expect("storage");
    }

    async fn switches_to(&self, tab: &fantoccini::wd::WindowHandle) {
        self.client.switch_to_window(tab.clone()).await.expect("it is there");
    }
}
