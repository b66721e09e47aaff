//! What happens over the steps, beside the map: losses, learning rates, distances.

use super::frames::{DRAWING_SHARE, Extent, budget, use_extent, use_redraw, use_tone};
use super::key::Key;
use super::model::Model;
use super::quantity::Quantity;
use crate::plot::Point;
use crate::plot::canvas::{FineCanvas, Sheet};
use crate::plot::curve::{self, Room};
use crate::plot::optimizer_style::OptimizerStyle;
use crate::plot::palette::Tone;
use crate::plot::pen::Pen;
use crate::plot::svg;
use crate::plot::trace::{Ink, Tracer};
use crate::strings::descriptions;
use crate::strings::readings as strings;
use descent::run::{self, Run};
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The curves with their tabs and their legend.
#[component]
pub fn Curves(model: Model) -> impl IntoView {
    let (quantity, logarithmic) = (RwSignal::new(Quantity::default()), RwSignal::new(true));
    let frame = NodeRef::<Div>::new();
    let [curves, heads] = [NodeRef::<Canvas>::new(), NodeRef::new()];
    let (extent, tone, redraw) = (use_extent(frame), use_tone(), use_redraw());
    let last = Memo::new(move |_| model.player().end());
    // While a run is being computed, room is made for it now and then, not with every piece.
    let computed = Memo::new(move |_| (model.run_id(), model.is_complete(), model.run().steps().next_power_of_two()));
    let room = Memo::new(move |_| {
        computed.track();
        quantity.get().room(&model.run_untracked(), &model.hidden(), last.get(), logarithmic.get())
    });
    let renderer = StoredValue::new_local(None::<CurveRenderer>);
    Effect::new(move |_| {
        let (Some(curves), Some(heads)) = (curves.get(), heads.get()) else { return };
        let (Some(curves), Some(heads)) = (Sheet::new(curves.unchecked_into()), Sheet::new(heads.unchecked_into()))
        else {
            return;
        };
        renderer.set_value(Some(CurveRenderer::new(curves, heads, model.styles())));
    });
    Effect::new(move |_| {
        let Some(extent) = extent.get() else { return };
        redraw.track();
        let (quantity, run_id) = (quantity.get(), model.run_id());
        let drawing = Drawing { extent, tone: tone.get(), room: room.get(), quantity, run_id, hidden: model.hidden() };
        let position = model.player().position();
        // A step is less than a pixel of this picture's width.
        if model.player().is_off_beat_untracked() {
            return;
        }
        renderer.update_value(|renderer| {
            if let Some(renderer) = renderer {
                renderer.prepare(drawing);
                if !renderer.show(&model.run_untracked(), position) {
                    redraw.ask();
                }
            }
        });
    });
    let words = move || descriptions::curves(&model.run(), quantity.get(), model.status_step(), &model.hidden());
    view! {
        <figure class="sim-curve">
            <Tabs model quantity logarithmic/>
            <figcaption>{move || quantity.get().caption()}" "<span>"(" {move || room.get().words()} ")"</span></figcaption>
            <div class="sim-curve-picture" node_ref=frame role="img" aria-label=words>
                {still_picture(&room.get_untracked())}
                <canvas node_ref=curves></canvas>
                <canvas node_ref=heads></canvas>
            </div>
            <Legend model quantity/>
        </figure>
    }
}

/// What a prerendered page shows: the axes, of the size that they have beside a lesson.
fn still_picture(room: &Room) -> Option<impl IntoView + use<>> {
    cfg!(feature = "ssr").then(|| {
        let picture = svg::for_both_themes([320.0, 208.0], |pen, tone| curve::draw_axes(pen, room, tone));
        view! { <div class="sim-still" aria-hidden="true" inner_html=picture></div> }
    })
}

/// Which quantity is shown, and on which scale.
#[component]
fn Tabs(model: Model, quantity: RwSignal<Quantity>, logarithmic: RwSignal<bool>) -> impl IntoView {
    let all = model.with_preset(Quantity::of);
    let name = format!("quantity-{}", model.run_untracked().id());
    let tab = |each: Quantity| {
        view! {
            <label>
                <input type="radio" name=name.clone() prop:checked=move || quantity.get() == each
                    checked=each == Quantity::default() on:change=move |_| quantity.set(each)/>
                <span>{each.label()}</span>
            </label>
        }
    };
    view! {
        <div class="sim-tabs">
            <div class="sim-radio" role="radiogroup" aria-label=strings::QUANTITY>{all.into_iter().map(tab).collect_view()}</div>
            <label class="sim-check">
                <input type="checkbox" prop:checked=move || logarithmic.get() checked
                    on:change=move |event| logarithmic.set(event_target_checked(&event))/>
                {strings::LOG_SCALE}
            </label>
        </div>
    }
}

/// The keys of the optimizers that are seen, with their values where no other place tells them.
#[component]
fn Legend(model: Model, quantity: RwSignal<Quantity>) -> impl IntoView {
    let names = descriptions::names(&model.preset());
    let value = move |index: usize| {
        let quantity = quantity.get();
        let run = model.run();
        let dimension = run.experiment().objective.dimension();
        let words = || format!(": {}", quantity.words(&run.tracks()[index], dimension, model.status_step()));
        (quantity != Quantity::Loss).then(words)
    };
    let entries = model.styles().into_iter().zip(names).enumerate();
    view! {
        <ul class="sim-legend" aria-hidden="true">
            {entries.map(|(index, (style, name))| view! {
                <li hidden=move || model.is_hidden(index)><Key style/><span>{name}{move || value(index)}</span></li>
            }).collect_view()}
        </ul>
    }
}

