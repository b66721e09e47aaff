//! Losses that come in pieces, one at a time: the counter-examples on which Adam fails.
//!
//! Reddi, Kale and Kumar (2018) take a slope that is large but rare, and against it a small and common
//! one. On the whole the loss falls to the left, yet Adam goes right: by the time of the next large
//! gradient it has forgotten the last, and divides each by its own size. AMSGrad remembers.
//!
//! ```
//! assert_eq!(descent::online::find("adam-rare")?.slope(), 10.0);
//! # Ok::<(), descent::name::UnknownName>(())
//! ```

/// A loss on -1 to 1 that is a straight line at every step, of which one in `period` rises steeply.
pub struct Online {
    /// Stable id, as lessons and addresses write it.
    pub id: &'static str,
    /// Name for people.
    pub name: &'static str,
    /// The pieces in LaTeX.
    pub formula: &'static str,
    /// What happens on it, in one sentence.
    pub summary: &'static str,
    /// Where it comes from.
    pub source: &'static str,
    /// How many pieces there are; the first is the steep one.
    pub period: usize,
    /// The slope of the first piece.
    pub rare: f64,
    /// The slope of all the others.
    pub common: f64,
}

/// The part worth looking at, which the position also never leaves, and a second axis without meaning.
pub(crate) const DOMAIN: [[f64; 2]; 2] = [[-1.0, 1.0]; 2];

impl Online {
    /// The slope of the sum of all pieces.
    pub fn slope(&self) -> f64 {
        self.rare + (self.period as f64 - 1.0) * self.common
    }

    /// The slope of some of the pieces, by their index.
    pub fn batch_slope(&self, batch: &[usize]) -> f64 {
        batch.iter().map(|piece| if *piece == 0 { self.rare } else { self.common }).sum()
    }
}

static CYCLE: Online = Online {
    id: "adam-cycle",
    name: "Adam's counter-example, in a cycle of three",
    formula: r"f_t(x) = \begin{cases} 3x & t \bmod 3 = 1 \\ -x & \text{otherwise} \end{cases}",
    summary: "One steep step to the left for two small ones to the right: the sum falls to the left.",
    source: "S. J. Reddi, S. Kale, S. Kumar, On the convergence of Adam and beyond, ICLR 2018, theorem 1.",
    period: 3,
    rare: 3.0,
    common: -1.0,
};

static RARE: Online = Online {
    id: "adam-rare",
    name: "Adam's counter-example, with one large gradient in 101",
    formula: r"f_t(x) = \begin{cases} 1010\,x & t \bmod 101 = 1 \\ -10\,x & \text{otherwise} \end{cases}",
    summary: "One very steep step to the left for a hundred small ones to the right: the sum falls to the left.",
    source: "S. J. Reddi, S. Kale, S. Kumar, On the convergence of Adam and beyond, ICLR 2018, section 5.",
    period: 101,
    rare: 1010.0,
    common: -10.0,
};

registry! {
    /// All of them.
    Online, "online loss", [CYCLE, RARE]
}
