//! A question of a submitted attempt: what was chosen, what was right, and why.

use leptos::prelude::*;

use super::frame::QuestionFrame;
use super::verdict::VerdictIcon;
use crate::course::{Lesson, Question};
use crate::progress::grading::grade;
use crate::progress::{FinalAttempt, Marks, Verdict};
use crate::strings::quiz as strings;

/// A locked question, folded when every mark was earned; `marks` are those that it earned then, `number` counts from 1.
#[component]
pub fn ReviewedQuestion(
    lesson: &'static Lesson,
    question: &'static Question,
    number: usize,
    attempt: FinalAttempt,
    marks: Marks,
) -> impl IntoView {
    let verdict = marks.verdict();
    let answered = attempt.is_answered(question);
    let words = if answered { strings::verdict(marks) } else { strings::NO_ANSWER.to_owned() };
    let revised = (marks != grade(question, &attempt.chosen(&question.id))).then(|| {
        view! { <p class="question-revised">{strings::REVISED_SINCE}</p> }
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
                chosen=Signal::stored(attempt.chosen(&question.id))
                revealed=Signal::stored(true)
                on_choose=|_: &'static str| {}
                on_enter=|()| {}
                is_over=true
            />
        </details>
    }
}
