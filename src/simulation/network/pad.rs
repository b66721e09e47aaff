//! A digit of the reader's own: 8 by 8 cells of ink, and what the network takes it for.

use leptos::prelude::*;
use trainer::{Answer, Example};

/// Cells in a row, and rows.
pub const SIDE: usize = 8;

/// Handle on the pad's state; copies share it.
#[derive(Clone, Copy)]
pub struct Pad {
    ink: RwSignal<Vec<f32>>,
    answer: RwSignal<Option<Answer>>,
    label: RwSignal<Option<usize>>,
    examples: StoredValue<usize>,
}

/// How dark a stroke leaves the cells beside it, as a pen does when it is scanned.
const EDGE: f32 = 0.4;

impl Pad {
    pub fn new() -> Self {
        Self {
            ink: RwSignal::new(vec![0.0; SIDE * SIDE]),
            answer: RwSignal::new(None),
            label: RwSignal::new(None),
            examples: StoredValue::new(0),
        }
    }

    /// The ink of a cell, from 0 to 1.
    pub fn ink(&self, cell: usize) -> f32 {
        self.ink.with(|ink| ink.get(cell).copied().unwrap_or(0.0))
    }

    /// All cells, row by row. For event handlers.
    pub fn pixels_untracked(&self) -> Vec<f32> {
        self.ink.get_untracked()
    }

    pub fn is_used(&self) -> bool {
        self.ink.with(|ink| ink.iter().any(|ink| *ink > 0.0))
    }

    pub fn is_used_untracked(&self) -> bool {
        self.ink.with_untracked(|ink| ink.iter().any(|ink| *ink > 0.0))
    }

    pub fn answer(&self) -> Option<Answer> {
        self.answer.get()
    }

    /// Which digit it is, if it is an example.
    pub fn label(&self) -> Option<usize> {
        self.label.get()
    }

    pub fn stroke(&self, cell: usize) {
        self.label.set(None);
        self.ink.update(|ink| stroke(ink, cell));
    }

    /// A stroke where there is no full ink, and paper where there is.
    pub fn toggle(&self, cell: usize) {
        self.label.set(None);
        self.ink.update(|ink| match ink.get_mut(cell) {
            Some(place) if *place >= 1.0 => *place = 0.0,
            _ => stroke(ink, cell),
        });
    }

    pub fn clear(&self) {
        self.label.set(None);
        self.answer.set(None);
        self.ink.update(|ink| ink.fill(0.0));
    }

    pub fn next_example(&self) -> usize {
        self.examples.update_value(|examples| *examples += 1);
        self.examples.get_value() - 1
    }

    pub fn set_example(&self, example: Example) {
        self.ink.set(example.pixels);
        self.label.set(Some(example.label));
    }

    pub fn set_answer(&self, answer: Answer) {
        self.answer.set(Some(answer).filter(|_| self.is_used_untracked()));
    }
}

impl Default for Pad {
    fn default() -> Self {
        Self::new()
    }
}

fn stroke(ink: &mut [f32], cell: usize) {
    let (row, column) = (cell / SIDE, cell % SIDE);
    let mut darken = |row: usize, column: usize, to: f32| {
        if let Some(ink) = ink.get_mut(row * SIDE + column).filter(|_| column < SIDE) {
            *ink = ink.max(to);
        }
    };
    darken(row, column, 1.0);
    darken(row, column + 1, EDGE);
    darken(row + 1, column, EDGE);
    if column > 0 {
        darken(row, column - 1, EDGE);
    }
    if row > 0 {
        darken(row - 1, column, EDGE);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stroke_stays_on_the_pad_and_never_takes_ink_away() {
        for cell in 0..SIDE * SIDE {
            let mut ink = vec![0.5; SIDE * SIDE];
            stroke(&mut ink, cell);
            assert_eq!(ink[cell], 1.0);
            assert!(ink.iter().all(|ink| *ink >= 0.5));
            let mut ink = vec![0.0; SIDE * SIDE];
            stroke(&mut ink, cell);
            let (row, column) = (cell / SIDE, cell % SIDE);
            for (place, ink) in ink.iter().enumerate() {
                let distance = (place / SIDE).abs_diff(row) + (place % SIDE).abs_diff(column);
                assert_eq!(*ink > 0.0, distance <= 1, "{cell} {place}");
            }
        }
    }
}
