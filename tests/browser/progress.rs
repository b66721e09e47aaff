//! Progress on its page: reset, undone, taken elsewhere as a file, asked for again after days.

use ravine::course::{Block, Lesson, Pick, Question};
use ravine::progress::Progress;
use ravine::progress::format::to_json;

use crate::course::COURSE;
use crate::driver::LAPTOP;
use crate::person::{Person, study};
use crate::storage::before_every_page;

fn first_lesson() -> &'static Lesson {
    &COURSE.lessons[0]
}

fn right_option(question: &Question) -> &str {
    &question.options.iter().find(|option| option.right).expect("one is right").id
}

#[tokio::test]
async fn a_lesson_is_reset_and_brought_back() {
    study(LAPTOP, "/", &[], async |person: Person| {
        person.answers_first_question(true).await;
        person.clicks("Progress").await;
        person.sees("Your progress").await;
        let lesson = first_lesson();
        person.clicks(&format!("Reset {}", lesson.name)).await;
        person.sees(&format!("“{}” was reset", lesson.name)).await;
        person.until("the note has the focus", "return document.activeElement.className.includes('undo-notice')").await;
        person.clicks("Undo").await;
        person.sees("Undone: everything is as it was before.").await;
        person.reloads().await;
        person.clicks(&format!("Reset {}", lesson.name)).await;
        person.sees(&format!("“{}” was reset", lesson.name)).await;
        person.reloads().await;
        person
            .until("there is nothing left to reset", "return !document.querySelector('.progress-table button')")
            .await;
        person.goes_to(&format!("/lesson/{}", lesson.id)).await;
        person.sees("Nothing answered yet.").await;
    })
    .await;
}

#[tokio::test]
async fn everything_is_reset_and_brought_back() {
    study(LAPTOP, "/", &[], async |person: Person| {
        person.answers_first_question(true).await;
        person.goes_to("/final-quiz").await;
        person.takes_the_final_quiz().await;
        person.clicks("Progress").await;
        person
            .finds("//*[@class='attempts-plot']//*[contains(@aria-label, '1 attempt, earliest first: 100 percent')]")
            .await;
        person.clicks("Reset everything").await;
        person.sees("Everything was reset: 1 answer, 1 final quiz and 1 opened lesson").await;
        person.sees("Not handed in yet.").await;
        person.clicks("Undo").await;
        person.finds("//*[@class='attempts-plot']").await;
    })
    .await;
}

#[tokio::test]
async fn a_reset_stays_a_reset_whatever_another_tab_does() {
    study(LAPTOP, "/", &[], async |person: Person| {
        person.answers_first_question(true).await;
        let here = person.client.window().await.expect("this tab");
        let there = person.client.new_window(true).await.expect("another tab").handle;
        person.client.switch_to_window(there.clone()).await.expect("it is there");
        let lesson = first_lesson();
        person.goes_to(&format!("/lesson/{}", lesson.id)).await;
        person.sees_verdict(&lesson.questions[0], "Right.").await;
        person.client.switch_to_window(here.clone()).await.expect("it is there");
        person.goes_to("/progress").await;
        person.clicks(&format!("Reset {}", lesson.name)).await;
        person.sees("was reset").await;
        person.client.switch_to_window(there).await.expect("it is there");
        person.sees("Nothing answered yet.").await;
        person.answers(&lesson.questions[1], true).await;
        person.sees_verdict(&lesson.questions[1], "Right.").await;
        person.client.switch_to_window(here).await.expect("it is there");
        person.reloads().await;
        let quiz = format!("//tr[contains(., \"{}\")]/td[contains(., '1/{}')]", lesson.name, lesson.questions.len());
        person.finds(&quiz).await;
    })
    .await;
}

