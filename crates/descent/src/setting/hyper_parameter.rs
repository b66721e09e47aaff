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

type Text = &'static str;
type Range = [f64; 2];

impl HyperParameter {
    /// A number on a linear slider, with the values of these fields; [`Self::meaning`] adds what it does.
    pub const fn linear(name: Text, label: Text, symbol: Text, default: f64, slider: Range, valid: Range) -> Self {
        Self { name, aliases: &[], label, symbol, default, slider, valid, scale: Scale::Linear, meaning: "" }
    }

    /// As [`Self::linear`], but the slider spreads its range by factors.
    pub const fn logarithmic(name: Text, label: Text, symbol: Text, default: f64, slider: Range, valid: Range) -> Self {
        Self { scale: Scale::Logarithmic, ..Self::linear(name, label, symbol, default, slider, valid) }
    }

    /// As [`Self::linear`], but whole numbers only.
    pub const fn whole(name: Text, label: Text, symbol: Text, default: f64, slider: Range, valid: Range) -> Self {
        Self { scale: Scale::Whole, ..Self::linear(name, label, symbol, default, slider, valid) }
    }

    /// Off (0) or on (1).
    pub const fn switch(name: Text, label: Text, symbol: Text, default: f64) -> Self {
        Self { scale: Scale::Switch, ..Self::linear(name, label, symbol, default, [0.0, 1.0], [0.0, 1.0]) }
    }

    /// The same with further names.
    pub const fn or(self, aliases: &'static [&'static str]) -> Self {
        Self { aliases, ..self }
    }

    /// The same with the sentence that says what it does.
    pub const fn meaning(self, meaning: Text) -> Self {
        Self { meaning, ..self }
    }

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
