//! Landscapes: functions of two variables to descend on, and a few of one.
//!
//! Each lives in a file of its own. To add one, write such a file and add it to [`all`].
//!
//! ```
//! let ravine = descent::landscape::find("ravine")?;
//! assert_eq!((ravine.gradient)([1.0, 1.0]), [0.2, 4.0]);
//! # Ok::<(), descent::name::UnknownName>(())
//! ```

mod ackley;
mod beale;
mod booth;
mod bowl;
mod double_well;
mod goldstein_price;
mod himmelblau;
mod mccormick;
mod monkey_saddle;
mod parabola;
mod plateau;
mod rastrigin;
mod ravine;
mod rosenbrock;
mod saddle;
mod six_hump_camel;
mod styblinski_tang;
mod three_hump_camel;
mod wavy;

/// A function of two variables, its derivative, and what there is to know about it.
///
/// A function of one variable is one of two that takes no notice of y: its minima and its start lie at
/// y = 0, its derivative with respect to y is 0, and a run on it stays on that line.
pub struct Landscape {
    /// Stable id, as lessons and addresses write it.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// The function in LaTeX.
    pub formula: &'static str,
    /// The same as a person would type it: a [`Formula`](crate::formula::Formula).
    pub typed: &'static str,
    /// How many variables it has: 1 or 2.
    pub dimension: usize,
    /// The part worth looking at: ranges of x and y.
    pub domain: [[f64; 2]; 2],
    /// The lowest points of the domain: x, y and the value there. Empty where the function has no minimum.
    pub minima: &'static [[f64; 3]],
    /// A start from which something can be seen.
    pub start: [f64; 2],
    /// What it looks like, in one sentence.
    pub summary: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// The value at a point.
    pub value: fn([f64; 2]) -> f64,
    /// The exact derivative at a point, with respect to x and to y.
    pub gradient: fn([f64; 2]) -> [f64; 2],
}

impl Landscape {
    /// The distance from a point to the nearest minimum, if there is any.
    pub fn distance_to_minimum(&self, [x, y]: [f64; 2]) -> Option<f64> {
        self.minima.iter().map(|minimum| libm::hypot(x - minimum[0], y - minimum[1])).reduce(f64::min)
    }
}

registry! {
    /// All landscapes, from plain to rugged; those of one variable come last.
    Landscape, "landscape", [
        bowl::LANDSCAPE, ravine::LANDSCAPE, saddle::LANDSCAPE, monkey_saddle::LANDSCAPE, rosenbrock::LANDSCAPE,
        beale::LANDSCAPE, himmelblau::LANDSCAPE, booth::LANDSCAPE, three_hump_camel::LANDSCAPE,
        six_hump_camel::LANDSCAPE, styblinski_tang::LANDSCAPE, rastrigin::LANDSCAPE, ackley::LANDSCAPE,
        goldstein_price::LANDSCAPE, mccormick::LANDSCAPE, parabola::LANDSCAPE, double_well::LANDSCAPE, wavy::LANDSCAPE,
        plateau::LANDSCAPE,
    ]
}
