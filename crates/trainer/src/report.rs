//! What the trainer reports.

use descent::network::{Score, Standing};

use crate::numbers::{Reader, Writer};
use crate::view::View;

#[derive(Clone, Debug, PartialEq)]
pub enum Report {
    Ready(Ready),
    /// How they have been doing since the last such report.
    Progress(Progress),
    View(View),
    Answer(Answer),
    Example(Example),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ready {
    /// How many samples each network learns from.
    pub training: usize,
    /// How many samples are set aside to judge it.
    pub validation: usize,
    pub parameters: usize,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Progress {
    /// The first epoch that is reported.
    pub first: usize,
    /// For each optimizer, what it has taken so far.
    pub efforts: Vec<Effort>,
    /// For each epoch, for each optimizer.
    standings: Vec<Standing>,
}

/// What it has taken so far to train a network.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Effort {
    /// Samples that it has learnt from, each as often as it came.
    pub samples: usize,
    pub steps: usize,
    pub milliseconds: f64,
    /// The epoch after which it was lost, if it is.
    pub lost: Option<usize>,
    /// The epoch after which the experiment's rule stopped it, if it has.
    pub stopped: Option<usize>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Answer {
    /// The epoch of the network that answers.
    pub epoch: usize,
    pub probabilities: Vec<f32>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Example {
    /// Ink of 8 times 8 pixels, row by row, from 0 to 1.
    pub pixels: Vec<f32>,
    pub label: usize,
}

impl Progress {
    pub(crate) fn new(first: usize, efforts: Vec<Effort>, standings: Vec<Standing>) -> Self {
        Self { first, efforts, standings }
    }

    /// The last epoch that is reported, or the one before the first if there is nothing new.
    pub fn epochs(&self) -> usize {
        (self.first + self.standings.len() / self.efforts.len().max(1)).saturating_sub(1)
    }

    /// How a network did after an epoch that is reported.
    pub fn standing(&self, epoch: usize, lane: usize) -> Standing {
        self.standings[(epoch - self.first) * self.efforts.len() + lane]
    }
}

impl Report {
    /// As numbers, the page's number first.
    pub fn encode(&self, number: u32) -> Vec<f64> {
        let mut writer = Writer(vec![f64::from(number)]);
        match self {
            Self::Ready(ready) => {
                writer.count(0);
                writer.all([ready.training, ready.validation, ready.parameters].map(|count| count as f64));
            }
            Self::Progress(progress) => {
                writer.count(1);
                write_progress(progress, &mut writer);
            }
            Self::View(view) => {
                writer.count(2);
                view.write(&mut writer);
            }
            Self::Answer(Answer { epoch, probabilities }) => {
                writer.count(3);
                writer.count(*epoch);
                writer.list(probabilities);
            }
            Self::Example(Example { pixels, label }) => {
                writer.count(4);
                writer.count(*label);
                writer.list(pixels);
            }
        }
        writer.0
    }

    /// From numbers; `None` where they are none of ours.
    pub fn decode(numbers: &[f64]) -> Option<(u32, Self)> {
        let mut reader = Reader(numbers);
        let number = reader.count()? as u32;
        let report = match reader.count()? {
            0 => {
                let [training, validation, parameters] = [reader.count()?, reader.count()?, reader.count()?];
                Self::Ready(Ready { training, validation, parameters })
            }
            1 => Self::Progress(read_progress(&mut reader)?),
            2 => Self::View(View::read(&mut reader)?),
            3 => Self::Answer(Answer { epoch: reader.count()?, probabilities: reader.list()? }),
            4 => {
                let label = reader.count()?;
                Self::Example(Example { label, pixels: reader.list()? })
            }
            _ => return None,
        };
        reader.0.is_empty().then_some((number, report))
    }
}

/// What stands for an epoch that has not come, and for a score that there is not.
const NONE: f64 = -1.0;

fn write_progress(progress: &Progress, writer: &mut Writer) {
    writer.count(progress.first);
    writer.count(progress.efforts.len());
    for effort in &progress.efforts {
        writer.count(effort.samples);
        writer.count(effort.steps);
        writer.number(effort.milliseconds);
        for epoch in [effort.lost, effort.stopped] {
            writer.number(epoch.map_or(NONE, |epoch| epoch as f64));
        }
    }
    writer.count(progress.standings.len());
    for Standing { training, validation } in &progress.standings {
        let validation = validation.unwrap_or(Score { loss: NONE, accuracy: NONE });
        writer.all([training.loss, training.accuracy, validation.loss, validation.accuracy]);
    }
}

fn read_progress(reader: &mut Reader<'_>) -> Option<Progress> {
    let first = reader.count()?;
    let lanes = reader.count()?;
    let effort = |reader: &mut Reader<'_>| {
        let (samples, steps, milliseconds) = (reader.count()?, reader.count()?, reader.number()?);
        let epoch = |number: f64| (number != NONE).then_some(number as usize);
        let (lost, stopped) = (epoch(reader.number()?), epoch(reader.number()?));
        Some(Effort { samples, steps, milliseconds, lost, stopped })
    };
    let efforts = (0..lanes).map(|_| effort(reader)).collect::<Option<Vec<_>>>()?;
    let count = reader.count()?;
    let score = |reader: &mut Reader<'_>| Some(Score { loss: reader.number()?, accuracy: reader.number()? });
    let standing = |reader: &mut Reader<'_>| {
        let (training, validation) = (score(reader)?, score(reader)?);
        Some(Standing { training, validation: (validation.accuracy != NONE).then_some(validation) })
    };
    let standings = (0..count).map(|_| standing(reader)).collect::<Option<Vec<_>>>()?;
    let whole = lanes > 0 && standings.len().is_multiple_of(lanes);
    whole.then_some(Progress { first, efforts, standings })
}
