//! How a network reads digits: what it takes for what, what it gets wrong, and a pad for one's own.

use super::model::Model;
use super::pad::{Pad, SIDE};
use crate::strings::digits as strings;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use std::fmt::Write;
use wasm_bindgen::JsCast;
use web_sys::PointerEvent;

/// The pad beside what the network makes of the digits set aside.
#[component]
pub fn DigitsPanel(model: Model) -> impl IntoView {
    view! {
        <div class="net-digits">
            <PadView model/>
            <Mistakes model/>
            <Confusion model/>
            <p class="net-hint net-credit" inner_html=strings::CREDIT></p>
        </div>
    }
}

/// Cells to draw a digit on, by pointer or by keys.
#[component]
fn PadView(model: Model) -> impl IntoView {
    let pad = model.pad();
    let (focus, drawing) = (RwSignal::new(0_usize), RwSignal::new(false));
    let draw = move |event: &PointerEvent| {
        if let Some(cell) = cell_under(event) {
            focus.set(cell);
            pad.stroke(cell);
            model.classify();
        }
    };
    let down = move |event: PointerEvent| {
        event.prevent_default();
        drawing.set(true);
        draw(&event);
    };
    let over = move |event: PointerEvent| {
        if drawing.get_untracked() {
            draw(&event);
        }
    };
    let key = move |event: KeyboardEvent| {
        if let Some(cell) = neighbour(focus.get_untracked(), &event.key()) {
            event.prevent_default();
            focus.set(cell);
            focus_cell(&event, cell);
        }
    };
    let toggle = move |cell: usize| {
        pad.toggle(cell);
        model.classify();
    };
    let cell = move |cell: usize| {
        let name = strings::cell(cell / SIDE + 1, cell % SIDE + 1);
        view! {
            <button type="button" class="net-cell" data-cell=cell aria-label=name aria-pressed=move || (pad.ink(cell) >= 1.0).to_string()
                tabindex=move || if focus.get() == cell { "0" } else { "-1" } style:--ink-share=move || pad.ink(cell).to_string()
                on:keydown=move |event| if [" ", "Enter"].contains(&event.key().as_str()) { event.prevent_default(); toggle(cell); }></button>
        }
    };
    let end = move |_| drawing.set(false);
    view! {
        <section class="net-pad-box" aria-label=strings::DRAW>
            <h2>{strings::DRAW}</h2>
            <div class="net-pad" role="group" aria-label=strings::PAD
                on:pointerdown=down on:pointermove=over on:pointerup=end on:pointercancel=end on:pointerleave=end on:keydown=key>
                {(0..SIDE * SIDE).map(cell).collect_view()}
            </div>
            <p class="net-row">
                <button type="button" on:click=move |_| model.exemplify()>{strings::USE_EXAMPLE}</button>
                <button type="button" on:click=move |_| pad.clear()>{strings::CLEAR}</button>
            </p>
            <p class="net-answer" role="status">{move || description(pad)}</p>
        </section>
    }
}

fn description(pad: Pad) -> String {
    match pad.answer() {
        Some(answer) => strings::answer(&answer, pad.label()),
        None => strings::PAD_IS_EMPTY.to_owned(),
    }
}

/// The cell under a pointer, wherever the pointer was captured.
fn cell_under(event: &PointerEvent) -> Option<usize> {
    let element = document().element_from_point(event.client_x() as f32, event.client_y() as f32)?;
    element.get_attribute("data-cell")?.parse().ok()
}

/// The cell that an arrow key leads to.
fn neighbour(cell: usize, key: &str) -> Option<usize> {
    let (row, column) = (cell / SIDE, cell % SIDE);
    let (row, column) = match key {
        "ArrowLeft" => (row, column.saturating_sub(1)),
        "ArrowRight" => (row, (column + 1).min(SIDE - 1)),
        "ArrowUp" => (row.saturating_sub(1), column),
        "ArrowDown" => ((row + 1).min(SIDE - 1), column),
        "Home" => (row, 0),
        "End" => (row, SIDE - 1),
        _ => return None,
    };
    Some(row * SIDE + column)
}

