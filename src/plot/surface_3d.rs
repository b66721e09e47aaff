//! A landscape as a surface, seen from the side: painted from the back to the front.

use super::Point;
use super::palette::{Tone, Tones};
use super::pen::{Anchor, Drawn, Lettering, Pen};
use super::window::Window;
use plotters::prelude::DrawingBackend;

/// From where the surface is seen, in radians.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Turn {
    /// Around the upright axis.
    pub yaw: f64,
    /// From above: 0 would be from the side.
    pub pitch: f64,
}

/// Heights of a landscape at the nodes of a grid: computed once, drawn from anywhere.
#[derive(Clone, Debug)]
pub struct Surface {
    window: Window,
    names: [&'static str; 2],
    cells: usize,
    heights: Vec<f64>,
    low: f64,
    high: f64,
    power: f64,
}

/// A surface as it is seen from one side in a picture of one size.
#[derive(Clone, Copy, Debug)]
pub struct View<'a> {
    surface: &'a Surface,
    sine: f64,
    cosine: f64,
    pitch: f64,
    scale: f64,
    centre: Point,
}

/// Cells along each side.
const CELLS: usize = 40;
/// The same in a small picture.
const FEW_CELLS: usize = 20;
/// More bands would make more pieces, and a slow phone could not turn them.
const BANDS: usize = 18;
/// Lines of the net along each side, but for the first.
const NET: usize = 10;
/// Height of the surface, in widths of its ground.
const RISE: f64 = 0.5;
/// How far every piece reaches under the next one, in cells: without that the paper would shine through.
const OVERLAP: f64 = 0.2;

impl Default for Turn {
    fn default() -> Self {
        Self { yaw: -0.62, pitch: 0.6 }
    }
}

impl Turn {
    /// Turned further by these angles; always from above, and never straight from above.
    pub fn by(self, yaw: f64, pitch: f64) -> Self {
        let half = std::f64::consts::PI;
        Self {
            yaw: (self.yaw + yaw + half).rem_euclid(2.0 * half) - half,
            pitch: (self.pitch + pitch).clamp(0.2, 1.35),
        }
    }
}

impl Surface {
    /// Looks over the window. Where most of a landscape is low and little is very high, a root flattens the heights, so
    /// that its floor can be seen; the order of heights stays.
    pub fn new(window: Window, value: impl Fn(Point) -> f64) -> Self {
        Self::with_cells(CELLS, window, value)
    }

    /// The same in fewer pieces, for small pictures: several may stand in one page.
    pub fn small(window: Window, value: impl Fn(Point) -> f64) -> Self {
        Self::with_cells(FEW_CELLS, window, value)
    }

    fn with_cells(cells: usize, window: Window, value: impl Fn(Point) -> f64) -> Self {
        let node = |k: usize, [low, high]: [f64; 2]| low + (high - low) * k as f64 / cells as f64;
        let nodes = (0..=cells).flat_map(|i| (0..=cells).map(move |j| (i, j)));
        let values: Vec<f64> = nodes.map(|(i, j)| value([node(i, window.x), node(j, window.y)])).collect();
        let mut sorted: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
        sorted.sort_unstable_by(f64::total_cmp);
        let (low, high) = (sorted.first().copied().unwrap_or(0.0), sorted.last().copied().unwrap_or(1.0));
        let middle = sorted.get(sorted.len() / 2).map_or(0.5, |middle| (middle - low) / (high - low));
        let power = if middle > 0.0 { (0.3_f64.ln() / middle.ln()).clamp(0.15, 1.0) } else { 1.0 };
        let mut surface = Self { window, names: ["x", "y"], cells, heights: Vec::new(), low, high, power };
        surface.heights = values.into_iter().map(|value| surface.height(value)).collect();
        surface
    }

    pub fn named(self, names: [&'static str; 2]) -> Self {
        Self { names, ..self }
    }

    /// The height of a value, between 0 and 1.
    pub fn height(&self, value: f64) -> f64 {
        let share = (value - self.low) / (self.high - self.low);
        if share.is_nan() { 1.0 } else { share.clamp(0.0, 1.0).powf(self.power) }
    }

    pub fn shows(&self, point: Point) -> bool {
        self.window.share(point).iter().all(|share| (0.0..=1.0).contains(share))
    }

    pub fn seen(&self, turn: Turn, [width, height]: [f64; 2]) -> View<'_> {
        let [half_width, half_depth] = self.halves();
        let radius = half_width.hypot(half_depth);
        let upright = 2.0 * radius * turn.pitch.sin() + RISE * turn.pitch.cos();
        let scale = (width * 0.96 / (2.0 * radius)).min((height - 26.0) / upright);
        let centre = [width / 2.0, height / 2.0 + RISE / 2.0 * turn.pitch.cos() * scale];
        View { surface: self, sine: turn.yaw.sin(), cosine: turn.yaw.cos(), pitch: turn.pitch, scale, centre }
    }

