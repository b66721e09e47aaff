//! A question of a submitted attempt: what was chosen, what was right, and why.

use leptos::prelude::*;

use super::frame::QuestionFrame;
use super::verdict::{VerdictIcon, verdict_words};
use crate::course::{Lesson, Question};
use crate::progress::grading::grade;
use crate::progress::{FinalAttempt, Marks, Verdict};

/// A locked question, folded when every mark was earned.
#[component]
pub fn ReviewedQuestion(
    /// The lesson it was drawn from.
    lesson: &'static Lesson,
    /// The question.
    question: &'static Question,
    /// Its place in the attempt, from 1.
    number: usize,
    /// The attempt that it was answered in.
    attempt: FinalAttempt,
    /// What it earned then.
    marks: Marks,
) -> impl IntoView {
    let verdict = marks.verdict();
    let answered = attempt.is_answered(question);
    let words = if answered { verdict_words(marks) } else { "No answer.".to_owned() };
    let revised = (marks != grade(question, &attempt.chosen(question.id))).then(|| {
        view! { <p class="question-revised">"This question was revised after you had handed it in; its marks stay as they were."</p> }
    });
    view! {
        <details class="reviewed" open=verdict != Verdict::Right>
            <summary>
                <VerdictIcon verdict/>
                <span>{format!("{number}. {}", lesson.name)}</span>
                <span class="reviewed-verdict">{words}</span>
            </summary>
            {revised}
            <QuestionFrame
                question
                order=Signal::stored(attempt.option_order(question))
                chosen=Signal::stored(attempt.chosen(question.id))
                revealed=Signal::stored(true)
                on_choose=|_: &'static str| {}
                on_enter=|()| {}
            />
        </details>
    }
}
