//! The score page: how the final quiz went, what to read again, and every attempt so far.

use leptos::prelude::*;

use crate::course::{Lesson, use_course};
use crate::page::certificate::Certificate;
use crate::page::progress::keeping::ExportReminder;
use crate::progress::final_quiz::Outcome;
use crate::progress::{AttemptId, FinalAttempt, RoundLocation, Score, Verdict, clock, use_progress};
use crate::quiz::{ReviewedQuestion, RoundView, VerdictIcon, round_on_page};
use crate::route::{self, Route};
use crate::strings::quiz as strings;

type Submitted = (AttemptId, FinalAttempt, Outcome);

/// The score of the last attempt, or of the one chosen from the history.
#[component]
pub fn ScorePage() -> impl IntoView {
    let progress = use_progress();
    let chosen = RwSignal::new(None::<AttemptId>);
    let history = Memo::new(move |_| {
        let own = |(id, attempt, outcome): (AttemptId, &FinalAttempt, &Outcome)| (id, attempt.clone(), outcome.clone());
        progress.with(|progress| progress.submitted_attempts().into_iter().map(own).collect::<Vec<Submitted>>())
    });
    let shown = Memo::new(move |_| {
        let wanted = chosen.get();
        history
            .with(|history| history.iter().find(|(id, ..)| Some(*id) == wanted).or(history.first()).map(|(id, ..)| *id))
    });
    view! {
        <div class="page score">
            {move || {
                let submitted = shown.get().and_then(|shown| {
                    history.with_untracked(|history| history.iter().find(|(id, ..)| *id == shown).cloned())
                });
                match submitted {
                    Some(submitted) => view! { <Result submitted/> }.into_any(),
                    None => view! { <NoScore/> }.into_any(),
                }
            }}
            <History history shown on_choose=move |id| chosen.set(Some(id))/>
        </div>
    }
}

#[component]
fn NoScore() -> impl IntoView {
    view! {
        <h1 tabindex="-1">{strings::NO_SCORE}</h1>
        <p class="lead">{strings::NO_SCORE_LEAD}</p>
        <p>
            <a class="button primary" href=Route::FinalQuiz.href() data-internal="">{strings::TO_FINAL_QUIZ}</a>
        </p>
    }
}

/// One attempt: score, lessons, questions.
#[component]
fn Result(submitted: Submitted) -> impl IntoView {
    let course = use_course();
    let (id, attempt, outcome) = submitted;
    let score = outcome.score();
    let verdict = if outcome.passed { Verdict::Right } else { Verdict::Wrong };
    let needed = Score { points: course.pass_mark * score.of as f64, of: score.of }.points_in_words();
    let words = strings::pass_verdict(outcome.passed, &needed, score.of);
    let questions = attempt.questions(course);
    let gone = outcome.results.len().saturating_sub(questions.len());
    let missed: Vec<_> = questions
        .iter()
        .map(|(_, question)| question.id.as_str())
        .filter(|id| outcome.results.get(*id).is_some_and(|result| result.marks.verdict() != Verdict::Right))
        .collect();
    let certificate = outcome.passed.then(|| {
        let version = attempt.course_version().to_owned();
        view! { <Certificate date=clock::date_in_words(outcome.at) score version/> }
    });
    let reviewed = questions.into_iter().enumerate().filter_map(|(at, (lesson, question))| {
        let marks = outcome.results.get(&question.id)?.marks;
        Some(view! { <ReviewedQuestion lesson question number=at + 1 attempt=attempt.clone() marks/> })
    });
    view! {
        <h1 tabindex="-1">{strings::your_score(score)}</h1>
        <p class="lead score-verdict">
            <VerdictIcon verdict/>
            <span>{words}</span>
        </p>
        <WhatNow attempt=id missed/>
        <ExportReminder/>
        {certificate}
        <ByLesson outcome=outcome.clone()/>
        <section aria-labelledby="questions">
            <h2 id="questions">{strings::BY_QUESTION}</h2>
            {reviewed.collect_view()}
            {(gone > 0)
                .then(|| {
                    view! { <p>{strings::QUESTIONS_GONE}</p> }
                })}
        </section>
    }
}

