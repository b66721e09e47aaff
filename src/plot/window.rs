//! The part of a landscape that is seen.

use super::Point;

/// A window on a landscape with the same scale on both axes.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    pub x: [f64; 2],
    pub y: [f64; 2],
}

impl Window {
    /// The smallest window of this aspect (width over height) that shows all of `domain`. With one
    /// scale for both axes gradients stand at right angles to the level lines, as they should.
    pub fn showing([x, y]: [[f64; 2]; 2], aspect: f64) -> Self {
        let (width, height) = (x[1] - x[0], y[1] - y[0]);
        let widened = |[low, high]: [f64; 2], size: f64| {
            let middle = (low + high) / 2.0;
            [middle - size / 2.0, middle + size / 2.0]
        };
        if width / height < aspect {
            Self { x: widened(x, height * aspect), y }
        } else {
            Self { x, y: widened(y, width / aspect) }
        }
    }

    /// The point at these shares of width (from the left) and height (from the top).
    pub fn at(&self, [right, down]: Point) -> Point {
        [self.x[0] + right * (self.x[1] - self.x[0]), self.y[1] - down * (self.y[1] - self.y[0])]
    }

    /// The shares of width and height at a point: the inverse of [`Window::at`].
    pub fn share(&self, [x, y]: Point) -> Point {
        [(x - self.x[0]) / (self.x[1] - self.x[0]), (self.y[1] - y) / (self.y[1] - self.y[0])]
    }

    pub fn clamp(&self, [x, y]: Point) -> Point {
        [x.clamp(self.x[0], self.x[1]), y.clamp(self.y[0], self.y[1])]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_has_one_scale_on_both_axes() {
        let window = Window::showing([[-4.0, 4.0], [-4.0, 4.0]], 4.0 / 3.0);
        assert_eq!(window.y, [-4.0, 4.0]);
        assert!((window.x[1] - 16.0 / 3.0).abs() < 1e-12);
        assert_eq!(window.share(window.at([0.25, 0.75])), [0.25, 0.75]);
    }
}
