//! The training in words and numbers.

use super::super::words::sampled_steps;
use super::model::Model;
use super::words;
use crate::plot::number;
use descent::network::{Score, Standing};
use leptos::prelude::*;

/// Rows of the table at most.
const ROWS: usize = 21;

/// The training in sentences, and on demand a table of epochs.
#[component]
pub fn InWords(
    /// The state that is shown.
    model: Model,
) -> impl IntoView {
    let task = move || model.with_setup(|setup| words::task(setup, model.ready()));
    let summary = move || {
        model.with_setup(|setup| model.with_record(|record| words::summary(setup, record, model.player().told())))
    };
    let open = RwSignal::new(false);
    view! {
        <div class="sim-words">
            <h2>"In words"</h2>
            <p>{task}</p>
            <p>{summary}</p>
        </div>
        <div class="sim-folds">
            <details on:toggle=move |_| open.update(|open| *open = !*open)>
                <summary>"Data of the training"</summary>
                <div class="sim-table-frame" tabindex="0" role="group" aria-label="Data of the training">
                    {move || open.get().then(|| view! { <Table model/> })}
                </div>
            </details>
        </div>
    }
}

#[component]
fn Table(model: Model) -> impl IntoView {
    let names = move || model.with_setup(words::names);
    let head =
        move || names().into_iter().map(|name| view! { <th scope="colgroup" colspan="4">{name}</th> }).collect_view();
    let columns = move || {
        let four = ["loss", "accuracy", "loss, set aside", "accuracy, set aside"];
        names()
            .into_iter()
            .map(|_| four.map(|name| view! { <th scope="col">{name}</th> }).collect_view())
            .collect_view()
    };
    let rows = move || {
        model.with_record(|record| {
            let last = model.player().step().min(record.epochs());
            let row = |epoch: usize| {
                let cells =
                    (0..record.lanes()).filter_map(|lane| record.standing(lane, epoch)).map(cells).collect_view();
                view! { <tr><th scope="row">{epoch}</th>{cells}</tr> }
            };
            sampled_steps(last, ROWS).into_iter().map(row).collect_view()
        })
    };
    view! {
        <table class="sim-table">
            <thead>
                <tr><th scope="col" rowspan="2">"epoch"</th>{head}</tr>
                <tr>{columns}</tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
}

fn cells(Standing { training, validation }: Standing) -> impl IntoView {
    let [loss, accuracy] = texts(Some(training));
    let [aside, accuracy_aside] = texts(validation);
    view! { <td>{loss}</td><td>{accuracy}</td><td>{aside}</td><td>{accuracy_aside}</td> }
}

fn texts(score: Option<Score>) -> [String; 2] {
    match score {
        Some(Score { loss, accuracy }) => [number::short(loss), words::percent(accuracy)],
        None => ["–".to_owned(), "–".to_owned()],
    }
}
