//! An attempt at the final quiz under way: one question at a time, back and forth, then a summary.

use leptos::html::H2;
use leptos::prelude::*;

use super::frame::QuestionFrame;
use crate::course::{Lesson, Question, use_course};
use crate::progress::{AttemptId, ProgressStore, use_progress};
use crate::strings::quiz as strings;

/// The attempt, as all its parts see it.
#[derive(Clone, Copy)]
struct Exam {
    id: AttemptId,
    progress: ProgressStore,
    questions: StoredValue<Vec<(&'static Lesson, &'static Question)>>,
    /// Where the reader is; the number of questions is the summary.
    position: Memo<usize>,
    heading: NodeRef<H2>,
}

impl Exam {
    fn count(self) -> usize {
        self.questions.with_value(Vec::len)
    }

    fn question(self, at: usize) -> Option<&'static Question> {
        self.questions.with_value(|questions| questions.get(at).map(|(_, question)| *question))
    }

    /// Follows progress.
    fn is_answered(self, at: usize) -> bool {
        let Some(question) = self.question(at) else { return false };
        self.progress.with(|progress| progress.attempt(self.id).is_some_and(|attempt| attempt.is_answered(question)))
    }

    fn go(self, at: usize) {
        self.progress.update(|progress, now| progress.move_in_final(self.id, at.min(self.count()), now));
        self.focus_heading();
    }

    /// The heading stays while the question below it changes, so the focus is never lost.
    fn focus_heading(self) {
        if let Some(heading) = self.heading.get_untracked() {
            let _ = heading.focus();
        }
    }
}

/// The open attempt with this id.
#[component]
pub fn ExamView(
    attempt: AttemptId,
    /// Whether the reader has begun it on this very page: then the focus goes to its first question.
    begun_here: bool,
    #[prop(into)] on_submit: Callback<()>,
) -> impl IntoView {
    let (course, progress) = (use_course(), use_progress());
    let questions = progress.with_untracked(|progress| {
        progress.attempt(attempt).map(|attempt| attempt.questions(course)).unwrap_or_default()
    });
    let count = questions.len();
    let position = Memo::new(move |_| {
        progress.with(|progress| progress.attempt(attempt).map_or(0, |attempt| attempt.position().min(count)))
    });
    let exam =
        Exam { id: attempt, progress, questions: StoredValue::new(questions), position, heading: NodeRef::new() };
    Effect::new(move |_| {
        if begun_here {
            exam.focus_heading();
        }
    });
    // Set as a whole, as a translator may have put a text of its own in its place.
    let heading = move || match position.get() {
        at if at < count => strings::question_of(at + 1, count),
        _ => strings::READY.to_owned(),
    };
    view! {
        <div class="exam">
            <Stepper exam/>
            <h2 class="exam-heading" tabindex="-1" node_ref=exam.heading inner_html=heading></h2>
            {move || match exam.question(position.get()) {
                Some(question) => view! { <Step exam question at=position.get_untracked()/> }.into_any(),
                None => view! { <Summary exam on_submit/> }.into_any(),
            }}
        </div>
    }
}

/// Every question by number, and which have an answer: a way to any of them.
#[component]
fn Stepper(exam: Exam) -> impl IntoView {
    let step = move |at: usize| {
        let current = move || (exam.position.get() == at).then_some("step");
        let label = move || strings::question_and_state(at + 1, exam.is_answered(at));
        view! {
            <li>
                <button
                    type="button"
                    class="step"
                    class:is-answered=move || exam.is_answered(at)
                    aria-current=current
                    aria-label=label
                    on:click=move |_| exam.go(at)
                >
                    {at + 1}
                </button>
            </li>
        }
    };
    view! {
        <nav class="stepper" aria-label=strings::QUESTIONS>
            <ol>{(0..exam.count()).map(step).collect_view()}</ol>
        </nav>
    }
}

#[component]
fn Step(exam: Exam, question: &'static Question, at: usize) -> impl IntoView {
    let Exam { id, progress, .. } = exam;
    let order = progress
        .with_untracked(|progress| progress.attempt(id).map(|attempt| attempt.option_order(question)))
        .unwrap_or_default();
    let chosen = Memo::new(move |_| {
        progress.with(|progress| progress.attempt(id).map(|attempt| attempt.chosen(&question.id)).unwrap_or_default())
    });
    let choose = move |option: &'static str| {
        progress.update(|progress, now| progress.choose_in_final(id, question, option, now));
    };
    let next = if at + 1 == exam.count() { strings::FINISH } else { strings::NEXT };
    view! {
        <QuestionFrame
            question
            order=Signal::stored(order)
            chosen
            revealed=Signal::stored(false)
            on_choose=choose
            on_enter=move |()| exam.go(at + 1)
        >
            <div class="exam-actions">
                <button type="button" disabled=at == 0 on:click=move |_| exam.go(at.saturating_sub(1))>{strings::BACK}</button>
                <button type="button" class="primary" on:click=move |_| exam.go(at + 1)>{next}</button>
            </div>
        </QuestionFrame>
    }
}

/// After the last question: what is still open, and the button that hands in.
#[component]
fn Summary(exam: Exam, on_submit: Callback<()>) -> impl IntoView {
    let count = exam.count();
    let open = Memo::new(move |_| (0..count).filter(|&at| !exam.is_answered(at)).collect::<Vec<_>>());
    let words = move || strings::left_open(open.with(Vec::len), count);
    let links = move || {
        let link = |at: usize| {
            view! {
                <li>
                    <button type="button" on:click=move |_| exam.go(at)>{strings::question(at + 1)}</button>
                </li>
            }
        };
        open.get().into_iter().map(link).collect_view()
    };
    view! {
        <div class="exam-summary">
            <p inner_html=words></p>
            <ul class="exam-open">{links}</ul>
            <p class="exam-note">{strings::HAND_IN_NOTE}</p>
            <div class="exam-actions">
                <button type="button" disabled=count == 0 on:click=move |_| exam.go(count.saturating_sub(1))>
                    {strings::BACK}
                </button>
                <button type="button" class="primary" on:click=move |_| on_submit.run(())>{strings::HAND_IN}</button>
            </div>
        </div>
    }
}
