//! The line under a lesson's quiz: the score, and how it came about.

use leptos::prelude::*;

use crate::course::Lesson;
use crate::progress::{LessonScore, SaveStatus, use_progress};

/// "4/5" with words: best attempts first, first attempts beside them.
#[component]
pub fn ScoreLine(
    /// The lesson.
    lesson: &'static Lesson,
) -> impl IntoView {
    let progress = use_progress();
    let score = Memo::new(move |_| progress.with(|progress| progress.lesson_score(lesson)));
    let status = progress.status();
    let saved = move || match status.get() {
        _ if score.get().answered == 0 => None,
        SaveStatus::NotLoaded => None,
        status if status.is_saved() => Some("Saved in this browser."),
        _ => Some("Not saved: the note at the top of the page says why."),
    };
    view! {
        <p class="quiz-score">
            <strong class="number">{move || score.get().best.to_string()}</strong>
            <span>{move || words(&score.get())}</span>
            <span class="quiz-saved">{saved}</span>
        </p>
    }
}

fn words(score: &LessonScore) -> String {
    let LessonScore { answered, best, first } = score;
    let of = best.of;
    match *answered {
        0 => "Nothing answered yet. Take your time: every question can be tried again.".to_owned(),
        answered if answered < of => format!("{answered} of {of} answered so far."),
        _ if first.is_full() => "All right at the first try.".to_owned(),
        _ if best.is_full() => format!("All right in the end; {first} at the first try."),
        _ => format!("All answered; {first} at the first try."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::progress::Score;

    #[test]
    fn the_score_is_told_in_words() {
        let score = |answered, best, first| LessonScore {
            answered,
            best: Score { points: best, of: 4 },
            first: Score { points: first, of: 4 },
        };
        for (score, expected) in [
            (score(0, 0.0, 0.0), "Nothing answered yet. Take your time: every question can be tried again."),
            (score(3, 3.0, 3.0), "3 of 4 answered so far."),
            (score(4, 4.0, 4.0), "All right at the first try."),
            (score(4, 4.0, 2.5), "All right in the end; 2.5/4 at the first try."),
            (score(4, 3.0, 1.0), "All answered; 1/4 at the first try."),
        ] {
            assert_eq!(words(&score), expected);
        }
    }
}
