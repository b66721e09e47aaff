//! Rows of numbers.

/// Rows of inputs, each with what shall come out.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    columns: usize,
    inputs: Vec<f64>,
    targets: Vec<f64>,
}

impl Table {
    /// A table of rows with `COLUMNS` inputs each.
    pub fn new<const COLUMNS: usize>(rows: impl IntoIterator<Item = ([f64; COLUMNS], f64)>) -> Self {
        let mut table = Self { columns: COLUMNS, inputs: Vec::new(), targets: Vec::new() };
        for (inputs, target) in rows {
            table.inputs.extend(inputs);
            table.targets.push(target);
        }
        table
    }

    /// How many rows there are.
    pub fn len(&self) -> usize {
        self.targets.len()
    }

    /// Whether there are no rows.
    pub fn is_empty(&self) -> bool {
        self.targets.is_empty()
    }

    /// How many inputs a row has.
    pub fn columns(&self) -> usize {
        self.columns
    }

    /// All inputs, row by row.
    pub fn inputs(&self) -> &[f64] {
        &self.inputs
    }

    /// What shall come out of every row.
    pub fn targets(&self) -> &[f64] {
        &self.targets
    }

    /// The rows, each with what shall come out.
    pub fn rows(&self) -> impl Iterator<Item = (&[f64], f64)> {
        // Tables have at least one column; `max` keeps an empty one from a panic.
        self.inputs.chunks(self.columns.max(1)).zip(self.targets.iter().copied())
    }
}
