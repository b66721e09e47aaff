//! The start point: dragged, clicked, moved by arrow keys, or typed.

use super::model::Model;
use super::number_field::NumberField;
use crate::plot::Point;
use crate::plot::number;
use crate::strings::descriptions;
use crate::strings::simulation as strings;
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The layer over the map that takes clicks and keys, with the handle on it.
#[component]
pub fn StartLayer(model: Model) -> impl IntoView {
    let layer = NodeRef::<Div>::new();
    let dragging = RwSignal::new(false);
    let point_at = move |event: &MouseEvent| -> Option<Point> {
        let element: web_sys::Element = layer.get_untracked()?.unchecked_into();
        let area = element.get_bounding_client_rect();
        let pixel = [f64::from(event.client_x()) - area.left(), f64::from(event.client_y()) - area.top()];
        Some(model.plot_untracked().place(pixel, [area.width(), area.height()]))
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
    // The same place is marked on the surface.
    let follow = move |event: PointerEvent| model.point_at(point_at(&event));
    let position = Memo::new(move |_| model.plot().position(model.with_experiment(|experiment| experiment.start)));
    let label = move || strings::start_point(&model.with_experiment(descriptions::start));
    let hint =
        if model.preset().objective.dimension() == 1 { strings::START_HINT_CURVE } else { strings::START_HINT_MAP };
    view! {
        <div class="sim-start-layer" node_ref=layer tabindex="0" role="application" aria-label=label
            aria-description=hint
            on:click=move |event: MouseEvent| place(&event)
            on:pointermove=follow on:pointerleave=move |_| model.point_at(None)
            on:keydown=move |event: KeyboardEvent| on_key(model, &event)>
            <span class="sim-handle" class:dragged=move || dragging.get() style:left=move || position.get()[0].clone() style:top=move || position.get()[1].clone()
                on:click=|event: MouseEvent| event.stop_propagation()
                on:pointerdown=grab on:pointermove=drag on:pointerup=release on:pointercancel=release></span>
        </div>
    }
}

/// The start point as two numbers.
#[component]
pub fn StartFields(model: Model) -> impl IntoView {
    let field = move |axis: usize, name: &'static str| {
        let value = Signal::derive(move || model.with_experiment(|experiment| experiment.start[axis]));
        let commit = move |value: f64| {
            let plot = model.plot_untracked();
            let [low, high] = [plot.window().x, plot.window().y][axis];
            if !(low..=high).contains(&value) {
                let (low, high) = (number::short(low), number::short(high));
                return Err(strings::start_is_outside(name, plot.profile().is_some(), &low, &high));
            }
            model.change(|experiment| experiment.start[axis] = value);
            Ok(())
        };
        view! { <label class="sim-coordinate"><span aria-hidden="true">{name}</span><NumberField label=strings::start_coordinate(name) value commit/></label> }
    };
    let variables = model.preset().objective.variables();
    view! {
        <fieldset class="sim-start">
            <legend>{strings::START}</legend>
            {variables.iter().enumerate().map(|(axis, name)| field(axis, name)).collect_view()}
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
    let window = model.plot_untracked().window();
    let stride = (window.x[1] - window.x[0]) / if event.shift_key() { 400.0 } else { 40.0 };
    let [x, y] = model.experiment_untracked().start;
    model.set_start(rounded(model, [x + dx * stride, y + dy * stride]));
}

/// No more digits than a hand can mean: a thousandth of the map's width.
fn rounded(model: Model, point: Point) -> Point {
    let window = model.plot_untracked().window();
    let finest = 10f64.powf(((window.x[1] - window.x[0]) / 1000.0).log10().floor());
    let places = 1.0 / finest;
    point.map(|coordinate| (coordinate * places).round() / places)
}
