//! The training in words and numbers.

use super::super::table::sampled_steps;
use super::model::Model;
use crate::plot::number;
use crate::strings::simulation::IN_WORDS;
use crate::strings::{network as strings, training};
use descent::network::{Score, Standing};
use leptos::prelude::*;

/// Rows of the table at most.
const ROWS: usize = 21;

/// The training in sentences, and on demand a table of epochs.
#[component]
pub fn InWords(model: Model) -> impl IntoView {
    let task = move || model.with_experiment(|experiment| training::task(experiment, model.ready()));
    let sentences = move || {
        let epoch = model.player().status_step();
        let sentences = model
            .with_experiment(|experiment| model.with_record(|record| training::sentences(experiment, record, epoch)));
        sentences.into_iter().map(|sentence| view! { <p>{sentence}</p> }).collect_view()
    };
    let open = RwSignal::new(false);
    view! {
        <div class="sim-words">
            <h2>{IN_WORDS}</h2>
            <p>{task}</p>
            {sentences}
        </div>
        <div class="sim-folds">
            <details on:toggle=move |_| open.update(|open| *open = !*open)>
                <summary>{strings::DATA_OF_TRAINING}</summary>
                <div class="sim-table-frame" tabindex="0" role="group" aria-label=strings::DATA_OF_TRAINING>
                    {move || open.get().then(|| view! { <Table model/> })}
                </div>
            </details>
        </div>
    }
}

#[component]
fn Table(model: Model) -> impl IntoView {
    let names = move || model.with_experiment(training::names);
    let head =
        move || names().into_iter().map(|name| view! { <th scope="colgroup" colspan="4">{name}</th> }).collect_view();
    let columns = move || {
        names()
            .into_iter()
            .map(|_| strings::COLUMNS.map(|name| view! { <th scope="col">{name}</th> }).collect_view())
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
                <tr><th scope="col" rowspan="2">{strings::EPOCH}</th>{head}</tr>
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
        Some(Score { loss, accuracy }) => [number::short(loss), training::percent(accuracy)],
        None => [strings::NO_SCORE; 2].map(str::to_owned),
    }
}