/// Another attempt, or a round of what was missed in this one.
#[component]
fn WhatNow(attempt: AttemptId, missed: Vec<&'static str>) -> impl IntoView {
    let progress = use_progress();
    let place = RoundLocation::Score(attempt);
    let practising = round_on_page(place);
    let anything = !missed.is_empty();
    let practise = Callback::new(move |()| {
        progress.update(|progress, now| progress.begin_round(place, missed.iter().copied(), now));
    });
    view! {
        <div class="exam-actions">
            <AgainButton/>
            <Show when=move || anything && !practising.get()>
                <button type="button" on:click=move |_| practise.run(())>{strings::PRACTISE}</button>
            </Show>
        </div>
        <Show when=move || practising.get()>
            <section aria-labelledby="practice">
                <h2 id="practice">{strings::MISSED}</h2>
                <RoundView place/>
            </section>
        </Show>
    }
}

/// The result within each lesson, and which to read again.
#[component]
fn ByLesson(outcome: Outcome) -> impl IntoView {
    let course = use_course();
    let asked = course.lessons.iter().map(|lesson| (lesson, outcome.lesson_score(&lesson.id)));
    let asked: Vec<(&'static Lesson, Score)> = asked.filter(|(_, score)| score.of > 0).collect();
    let nothing = asked.iter().all(|(_, score)| score.is_full());
    let rows = asked.into_iter().map(|(lesson, score)| {
        let review = if score.is_full() {
            view! { <span class="score-full">{strings::ALL_RIGHT}</span> }.into_any()
        } else {
            let label = strings::read_again(&lesson.name);
            view! { <a href=Route::Lesson(&lesson.id).href() data-internal="" aria-label=label>{strings::READ_AGAIN}</a> }
                .into_any()
        };
        view! {
            <tr>
                <th scope="row">{lesson.name.as_str()}</th>
                <td class="number">{score.to_string()}</td>
                <td>{review}</td>
            </tr>
        }
    });
    view! {
        <section aria-labelledby="review">
            <h2 id="review">{strings::TO_REVIEW}</h2>
            {nothing.then(|| view! { <p>{strings::NOTHING_TO_REVIEW}</p> })}
            <table class="score-table">
                <thead>
                    <tr>
                        {strings::REVIEW_COLUMNS.map(|name| view! { <th scope="col">{name}</th> })}
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </section>
    }
}

/// Starts another attempt, or goes on with the one under way.
#[component]
fn AgainButton() -> impl IntoView {
    let (course, progress) = (use_course(), use_progress());
    let again = move |_| {
        progress.update(|progress, now| {
            let last = progress.submitted_attempts().first().map(|(_, attempt, _)| attempt.scope(course));
            progress.start_final_quiz(course, last.unwrap_or_default(), now);
        });
        route::go(Route::FinalQuiz);
    };
    let under_way = move || progress.with(|progress| progress.open_attempt().is_some());
    view! {
        <button type="button" class="primary" on:click=again>
            {move || if under_way() { strings::GO_ON } else { strings::TAKE_AGAIN }}
        </button>
    }
}

/// Every submitted attempt with its date; any of them can be shown.
#[component]
fn History(
    history: Memo<Vec<Submitted>>,
    shown: Memo<Option<AttemptId>>,
    #[prop(into)] on_choose: Callback<AttemptId>,
) -> impl IntoView {
    let row = move |(id, _, outcome): Submitted| {
        let date = clock::in_words(outcome.at);
        let label = strings::show_attempt(&date);
        view! {
            <tr>
                <th scope="row">{date}</th>
                <td class="number">{outcome.score().to_string()}</td>
                <td>{strings::passed(outcome.passed)}</td>
                <td>
                    <Show when=move || shown.get() != Some(id) fallback=|| view! { <span class="score-shown">{strings::SHOWN}</span> }>
                        <button type="button" aria-label=label.clone() on:click=move |_| on_choose.run(id)>{strings::SHOW}</button>
                    </Show>
                </td>
            </tr>
        }
    };
    view! {
        <Show when=move || history.with(|history| !history.is_empty())>
            <section aria-labelledby="history">
                <h2 id="history">{strings::YOUR_ATTEMPTS}</h2>
                <table class="score-table">
                    <thead>
                        <tr>
                            {strings::ATTEMPT_COLUMNS.map(|name| view! { <th scope="col">{name}</th> })}
                        </tr>
                    </thead>
                    <tbody>
                        <For each=move || history.get() key=|(id, ..)| *id children=row/>
                    </tbody>
                </table>
            </section>
        </Show>
    }
}
