//! Every update rule on one page: side by side, in a family tree, compared by runs, and each by itself.

pub mod family;

use descent::optimizer::{self, Spec};
use descent::setting::{HyperParameter, Scale};
use leptos::prelude::*;

use self::family::FamilyTree;
use crate::course::{COURSE, Lesson};
use crate::page::block::RuleView;
use crate::page::lesson::numbered_name;
use crate::plot::number;
use crate::quiz::DueForReview;
use crate::route::Route;

/// The review page: what each lesson's rule is, what it is good for, and where to read it again.
#[component]
pub fn ReviewPage() -> impl IntoView {
    view! {
        <div class="page review">
            <h1 tabindex="-1">"Review: all the rules"</h1>
            <p class="lead">
                "One notation throughout: θ are the parameters, g is the gradient at step t, η is the learning rate. "
                "Read down the page and watch what each rule adds to the one before."
            </p>
            <DueForReview/>
            <CheatSheet/>
            <h2 id="one-by-one">"One by one"</h2>
            {rules().map(|(lesson, spec)| view! { <RuleCard lesson spec/> }).collect_view()}
            <nav class="neighbours" aria-label="Next">
                <a rel="next" href=Route::FinalQuiz.href()><span>"Next"</span>"Final quiz"</a>
            </nav>
        </div>
    }
}

/// All rules side by side, the family tree and the comparison: what the printed page holds.
#[component]
fn CheatSheet() -> impl IntoView {
    let print = |_| {
        let _ = window().print();
    };
    view! {
        <section class="side-by-side" aria-labelledby="side-by-side">
            <div class="sheet-head">
                <h2 id="side-by-side">"Side by side"</h2>
                <button type="button" on:click=print>"Print as a sheet"</button>
            </div>
            <ul>
                {rules().map(|(_, spec)| view! {
                    <li><h3>{spec.name}</h3><RuleView optimizer=spec.id/></li>
                }).collect_view()}
            </ul>
        </section>
        <FamilyTree/>
        <section class="compared" aria-labelledby="compared">
            <h2 id="compared">"Compared"</h2>
            <div inner_html=COURSE.comparison></div>
            <p class="path-note">
                "Nothing here is asserted: each number was measured by a run when this course was built. The ravine and the sparse input are "
                "run at the learning rate that is best of ten between 0.001 and 1, which stands beside the steps. The saddle is left from "
                "(−1.5, 0.01) at the rate shown, until y is further than 1 away. The noisy ravine adds normal noise with a standard deviation of 2 to every gradient: "
                "the loss is the mean of the last 100 of 300 steps, the median of five seeds, again at the best rate."
            </p>
        </section>
    }
}

/// The lesson that states the rule of this optimizer.
fn lesson_of(spec: &Spec) -> Option<&'static Lesson> {
    COURSE.lessons.iter().find(|lesson| lesson.rules.contains(&spec.id))
}

/// Every rule that the course states, with its lesson, in reading order.
fn rules() -> impl Iterator<Item = (&'static Lesson, &'static Spec)> {
    let rules = COURSE.lessons.iter().flat_map(|lesson| lesson.rules.iter().map(move |id| (lesson, *id)));
    rules.filter_map(|(lesson, id)| Some((lesson, optimizer::find(id).ok()?)))
}

/// "0.9", "10⁻⁸", "off".
fn usual(parameter: &HyperParameter) -> String {
    match (parameter.scale, parameter.default) {
        (Scale::Switch, 0.0) => "off".to_owned(),
        (Scale::Switch, _) => "on".to_owned(),
        (_, value) => number::short(value),
    }
}

#[component]
fn RuleCard(lesson: &'static Lesson, spec: &'static Spec) -> impl IntoView {
    let symbols = COURSE.optimizer(spec.id).map(|page| page.symbols).unwrap_or_default();
    let rows = spec.hyper_parameters.iter().filter_map(|parameter| {
        let (_, symbol) = symbols.iter().find(|(name, _)| *name == parameter.name)?;
        Some(view! {
            <tr>
                <th scope="row"><span inner_html=*symbol></span>" "{parameter.label}</th>
                <td>{parameter.meaning}</td>
                <td class="number">{usual(parameter)}</td>
            </tr>
        })
    });
    view! {
        <section class="rule-card" aria-labelledby=format!("rule-{}", spec.id)>
            <h2 id=format!("rule-{}", spec.id)>{spec.name}</h2>
            <p class="source">{spec.paper}</p>
            <RuleView optimizer=spec.id/>
            <dl class="verdicts">
                <dt>"Good"</dt><dd>{spec.advantage}</dd>
                <dt>"Bad"</dt><dd>{spec.disadvantage}</dd>
            </dl>
            <details>
                <summary>"Its symbols and usual values"</summary>
                <div class="table" role="group" tabindex="0" aria-label=format!("Symbols of {}", spec.name)>
                    <table>
                        <thead><tr><th scope="col">"Symbol"</th><th scope="col">"What it does"</th><th scope="col">"Usually"</th></tr></thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            </details>
            <p><a href=Route::Lesson(lesson.id).href()>{format!("Read again: {}", numbered_name(lesson))}</a></p>
        </section>
    }
}
