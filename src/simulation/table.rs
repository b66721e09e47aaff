//! The run in words, and a table of its steps.

use super::cost::Cost;
use super::model::Model;
use super::rule_sheet::RuleSheets;
use super::words;
use crate::plot::number;
use leptos::prelude::*;

/// The run in sentences, and on demand the numbers of this step.
#[component]
pub fn InWords(
    /// The state that is shown and changed.
    model: Model,
) -> impl IntoView {
    let summary = move || words::summary(&model.run(), model.told(), &model.hidden());
    let comparison = move || words::comparison(&model.run(), model.told(), &model.hidden());
    let open = RwSignal::new(false);
    view! {
        <div class="sim-words">
            <h2>"In words"</h2>
            <p>{summary}" "{comparison}</p>
        </div>
        <div class="sim-folds">
            <details on:toggle=move |_| open.update(|open| *open = !*open)>
                <summary>"The rule with this step's numbers"</summary>
                {move || open.get().then(|| view! { <RuleSheets model/> })}
            </details>
            <Cost model/>
            <DataTable model/>
        </div>
    }
}

/// At most fifty steps of the run as a table.
#[component]
fn DataTable(model: Model) -> impl IntoView {
    let open = RwSignal::new(false);
    let table = move || {
        let (run, names) = (model.run(), words::names(&model.preset()));
        let steps = words::sampled_steps(run.reached(), 50);
        let row = |step: usize| {
            let cells = run.tracks().iter().map(|track| {
                let [x, y] = track.positions()[step];
                view! { <td>{number::short(track.losses()[step])}</td><td>{number::short(x)}</td><td>{number::short(y)}</td> }
            });
            view! { <tr><th scope="row">{step}</th>{cells.collect_view()}</tr> }
        };
        view! {
            <table class="sim-table">
                <caption>"The whole run"</caption>
                <thead>
                    <tr><th scope="col" rowspan="2">"step"</th>{names.into_iter().map(|name| view! { <th scope="colgroup" colspan="3">{name}</th> }).collect_view()}</tr>
                    <tr>{(0..run_width(model)).map(|_| view! { <th scope="col">"loss"</th><th scope="col">"x"</th><th scope="col">"y"</th> }).collect_view()}</tr>
                </thead>
                <tbody>{steps.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
    };
    view! {
        <details on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>"Data of the run"</summary>
            <div class="sim-table-frame" tabindex="0" role="group" aria-label="Data of the run">{move || open.get().then(table)}</div>
        </details>
    }
}

fn run_width(model: Model) -> usize {
    model.preset().optimizers.len()
}