#[tokio::test]
async fn progress_moves_to_another_browser_as_a_file() {
    study(LAPTOP, "/", &[], async |person: Person| {
        person.answers_first_question(true).await;
        person.goes_to("/progress").await;
        let listen = "const make = URL.createObjectURL; window.made = '';
            URL.createObjectURL = blob => { blob.text().then(text => { window.made = text }); return make.call(URL, blob) }";
        person.client.execute(listen, vec![]).await.expect("the page listens");
        person.sees("In no file yet: 1 answer and 1 opened lesson.").await;
        person.clicks("Export to a file").await;
        person.sees("Everything is in the file that you exported on").await;
        person.until("the file is made", "return window.made.startsWith('{')").await;
        let text = person.client.execute("return window.made", vec![]).await.expect("the file's text");
        let text = text.as_str().expect("it is text").to_owned();

        // The other browser has done something of its own.
        person.client.execute("localStorage.clear()", vec![]).await.expect("storage");
        let other = &COURSE.lessons[1];
        person.goes_to(&format!("/lesson/{}", other.id)).await;
        person.answers(&other.questions[0], true).await;
        person.goes_to("/progress").await;
        let before = person.stored().await;
        person.imports(&text).await;
        person.sees("It holds 1 answer and 1 opened lesson.").await;
        person.sees("yours here is newer").await;
        person.sees("Replacing takes away 1 answer and 1 opened lesson").await;
        assert_eq!(person.stored().await, before, "nothing is written before the reader decides");
        person.clicks("Replace mine").await;
        person.sees("took the place of your progress").await;
        person.clicks("Undo").await;
        person.sees("Undone").await;
        person.imports(&text).await;
        person.clicks("Merge: keep both").await;
        person.sees("was merged: 1 answer and 1 opened lesson came in, nothing went.").await;
        person.reloads().await;
        for lesson in [first_lesson(), other] {
            person.finds(&format!("//tr[contains(., \"{}\")]//button", lesson.name)).await;
        }
    })
    .await;
}

#[tokio::test]
async fn files_that_are_something_else_are_refused() {
    study(LAPTOP, "/", &[], async |person: Person| {
        person.answers_first_question(true).await;
        person.goes_to("/progress").await;
        let before = person.stored().await;
        for (text, words) in [
            ("not JSON", "does not hold progress of this course"),
            ("{\"schema\": 999}", "written by a newer version of this course"),
            ("{\"schema\": 1, \"questions\": {\"one\": 7}}", "damaged: 1 entry cannot be read"),
        ] {
            person.imports(text).await;
            person.sees(words).await;
            person.clicks("Close").await;
        }
        assert_eq!(person.stored().await, before);
    })
    .await;
}

#[tokio::test]
async fn a_missed_question_comes_back_after_a_day_and_after_three() {
    study(LAPTOP, "/", &[], async |person: Person| {
        let (lesson, question) =
            COURSE.questions().find(|(_, question)| question.pick == Pick::One).expect("there is one");
        person.goes_to(&format!("/lesson/{}", lesson.id)).await;
        person.answers(question, false).await;
        person.sees_verdict(question, "Not quite.").await;
        for (hours, due) in [(23, false), (25, true), (26, false), (96, false), (98, true)] {
            let clock = format!("Date.now = () => performance.timeOrigin + performance.now() + {hours} * 3600000");
            before_every_page(&person, &clock).await;
            person.goes_to("/review").await;
            if due {
                person.sees("Due for review").await;
                person.clicks("Ask me").await;
                // One tap answers.
                person.taps_in_round(question, right_option(question)).await;
                person.finds("//*[@class='round']//*[@class='verdict'][contains(., 'Right.')]").await;
                person.clicks("Finish").await;
                person.sees("That was all, and all right.").await;
            } else {
                person.until("nothing is due", "return !document.querySelector('.due')").await;
            }
        }
    })
    .await;
}

#[tokio::test]
async fn a_missed_question_comes_back_once_in_the_same_sitting() {
    study(LAPTOP, "/", &[], async |person: Person| {
        let one = |question: &&Question| question.pick == Pick::One;
        let lesson = COURSE.lessons.iter().find(|lesson| lesson.questions.iter().any(|question| one(&question)));
        let lesson = lesson.expect("there is one");
        let missed = lesson.questions.iter().find(one).expect("there is one");
        person.goes_to(&format!("/lesson/{}", lesson.id)).await;
        for question in &lesson.questions {
            person.answers(question, question.id != missed.id).await;
        }
        person.sees("What you missed, asked again from memory.").await;
        // A digit answers, and moves nothing else.
        let place = format!(
            "return [...document.querySelectorAll('.round input')].findIndex(input => input.value === '{}') + 1",
            right_option(missed)
        );
        let digit = person.measures(&place).await;
        person.finds("//*[@class='round']//input").await.send_keys(&digit.to_string()).await.expect("it takes keys");
        person.finds("//*[@class='round']//*[@class='verdict'][contains(., 'Right.')]").await;
        person.clicks("Finish").await;
        person.sees("What you missed comes back on the Review page tomorrow.").await;
        person.sees_verdict(missed, "Not quite.").await;
    })
    .await;
}

#[tokio::test]
async fn the_final_quiz_survives_closing_the_tab() {
    study(LAPTOP, "/final-quiz", &[], async |person: Person| {
        person.clicks("Start the quiz").await;
        person.clicks("Next").await;
        person.finds("//fieldset//label[input]").await.click().await.expect("an option can be chosen");
        person.until("it is ticked", "return document.querySelector('fieldset input').checked").await;
        let question = person.finds("//fieldset").await.attr("data-question").await.expect("it can be asked");
        let fresh = person.client.new_window(true).await.expect("another tab").handle;
        person.client.close_window().await.expect("the tab closes");
        person.client.switch_to_window(fresh).await.expect("it is there");
        person.goes_to("/final-quiz").await;
        person.sees("Question 2 of").await;
        assert_eq!(person.finds("//fieldset").await.attr("data-question").await.expect("it can be asked"), question);
        person.until("it is ticked", "return document.querySelector('fieldset input').checked").await;
    })
    .await;
}

