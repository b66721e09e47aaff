//! The run in words, and a table of its steps.

use super::cost::Cost;
use super::model::Model;
use super::rule_sheet::RuleSheets;
use crate::lazy_chunk;
use crate::lazy_chunk::LoadWhen;
use crate::plot::number;
use crate::strings::{descriptions, readings as strings, simulation};
use leptos::prelude::*;

/// The run in sentences, and on demand the numbers of this step.
#[component]
pub fn InWords(model: Model) -> impl IntoView {
    let summary = move || descriptions::summary(&model.run(), model.status_step(), &model.hidden());
    let comparison = move || descriptions::comparison(&model.run(), model.status_step(), &model.hidden());
    let open = RwSignal::new(false);
    view! {
        <div class="sim-words">
            <h2>{simulation::IN_WORDS}</h2>
            <p>{summary}" "{comparison}</p>
        </div>
        <div class="sim-folds">
            <details on:toggle=move |_| open.update(|open| *open = !*open)>
                <summary>{strings::RULE}</summary>
                {move || open.get().then(|| lazy_chunk::placeholder("rule-sheets", LoadWhen::Immediately, move || rule_sheets(model)))}
            </details>
            <Cost model/>
            <DataTable model/>
        </div>
    }
}

lazy_chunk! { fn rule_sheets(model: Model) in on_demand { view! { <RuleSheets model/> } } }

/// At most fifty steps of the run as a table.
#[component]
fn DataTable(model: Model) -> impl IntoView {
    let open = RwSignal::new(false);
    let [head, loss] = strings::DATA_COLUMNS;
    let table = move || {
        let (run, names) = (model.run(), descriptions::names(&model.preset()));
        let steps = sampled_steps(run.reached(), 50);
        let variables = run.experiment().objective.variables();
        let columns = (0..run_width(model)).flat_map(|_| std::iter::once(loss).chain(variables.iter().copied()));
        let columns = columns.map(|name| view! { <th scope="col">{name}</th> }).collect_view();
        let row = |step: usize| {
            let cells = run.tracks().iter().map(|track| {
                let position = track.positions()[step].into_iter().take(variables.len());
                std::iter::once(track.losses()[step])
                    .chain(position)
                    .map(|value| view! { <td>{number::short(value)}</td> })
                    .collect_view()
            });
            view! { <tr><th scope="row">{step}</th>{cells.collect_view()}</tr> }
        };
        view! {
            <table class="sim-table">
                <caption>{strings::WHOLE_RUN}</caption>
                <thead>
                    <tr><th scope="col" rowspan="2">{head}</th>{names.into_iter().map(|name| view! { <th scope="colgroup" colspan=variables.len() + 1>{name}</th> }).collect_view()}</tr>
                    <tr>{columns}</tr>
                </thead>
                <tbody>{steps.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
    };
    view! {
        <details on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>{strings::DATA}</summary>
            <div class="sim-table-frame" tabindex="0" role="group" aria-label=strings::DATA>{move || open.get().then(table)}</div>
        </details>
    }
}

/// The steps of a table of at most `rows` rows, both ends included.
pub fn sampled_steps(last: usize, rows: usize) -> Vec<usize> {
    if last < rows {
        return (0..=last).collect();
    }
    let mut steps: Vec<usize> = (0..rows).map(|row| row * last / (rows - 1)).collect();
    steps.dedup();
    steps
}

fn run_width(model: Model) -> usize {
    model.preset().optimizers.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_stay_short_and_keep_their_ends() {
        assert_eq!(sampled_steps(3, 50), [0, 1, 2, 3]);
        let steps = sampled_steps(100_000, 50);
        assert_eq!((steps.len(), steps[0], steps[49]), (50, 0, 100_000));
    }
}
