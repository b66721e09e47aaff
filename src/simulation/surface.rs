//! The landscape as a surface that can be turned, with the paths on it and the pointer's place linked to the map's.

use super::frames::{Extent, use_extent, use_tone};
use super::map::STILL;
use super::model::Model;
use crate::plot::Point;
use crate::plot::canvas::Sheet;
use crate::plot::optimizer_style::OptimizerStyle;
use crate::plot::palette::Tone;
use crate::plot::surface_3d::{Surface, Turn};
use crate::plot::surface_trail::Trail;
use crate::plot::svg;
use crate::plot::window::Window;
use crate::strings::descriptions;
use crate::strings::simulation as strings;
use descent::run::{self, Run};
use leptos::ev::{KeyboardEvent, MouseEvent, PointerEvent};
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use std::sync::Arc;
use wasm_bindgen::JsCast;

/// The surface of the model's landscape, compared by identity.
#[derive(Clone, Debug)]
struct Shape(Arc<Surface>);

impl PartialEq for Shape {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

impl Shape {
    fn of(model: Model) -> Self {
        Self(Arc::new(surface(model, |window, value| Surface::new(window, value))))
    }
}

/// The surface of a model's landscape, made in more or fewer pieces.
fn surface(model: Model, make: impl Fn(Window, &dyn Fn(Point) -> f64) -> Surface) -> Surface {
    let window = model.plot().window();
    model.with_experiment(|experiment| {
        let objective = &experiment.objective;
        let surface = make(window, &|point| objective.value(point));
        match objective.variables() {
            [x, y, ..] => surface.named([x, y]),
            _ => surface,
        }
    })
}

/// What a prerendered page shows, or without JavaScript.
fn still_picture(model: Model) -> Option<impl IntoView> {
    cfg!(feature = "ssr").then(|| {
        let surface = surface(model, |window, value| Surface::small(window, value));
        let picture =
            svg::for_both_themes(STILL, |pen, tone| surface.seen(Turn::default(), pen.size()).draw(pen, tone));
        view! { <div class="sim-still" inner_html=picture></div> }
    })
}

/// Radians for a drag over one pixel, and for one key.
const DRAG: f64 = 0.01;
const KEY: f64 = 0.12;

/// The surface in perspective: turned by drag, touch and arrow keys.
#[component]
pub fn SurfaceView(model: Model) -> impl IntoView {
    let frame = NodeRef::<Div>::new();
    let [surface, trails] = [NodeRef::<Canvas>::new(), NodeRef::new()];
    let (extent, tone) = (use_extent(frame), use_tone());
    let turn = RwSignal::new(Turn::default());
    let objective = Memo::new(move |_| model.with_experiment(|experiment| experiment.objective.clone()));
    let shape = Memo::new(move |_| {
        objective.track();
        untrack(move || Shape::of(model))
    });
    let renderer = StoredValue::new_local(None::<SurfaceRenderer>);
    Effect::new(move |_| {
        let (Some(surface), Some(trails)) = (surface.get(), trails.get()) else { return };
        let sheets = [surface, trails].map(|canvas| Sheet::new(canvas.unchecked_into()));
        if let [Some(surface), Some(trails)] = sheets {
            renderer.set_value(Some(SurfaceRenderer {
                surface,
                trails,
                styles: model.styles(),
                drawn: None,
                trails_of_run: None,
            }));
        }
    });
    Effect::new(move |_| {
        let Some(extent) = extent.get() else { return };
        let looks = (extent, tone.get(), turn.get(), shape.get());
        let (run_id, hidden, position) = (model.run_id(), model.hidden(), model.player().position());
        // Paths on the surface are hidden here and there, and drawn as a whole: thirty times a second is enough.
        if model.player().is_off_beat_untracked() {
            return;
        }
        renderer.update_value(|renderer| {
            if let Some(renderer) = renderer {
                renderer.show(looks, &model.run_untracked(), (run_id, position), &hidden);
            }
        });
    });
    let marker = Memo::new(move |_| {
        let (point, extent) = (model.cursor()?, extent.get()?);
        let shape = shape.get();
        let height = shape.0.height(model.with_experiment(|experiment| experiment.objective.value(point)));
        let [x, y] = shape.0.seen(turn.get(), extent.size).pixel(point, height);
        Some([format!("{x:.1}px"), format!("{y:.1}px")])
    });
    let cross = move || {
        marker.get().map(|[left, top]| view! { <span class="sim-cursor-mark" style:left=left style:top=top></span> })
    };
    let label = move || model.with_experiment(descriptions::surface);
    view! {
        <div class="sim-map sim-surface" node_ref=frame>
            {still_picture(model)}
            <canvas node_ref=surface></canvas>
            <canvas node_ref=trails></canvas>
            {cross}
            <TurnLayer model turn shape extent label=Signal::derive(label)/>
        </div>
    }
}

/// What takes drags and keys.
#[component]
fn TurnLayer(
    model: Model,
    turn: RwSignal<Turn>,
    shape: Memo<Shape>,
    extent: Signal<Option<Extent>>,
    label: Signal<String>,
) -> impl IntoView {
    let held = RwSignal::new(None::<[f64; 2]>);
    let at = |event: &MouseEvent| [f64::from(event.client_x()), f64::from(event.client_y())];
    let grab = move |event: PointerEvent| {
        // Two fingers make the page larger.
        if !event.is_primary() {
            held.set(None);
            return;
        }
        if let Some(layer) = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok()) {
            // Without capture the drag only ends at the edge.
            let _ = layer.set_pointer_capture(event.pointer_id());
            held.set(Some(at(&event)));
        }
    };
    let drag = move |event: PointerEvent| {
        if !event.is_primary() {
            return;
        }
        let now = at(&event);
        if let Some(before) = held.get_untracked() {
            turn.update(|turn| *turn = turn.by((before[0] - now[0]) * DRAG, (now[1] - before[1]) * DRAG));
            held.set(Some(now));
            return;
        }
        let size = extent.get_untracked().map(|extent| extent.size);
        let layer = event.current_target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        if let (Some(size), Some(layer)) = (size, layer) {
            let area = layer.get_bounding_client_rect();
            let pixel = [now[0] - area.left(), now[1] - area.top()];
            model.point_at(shape.get_untracked().0.seen(turn.get_untracked(), size).place(pixel));
        }
    };
    let key = move |event: KeyboardEvent| {
        let fine = if event.shift_key() { 0.25 } else { 1.0 };
        let [yaw, pitch] = match event.key().as_str() {
            "ArrowLeft" => [KEY, 0.0],
            "ArrowRight" => [-KEY, 0.0],
            "ArrowUp" => [0.0, -KEY],
            "ArrowDown" => [0.0, KEY],
            "Home" => {
                event.prevent_default();
                turn.set(Turn::default());
                return;
            }
            _ => return,
        };
        event.prevent_default();
        turn.update(|turn| *turn = turn.by(yaw * fine, pitch * fine));
    };
    let side = move || {
        let Turn { yaw, pitch } = turn.get();
        label.with(|label| strings::turned(label, yaw.to_degrees(), pitch.to_degrees()))
    };
    view! {
        <div class="sim-turn-layer" tabindex="0" role="application" aria-label=side
            aria-description=strings::TURN_HINT
            data-yaw=move || format!("{:.3}", turn.get().yaw)
            on:pointerdown=grab on:pointermove=drag on:pointerup=move |_| held.set(None) on:pointercancel=move |_| held.set(None)
            on:pointerleave=move |_| model.point_at(None) on:keydown=key></div>
    }
}