    /// Half the width and depth of the ground, the longer of which is one half.
    fn halves(&self) -> Point {
        let (width, depth) = (self.window.x[1] - self.window.x[0], self.window.y[1] - self.window.y[0]);
        [width, depth].map(|length| 0.5 * length / width.max(depth))
    }

    /// The ground's point in a plane with its middle at 0.
    pub(super) fn flat(&self, point: Point) -> Point {
        let [right, down] = self.window.share(point);
        let [half_width, half_depth] = self.halves();
        [(2.0 * right - 1.0) * half_width, (1.0 - 2.0 * down) * half_depth]
    }

    /// The opposite of [`Surface::flat`]; `None` beyond the edges.
    fn ground(&self, [u, v]: Point) -> Option<Point> {
        let [half_width, half_depth] = self.halves();
        let share = [(u / half_width + 1.0) / 2.0, (1.0 - v / half_depth) / 2.0];
        share.iter().all(|share| (0.0..=1.0).contains(share)).then(|| self.window.at(share))
    }

    /// The height over a point of the ground, between the nodes.
    fn height_over(&self, point: Point) -> f64 {
        let ([right, down], cells) = (self.window.share(point), self.cells as f64);
        let place = |share: f64| (share.clamp(0.0, 1.0) * cells).min(cells - 1e-9);
        let (i, j) = (place(right), place(1.0 - down));
        let (a, b) = (i.fract(), j.fract());
        let node = |di: usize, dj: usize| self.heights[(i as usize + di) * (self.cells + 1) + j as usize + dj];
        (1.0 - a) * ((1.0 - b) * node(0, 0) + b * node(0, 1)) + a * ((1.0 - b) * node(1, 0) + b * node(1, 1))
    }
}

