//! What networks look like after an epoch.

use crate::numbers::{Reader, Writer};

/// Columns and rows of the picture of a decision.
pub const DECISION: usize = 48;

/// Columns and rows of the picture of a unit.
pub const UNIT: usize = 12;

#[derive(Clone, Debug, PartialEq)]
pub struct View {
    /// The epoch that is shown: the one asked for, or the one before it of which the weights were kept.
    pub epoch: usize,
    /// The optimizer whose network is shown in full.
    pub lane: usize,
    /// Its weights and biases: layer by layer, for each input those to all outputs, and then the biases.
    pub parameters: Vec<f32>,
    /// What is shown where the data are points of the plane.
    pub of_points: Option<PointsView>,
    /// What is shown where the data are digits.
    pub of_digits: Option<DigitsView>,
}

/// What networks make of the plane; pictures are row by row, from the lower edge up.
#[derive(Clone, Debug, PartialEq)]
pub struct PointsView {
    /// For each optimizer the answer of its network, [`DECISION`] columns and rows.
    pub decisions: Vec<Vec<f32>>,
    /// What every unit of the network answers that is shown in full, [`UNIT`] columns and rows.
    pub units: Vec<Vec<f32>>,
}

/// How a network does on the digits set aside, or on all if none are.
#[derive(Clone, Debug, PartialEq)]
pub struct DigitsView {
    /// How often each digit (10 rows) was taken for each (10 columns).
    pub confusion: Vec<f32>,
    /// Some that it gets wrong, those first of which it is most sure.
    pub mistakes: Vec<Mistake>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Mistake {
    /// Ink of 8 times 8 pixels, row by row, from 0 to 1.
    pub pixels: Vec<f32>,
    pub label: usize,
    pub answer: usize,
    /// How sure the network is of its answer, from 0 to 1.
    pub probability: f64,
}

impl View {
    pub(crate) fn write(&self, writer: &mut Writer) {
        writer.count(self.epoch);
        writer.count(self.lane);
        writer.list(&self.parameters);
        writer.count(usize::from(self.of_points.is_some()));
        if let Some(PointsView { decisions, units }) = &self.of_points {
            writer.lists(decisions);
            writer.lists(units);
        }
        writer.count(usize::from(self.of_digits.is_some()));
        if let Some(DigitsView { confusion, mistakes }) = &self.of_digits {
            writer.list(confusion);
            writer.count(mistakes.len());
            for Mistake { pixels, label, answer, probability } in mistakes {
                writer.list(pixels);
                writer.count(*label);
                writer.count(*answer);
                writer.number(*probability);
            }
        }
    }

    pub(crate) fn read(reader: &mut Reader<'_>) -> Option<Self> {
        let (epoch, lane, parameters) = (reader.count()?, reader.count()?, reader.list()?);
        let of_points = match reader.count()? {
            0 => None,
            _ => Some(PointsView { decisions: reader.lists()?, units: reader.lists()? }),
        };
        let of_digits = match reader.count()? {
            0 => None,
            _ => Some(DigitsView { confusion: reader.list()?, mistakes: mistakes(reader)? }),
        };
        Some(Self { epoch, lane, parameters, of_points, of_digits })
    }
}

fn mistakes(reader: &mut Reader<'_>) -> Option<Vec<Mistake>> {
    let count = reader.count()?;
    let mistake = |reader: &mut Reader<'_>| {
        let (pixels, label, answer) = (reader.list()?, reader.count()?, reader.count()?);
        Some(Mistake { pixels, label, answer, probability: reader.number()? })
    };
    (0..count).map(|_| mistake(reader)).collect()
}