fn focus_cell(event: &KeyboardEvent, cell: usize) {
    let Some(group) = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) else {
        return;
    };
    if let Ok(Some(element)) = group.query_selector(&format!("[data-cell='{cell}']")) {
        let _ = element.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}

#[component]
fn Mistakes(model: Model) -> impl IntoView {
    let mistakes = move || model.view().and_then(|view| view.of_digits.as_ref().map(|digits| digits.mistakes.clone()));
    // What an untrained network gets wrong says nothing.
    let is_trained = Memo::new(move |_| model.player().status_step() > 0);
    let list = move || {
        mistakes().filter(|_| is_trained.get()).unwrap_or_default().into_iter().map(|mistake| {
            let words = strings::mistake(mistake.label, mistake.answer, mistake.probability);
            view! {
                <li><span class="net-picture" aria-hidden="true" inner_html=picture(&mistake.pixels)></span><span>{words}</span></li>
            }
        }).collect_view()
    };
    let none = move || match is_trained.get() {
        true => mistakes().is_some_and(|mistakes| mistakes.is_empty()).then_some(strings::NO_MISTAKES),
        false => Some(strings::TRAIN_FIRST),
    };
    let [short, heading] = strings::MISTAKES;
    view! {
        <section class="net-mistakes" aria-label=short>
            <h2>{heading}</h2>
            <p>{none}</p>
            <ul>{list}</ul>
        </section>
    }
}

/// A digit as squares of ink in the text's colour.
fn picture(pixels: &[f32]) -> String {
    let mut svg = String::from(r#"<svg viewBox="0 0 8 8" width="40" height="40" fill="currentColor">"#);
    for (place, ink) in pixels.iter().enumerate().filter(|(_, ink)| **ink > 0.0) {
        // Writing to a string does not fail.
        let _ = write!(
            svg,
            r#"<rect x="{}" y="{}" width="1.02" height="1.02" opacity="{ink:.2}"/>"#,
            place % SIDE,
            place / SIDE
        );
    }
    svg + "</svg>"
}

/// How often each digit was taken for each.
#[component]
fn Confusion(model: Model) -> impl IntoView {
    let rows = move || {
        let view = model.view();
        let counts = view.as_ref().and_then(|view| view.of_digits.as_ref()).map(|digits| digits.confusion.clone());
        let counts = counts.unwrap_or_default();
        let row = |digit: usize| {
            let cells = counts.get(10 * digit..10 * (digit + 1)).unwrap_or_default().to_vec();
            let total: f32 = cells.iter().sum::<f32>().max(1.0);
            let cell = move |(answer, count): (usize, f32)| {
                let (share, is_wrong) = (format!("{:.2}", count / total), answer != digit && count > 0.0);
                view! { <td class:right=answer == digit class:wrong=is_wrong style:--share=share>{count as usize}</td> }
            };
            view! { <tr><th scope="row">{digit}</th>{cells.into_iter().enumerate().map(cell).collect_view()}</tr> }
        };
        (0..10).map(row).collect_view()
    };
    let [name, caption] = strings::CONFUSION;
    view! {
        <div class="net-confusion" tabindex="0" role="group" aria-label=name>
            <table class="sim-table">
                <caption>{caption}</caption>
                <thead><tr><td></td>{(0..10).map(|digit| view! { <th scope="col">{digit}</th> }).collect_view()}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arrow_keys_stay_on_the_pad_and_reach_every_cell() {
        for cell in 0..SIDE * SIDE {
            for key in ["ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Home", "End"] {
                assert!(neighbour(cell, key).is_some_and(|cell| cell < SIDE * SIDE));
            }
        }
        assert_eq!(
            [neighbour(0, "ArrowRight"), neighbour(0, "ArrowDown"), neighbour(9, "Tab")],
            [Some(1), Some(8), None]
        );
    }

    #[test]
    fn ink_is_drawn_and_paper_is_not() {
        let mut pixels = vec![0.0; 64];
        pixels[9] = 0.5;
        assert_eq!(picture(&pixels).matches("<rect").count(), 1);
        assert!(picture(&pixels).contains(r#"x="1" y="1""#));
    }
}