/// What the drawn surface depends on.
type Looks = (Extent, Tone, Turn, Shape);

/// What has been drawn, so that only what is new need be.
struct SurfaceRenderer {
    surface: Sheet,
    trails: Sheet,
    styles: Vec<OptimizerStyle>,
    drawn: Option<Looks>,
    trails_of_run: Option<Trails>,
}

/// The trails of a run up to a place, over a surface: they stay as they are while it is turned.
struct Trails {
    of: (u64, f64),
    over: Shape,
    trails: Vec<Trail>,
}

impl SurfaceRenderer {
    /// Draws the surface, if it is seen in a new way, and on it the run up to a place.
    fn show(&mut self, looks: Looks, run: &Run, of: (u64, f64), hidden: &[bool]) {
        let (Extent { size, ratio }, tone, turn, shape) = looks.clone();
        let view = shape.0.seen(turn, size);
        if self.drawn.as_ref() != Some(&looks) {
            if self.drawn.as_ref().map(|drawn| drawn.0) != Some(looks.0) {
                self.surface.resize(size, ratio);
                self.trails.resize(size, ratio);
            }
            self.surface.draw(|pen| view.draw(pen, tone));
            self.drawn = Some(looks);
        }
        if self.trails_of_run.as_ref().is_none_or(|trails_of_run| trails_of_run.of != of || trails_of_run.over != shape)
        {
            let trail = |track: &run::Track| Trail::new(&shape.0, track.positions(), track.losses(), of.1);
            let trails = run.tracks().iter().map(trail).collect();
            self.trails_of_run = Some(Trails { of, over: shape.clone(), trails });
        }
        let trails =
            self.trails_of_run.iter().flat_map(|trails_of_run| &trails_of_run.trails).zip(&self.styles).enumerate();
        let mut seen = trails.filter(|(index, _)| hidden.get(*index) != Some(&true));
        self.trails.clear();
        self.trails.draw(|pen| seen.try_for_each(|(_, (trail, style))| trail.draw(pen, &view, style, tone)));
    }
}
