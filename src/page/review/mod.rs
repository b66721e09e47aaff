//! Every update rule on one page: side by side, in a family tree, compared by runs, and each by itself.

pub mod family;

use descent::optimizer::{self, Spec};
use descent::setting::{HyperParameter, Scale};
use leptos::prelude::*;

use self::family::FamilyTree;
use crate::course::{Lesson, use_course};
use crate::island::Island;
use crate::page::block::RuleView;
use crate::page::lesson::numbered_name;
use crate::plot::number;
use crate::quiz::DueForReview;
use crate::route::Route;
use crate::strings::{review as strings, shell};

#[component]
pub fn ReviewPage() -> impl IntoView {
    view! {
        <div class="page review">
            <h1 tabindex="-1">{strings::ALL_RULES}</h1>
            <p class="lead">{strings::LEAD}</p>
            <Island name="due"><DueForReview/></Island>
            <CheatSheet/>
            <h2 id="one-by-one">{strings::ONE_BY_ONE}</h2>
            {rules().map(|(lesson, spec)| view! { <RuleCard lesson spec/> }).collect_view()}
            <nav class="neighbours" aria-label=strings::NEXT>
                <a rel="next" href=Route::FinalQuiz.href()><span>{strings::NEXT}</span>{shell::FINAL_QUIZ}</a>
            </nav>
        </div>
    }
}

/// All rules side by side, the family tree and the comparison: what the printed page holds.
#[component]
fn CheatSheet() -> impl IntoView {
    view! {
        <section class="side-by-side" aria-labelledby="side-by-side">
            <div class="sheet-head">
                <h2 id="side-by-side">{strings::SIDE_BY_SIDE}</h2>
                <Island name="print"><PrintButton/></Island>
            </div>
            <ul>
                {rules().map(|(_, spec)| view! {
                    <li><h3>{spec.name}</h3><RuleView optimizer=spec.id/></li>
                }).collect_view()}
            </ul>
        </section>
        <FamilyTree/>
        <section class="compared" aria-labelledby="compared">
            <h2 id="compared">{strings::COMPARED}</h2>
            <div inner_html=use_course().comparison.as_str()></div>
            <p class="path-note">{strings::MEASURED}</p>
        </section>
    }
}

#[component]
pub fn PrintButton() -> impl IntoView {
    view! { <button type="button" on:click=|_| drop(window().print())>{strings::PRINT}</button> }
}

/// The lesson that states the rule of this optimizer.
fn lesson_of(spec: &Spec) -> Option<&'static Lesson> {
    use_course().lessons.iter().find(|lesson| lesson.rules.iter().any(|id| id == spec.id))
}

/// Every rule that the course states, with its lesson, in reading order.
fn rules() -> impl Iterator<Item = (&'static Lesson, &'static Spec)> {
    let rules = use_course().lessons.iter().flat_map(|lesson| lesson.rules.iter().map(move |id| (lesson, id)));
    rules.filter_map(|(lesson, id)| Some((lesson, optimizer::find(id).ok()?)))
}

/// "0.9", "10⁻⁸", "off".
fn usual(parameter: &HyperParameter) -> String {
    match (parameter.scale, parameter.default) {
        (Scale::Switch, 0.0) => strings::OFF.to_owned(),
        (Scale::Switch, _) => strings::ON.to_owned(),
        (_, value) => number::short(value),
    }
}

#[component]
fn RuleCard(lesson: &'static Lesson, spec: &'static Spec) -> impl IntoView {
    let course = use_course();
    let mathematics = course.mathematics.optimizer(spec.id);
    let rows = spec.hyper_parameters.iter().filter_map(|parameter| {
        let symbol = mathematics?.symbol(parameter.name);
        Some(view! {
            <tr>
                <th scope="row"><span inner_html=symbol></span>" "{parameter.label}</th>
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
                <dt>{strings::GOOD}</dt><dd>{spec.advantage}</dd>
                <dt>{strings::BAD}</dt><dd>{spec.disadvantage}</dd>
            </dl>
            <details>
                <summary>{strings::SYMBOLS}</summary>
                <div class="table" role="group" tabindex="0" aria-label=strings::symbols_of(spec.name)>
                    <table>
                        <thead><tr>{strings::SYMBOL_COLUMNS.map(|name| view! { <th scope="col">{name}</th> })}</tr></thead>
                        <tbody>{rows.collect_view()}</tbody>
                    </table>
                </div>
            </details>
            <p><a href=Route::Lesson(&lesson.id).href()>{strings::read_again(&numbered_name(lesson, course))}</a></p>
        </section>
    }
}