impl View<'_> {
    /// The pixel of a place at a height between 0 and 1.
    pub fn pixel(&self, point: Point, height: f64) -> Point {
        let [right, depth] = self.turned(self.surface.flat(point));
        [
            self.centre[0] + self.scale * right,
            self.centre[1] - self.scale * (RISE * height * self.pitch.cos() + depth * self.pitch.sin()),
        ]
    }

    pub fn hides(&self, point: Point, height: f64) -> bool {
        let (flat, slope) = (self.surface.flat(point), self.pitch.tan() / RISE);
        let farthest = (1.0 - height) / slope;
        let stride = 1.0 / self.surface.cells as f64;
        let count = (farthest / stride) as usize + 1;
        (1..=count).map(|k| k as f64 * stride).any(|near| {
            let place = self.surface.ground([flat[0] + near * self.sine, flat[1] - near * self.cosine]);
            place.is_some_and(|place| self.surface.height_over(place) > height + near * slope + 0.02)
        })
    }

    /// The place of the ground over which a pixel shows the surface.
    pub fn place(&self, pixel: Point) -> Option<Point> {
        let right = (pixel[0] - self.centre[0]) / self.scale;
        let upward = (self.centre[1] - pixel[1]) / self.scale;
        let at = |depth: f64| {
            let flat = [right * self.cosine - depth * self.sine, right * self.sine + depth * self.cosine];
            let height = (upward - depth * self.pitch.sin()) / self.pitch.cos() / RISE;
            self.surface.ground(flat).map(|place| (place, height))
        };
        // From the near end of the line of sight to the far one, which falls on its way.
        let fine = 4 * self.surface.cells as i32;
        (-fine..=fine).map(|k| f64::from(k) / f64::from(fine)).find_map(|depth| {
            let (place, height) = at(depth)?;
            (height <= self.surface.height_over(place) + 0.01 && height > -0.05).then_some(place)
        })
    }

    /// How far a point of the ground lies to the right, and how far away from the viewer.
    fn turned(&self, [u, v]: Point) -> Point {
        [u * self.cosine + v * self.sine, v * self.cosine - u * self.sine]
    }

    /// Draws the surface: bands of height, with a net of lines on them.
    pub fn draw<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tone: Tone) -> Drawn<B> {
        let (tones, window) = (Tones::of(tone), self.surface.window);
        pen.fill(tones.paper)?;
        let corners = [[0, 0], [1, 0], [1, 1], [0, 1], [0, 0]].map(|[i, j]| [window.x[i], window.y[j]]);
        pen.line(&corners.map(|corner| self.pixel(corner, 0.0)), tones.soft, 0.7, 1.0)?;
        let nodes = self.nodes();
        for i in 0..self.surface.cells {
            self.draw_strip(pen, &nodes, i, tones)?;
        }
        self.draw_names(pen, tones)
    }

    /// The pixels of all nodes with their heights, the far ends first in both directions.
    fn nodes(&self) -> Vec<Vec<(Point, f64)>> {
        let Surface { window, cells, .. } = *self.surface;
        let order = |reversed: bool, k: usize| if reversed { cells - k } else { k };
        let node = |i: usize, j: usize| {
            let (i, j) = (order(self.sine < 0.0, i), order(self.cosine > 0.0, j));
            let height = self.surface.heights[i * (cells + 1) + j];
            let share = [i as f64 / cells as f64, 1.0 - j as f64 / cells as f64];
            (self.pixel(window.at(share), height), height)
        };
        (0..=cells).map(|i| (0..=cells).map(|j| node(i, j)).collect()).collect()
    }

    /// The cells between two rows of nodes: neighbours of one band are one piece.
    fn draw_strip<B: DrawingBackend>(
        &self,
        pen: &Pen<'_, B>,
        nodes: &[Vec<(Point, f64)>],
        i: usize,
        tones: &Tones,
    ) -> Drawn<B> {
        let cells = self.surface.cells;
        let (far, near, next) = (&nodes[i], &nodes[i + 1], &nodes[(i + 2).min(cells)]);
        let band = |j: usize| {
            let height = (far[j].1 + far[j + 1].1 + near[j].1 + near[j + 1].1) / 4.0;
            ((height * BANDS as f64) as usize).min(BANDS - 1)
        };
        let beyond = |j: usize| between(near[j].0, next[j].0, OVERLAP);
        let mut from = 0;
        while from < cells {
            let to = (from + 1..cells).find(|j| band(*j) != band(from)).unwrap_or(cells);
            let last = (to + 1).min(cells);
            let mut piece: Vec<Point> = far[from..=to].iter().map(|(pixel, _)| *pixel).collect();
            piece.push(between(far[to].0, far[last].0, OVERLAP));
            piece.push(between(beyond(to), beyond(last), OVERLAP));
            piece.extend((from..=to).rev().map(beyond));
            pen.polygon(&piece, tones.shade(band(from), BANDS))?;
            from = to;
        }
        for j in (0..=cells).step_by(cells / NET) {
            pen.line(&[far[j].0, near[j].0], tones.level, 0.5, 0.7)?;
        }
        if i == 0 {
            pen.line(&pixels(far), tones.level, 0.5, 0.7)?;
        }
        if (i + 1).is_multiple_of(cells / NET) { pen.line(&pixels(near), tones.level, 0.5, 0.7) } else { Ok(()) }
    }

    /// Names the axes at the middles of the two near edges of the ground.
    fn draw_names<B: DrawingBackend>(&self, pen: &Pen<'_, B>, tones: &Tones) -> Drawn<B> {
        let window = self.surface.window;
        let (near_x, near_y) = (window.x[usize::from(self.sine > 0.0)], window.y[usize::from(self.cosine < 0.0)]);
        let middle = |[low, high]: [f64; 2]| (low + high) / 2.0;
        let edges = [[middle(window.x), near_y], [near_x, middle(window.y)]];
        let lettering = Lettering { size: 13.0, colour: tones.ink, halo: None };
        for (name, edge) in self.surface.names.iter().zip(edges) {
            let [x, y] = self.pixel(edge, 0.0);
            let aside = (x - self.centre[0]) / self.scale * 18.0;
            pen.text(name, [x + aside, (y + 3.0).min(pen.size()[1] - 16.0)], Anchor::Below, lettering)?;
        }
        Ok(())
    }
}

fn between(from: Point, to: Point, share: f64) -> Point {
    [from[0] + share * (to[0] - from[0]), from[1] + share * (to[1] - from[1])]
}

