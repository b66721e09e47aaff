//! Attempts at the final quiz over time: a small plot, its words, and the table.

use leptos::prelude::*;

use crate::course::use_course;
use crate::progress::{Moment, Score, clock, use_progress};
use crate::route::Route;
use crate::strings::{progress as strings, quiz};

#[derive(Clone, Debug, PartialEq)]
struct Submitted {
    at: Moment,
    score: Score,
    passed: bool,
}

impl Submitted {
    /// The earned share in whole percent, rounded down as scores are.
    fn percent(&self) -> u32 {
        (100.0 * self.score.points / self.score.of.max(1) as f64 + 1e-6).floor() as u32
    }
}

#[component]
pub fn Attempts() -> impl IntoView {
    let progress = use_progress();
    let attempts = Memo::new(move |_| {
        progress.with(|progress| {
            let submitted = progress.submitted_attempts().into_iter().rev();
            let submitted = submitted.map(|(_, _, outcome)| Submitted {
                at: outcome.at,
                score: outcome.score(),
                passed: outcome.passed,
            });
            submitted.collect::<Vec<_>>()
        })
    });
    view! {
        <section aria-labelledby="final-quizzes">
            <h2 id="final-quizzes">{strings::FINAL_QUIZ}</h2>
            {move || {
                let attempts = attempts.get();
                if attempts.is_empty() {
                    view! {
                        <p>{strings::NO_ATTEMPT} <a href=Route::FinalQuiz.href()>{quiz::TO_FINAL_QUIZ}</a></p>
                    }
                        .into_any()
                } else {
                    view! {
                        <Plot attempts=attempts.clone()/>
                        <Table attempts/>
                        <p><a href=Route::Score.href()>{strings::LAST_ATTEMPT}</a></p>
                    }
                        .into_any()
                }
            }}
        </section>
    }
}

const LEFT: f64 = 44.0;
const RIGHT: f64 = 470.0;
const TOP: f64 = 12.0;
const BOTTOM: f64 = 128.0;

/// Shares from left to right in the order of time, evenly spaced: attempts of one evening would hide
/// each other on a scale of days.
#[component]
fn Plot(attempts: Vec<Submitted>) -> impl IntoView {
    let points = places(&attempts);
    let line = points.iter().map(|(x, y)| format!("{x:.1},{y:.1}")).collect::<Vec<_>>().join(" ");
    let pass = height(100.0 * use_course().pass_mark);
    let marks = attempts.iter().zip(points).map(|(attempt, (x, y))| {
        let class = if attempt.passed { "plot-mark is-passed" } else { "plot-mark" };
        view! { <circle class=class cx=x cy=y r="5.5"/> }
    });
    let scale = [0.0, 50.0, 100.0].map(|percent| {
        let y = height(percent);
        view! {
            <line class="plot-grid" x1=LEFT x2=RIGHT y1=y y2=y/>
            <text class="plot-text" x=LEFT - 8.0 y=y + 4.0 text-anchor="end">{format!("{percent}%")}</text>
        }
    });
    view! {
        <figure class="attempts-plot">
            <svg viewBox="0 0 480 150" role="img" aria-label=words(&attempts)>
                {scale.collect_view()}
                <line class="plot-pass" x1=LEFT x2=RIGHT y1=pass y2=pass/>
                <polyline class="plot-line" points=line/>
                {marks.collect_view()}
            </svg>
            <figcaption>
                {strings::PLOT}
            </figcaption>
        </figure>
    }
}

/// Where the marks stand.
fn places(attempts: &[Submitted]) -> Vec<(f64, f64)> {
    let space = (RIGHT - LEFT) / attempts.len().max(1) as f64;
    let place =
        |(at, attempt): (usize, &Submitted)| (LEFT + space * (at as f64 + 0.5), height(f64::from(attempt.percent())));
    attempts.iter().enumerate().map(place).collect()
}

fn height(percent: f64) -> f64 {
    BOTTOM - (BOTTOM - TOP) * percent.clamp(0.0, 100.0) / 100.0
}

/// The plot in a sentence.
fn words(attempts: &[Submitted]) -> String {
    let percents: Vec<_> = attempts.iter().map(Submitted::percent).collect();
    strings::plot(&percents, attempts.iter().filter(|attempt| attempt.passed).count())
}

#[component]
fn Table(attempts: Vec<Submitted>) -> impl IntoView {
    let rows = attempts.into_iter().rev().map(|attempt| {
        view! {
            <tr>
                <th scope="row">{clock::in_words(attempt.at)}</th>
                <td class="number">{attempt.score.to_string()}</td>
                <td>{quiz::passed(attempt.passed)}</td>
            </tr>
        }
    });
    view! {
        <table class="score-table">
            <thead>
                <tr>{quiz::ATTEMPT_COLUMNS[..3].iter().map(|name| view! { <th scope="col">{*name}</th> }).collect_view()}</tr>
            </thead>
            <tbody>{rows.collect_view()}</tbody>
        </table>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn attempt(points: f64, passed: bool) -> Submitted {
        Submitted { at: 0, score: Score { points, of: 10 }, passed }
    }

    #[test]
    fn the_plot_is_described() {
        let attempts = [attempt(4.0, false), attempt(6.999, false), attempt(10.0, true)];
        assert_eq!(words(&attempts), "3 attempts, earliest first: 40 percent, 69 percent, 100 percent; 1 passed.");
        assert_eq!(words(&attempts[..1]), "1 attempt, earliest first: 40 percent; none passed.");
    }

    #[test]
    fn marks_stay_within_the_plot() {
        let attempts = vec![attempt(12.0, true), attempt(0.0, false), attempt(5.0, false)];
        let places = places(&attempts);
        assert!(places.iter().all(|(x, y)| (LEFT..=RIGHT).contains(x) && (TOP..=BOTTOM).contains(y)), "{places:?}");
        assert!(places.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
