//! Level lines by marching squares, as closed rings that can be painted largest first.

use super::Point;
use super::number;
use super::window::Window;
use std::collections::BTreeMap;

/// Values of a function at the nodes of a regular grid, row by row from the lowest y.
#[derive(Clone, Debug)]
pub struct Grid {
    window: Window,
    columns: usize,
    rows: usize,
    values: Vec<f64>,
}

/// A closed level line. Painted in order, each over the ones before, rings make the bands.
#[derive(Clone, Debug, PartialEq)]
pub struct Ring {
    /// Corners, the last joined to the first.
    pub points: Vec<Point>,
    /// The level that it follows: an index into the levels.
    pub level: usize,
    /// The band just inside: band `k` lies between levels `k - 1` and `k`.
    pub band: usize,
    /// For each corner, whether the line from it to the next is a level line and no map edge.
    pub visible: Vec<bool>,
}

impl Ring {
    /// Leaves out corners that lie within `tolerance` of the line between their neighbours: fewer to
    /// draw, none to miss.
    pub fn simplify(&mut self, tolerance: f64) {
        let count = self.points.len();
        let mut kept = vec![0];
        let mut from = 0;
        while from + 1 < count {
            let mut to = from + 1;
            while to + 1 < count && to - from < 24 && self.is_straight(from, to + 1, tolerance) {
                to += 1;
            }
            kept.push(to);
            from = to;
        }
        self.points = kept.iter().map(|k| self.points[*k]).collect();
        self.visible = kept.iter().map(|k| self.visible[*k]).collect();
    }

    /// Whether all between two corners can go: near the straight line, and all seen or none.
    fn is_straight(&self, from: usize, to: usize, tolerance: f64) -> bool {
        let ([x0, y0], [x1, y1]) = (self.points[from], self.points[to]);
        let length = (x1 - x0).hypot(y1 - y0);
        (from + 1..to).all(|k| {
            let [x, y] = self.points[k];
            let away = ((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)).abs();
            self.visible[k] == self.visible[from] && away <= tolerance * length
        })
    }
}

impl Grid {
    pub fn sample(window: Window, columns: usize, rows: usize, value: impl Fn(Point) -> f64) -> Self {
        let (columns, rows) = (columns.max(2), rows.max(2));
        let node =
            |index: usize, count: usize, [low, high]: [f64; 2]| low + (high - low) * index as f64 / (count - 1) as f64;
        let values = (0..rows * columns)
            .map(|k| value([node(k % columns, columns, window.x), node(k / columns, rows, window.y)]))
            .map(|value| if value.is_nan() { f64::MAX } else { value.clamp(-f64::MAX, f64::MAX) })
            .collect();
        Self { window, columns, rows, values }
    }

    /// Levels that make about `count + 1` readable bands on any landscape. They are quantiles of the
    /// area: a share (k/n)^1.5 lies below level k, so that narrow floors get lines of their own
    /// and a quadratic bowl still looks steeper outside. Rounded to two digits, for labels.
    pub fn levels(&self, count: usize) -> Vec<f64> {
        let mut sorted = self.values.clone();
        sorted.sort_unstable_by(f64::total_cmp);
        let last = sorted.len() - 1;
        let mut levels: Vec<f64> = (1..=count)
            .map(|k| (k as f64 / (count + 1) as f64).powf(1.5))
            .map(|share| number::rounded(sorted[(share * last as f64) as usize], 2))
            .filter(|level| *level > sorted[0] && *level < sorted[last])
            .collect();
        levels.dedup();
        levels
    }

    /// All rings of these ascending levels, in painting order (larger ones first).
    pub fn rings(&self, levels: &[f64]) -> Vec<Ring> {
        let mut rings: Vec<(f64, Ring)> = Vec::new();
        let crossed = self.crossed(levels);
        for (index, (level, cells)) in levels.iter().zip(crossed).enumerate() {
            for (points, visible) in self.trace(*level, &cells) {
                let area = signed_area(&points);
                let band = if area > 0.0 { index + 1 } else { index };
                rings.push((area.abs(), Ring { points, level: index, band, visible }));
            }
        }
        rings.sort_by(|(a, left), (b, right)| b.total_cmp(a).then(left.level.cmp(&right.level)));
        rings.into_iter().map(|(_, ring)| ring).collect()
    }