fn pixels(nodes: &[(Point, f64)]) -> Vec<Point> {
    nodes.iter().map(|(pixel, _)| *pixel).collect()
}

#[cfg(test)]
mod tests {
    use super::super::svg;
    use super::*;

    const WINDOW: Window = Window { x: [-2.0, 2.0], y: [-2.0, 2.0] };
    const SIZE: [f64; 2] = [400.0, 300.0];

    fn saddle() -> Surface {
        Surface::new(WINDOW, |[x, y]| x * x - y * y)
    }

    #[test]
    fn heights_keep_their_order_and_show_the_floor() {
        let value = |[x, y]: Point| (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2);
        let surface = Surface::new(WINDOW, value);
        let height = |point| surface.height(value(point));
        assert!(height([1.0, 1.0]) < height([0.0, 0.5]));
        assert!(height([0.0, 0.5]) > 0.05, "a root lifts the floor's own shape");
        let bowl = Surface::new(WINDOW, |[x, y]| x * x + y * y);
        assert!((bowl.height(2.0) - 0.25).abs() < 0.05, "a bowl stays a bowl");
        assert!((bowl.height_over([1.03, -0.52]) - bowl.height(1.3313)).abs() < 0.01);
    }

    #[test]
    fn a_flat_or_broken_surface_is_still_drawn() {
        for value in [|_: Point| 1.0, |_: Point| f64::NAN] {
            let surface = Surface::new(WINDOW, value);
            let picture = svg::render(SIZE, "flat", |pen| surface.seen(Turn::default(), SIZE).draw(pen, Tone::Light));
            assert!(picture.ends_with("</svg>"));
        }
    }

    #[test]
    fn the_picture_is_stable_and_turns() {
        let surface = saddle();
        let picture = |yaw| {
            let turn = Turn { yaw, pitch: 0.5 };
            svg::render(SIZE, "saddle", |pen| surface.seen(turn, SIZE).draw(pen, Tone::Light))
        };
        assert_eq!(picture(0.6), picture(0.6));
        assert_ne!(picture(0.6), picture(2.2));
        assert!(picture(0.6).matches(" fill=").count() >= CELLS * 4);
    }

    #[test]
    fn the_whole_surface_is_in_the_picture_from_every_side() {
        let surface = saddle();
        for k in 0..24 {
            for pitch in [0.2, 0.7, 1.35] {
                let view = surface.seen(Turn { yaw: f64::from(k) * 0.27, pitch }, SIZE);
                for (pixel, _) in view.nodes().into_iter().flatten() {
                    assert!((0.0..=SIZE[0]).contains(&pixel[0]) && (0.0..=SIZE[1]).contains(&pixel[1]), "{pixel:?}");
                }
            }
        }
    }

    #[test]
    fn a_place_that_is_seen_is_found_under_its_pixel() {
        let surface = saddle();
        for k in 0..12 {
            let view = surface.seen(Turn { yaw: f64::from(k) * 0.5, pitch: 0.7 }, SIZE);
            for place in [[0.3, -0.2], [-1.2, 0.9], [1.5, 1.5], [0.0, -1.7]] {
                let height = surface.height_over(place);
                if !view.hides(place, height - 0.05) {
                    let found = view.place(view.pixel(place, height)).expect("the surface is there");
                    let away = (found[0] - place[0]).hypot(found[1] - place[1]);
                    assert!(away < 0.15, "{place:?} was found at {found:?} from side {k}");
                }
            }
            assert_eq!(view.place([1.0, 1.0]), None, "the corner of the picture shows no surface");
        }
    }

    #[test]
    fn hills_hide_what_is_behind_them() {
        let hill = Surface::new(WINDOW, |[x, y]| (-4.0 * (x * x + y * y)).exp());
        let view = hill.seen(Turn { yaw: 0.0, pitch: 0.25 }, SIZE);
        let hides = |place| view.hides(place, hill.height_over(place));
        assert!(hides([0.0, 1.0]) && !hides([0.0, -1.0]) && !hides([0.0, 0.0]));
    }

    #[test]
    fn turning_goes_round_and_stays_above() {
        let mut turn = Turn::default();
        for _ in 0..100 {
            turn = turn.by(0.4, 0.3);
            assert!(turn.yaw.abs() <= std::f64::consts::PI && turn.pitch <= 1.35);
        }
        assert_eq!(turn.by(0.0, -9.0).pitch, 0.2);
    }
}
