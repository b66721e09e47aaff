//! Several networks that learn the same from the same first weights, each with an optimizer of its own.

use super::experiment::{NetworkExperiment, NetworkExperimentError};
use super::model::{Network, Score};
use super::training::Training;
use crate::real::Real;
use crate::samples::Samples;
use crate::stop::Stop;

/// The networks of a [`NetworkExperiment`] at work, epoch by epoch.
///
/// ```
/// use descent::network::{Race, NetworkExperiment};
///
/// let text = r#"{"data": "xor", "hidden": [4], "epochs": 60, "optimizers": [{"id": "gd"}, {"id": "adam", "lr": 0.03}]}"#;
/// let mut race = Race::<f32>::new(&serde_json::from_str::<NetworkExperiment>(text)?)?;
/// race.run_to(60);
/// let [gd, adam] = [0, 1].map(|lane| race.lanes()[lane].standings()[60].training);
/// assert!(adam.accuracy > 0.95 && adam.loss < gd.loss);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug)]
pub struct Race<T> {
    lanes: Vec<Lane<T>>,
    validation: Samples<T>,
}

impl<T: Real> Race<T> {
    /// All of them before their first step.
    pub fn new(experiment: &NetworkExperiment) -> Result<Self, NetworkExperimentError> {
        let (training, validation) = experiment.samples()?;
        let first = experiment.network()?;
        let mut lanes = Vec::with_capacity(experiment.optimizers.len());
        for entry in &experiment.optimizers {
            let training = experiment.training(entry, first.clone(), training.clone())?;
            let mut lane =
                Lane { training, standings: Vec::new(), lost: None, stop: experiment.stop, best: 0, stopped: None };
            lane.record(&validation);
            lanes.push(lane);
        }
        Ok(Self { lanes, validation })
    }

    /// One for each optimizer, in the order of the experiment.
    pub fn lanes(&self) -> &[Lane<T>] {
        &self.lanes
    }

    /// The samples that nobody learns from, which may be none.
    pub fn validation(&self) -> &Samples<T> {
        &self.validation
    }

    /// How many epochs all of them have completed.
    pub fn epochs(&self) -> usize {
        self.lanes.iter().map(Lane::epochs).min().unwrap_or(0)
    }

    /// One step of the first of those that are behind the others. An epoch that it completes is recorded.
    pub fn step(&mut self) -> Step {
        let behind = self.epochs();
        let lane = self.lanes.iter().position(|lane| lane.epochs() == behind).unwrap_or(0);
        Step { lane, samples: self.lanes[lane].step(&self.validation) }
    }

    /// Trains all of them until they have completed so many epochs.
    pub fn run_to(&mut self, epochs: usize) {
        while self.epochs() < epochs {
            self.step();
        }
    }
}

/// A step that was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Step {
    /// Whose it was.
    pub lane: usize,
    /// How many samples it looked at: none if the network is lost.
    pub samples: usize,
}

/// One network with its optimizer.
#[derive(Debug)]
pub struct Lane<T> {
    training: Training<T>,
    standings: Vec<Standing>,
    lost: Option<usize>,
    stop: Stop,
    /// The epoch with the lowest loss so far.
    best: usize,
    stopped: Option<usize>,
}

impl<T: Real> Lane<T> {
    /// How it did before the first epoch, and after each.
    pub fn standings(&self) -> &[Standing] {
        &self.standings
    }

    /// How many epochs it has completed.
    pub fn epochs(&self) -> usize {
        self.standings.len() - 1
    }

    /// The network as it is now.
    pub fn network(&self) -> &Network<T> {
        self.training.network()
    }

    /// The samples that it learns from.
    pub fn samples(&self) -> &Samples<T> {
        self.training.samples()
    }

    /// The epoch after which its loss was no finite number any more, if it has come to that. It stays as it is then, and
    /// costs nothing.
    pub fn lost(&self) -> Option<usize> {
        self.lost
    }

    /// The epoch after which the experiment's rule stopped it, if it has. It stays as it is then, and costs nothing.
    pub fn stopped(&self) -> Option<usize> {
        self.stopped
    }

    fn step(&mut self, validation: &Samples<T>) -> usize {
        if self.lost.or(self.stopped).is_some() {
            let last = self.standings[self.standings.len() - 1];
            self.standings.push(last);
            return 0;
        }
        let samples = self.training.next_batch();
        self.training.step();
        if self.training.epochs() > self.epochs() {
            self.record(validation);
        }
        samples
    }

    fn record(&mut self, validation: &Samples<T>) {
        let network = self.training.network();
        // That they fit was found out when the training began.
        let score = |samples| network.score(samples).unwrap_or(Score { loss: f64::NAN, accuracy: f64::NAN });
        let training = score(self.training.samples());
        let validation = (!validation.is_empty()).then(|| score(validation));
        let epoch = self.standings.len();
        self.standings.push(Standing { training, validation });
        if training.loss < self.standings[self.best].training.loss {
            self.best = epoch;
        }
        if !training.loss.is_finite() {
            self.lost = Some(epoch);
        } else if self.stop.holds(training.loss, epoch - self.best) {
            self.stopped = Some(epoch);
        }
    }
}

/// How a network does after an epoch.
#[derive(Clone, Copy, Debug, PartialEq, serde::Serialize, serde::Deserialize)]
pub struct Standing {
    /// On the samples that it learns from.
    pub training: Score,
    /// On those that were set aside, if there are any.
    pub validation: Option<Score>,
}
