//! The map: landscape, paths and heads on three canvases, each drawn no more than it must be. The landscape is drawn once,
//! and of the paths only what is new.

use super::frames::{DRAWING_SHARE, Extent, budget, use_extent, use_redraw, use_tone};
use super::model::Model;
use super::objective_plot::ObjectivePlot;
use super::tangent::{Tangent, tangents};
use crate::plot::canvas::{FineCanvas, Sheet};
use crate::plot::landscape_map;
use crate::plot::optimizer_style::OptimizerStyle;
use crate::plot::palette::Tone;
use crate::plot::pen::Drawn;
use crate::plot::trace::{Ink, Tracer};
use crate::plot::{Point, svg};
use descent::run::Run;
use leptos::html::{Canvas, Div};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

/// The picture of a map; its words are those of the element around it.
#[component]
pub fn MapCanvas(model: Model) -> impl IntoView {
    let frame = NodeRef::<Div>::new();
    let [background, lines, heads] = [NodeRef::<Canvas>::new(), NodeRef::new(), NodeRef::new()];
    let (extent, tone) = (use_extent(frame), use_tone());
    let renderer = StoredValue::new_local(None::<MapRenderer>);
    let redraw = use_redraw();
    Effect::new(move |_| {
        let (Some(background), Some(lines), Some(heads)) = (background.get(), lines.get(), heads.get()) else { return };
        let sheets = [background, lines, heads].map(|canvas| Sheet::new(canvas.unchecked_into()));
        let [Some(background), Some(lines), Some(heads)] = sheets else { return };
        renderer.set_value(Some(MapRenderer::new([background, lines, heads], model.styles())));
    });
    let slopes = Memo::new(move |_| {
        let flat = model.plot().profile().is_some();
        if flat { tangents(&model.run(), model.step()) } else { Vec::new() }
    });
    Effect::new(move |_| {
        let Some(extent) = extent.get() else { return };
        redraw.track();
        let (tone, plot, run_id, hidden) = (tone.get(), model.plot(), model.run_id(), model.hidden());
        let position = model.player().position();
        renderer.update_value(|renderer| {
            if let Some(renderer) = renderer {
                renderer.prepare(Setting { extent, tone, plot }, run_id, hidden);
                renderer.slopes = slopes.get();
                if !renderer.show(&model.run_untracked(), position) {
                    redraw.ask();
                }
            }
        });
    });
    view! {
        <div class="sim-map-picture" node_ref=frame aria-hidden="true">
            {still_picture(model)}
            <canvas node_ref=background></canvas>
            <canvas node_ref=lines></canvas>
            <canvas node_ref=heads></canvas>
        </div>
    }
}

/// The size of the picture on a prerendered page, in CSS pixels.
pub(super) const STILL: [f64; 2] = [480.0, 360.0];

/// What a prerendered page shows, or without JavaScript.
fn still_picture(model: Model) -> Option<impl IntoView> {
    cfg!(feature = "ssr").then(|| {
        let (plot, start) = (model.plot(), model.with_experiment(|experiment| experiment.start));
        let picture = svg::for_both_themes(STILL, |pen, tone| {
            plot.draw(pen, tone)?;
            landscape_map::draw_start(pen, plot.pixel(start, pen.size()), tone)
        });
        view! { <div class="sim-still" inner_html=picture></div> }
    })
}

/// What the background depends on.
#[derive(Clone, PartialEq)]
struct Setting {
    extent: Extent,
    tone: Tone,
    plot: ObjectivePlot,
}

/// So many steps are drawn between two looks at the clock.
const PORTION: usize = 1_000;

/// What has been drawn, so that only what is new need be.
struct MapRenderer {
    background: Sheet,
    lines: Sheet,
    heads: Sheet,
    styles: Vec<OptimizerStyle>,
    setting: Option<Setting>,
    paths: Option<(u64, Vec<bool>)>,
    tracers: Vec<Tracer>,
    slopes: Vec<Option<Tangent>>,
    drawn: usize,
}

impl MapRenderer {
    fn new([background, lines, heads]: [Sheet; 3], styles: Vec<OptimizerStyle>) -> Self {
        let (tracers, slopes) = (Vec::new(), Vec::new());
        Self { background, lines, heads, styles, setting: None, paths: None, tracers, slopes, drawn: 0 }
    }