    /// Band of a point's value: how many levels lie at or below it.
    pub fn band(levels: &[f64], value: f64) -> usize {
        levels.partition_point(|level| *level <= value)
    }

    /// For each level, the cells that its lines go through: few of all. One look at each cell, for a page waits for this.
    fn crossed(&self, levels: &[f64]) -> Vec<Vec<(usize, usize)>> {
        let mut cells = vec![Vec::new(); levels.len()];
        for j in 0..=self.rows {
            for i in 0..=self.columns {
                let corners =
                    [self.framed(i, j), self.framed(i + 1, j), self.framed(i, j + 1), self.framed(i + 1, j + 1)];
                let [low, high] =
                    corners.iter().fold([f64::MAX, f64::MIN], |[low, high], value| [low.min(*value), high.max(*value)]);
                for crossed in &mut cells[Self::band(levels, low)..Self::band(levels, high)] {
                    crossed.push((i, j));
                }
            }
        }
        cells
    }

    /// Follows the border of `{value >= level}` with the inside on the left. A frame of nodes below
    /// every level lies exactly on the map's edge, so that every ring closes.
    fn trace(&self, level: f64, cells: &[(usize, usize)]) -> Vec<(Vec<Point>, Vec<bool>)> {
        let mut next: BTreeMap<usize, usize> = BTreeMap::new();
        for (i, j) in cells {
            self.cross_cell(*i, *j, level, &mut next);
        }
        let mut rings = Vec::new();
        while let Some((&first, _)) = next.first_key_value() {
            let (mut points, mut visible) = (Vec::new(), Vec::new());
            let mut edge = first;
            while let Some(following) = next.remove(&edge) {
                points.push(self.crossing(edge, level));
                visible.push(!(self.on_frame(edge) && self.on_frame(following)));
                edge = following;
            }
            rings.push((points, visible));
        }
        rings
    }

    /// Adds the border's pieces in the cell whose lower left node is (i, j) of the framed grid.
    fn cross_cell(&self, i: usize, j: usize, level: f64, next: &mut BTreeMap<usize, usize>) {
        let corners = [(i, j), (i + 1, j), (i + 1, j + 1), (i, j + 1)];
        let values = corners.map(|(i, j)| self.framed(i, j));
        let inside = values.map(|value| value >= level);
        let edges =
            [self.edge(i, j, true), self.edge(i + 1, j, false), self.edge(i, j + 1, true), self.edge(i, j, false)];
        let is_exit = |k: usize| inside[k] && !inside[(k + 1) % 4];
        let is_entry = |k: usize| !inside[k] && inside[(k + 1) % 4];
        let exits = (0..4).filter(|k| is_exit(*k)).count();
        // In a saddle cell the middle decides which two corners belong together.
        let middle_inside = values.iter().sum::<f64>() / 4.0 >= level;
        for exit in (0..4).filter(|k| is_exit(*k)) {
            let entry = match (exits, middle_inside) {
                (2, true) => (exit + 1) % 4,
                (2, false) => (exit + 3) % 4,
                _ => (0..4).find(|k| is_entry(*k)).unwrap_or(exit),
            };
            next.insert(edges[exit], edges[entry]);
        }
    }

    fn framed(&self, i: usize, j: usize) -> f64 {
        let framed = i == 0 || j == 0 || i > self.columns || j > self.rows;
        if framed { f64::NEG_INFINITY } else { self.values[(j - 1) * self.columns + i - 1] }
    }

    fn position(&self, i: usize, j: usize) -> Point {
        let share = |k: usize, count: usize| (k.clamp(1, count) - 1) as f64 / (count - 1) as f64;
        let along = |[low, high]: [f64; 2], share: f64| low + (high - low) * share;
        [along(self.window.x, share(i, self.columns)), along(self.window.y, share(j, self.rows))]
    }

    fn edge(&self, i: usize, j: usize, horizontal: bool) -> usize {
        2 * (j * (self.columns + 2) + i) + usize::from(horizontal)
    }

    fn ends(&self, edge: usize) -> [(usize, usize); 2] {
        let (i, j) = (edge / 2 % (self.columns + 2), edge / 2 / (self.columns + 2));
        [(i, j), if edge % 2 == 1 { (i + 1, j) } else { (i, j + 1) }]
    }

    fn on_frame(&self, edge: usize) -> bool {
        self.ends(edge).iter().any(|(i, j)| self.framed(*i, *j) == f64::NEG_INFINITY)
    }

