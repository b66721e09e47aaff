//! From the home page through all lessons to the score.

use fantoccini::wd::PrintConfiguration;
use ravine::course::{Course, Question};
use ravine::page::lesson::numbered_name;

use crate::course::COURSE;
use crate::driver::LAPTOP;
use crate::person::{Person, study};

#[tokio::test]
async fn a_newcomer_walks_the_whole_course_and_finds_it_again_after_a_reload() {
    study(LAPTOP, "/", &[], async |person: Person| {
        person.sees(&format!("0 of {} lessons done", COURSE.lessons.len())).await;
        let first = &COURSE.lessons[0];
        person.clicks(&format!("Start: {}", numbered_name(first, &COURSE))).await;
        for lesson in &COURSE.lessons {
            person.sees(&lesson.title).await;
            person.sees(&numbered_name(lesson, &COURSE)).await;
            assert_eq!(person.address().await, format!("/lesson/{}/", lesson.id));
            for question in &lesson.questions {
                person.answers(question, true).await;
                person.sees_verdict(question, "Right.").await;
            }
            person.sees("All right at the first try.").await;
            person.scrolls_to_and_clicks(&person.finds("//a[@rel='next']").await).await;
        }
        person.sees("Review: all the rules").await;
        person.scrolls_to_and_clicks(&person.finds("//main//a[@rel='next']").await).await;
        person.takes_the_final_quiz().await;
        let ten = COURSE.final_questions;
        person.sees(&format!("Your score is {ten}/{ten}")).await;
        person.sees("Passed").await;
        person.reloads().await;
        person.sees(&format!("Your score is {ten}/{ten}")).await;
        person.clicks("Lessons").await;
        person.sees(&format!("{0} of {0} lessons done", COURSE.lessons.len())).await;
        person.sees("All lessons done: to the final quiz").await;
    })
    .await;
}

#[tokio::test]
async fn going_on_continues_where_one_left() {
    study(LAPTOP, "/lesson/momentum", &[], async |person: Person| {
        person.sees(&COURSE.lesson("momentum").expect("the lesson exists").title).await;
        person.goes_to("/").await;
        person.sees("Continue: Momentum (2/6)").await;
        person.sees("begun").await;
    })
    .await;
}

impl Person {
    /// Chooses the right options of a question (or one that is wrong) and presses Check.
    pub async fn answers(&self, question: &Question, rightly: bool) {
        let mut options = question.options.iter().filter(|option| option.right == rightly).collect::<Vec<_>>();
        if !rightly {
            options.truncate(1);
        }
        for option in options {
            self.ticks(question, &option.id).await;
        }
        self.clicks_in(&format!("//fieldset[@data-question='{}']", question.id), "Check").await;
    }

    /// Clicks anywhere on an option.
    pub async fn ticks(&self, question: &Question, option: &str) {
        let path = format!("//fieldset[@data-question='{}']//label[input[@value='{option}']]", question.id);
        self.scrolls_to_and_clicks(&self.finds(&path).await).await;
    }

    /// Waits for the verdict under a question.
    pub async fn sees_verdict(&self, question: &Question, words: &str) {
        let path = format!("//fieldset[@data-question='{}']//*[@class='verdict'][contains(., '{words}')]", question.id);
        self.finds(&path).await;
    }

    /// Answers all questions of the final quiz rightly and hands in.
    pub async fn takes_the_final_quiz(&self) {
        self.takes_the_final_quiz_of(&COURSE).await;
    }

    /// The same in any course.
    pub async fn takes_the_final_quiz_of(&self, course: &Course) {
        self.clicks("Start the quiz").await;
        for number in 1..=course.final_questions {
            self.sees(&format!("Question {number} of {}", course.final_questions)).await;
            let id = self.finds("//fieldset[@data-question]").await.attr("data-question").await;
            let id = id.expect("it can be asked").expect("a question has an id");
            let (_, question) = course.question(&id).expect("the question is in the course");
            for option in question.options.iter().filter(|option| option.right) {
                self.ticks(question, &option.id).await;
            }
            self.clicks(if number == course.final_questions { "Finish" } else { "Next" }).await;
        }
        self.clicks("Hand in").await;
    }
}

#[tokio::test]
async fn all_rules_print_on_one_sheet() {
    study(LAPTOP, "/review", &[], async |person: Person| {
        person.sees("Side by side").await;
        let sheet = person.client.print(PrintConfiguration::default()).await.expect("the page can be printed");
        // A page of a PDF is an object of the type `Page`; `Pages` is their list.
        let kind = b"/Type /Page";
        let pages = sheet.windows(kind.len() + 1).filter(|bytes| bytes.starts_with(kind) && !bytes.ends_with(b"s"));
        assert_eq!(pages.count(), 1);
    })
    .await;
}