    /// Draws the landscape if it, its size or its colours are new; forgets paths that are no more.
    fn prepare(&mut self, setting: Setting, run_id: u64, hidden: Vec<bool>) {
        if self.setting.as_ref() != Some(&setting) {
            let Extent { size, ratio } = setting.extent;
            for sheet in [&mut self.background, &mut self.lines, &mut self.heads] {
                sheet.resize(size, ratio);
            }
            self.background.draw(|pen| setting.plot.draw(pen, setting.tone));
            self.setting = Some(setting);
            self.paths = None;
        }
        let paths = Some((run_id, hidden));
        if self.paths != paths {
            self.paths = paths;
            self.clear();
        }
    }

    /// Shows the run up to a place; going forwards, only the new steps are drawn. Says whether all are: a long way is
    /// drawn in several frames.
    fn show(&mut self, run: &Run, position: f64) -> bool {
        let steps = position as usize + 1;
        if steps < self.drawn {
            self.clear();
        }
        if self.paths.is_none() {
            return true;
        }
        let is_over = budget(DRAWING_SHARE);
        while self.drawn + PORTION < steps {
            self.draw_to(run, self.drawn + PORTION, None);
            if is_over() {
                break;
            }
        }
        let is_last = self.drawn + PORTION >= steps;
        let drawn = if is_last { steps } else { self.drawn };
        self.draw_to(run, drawn, Some(if is_last { position } else { (drawn - 1) as f64 }));
        is_last
    }

    /// Draws the steps before `steps`, and the heads at a place.
    fn draw_to(&mut self, run: &Run, steps: usize, heads: Option<f64>) {
        let (Some(setting), Some((_, hidden))) = (&self.setting, &self.paths) else { return };
        let (size, tone) = (setting.extent.size, setting.tone);
        let pixel = |point: &Point| setting.plot.pixel(*point, size);
        let mut new: Vec<(usize, Ink)> = Vec::new();
        let mut ahead: Vec<(usize, Ink, Point)> = Vec::new();
        for (index, (track, tracer)) in run.tracks().iter().zip(&mut self.tracers).enumerate() {
            if hidden.get(index) == Some(&true) {
                continue;
            }
            let positions = track.positions();
            let steps = positions.get(self.drawn..steps.min(positions.len())).unwrap_or_default();
            let ink = tracer.extend(steps.iter().map(pixel));
            if !ink.is_empty() {
                new.push((index, ink));
            }
            if let Some(position) = heads {
                let head = pixel(&between(positions, position));
                ahead.push((index, tracer.peek(head), head));
            }
        }
        if !new.is_empty() {
            let each = |draw: &dyn Fn(&Ink, &OptimizerStyle) -> Drawn<FineCanvas>| {
                new.iter().try_for_each(|(index, ink)| draw(ink, &self.styles[*index]))
            };
            self.lines.draw_below(|pen| each(&|ink, style| landscape_map::draw_halo(pen, ink, style, tone)));
            self.lines.draw(|pen| each(&|ink, style| landscape_map::draw_path(pen, ink, style, tone)));
        }
        if let Some(position) = heads {
            self.heads.clear();
            self.heads.draw(|pen| {
                ahead.iter().try_for_each(|(index, ink, at)| {
                    let (style, slope) = (&self.styles[*index], self.slopes.get(*index).copied().flatten());
                    if let (Some(profile), Some(Tangent { x, slope, next })) = (setting.plot.profile(), slope) {
                        profile.draw_step(pen, [x, slope], next, style, tone)?;
                    }
                    landscape_map::draw_halo(pen, ink, style, tone)?;
                    landscape_map::draw_path(pen, ink, style, tone)?;
                    if position > 0.0 { landscape_map::draw_head(pen, *at, style, tone) } else { Ok(()) }
                })
            });
        }
        self.drawn = steps;
    }

    fn clear(&mut self) {
        let Some(setting) = &self.setting else { return };
        self.lines.clear();
        self.drawn = 0;
        self.tracers = self.styles.iter().map(|style| setting.plot.tracer(setting.extent.size, style)).collect();
    }
}

/// The point at a place of a track, also between two steps.
pub(super) fn between(positions: &[Point], position: f64) -> Point {
    let last = positions.len().saturating_sub(1);
    let before = (position as usize).min(last);
    let (a, b) = (positions[before], positions[(before + 1).min(last)]);
    let share = position - before as f64;
    if share <= 0.0 || !b.iter().all(|coordinate| coordinate.is_finite()) {
        return a;
    }
    [a[0] + share * (b[0] - a[0]), a[1] + share * (b[1] - a[1])]
}