    fn crossing(&self, edge: usize, level: f64) -> Point {
        let [from, to] = self.ends(edge);
        let (a, b) = (self.framed(from.0, from.1), self.framed(to.0, to.1));
        let share = ((level - a) / (b - a)).clamp(0.0, 1.0);
        let share = if share.is_finite() { share } else { 0.5 };
        let ([x0, y0], [x1, y1]) = (self.position(from.0, from.1), self.position(to.0, to.1));
        [x0 + share * (x1 - x0), y0 + share * (y1 - y0)]
    }
}

fn signed_area(points: &[Point]) -> f64 {
    let shifted = points.iter().cycle().skip(1);
    points.iter().zip(shifted).map(|([x0, y0], [x1, y1])| x0 * y1 - x1 * y0).sum::<f64>() / 2.0
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = Window { x: [-4.0, 4.0], y: [-3.0, 3.0] };

    #[test]
    fn a_circle_is_found_where_it_is() {
        let grid = Grid::sample(WINDOW, 81, 61, |[x, y]| x * x + y * y);
        let rings = grid.rings(&[4.0]);
        assert_eq!(rings.len(), 2, "the map's edge and the circle");
        assert_eq!((rings[0].band, rings[1].band), (1, 0));
        assert!(rings[1].points.iter().all(|[x, y]| (x.hypot(*y) - 2.0).abs() < 0.01));
        assert!(rings[1].visible.iter().all(|visible| *visible));
        assert!((signed_area(&rings[1].points).abs() - 4.0 * std::f64::consts::PI).abs() < 0.1);
    }

    #[test]
    fn painting_in_order_gives_every_node_its_band() {
        let functions: [fn(Point) -> f64; 3] = [
            |[x, y]| x * x - y * y,
            |[x, y]| (x * x + y - 11.0).powi(2) + (x + y * y - 7.0).powi(2),
            |[x, y]| (1.0 - x).powi(2) + 100.0 * (y - x * x).powi(2),
        ];
        for function in functions {
            let grid = Grid::sample(WINDOW, 41, 31, function);
            let levels = grid.levels(10);
            let rings = grid.rings(&levels);
            for k in (0..41 * 31).step_by(7) {
                let point = grid.position(k % 41 + 1, k / 41 + 1);
                if levels.iter().any(|level| (level - grid.values[k]).abs() < 1e-9) {
                    continue; // on the line itself either side is right
                }
                let inner = [point[0].clamp(-3.999, 3.999), point[1].clamp(-2.999, 2.999)];
                let painted = rings.iter().rev().find(|ring| contains(&ring.points, inner)).map(|ring| ring.band);
                let expected = Grid::band(&levels, grid.values[k]);
                let found = painted.unwrap_or(0);
                assert!(found.abs_diff(expected) <= usize::from(inner != point), "{point:?}: {found} {expected}");
            }
        }
    }

    #[test]
    fn levels_ascend_whatever_the_function() {
        for function in [|[x, _]: Point| x.exp().exp(), |[x, y]: Point| x * y, |_| 1.0, |_| f64::NAN] {
            let levels = Grid::sample(WINDOW, 40, 30, function).levels(12);
            assert!(levels.windows(2).all(|pair| pair[0] < pair[1]), "{levels:?}");
        }
    }

    #[test]
    fn simpler_rings_enclose_the_same() {
        let grid = Grid::sample(WINDOW, 161, 121, |[x, y]| 0.1 * x * x + 2.0 * y * y);
        for mut ring in grid.rings(&grid.levels(12)) {
            let (before, area) = (ring.points.len(), signed_area(&ring.points));
            ring.simplify(8.0 / 3000.0);
            assert!(ring.points.len() < before / 2 && ring.points.len() == ring.visible.len());
            assert!((signed_area(&ring.points) - area).abs() < 0.01 * area.abs() + 0.01);
        }
    }

    fn contains(points: &[Point], [x, y]: Point) -> bool {
        let pairs = points.iter().zip(points.iter().cycle().skip(1));
        let crossings =
            pairs.filter(|([x0, y0], [x1, y1])| (y0 > &y) != (y1 > &y) && x < x0 + (y - y0) / (y1 - y0) * (x1 - x0));
        crossings.count() % 2 == 1
    }
}