#[derive(Clone, PartialEq)]
struct Drawing {
    extent: Extent,
    tone: Tone,
    room: Room,
    quantity: Quantity,
    run_id: u64,
    hidden: Vec<bool>,
}

/// One curve: whose, which of its values, and how far the pen has come.
struct Line {
    optimizer: usize,
    curve: usize,
    tracer: Tracer,
}

/// What has been drawn, so that only what is new need be.
struct CurveRenderer {
    curves: Sheet,
    heads: Sheet,
    styles: Vec<OptimizerStyle>,
    drawing: Option<Drawing>,
    lines: Vec<Line>,
    drawn: usize,
}

/// So many steps are drawn between two looks at the clock.
const PORTION: usize = 2_000;

impl CurveRenderer {
    fn new(curves: Sheet, heads: Sheet, styles: Vec<OptimizerStyle>) -> Self {
        Self { curves, heads, styles, drawing: None, lines: Vec::new(), drawn: 0 }
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

    /// Draws what is new up to a place, for as long as a frame has time for it. Says whether that is all.
    fn show(&mut self, run: &Run, position: f64) -> bool {
        let steps = position as usize + 1;
        if steps < self.drawn {
            self.clear();
        }
        if self.lines.is_empty() {
            self.lines = self.lines(run);
        }
        let Some(drawing) = &self.drawing else { return true };
        let (room, size, tone) = (&drawing.room, drawing.extent.size, drawing.tone);
        let stride = (room.last() / (2.0 * size[0])).max(1.0) as usize;
        let is_over = budget(DRAWING_SHARE);
        let mut is_first = true;
        while self.drawn / stride < steps / stride && (is_first || !is_over()) {
            let to = steps.min(self.drawn + PORTION.max(stride));
            let mut new: Vec<(usize, Ink)> = Vec::new();
            for Line { optimizer, curve, tracer } in &mut self.lines {
                let track = &run.tracks()[*optimizer];
                let value = |step: usize| drawing.quantity.value(track, *curve, step);
                let seen = curve::thinned(self.drawn, to.min(track.losses().len()), stride, |step| {
                    value(step).unwrap_or(f64::NAN)
                });
                let pixels = seen.filter_map(|step| Some(room.pixel(step as f64, value(step)?, size)));
                let ink = tracer.extend(pixels);
                if !ink.strokes.is_empty() {
                    new.push((*optimizer, ink));
                }
            }
            if !new.is_empty() {
                let draw = |pen: &Pen<'_, FineCanvas>, (optimizer, ink): &(usize, Ink)| {
                    curve::draw_curve(pen, ink, &self.styles[*optimizer], tone)
                };
                self.curves.draw(|pen| new.iter().try_for_each(|ink| draw(pen, ink)));
            }
            self.drawn = to / stride * stride;
            is_first = false;
        }
        let is_complete = self.drawn / stride == steps / stride;
        let heads_at = if is_complete { position } else { self.drawn as f64 };
        self.heads.clear();
        self.heads.draw(|pen| {
            self.lines.iter().try_for_each(|Line { optimizer, curve, tracer }| {
                let head = head(drawing, &run.tracks()[*optimizer], *curve, heads_at);
                let style = &self.styles[*optimizer];
                head.map_or(Ok(()), |head| {
                    curve::draw_curve(pen, &tracer.peek(head), style, tone)?;
                    curve::draw_head(pen, room, head, style, tone)
                })
            })
        });
        is_complete
    }

    fn clear(&mut self) {
        let Some(drawing) = &self.drawing else { return };
        self.curves.draw(|pen| curve::draw_axes(pen, &drawing.room, drawing.tone));
        self.drawn = 0;
        self.lines.clear();
    }

    /// The curves of the optimizers that are seen, before their first step.
    fn lines(&self, run: &Run) -> Vec<Line> {
        let Some(Drawing { extent, room, quantity, hidden, .. }) = &self.drawing else { return Vec::new() };
        let curves = quantity.curves(run.experiment().objective.dimension());
        let seen = (0..self.styles.len()).filter(|index| hidden.get(*index) != Some(&true));
        seen.flat_map(|optimizer| {
            (0..curves).map(move |curve| Line {
                optimizer,
                curve,
                tracer: room.tracer(extent.size, &self.styles[optimizer]),
            })
        })
        .collect()
    }
}

/// The pixel of a place on a curve, on the straight line between two steps.
fn head(drawing: &Drawing, track: &run::Track, curve: usize, position: f64) -> Option<Point> {
    let last = track.losses().len().saturating_sub(1);
    let before = (position as usize).min(last);
    let after = (before + 1).min(last);
    let pixel = |step: usize| {
        let value = drawing.quantity.value(track, curve, step)?;
        Some(drawing.room.pixel(step as f64, value, drawing.extent.size))
    };
    let (a, b) = (pixel(before)?, pixel(after).or_else(|| pixel(before))?);
    let share = (position - before as f64).clamp(0.0, 1.0);
    Some([a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])])
}
