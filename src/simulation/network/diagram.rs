//! A network drawn as layers of units with lines between them.

use super::super::plot_view::Picture;
use super::decision::draw_cells;
use crate::plot::Point;
use crate::plot::palette::{Tone, Tones};
use crate::plot::pen::{Anchor, Drawn, Lettering, Pen};
use crate::plot::trace::Frame;
use crate::strings::network as strings;
use plotters::prelude::DrawingBackend;
use std::sync::Arc;
use trainer::View;

/// Units of a layer that are drawn; of larger layers the first ones.
const MOST: usize = 8;

/// The layers of a network, and what is known of its weights.
#[derive(Clone, Debug)]
pub struct Diagram {
    sizes: Vec<usize>,
    view: Option<Arc<View>>,
}

impl Diagram {
    /// Layers of these sizes, the inputs first.
    pub fn new(sizes: Vec<usize>, view: Option<Arc<View>>) -> Self {
        let parameters: usize = sizes.windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum();
        // A view of the network before the change does not fit.
        Self { view: view.filter(|view| view.parameters.len() == parameters), sizes }
    }

    fn drawn(&self, layer: usize) -> usize {
        self.sizes[layer].min(MOST)
    }

    /// The weight from a unit of this layer to a unit of the next one.
    fn weight(&self, layer: usize, from: usize, to: usize) -> Option<f64> {
        let before: usize = self.sizes[..=layer].windows(2).map(|pair| (pair[0] + 1) * pair[1]).sum();
        let view = self.view.as_ref()?;
        view.parameters.get(before + from * self.sizes[layer + 1] + to).map(|weight| f64::from(*weight))
    }

    /// What a unit answers on the plane. Units are counted over all layers after the inputs.
    fn answers(&self, layer: usize, unit: usize) -> &[f32] {
        let Some(before) = layer.checked_sub(1) else { return &[] };
        let index = self.sizes[1..=before].iter().sum::<usize>() + unit;
        let view = self.view.as_ref().and_then(|view| view.of_points.as_ref());
        view.and_then(|view| view.units.get(index)).map_or(&[], Vec::as_slice)
    }

    fn layout(&self, [width, height]: [f64; 2]) -> Layout {
        let most = (0..self.sizes.len()).map(|layer| self.drawn(layer)).max().unwrap_or(1) as f64;
        let tile = ((height - 24.0) / (most * 1.25)).min(width / (self.sizes.len() as f64 * 1.9)).min(40.0);
        Layout { tile, width, height: height - 20.0, layers: self.sizes.len() }
    }
}

/// Where units stand.
struct Layout {
    tile: f64,
    width: f64,
    height: f64,
    layers: usize,
}

impl Layout {
    fn centre(&self, layer: usize, unit: usize, units: usize) -> Point {
        let margin = self.tile / 2.0 + 4.0;
        let share = layer as f64 / (self.layers - 1).max(1) as f64;
        let pitch = self.tile * 1.25;
        let top = self.height / 2.0 - pitch * (units - 1) as f64 / 2.0;
        [margin + share * (self.width - 2.0 * margin), top + pitch * unit as f64]
    }

    fn frame(&self, [x, y]: Point) -> Frame {
        let half = self.tile / 2.0;
        Frame { left: x - half, top: y - half, right: x + half, bottom: y + half }
    }
}

impl PartialEq for Diagram {
    fn eq(&self, other: &Self) -> bool {
        let same_view = match (&self.view, &other.view) {
            (Some(own), Some(other)) => Arc::ptr_eq(own, other),
            (None, None) => true,
            _ => false,
        };
        same_view && self.sizes == other.sizes
    }
}

impl Picture for Diagram {
    fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tone: Tone) -> Drawn<B> {
        let (tones, layout) = (Tones::of(tone), self.layout(pen.size()));
        pen.fill(tones.paper)?;
        for layer in 0..self.sizes.len() - 1 {
            let (here, next) = (self.drawn(layer), self.drawn(layer + 1));
            for (from, to) in (0..here).flat_map(|from| (0..next).map(move |to| (from, to))) {
                let line = [layout.centre(layer, from, here), layout.centre(layer + 1, to, next)];
                let (colour, width) = match self.weight(layer, from, to) {
                    Some(weight) if weight.is_finite() => {
                        (tones.poles[usize::from(weight > 0.0)], (weight.abs() * 2.2).clamp(0.35, 6.0))
                    }
                    _ => (tones.line, 1.0),
                };
                pen.line(&line, colour, 0.75, width)?;
            }
        }
        for layer in 0..self.sizes.len() {
            let drawn = self.drawn(layer);
            for unit in 0..drawn {
                let frame = layout.frame(layout.centre(layer, unit, drawn));
                let Frame { left, top, right, bottom } = frame;
                pen.rectangle(
                    Frame { left: left - 1.0, top: top - 1.0, right: right + 1.0, bottom: bottom + 1.0 },
                    tones.soft,
                )?;
                pen.rectangle(frame, tones.paper)?;
                draw_cells(pen, self.answers(layer, unit), frame, tones)?;
            }
            let [x, _] = layout.centre(layer, 0, 1);
            let lettering = Lettering { size: 11.5, colour: tones.soft, halo: None };
            let label = match self.sizes[layer] {
                units if units > MOST => strings::drawn_of(MOST, units),
                units => units.to_string(),
            };
            let anchor = if layer == 0 {
                Anchor::Right
            } else if layer + 1 == self.sizes.len() {
                Anchor::Left
            } else {
                Anchor::Below
            };
            let lift = if anchor == Anchor::Below { 4.0 } else { 11.0 };
            let inwards = match anchor {
                Anchor::Right => -layout.tile / 2.0,
                Anchor::Left => layout.tile / 2.0,
                _ => 0.0,
            };
            pen.text(&label, [x + inwards, layout.height + lift], anchor, lettering)?;
        }
        Ok(())
    }
}

pub fn words(sizes: &[usize], view: Option<&View>) -> String {
    let largest = view.map(|view| view.parameters.iter().fold(0.0_f32, |most, weight| most.max(weight.abs())));
    strings::layers(sizes, largest.map(f64::from))
}
