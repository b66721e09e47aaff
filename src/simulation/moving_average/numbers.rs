//! A moving average as a table.

use super::super::table::sampled_steps;
use super::model::Model;
use crate::plot::number;
use crate::strings::moving_average as strings;
use leptos::prelude::*;

/// At most fifty values with their averages.
#[component]
pub fn Numbers(model: Model) -> impl IntoView {
    let open = RwSignal::new(false);
    let table = move || {
        let course = model.course();
        let steps = course.values.len().checked_sub(1).map(|last| sampled_steps(last, 50)).unwrap_or_default();
        let row = move |index: usize| {
            let (value, average) = (course.values[index], course.averages[index]);
            view! {
                <tr class:current=move || model.player().step() == index + 1>
                    <th scope="row">{index + 1}</th>
                    <td>{number::significant(value, 6)}</td>
                    <td>{number::significant(average, 7)}</td>
                </tr>
            }
        };
        view! {
            <table class="sim-table">
                <caption>{strings::ALL_VALUES}</caption>
                <thead><tr>{strings::COLUMNS.map(|name| view! { <th scope="col" inner_html=name></th> })}</tr></thead>
                <tbody>{steps.into_iter().map(row).collect_view()}</tbody>
            </table>
        }
    };
    view! {
        <details on:toggle=move |_| open.update(|open| *open = !*open)>
            <summary>{strings::NUMBERS}</summary>
            <div class="sim-table-frame" tabindex="0" role="group" aria-label=strings::NUMBERS>{move || open.get().then(table)}</div>
        </details>
    }
}
