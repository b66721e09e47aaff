//! Questions that come back, one at a time: due for review, missed in the final quiz, or missed a
//! moment ago.

use leptos::html::{Div, Fieldset, P};
use leptos::prelude::*;

use super::frame::{QuestionFrame, focus_option};
use super::verdict::{VerdictIcon, verdict_words};
use crate::course::{COURSE, Lesson, Question};
use crate::progress::grading::grade;
use crate::progress::question::pick;
use crate::progress::round::Round;
use crate::progress::{Chosen, Verdict, drawing, use_progress};

/// Asks a round to its end. A tap or a digit answers at once; what was missed comes once more.
#[component]
pub fn RoundView(
    /// The round; it moves on as the reader answers.
    round: RwSignal<Round>,
) -> impl IntoView {
    let current = Memo::new(move |_| round.with(Round::current));
    let begun = StoredValue::new(round.with_untracked(Round::current).map(|(turn, _)| turn));
    let end = NodeRef::<P>::new();
    Effect::new(move |_| {
        if let Some(end) = end.get() {
            let _ = end.focus();
        }
    });
    view! {
        <div class="round">
            {move || match current.get().map(|(turn, id)| (turn, COURSE.question(id))) {
                Some((turn, Some((lesson, question)))) => {
                    let first = begun.get_value() == Some(turn);
                    view! { <Recall round lesson question turn first/> }.into_any()
                }
                // Rounds are made of questions that the course has.
                Some((_, None)) => ().into_any(),
                None => {
                    let words = "That was all. What you missed comes back on the Review page tomorrow.";
                    let words = if round.with_untracked(Round::missed_any) { words } else { "That was all, and all right." };
                    view! { <p class="round-end" tabindex="-1" node_ref=end>{words}</p> }.into_any()
                }
            }}
        </div>
    }
}

/// One question of a round, from fresh to explained.
#[component]
fn Recall(
    round: RwSignal<Round>,
    lesson: &'static Lesson,
    question: &'static Question,
    turn: usize,
    /// The first question of a round does not take the focus: the reader may be elsewhere.
    first: bool,
) -> impl IntoView {
    let progress = use_progress();
    let order = progress.with_untracked(|progress| {
        let number = progress.question(question.id).attempts().len() as u64;
        drawing::option_order(question, drawing::seed(u64::from(progress.seed()), question.id, number))
    });
    let chosen = RwSignal::new(Chosen::new());
    let checked = RwSignal::new(false);
    let nothing_chosen = RwSignal::new(false);
    let group = NodeRef::<Fieldset>::new();
    let verdict = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(verdict) = verdict.get() {
            let _ = verdict.focus();
        } else if !first && group.get().is_some() && !checked.get_untracked() {
            focus_option(group, 0);
        }
    });
    let check = move || {
        let answer = chosen.get_untracked();
        if checked.get_untracked() || answer.is_empty() {
            nothing_chosen.set(answer.is_empty());
            return;
        }
        progress.update(|progress, now| progress.recall(question, &answer, now));
        if grade(question, &answer).verdict() != Verdict::Right {
            round.update(|round| round.missed(question.id));
        }
        checked.set(true);
    };
    let choose = move |option: &'static str| {
        nothing_chosen.set(false);
        chosen.update(|chosen| pick(question.pick, chosen, option));
    };
    let hint = move || nothing_chosen.get().then_some("Choose an option first.");
    let place = move || format!("{} · {} of {}", lesson.name, turn + 1, round.with(Round::len));
    view! {
        <p class="question-number">{place}</p>
        <QuestionFrame
            question
            order=Signal::stored(order)
            chosen
            revealed=checked
            on_choose=choose
            on_enter=move |()| check()
            node_ref=group
            scope="again"
            at_once=true
        >
            <Show
                when=move || checked.get()
                fallback=move || {
                    view! {
                        <div class="question-actions">
                            <button type="button" class="primary" on:click=move |_| check()>"Check"</button>
                            <span class="question-hint" role="status">{hint}</span>
                        </div>
                    }
                }
            >
                <div class="verdict" tabindex="-1" node_ref=verdict>
                    {move || {
                        let marks = chosen.with(|chosen| grade(question, chosen));
                        view! {
                            <VerdictIcon verdict=marks.verdict()/>
                            <p><strong>{verdict_words(marks)}</strong></p>
                        }
                    }}
                </div>
                <div class="question-actions">
                    <button type="button" class="primary" on:click=move |_| round.update(Round::next)>
                        {move || if round.with(|round| turn + 1 < round.len()) { "Next" } else { "Finish" }}
                    </button>
                </div>
            </Show>
        </QuestionFrame>
    }
}
