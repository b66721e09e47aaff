//! Questions that come back, one at a time: due for review, missed in the final quiz, or missed a
//! moment ago.

use leptos::html::{Div, Fieldset, P};
use leptos::prelude::*;

use super::frame::{QuestionFrame, focus_option};
use super::verdict::VerdictIcon;
use crate::course::{Course, Lesson, Question, use_course};
use crate::progress::grading::grade;
use crate::progress::{Moment, Progress, ProgressStore, Round, RoundLocation, clock, use_progress};
use crate::strings::quiz as strings;

/// Whether the round at a place is on the page: it was under way when the page was opened, or has been
/// begun since. At its end it stays.
pub fn round_on_page(place: RoundLocation) -> Memo<bool> {
    let progress = use_progress();
    let opened = RwSignal::new(None::<Moment>);
    Effect::new(move |_| opened.set(Some(clock::now())));
    Memo::new(move |before: Option<&bool>| {
        let under_way = |now| progress.with(|progress| progress.round_under_way(place, now));
        opened.get().is_some_and(under_way) || before.is_some_and(|shown| *shown)
    })
}

/// Asks a round to its end. A tap or a digit answers at once; what was missed comes once more.
#[component]
pub fn RoundView(place: RoundLocation) -> impl IntoView {
    let (course, progress) = (use_course(), use_progress());
    let current = Memo::new(move |_| progress.with(|progress| current(progress, place, course)));
    let begun = StoredValue::new(current.get_untracked().map(|(turn, _)| turn));
    let end = NodeRef::<P>::new();
    Effect::new(move |_| {
        if let Some(end) = end.get() {
            let _ = end.focus();
        }
    });
    view! {
        <div class="round">
            {move || match current.get().map(|(turn, id)| (turn, course.question(id))) {
                Some((turn, Some((lesson, question)))) => {
                    let first = begun.get_value() == Some(turn);
                    let prompt = Prompt { course, place, lesson, question, turn, progress };
                    view! { <PromptView prompt first/> }.into_any()
                }
                _ => {
                    let missed = progress.with_untracked(|progress| progress.round(place).map(Round::missed_any));
                    let words = match missed {
                        Some(true) => strings::ROUND_MISSED,
                        Some(false) => strings::ROUND_RIGHT,
                        // Reset meanwhile.
                        None => return ().into_any(),
                    };
                    view! { <p class="round-end" tabindex="-1" node_ref=end>{words}</p> }.into_any()
                }
            }}
        </div>
    }
}

/// The place and the id of the question on the page; `None` at the end.
fn current(progress: &Progress, place: RoundLocation, course: &'static Course) -> Option<(usize, &'static str)> {
    let round = progress.round(place)?;
    round.questions(course).first().map(|(_, question)| (round.turn(), question.id.as_str()))
}

#[derive(Clone, Copy)]
struct Prompt {
    course: &'static Course,
    place: RoundLocation,
    lesson: &'static Lesson,
    question: &'static Question,
    turn: usize,
    progress: ProgressStore,
}

impl Prompt {
    /// Reads the round as long as it is at this question.
    fn with<T: Default>(self, read: impl FnOnce(&Round) -> T) -> T {
        self.progress.with(|progress| match progress.round(self.place) {
            Some(round) if round.turn() == self.turn => read(round),
            _ => T::default(),
        })
    }

    /// How many questions are still to be asked, this one among them.
    fn left(self) -> usize {
        self.with(|round| round.questions(self.course).len())
    }

    fn choose(self, option: &str) {
        self.progress.update(|progress, now| progress.choose_in_round(self.place, self.question, option, now));
    }

    fn check(self) {
        self.progress.update(|progress, now| progress.check_in_round(self.place, self.question, now));
    }

    fn leave(self) {
        self.progress.update(|progress, now| progress.leave_in_round(self.place, self.question, now));
    }
}

/// One question of a round, from fresh to explained. Nothing on the page moves when it is answered: the
/// button that goes on takes the place of the one that checks, and what is explained stands below.
#[component]
fn PromptView(
    prompt: Prompt,
    /// The first question of a round does not take the focus: the reader may be elsewhere.
    first: bool,
) -> impl IntoView {
    let Prompt { place, lesson, question, turn, progress, .. } = prompt;
    let order = progress.with_untracked(|progress| progress.option_order_in_round(place, question));
    let chosen = Memo::new(move |_| prompt.with(|round| round.chosen().clone()));
    let checked = Memo::new(move |_| prompt.with(Round::is_checked));
    let found_checked = checked.get_untracked();
    let nothing_chosen = RwSignal::new(false);
    let group = NodeRef::<Fieldset>::new();
    let verdict = NodeRef::<Div>::new();
    Effect::new(move |_| {
        if let Some(verdict) = verdict.get().filter(|_| !found_checked) {
            let _ = verdict.focus();
        } else if !first && group.get().is_some() && !checked.get_untracked() {
            focus_option(group, 0);
        }
    });
    let go_on = move || {
        if checked.get_untracked() {
            prompt.leave();
        } else {
            prompt.check();
            nothing_chosen.set(!checked.get_untracked());
        }
    };
    let choose = move |option: &'static str| {
        nothing_chosen.set(false);
        prompt.choose(option);
    };
    // Set as a whole, as a translator may have put a text of its own in its place.
    let button = move || match (checked.get(), prompt.left()) {
        (false, _) => strings::CHECK,
        (true, left) if left > 1 => strings::NEXT,
        (true, _) => strings::FINISH,
    };
    let hint = move || nothing_chosen.get().then_some(strings::NOTHING_CHOSEN);
    let where_in_round = move || strings::in_round(&lesson.name, turn + 1, turn + prompt.left());
    view! {
        <p class="question-number">{where_in_round}</p>
        <QuestionFrame
            question
            order=Signal::stored(order)
            chosen
            revealed=checked
            on_choose=choose
            on_enter=move |()| go_on()
            node_ref=group
            scope="again"
            is_prompt=true
        >
            <div class="question-actions">
                <button type="button" class="primary" on:click=move |_| go_on() inner_html=button></button>
                <Show
                    when=move || checked.get()
                    fallback=move || view! { <span class="question-hint" role="status">{hint}</span> }
                >
                    <div class="verdict" tabindex="-1" node_ref=verdict>
                        {move || {
                            let marks = chosen.with(|chosen| grade(question, chosen));
                            view! {
                                <VerdictIcon verdict=marks.verdict()/>
                                <p><strong>{strings::verdict(marks)}</strong></p>
                            }
                        }}
                    </div>
                </Show>
            </div>
        </QuestionFrame>
    }
}