#[tokio::test]
async fn a_simulation_that_was_run_is_remembered() {
    study(LAPTOP, "/", &[], async |person: Person| {
        let runs = |lesson: &&Lesson| lesson.blocks.iter().any(|block| matches!(block, Block::Simulation(_)));
        let lesson = COURSE.lessons.iter().find(runs).expect("one has a simulation");
        person.goes_to(&format!("/lesson/{}", lesson.id)).await;
        person.clicks("Run").await;
        person.goes_to("/progress").await;
        person.finds(&format!("//tr[contains(., \"{}\")]/td[starts-with(., '1 of')]", lesson.name)).await;
    })
    .await;
}

#[tokio::test]
async fn an_instructor_sees_how_questions_did() {
    study(LAPTOP, "/analysis", &[], async |person: Person| {
        let folder = tempfile::tempdir().expect("a folder for the files");
        let (lesson, question) =
            COURSE.questions().find(|(_, question)| question.pick == Pick::One).expect("there is one");
        let files = (1..=10).map(|seed| {
            let mut progress = Progress::default();
            progress.plant_seed(seed);
            let option = question.options.iter().find(|option| option.right == (seed > 4)).expect("there is one");
            progress.choose(question, &option.id, 1);
            progress.check(lesson, question, 2);
            let path = folder.path().join(format!("{seed}.json"));
            std::fs::write(&path, to_json(&progress)).expect("the file is written");
            path.to_string_lossy().into_owned()
        });
        let files: Vec<_> = files.collect();
        let field = person.finds("//input[@type='file']").await;
        field.send_keys(&files[1..].join("\n")).await.expect("the files are chosen");
        person.sees("9 learners in 9 files.").await;
        person.sees("Too few to say: at least 10 are needed.").await;
        field.send_keys(&files[0]).await.expect("the file is chosen");
        person.sees("10 learners in 10 files.").await;
        person.finds("//td[contains(., '60%')]").await;
        person.sees("(4 of 10)").await;
        let broken = folder.path().join("broken.json");
        std::fs::write(&broken, "broken").expect("the file is written");
        field.send_keys(&broken.to_string_lossy()).await.expect("the file is chosen");
        person.sees("“broken.json”: This file does not hold progress of this course.").await;
    })
    .await;
}

#[tokio::test]
async fn a_passed_quiz_gives_a_certificate_with_a_name() {
    study(LAPTOP, "/final-quiz", &[], async |person: Person| {
        person.takes_the_final_quiz().await;
        person.sees("Certificate").await;
        person.types("Your name", "Ada Lovelace").await;
        person.reloads().await;
        person.finds("//*[@class='certificate-name'][contains(., 'Ada Lovelace')]").await;
        person.sees(&COURSE.version).await;
        let listen = "window.print = () => { window.printed = document.documentElement.dataset.print }";
        person.client.execute(listen, vec![]).await.expect("the page listens");
        person.clicks("Print the certificate").await;
        person.until("only the certificate is printed", "return window.printed === 'certificate'").await;
    })
    .await;
}

impl Person {
    async fn answers_first_question(&self, rightly: bool) {
        let lesson = first_lesson();
        self.goes_to(&format!("/lesson/{}", lesson.id)).await;
        self.answers(&lesson.questions[0], rightly).await;
    }

    async fn taps_in_round(&self, question: &Question, option: &str) {
        let path =
            format!("//*[@class='round']//fieldset[@data-question='{}']//label[input[@value='{option}']]", question.id);
        self.scrolls_to_and_clicks(&self.finds(&path).await).await;
    }

    /// What the browser keeps, as text.
    async fn stored(&self) -> Option<String> {
        let stored = self.client.execute("return localStorage.getItem('ravine/progress')", vec![]).await;
        stored.expect("storage").as_str().map(str::to_owned)
    }

    /// Chooses a file of this content to import.
    async fn imports(&self, text: &str) {
        let folder = tempfile::tempdir().expect("a folder for the file");
        let path = folder.path().join("progress.json");
        std::fs::write(&path, text).expect("the file is written");
        let field = self.finds("//input[@type='file']").await;
        field.send_keys(&path.to_string_lossy()).await.expect("the file is chosen");
        self.sees("In “progress.json”").await;
    }
}
