//! The loss over the steps beside the map.

use super::frames::{Extent, use_extent, use_tone};
use super::key::Key;
use super::model::{Finished, Model};
use super::words;
use crate::plot::Point;
use crate::plot::canvas::Sheet;
use crate::plot::loss_curve::{self, Room};
use crate::plot::palette::{OptimizerStyle, Tone};
use crate::plot::trace::Tracer;
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The loss curves with their legend.
#[component]
pub fn LossCurve(
    /// The state that is shown and changed.
    model: Model,
) -> impl IntoView {
    let frame = NodeRef::<Div>::new();
    let [curves, heads] = [NodeRef::<Canvas>::new(), NodeRef::new()];
    let (extent, tone) = (use_extent(frame), use_tone());
    let room = Memo::new(move |_| room(&model.run(), &model.hidden()));
    let scene = StoredValue::new_local(None::<Scene>);
    Effect::new(move |_| {
        let (Some(curves), Some(heads)) = (curves.get(), heads.get()) else { return };
        let (Some(curves), Some(heads)) = (Sheet::new(curves.unchecked_into()), Sheet::new(heads.unchecked_into()))
        else {
            return;
        };
        scene.set_value(Some(Scene::new(curves, heads, model.styles())));
    });
    Effect::new(move |_| {
        let Some(extent) = extent.get() else { return };
        let drawing = Drawing { extent, tone: tone.get(), room: room.get(), run: model.run(), hidden: model.hidden() };
        let position = model.player().position();
        scene.update_value(|scene| {
            if let Some(scene) = scene {
                scene.prepare(drawing);
                scene.show(position);
            }
        });
    });
    let words = move || words::summary(&model.run(), model.step(), &model.hidden());
    view! {
        <figure class="sim-curve">
            <figcaption>"Loss over steps "<span>"(" {move || room.get().words()} ")"</span></figcaption>
            <div class="sim-curve-picture" node_ref=frame role="img" aria-label=move || format!("Loss curves. {}", words())>
                <canvas node_ref=curves></canvas>
                <canvas node_ref=heads></canvas>
            </div>
            <Legend model/>
        </figure>
    }
}

/// The keys of the optimizers that are seen.
#[component]
fn Legend(model: Model) -> impl IntoView {
    let names = words::names(&model.preset());
    let entries = model.styles().into_iter().zip(names).enumerate();
    view! {
        <ul class="sim-legend" aria-hidden="true">
            {entries.map(|(index, (style, name))| view! {
                <li hidden=move || model.is_hidden(index)><Key style/>{name}</li>
            }).collect_view()}
        </ul>
    }
}

fn room(run: &Finished, hidden: &[bool]) -> Room {
    let end = run.end();
    let seen: Vec<&[f64]> = run
        .tracks()
        .iter()
        .enumerate()
        .filter(|(index, _)| hidden.get(*index) != Some(&true))
        .map(|(_, track)| &track.losses()[..(end + 1).min(track.losses().len())])
        .collect();
    Room::new(seen.iter().copied(), end)
}

#[derive(Clone, PartialEq)]
struct Drawing {
    extent: Extent,
    tone: Tone,
    room: Room,
    run: Finished,
    hidden: Vec<bool>,
}

/// What has been drawn, so that only what is new need be.
struct Scene {
    curves: Sheet,
    heads: Sheet,
    styles: Vec<OptimizerStyle>,
    drawing: Option<Drawing>,
    tracers: Vec<Tracer>,
    drawn: usize,
}

impl Scene {
    fn new(curves: Sheet, heads: Sheet, styles: Vec<OptimizerStyle>) -> Self {
        Self { curves, heads, styles, drawing: None, tracers: Vec::new(), drawn: 0 }
    }

    fn prepare(&mut self, drawing: Drawing) {
        if self.drawing.as_ref() == Some(&drawing) {
            return;
        }
        if self.drawing.as_ref().map(|before| before.extent) != Some(drawing.extent) {
            self.curves.resize(drawing.extent.size, drawing.extent.ratio);
            self.heads.resize(drawing.extent.size, drawing.extent.ratio);
        }
        self.drawing = Some(drawing);
        self.clear();
    }

    fn show(&mut self, position: f64) {
        let steps = position as usize + 1;
        if steps < self.drawn {
            self.clear();
        }
        let Some(Drawing { extent, tone, room, run, hidden }) = &self.drawing else { return };
        self.heads.clear();
        for (index, track) in run.tracks().iter().enumerate() {
            if hidden.get(index) == Some(&true) {
                continue;
            }
            let (style, tracer, losses) = (&self.styles[index], &mut self.tracers[index], track.losses());
            let pixel = |step: usize| room.pixel(step as f64, losses[step], extent.size);
            let ink = tracer.extend((self.drawn..steps.min(losses.len())).map(pixel));
            if !ink.strokes.is_empty() {
                self.curves.draw(|pen| loss_curve::draw_curve(pen, &ink, style, *tone));
            }
            let head = between(room, losses, position, extent.size);
            let under_way = tracer.peek(head);
            self.heads.draw(|pen| {
                loss_curve::draw_curve(pen, &under_way, style, *tone)?;
                loss_curve::draw_head(pen, room, head, style, *tone)
            });
        }
        self.drawn = steps;
    }

    fn clear(&mut self) {
        let Some(drawing) = &self.drawing else { return };
        self.curves.draw(|pen| loss_curve::draw_ground(pen, &drawing.room, drawing.tone));
        self.drawn = 0;
        let size = drawing.extent.size;
        self.tracers = self.styles.iter().map(|style| drawing.room.tracer(size, style)).collect();
    }
}

/// The pixel of a place on a curve, on the straight line between two steps.
fn between(room: &Room, losses: &[f64], position: f64, size: [f64; 2]) -> Point {
    let last = losses.len().saturating_sub(1);
    let before = (position as usize).min(last);
    let after = (before + 1).min(last);
    let (a, b) = (room.pixel(before as f64, losses[before], size), room.pixel(after as f64, losses[after], size));
    let share = (position - before as f64).clamp(0.0, 1.0);
    [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
}
