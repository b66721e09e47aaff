//! Reports as one row of numbers, which a worker can hand over without a copy.

#[derive(Debug, Default)]
pub(crate) struct Writer(pub(crate) Vec<f64>);

impl Writer {
    pub(crate) fn number(&mut self, number: f64) {
        self.0.push(number);
    }

    pub(crate) fn count(&mut self, count: usize) {
        self.0.push(count as f64);
    }

    pub(crate) fn all<const N: usize>(&mut self, numbers: [f64; N]) {
        self.0.extend(numbers);
    }

    pub(crate) fn list(&mut self, list: &[f32]) {
        self.count(list.len());
        self.0.extend(list.iter().copied().map(f64::from));
    }

    pub(crate) fn lists(&mut self, lists: &[Vec<f32>]) {
        self.count(lists.len());
        lists.iter().for_each(|list| self.list(list));
    }
}

/// Reads them again; `None` where they end too soon or are not what they should be.
#[derive(Debug)]
pub(crate) struct Reader<'a>(pub(crate) &'a [f64]);

impl Reader<'_> {
    pub(crate) fn number(&mut self) -> Option<f64> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    pub(crate) fn count(&mut self) -> Option<usize> {
        let number = self.number()?;
        (number >= 0.0 && number.fract() == 0.0 && number <= 9e15).then_some(number as usize)
    }

    pub(crate) fn list(&mut self) -> Option<Vec<f32>> {
        let count = self.count()?;
        let (list, rest) = self.0.split_at_checked(count)?;
        self.0 = rest;
        Some(list.iter().map(|number| *number as f32).collect())
    }

    pub(crate) fn lists(&mut self) -> Option<Vec<Vec<f32>>> {
        let count = self.count()?;
        (0..count).map(|_| self.list()).collect()
    }
}
