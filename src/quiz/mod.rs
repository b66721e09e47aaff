//! The quiz at the end of a lesson, and the question that the final quiz shares with it.
//!
//! [`QuestionFrame`] is a question as such: what is asked, the options, the keys. [`QuizView`] asks
//! all questions of a lesson for practice, [`RoundView`] those that come back, [`ExamView`] those of an attempt at the final quiz, and
//! [`ReviewedQuestion`] shows one when the attempt is over.

pub mod due;
pub mod exam;
pub mod frame;
pub mod keys;
pub mod options;
pub mod practice;
pub mod reviewed;
pub mod round;
pub mod score_line;
pub mod see;
pub mod verdict;

use leptos::prelude::*;

pub use due::DueForReview;
pub use exam::ExamView;
pub use frame::QuestionFrame;
pub use reviewed::ReviewedQuestion;
pub use round::{RoundView, round_on_page};
pub use verdict::VerdictIcon;

use crate::course::Lesson;
use crate::progress::{RoundLocation, use_progress};
use crate::strings::quiz as strings;
use practice::PracticeQuestion;
use score_line::ScoreLine;

/// All questions of a lesson, each checked on its own, and the score so far.
#[component]
pub fn QuizView(lesson: &'static Lesson) -> impl IntoView {
    let count = lesson.questions.len();
    let progress = use_progress();
    // What is missed comes back once all questions are answered.
    let place = RoundLocation::Lesson(&lesson.id);
    let missed = round_on_page(place);
    let all_answered =
        Memo::new(move |_| progress.with(|progress| progress.lesson_score(lesson)).answered == lesson.questions.len());
    (count > 0).then(|| {
        view! {
            <section class="quiz" aria-labelledby="quiz">
                <h2 id="quiz">{strings::CHECK_YOURSELF}</h2>
                <p class="quiz-keys" inner_html=strings::KEYS></p>
                {lesson
                    .questions
                    .iter()
                    .enumerate()
                    .map(|(at, question)| view! { <PracticeQuestion lesson question number=at + 1/> })
                    .collect_view()}
                <ScoreLine lesson/>
                <Show when=move || all_answered.get() && missed.get()>
                    <section class="once-more" aria-labelledby="once-more">
                        <h3 id="once-more">{strings::ONCE_MORE}</h3>
                        <p>{strings::ASKED_AGAIN}</p>
                        <RoundView place/>
                    </section>
                </Show>
            </section>
        }
    })
}
