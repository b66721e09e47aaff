//! Hyper-parameters: the numbers that a person chooses.

/// The largest number below one: the upper end of ranges that leave out one itself.
pub const BELOW_ONE: f64 = 1.0 - f64::EPSILON / 2.0;

/// How a slider spreads its range.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scale {
    /// Equal distances are equal differences.
    Linear,
    /// Equal distances are equal factors.
    Logarithmic,
    /// As linear, but whole numbers only.
    Whole,
    /// Off (0) or on (1), shown as a checkbox.
    Switch,
}

/// A number that a person chooses before the run.
#[derive(Debug, PartialEq)]
pub struct HyperParameter {
    /// Name in files, addresses and settings: `learning_rate`.
    pub name: &'static str,
    /// Further names that are understood: PyTorch's, where it is another.
    pub aliases: &'static [&'static str],
    /// Name for people.
    pub label: &'static str,
    /// Symbol in LaTeX.
    pub symbol: &'static str,
    /// The value when nothing is said: PyTorch's.
    pub default: f64,
    /// The range that makes sense on a landscape, both ends included.
    pub slider: [f64; 2],
    /// The range that is accepted, both ends included.
    pub valid: [f64; 2],
    /// How a slider spreads its range.
    pub scale: Scale,
    /// What it does, in one sentence.
    pub meaning: &'static str,
}

impl HyperParameter {
    /// Whether `name` is its name or one of its aliases.
    pub fn is_called(&self, name: &str) -> bool {
        self.name == name || self.aliases.contains(&name)
    }

    /// Whether it may have this value.
    pub fn accepts(&self, value: f64) -> bool {
        let in_range = self.valid[0] <= value && value <= self.valid[1];
        let whole = matches!(self.scale, Scale::Whole | Scale::Switch);
        in_range && (!whole || value == value.trunc())
    }
}
