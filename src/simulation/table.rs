//! The run as numbers: this step taken apart, and a table of steps.

use super::model::Model;
use super::words;
use crate::plot::number;
use leptos::prelude::*;

/// The run in sentences, and on demand the numbers of this step.
#[component]
pub fn InWords(
    /// The state that is shown and changed.
    model: Model,
) -> impl IntoView {
    let summary = move || words::summary(&model.run(), model.step(), &model.hidden());
    let comparison = move || words::comparison(&model.run(), model.step(), &model.hidden());
    let open = RwSignal::new(false);
    view! {
        <div class="sim-words">
            <h2>"In words"</h2>
            <p>{summary}" "{comparison}</p>
        </div>
        <div class="sim-folds">
            <details on:toggle=move |_| open.update(|open| *open = !*open)>
                <summary>"This step in numbers"</summary>
                {move || open.get().then(|| view! { <StepNumbers model/> })}
            </details>
            <DataTable model/>
        </div>
    }
}

/// The named terms of each optimizer's step.
#[component]
fn StepNumbers(model: Model) -> impl IntoView {
    let running = model.player().is_running();
    let numbers = move || {
        if running.get() {
            return view! { <p>"Pause to see the numbers of a step."</p> }.into_any();
        }
        let (run, step) = (model.run(), model.step());
        let names = words::names(run.experiment());
        let seen = names.into_iter().enumerate().filter(|(index, _)| !model.is_hidden(*index));
        seen.map(|(index, name)| {
            let rows = words::quantities(&run.tracks()[index], step);
            view! {
                <table class="sim-table">
                    <caption>{format!("{name}, step {}", step.max(1))}</caption>
                    <thead><tr><th scope="col">"quantity"</th><th scope="col">"x"</th><th scope="col">"y"</th></tr></thead>
                    <tbody>{rows.into_iter().map(|row| view! {
                        <tr><th scope="row">{row.label}</th><td>{row.x}</td><td>{row.y}</td></tr>
                    }).collect_view()}</tbody>
                </table>
            }
        })
        .collect_view()
        .into_any()
    };
    view! { <div class="sim-numbers">{numbers}</div> }
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
            <div class="sim-table-frame" tabindex="0" role="region" aria-label="Data of the run">{move || open.get().then(table)}</div>
        </details>
    }
}

fn run_width(model: Model) -> usize {
    model.preset().optimizers.len()
}
