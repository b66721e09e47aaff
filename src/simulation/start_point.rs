//! The start point: dragged, clicked, moved by arrow keys, or typed.

use super::model::Model;
use super::number_field::NumberField;
use super::words;
use crate::plot::Point;
use crate::plot::number;
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The layer over the map that takes clicks and keys, with the handle on it.
#[component]
pub fn StartLayer(
    /// The state that is shown and changed.
    model: Model,
) -> impl IntoView {
    let layer = NodeRef::<Div>::new();
    let dragging = RwSignal::new(false);
    let point_at = move |event: &MouseEvent| -> Option<Point> {
        let element: web_sys::Element = layer.get_untracked()?.unchecked_into();
        let area = element.get_bounding_client_rect();
        let share = |position: i32, from: f64, size: f64| (f64::from(position) - from) / size;
        let [right, down] =
            [share(event.client_x(), area.left(), area.width()), share(event.client_y(), area.top(), area.height())];
        Some(model.ground_untracked().window().at([right, down]))
    };
    let place = move |event: &MouseEvent| {
        if let Some(point) = point_at(event) {
            model.set_start(rounded(model, point));
        }
    };
    let grab = move |event: PointerEvent| {
        if let Some(handle) = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
            // Without capture the drag only ends at the handle's edge.
            let _ = handle.set_pointer_capture(event.pointer_id());
            dragging.set(true);
        }
    };
    let drag = move |event: PointerEvent| {
        if dragging.get_untracked() {
            place(&event);
        }
    };
    let release = move |_: PointerEvent| {
        if dragging.get_untracked() {
            dragging.set(false);
            model.player().announce();
        }
    };
    let share = move |axis: usize| {
        let share = model.ground().window().share(model.with_experiment(|experiment| experiment.start));
        format!("{:.3}%", 100.0 * share[axis])
    };
    let label =
        move || format!("Start point at {}", words::point(model.with_experiment(|experiment| experiment.start)));
    view! {
        <div class="sim-start-layer" node_ref=layer tabindex="0" role="application" aria-label=label
            aria-description="Arrow keys move the start point, with Shift in small steps. A click on the map puts it there."
            on:click=move |event: MouseEvent| place(&event)
            on:keydown=move |event: KeyboardEvent| on_key(model, &event)>
            <span class="sim-handle" class:dragged=move || dragging.get() style:left=move || share(0) style:top=move || share(1)
                on:click=|event: MouseEvent| event.stop_propagation()
                on:pointerdown=grab on:pointermove=drag on:pointerup=release on:pointercancel=release></span>
        </div>
    }
}

/// The start point as two numbers.
#[component]
pub fn StartFields(
    /// The state that is shown and changed.
    model: Model,
) -> impl IntoView {
    let field = move |axis: usize, name: &'static str| {
        let value = Signal::derive(move || model.with_experiment(|experiment| experiment.start[axis]));
        let commit = move |value: f64| {
            let window = model.ground_untracked().window();
            let [low, high] = [window.x, window.y][axis];
            if !(low..=high).contains(&value) {
                return Err(format!(
                    "Start {name} must lie on the map: {} to {}.",
                    number::short(low),
                    number::short(high)
                ));
            }
            model.change(|experiment| experiment.start[axis] = value);
            Ok(())
        };
        view! { <label class="sim-coordinate"><span aria-hidden="true">{name}</span><NumberField label=format!("Start {name}") value commit/></label> }
    };
    view! {
        <fieldset class="sim-start">
            <legend>"Start"</legend>
            {field(0, "x")}
            {field(1, "y")}
        </fieldset>
    }
}

fn on_key(model: Model, event: &KeyboardEvent) {
    let [dx, dy] = match event.key().as_str() {
        "ArrowLeft" => [-1.0, 0.0],
        "ArrowRight" => [1.0, 0.0],
        "ArrowUp" => [0.0, 1.0],
        "ArrowDown" => [0.0, -1.0],
        _ => return,
    };
    event.prevent_default();
    let window = model.ground_untracked().window();
    let stride = (window.x[1] - window.x[0]) / if event.shift_key() { 400.0 } else { 40.0 };
    let [x, y] = model.experiment_untracked().start;
    model.set_start(rounded(model, [x + dx * stride, y + dy * stride]));
}

/// No more digits than a hand can mean: a thousandth of the map's width.
fn rounded(model: Model, point: Point) -> Point {
    let window = model.ground_untracked().window();
    let finest = 10f64.powf(((window.x[1] - window.x[0]) / 1000.0).log10().floor());
    let places = 1.0 / finest;
    point.map(|coordinate| (coordinate * places).round() / places)
}
