//! The trainer: networks at work, and what they were like before.

use descent::digits::PIXELS;
use descent::network::{Data, Lane, Network, NetworkExperiment, Race, Samples, Standing};

use crate::history::History;
use crate::report::{Answer, Effort, Example, Progress, Ready, Report};
use crate::request::Request;
use crate::view::{DECISION, DigitsView, Mistake, PointsView, UNIT, View};

/// So much work, in samples times parameters, lies between two looks at the clock: a fraction of a millisecond.
const STRIDE: usize = 1_000_000;

/// Most mistakes that are shown.
const MISTAKES: usize = 12;

#[derive(Debug, Default)]
pub struct Trainer {
    work: Option<Work>,
}

/// The networks of an experiment, and what is known of their past.
#[derive(Debug)]
struct Work {
    race: Race<f32>,
    histories: Vec<History>,
    efforts: Vec<Effort>,
    /// How many epochs, the one before the first included, have been reported.
    reported: usize,
    /// The part of the plane that is shown.
    window: Option<[[f64; 2]; 2]>,
}

impl Trainer {
    /// The answer to a request, or why there is none. `clock` tells milliseconds since some moment.
    pub fn answer(&mut self, request: Request, clock: impl Fn() -> f64) -> Result<Report, String> {
        if let Request::SetUp { experiment } = request {
            let work = self.work.insert(Work::new(&experiment)?);
            return Ok(Report::Ready(work.ready()));
        }
        let work = self.work.as_mut().ok_or("There is no network yet.")?;
        match request {
            Request::SetUp { .. } => Ok(Report::Ready(work.ready())),
            Request::Train { epochs, milliseconds } => Ok(Report::Progress(work.train(epochs, milliseconds, clock))),
            Request::Look { epoch, lane } => work.look(epoch, lane).map(Report::View),
            Request::Classify { epoch, lane, pixels } => work.classify(epoch, lane, &pixels).map(Report::Answer),
            Request::Exemplify { index } => work.exemplify(index).map(Report::Example),
        }
    }
}

impl Work {
    fn new(experiment: &NetworkExperiment) -> Result<Self, String> {
        let race = Race::new(experiment).map_err(|error| error.to_string())?;
        let lanes = race.lanes();
        let history = |lane: &Lane<f32>| History::new(lanes.len(), lane.network().parameters());
        let window = match &experiment.data {
            Data::Points(settings) => Some(settings.window()),
            Data::Digits => None,
        };
        Ok(Self {
            histories: lanes.iter().map(history).collect(),
            efforts: vec![Effort::default(); lanes.len()],
            reported: 0,
            race,
            window,
        })
    }

    fn ready(&self) -> Ready {
        let lane = &self.race.lanes()[0];
        let (training, validation) = (lane.samples().len(), self.race.validation().len());
        Ready { training, validation, parameters: lane.network().parameters().len() }
    }

    /// At least one step is taken, however slow the machine is.
    fn train(&mut self, epochs: usize, milliseconds: f64, clock: impl Fn() -> f64) -> Progress {
        let parameters = self.ready().parameters;
        let start = clock();
        let mut before = start;
        let mut since = (usize::MAX, 0);
        while self.race.epochs() < epochs {
            let completed = self.race.lanes().iter().map(Lane::epochs).collect::<Vec<_>>();
            let step = self.race.step();
            let lane = &self.race.lanes()[step.lane];
            if lane.epochs() > completed[step.lane] {
                self.histories[step.lane].keep(lane.epochs(), lane.network().parameters());
            }
            let effort = &mut self.efforts[step.lane];
            (effort.samples, effort.steps) =
                (effort.samples + step.samples, effort.steps + usize::from(step.samples > 0));
            (effort.lost, effort.stopped) = (lane.lost(), lane.stopped());
            since = if since.0 == step.lane { (step.lane, since.1 + step.samples) } else { (step.lane, step.samples) };
            if since.1 * parameters >= STRIDE || lane.epochs() > completed[step.lane] {
                let now = clock();
                self.efforts[step.lane].milliseconds += now - before;
                (before, since) = (now, (usize::MAX, 0));
                if now - start >= milliseconds {
                    break;
                }
            }
        }
        self.progress()
    }

    fn progress(&mut self) -> Progress {
        let first = self.reported;
        self.reported = self.race.epochs() + 1;
        let lanes = self.race.lanes();
        let standings: Vec<Standing> =
            (first..self.reported).flat_map(|epoch| lanes.iter().map(move |lane| lane.standings()[epoch])).collect();
        Progress::new(first, self.efforts.clone(), standings)
    }

    /// The network of an optimizer after an epoch, or soon before it.
    fn recall(&self, epoch: usize, lane: usize) -> Result<(usize, Network<f32>), String> {
        let history = self.histories.get(lane).ok_or("There is no such optimizer.")?;
        let now = &self.race.lanes()[lane];
        if epoch == self.race.epochs() && now.epochs() == epoch {
            return Ok((epoch, now.network().clone()));
        }
        let (epoch, parameters) = history.recall(epoch.min(self.race.epochs()));
        let network = Network::with_parameters(now.network().architecture(), parameters.to_vec());
        network.map(|network| (epoch, network)).map_err(|error| error.to_string())
    }

    fn look(&self, epoch: usize, lane: usize) -> Result<View, String> {
        let (epoch, network) = self.recall(epoch, lane)?;
        let (mut of_points, mut of_digits) = (None, None);
        if let Some(window) = self.window {
            let decision = |lane| {
                let (_, network) = self.recall(epoch, lane)?;
                network.predict_grid(window, DECISION, DECISION).map_err(|error| error.to_string())
            };
            let decisions = (0..self.histories.len()).map(decision).collect::<Result<_, String>>()?;
            let units = network.predict_units(window, UNIT, UNIT).map_err(|error| error.to_string())?;
            of_points = Some(PointsView { decisions, units });
        } else {
            of_digits = Some(of(&network, self.aside()));
        }
        Ok(View { epoch, lane, parameters: network.parameters().to_vec(), of_points, of_digits })
    }

    fn classify(&self, epoch: usize, lane: usize, pixels: &[f32]) -> Result<Answer, String> {
        let (epoch, network) = self.recall(epoch, lane)?;
        if pixels.len() != network.architecture().inputs() {
            return Err("This is no picture of 8 by 8 pixels.".to_owned());
        }
        Ok(Answer { epoch, probabilities: network.predict(pixels) })
    }

    fn exemplify(&self, index: usize) -> Result<Example, String> {
        let samples = self.aside();
        if samples.is_empty() || samples.features() != PIXELS {
            return Err("There are no digits.".to_owned());
        }
        let sample = index % samples.len();
        let label = self.race.lanes()[0].network().class(samples.target(sample));
        Ok(Example { pixels: samples.input(sample).to_vec(), label })
    }

    /// The samples set aside, or all others if none are.
    fn aside(&self) -> &Samples<f32> {
        match self.race.validation() {
            none if none.is_empty() => self.race.lanes()[0].samples(),
            some => some,
        }
    }
}

/// How a network does on these digits.
fn of(network: &Network<f32>, samples: &Samples<f32>) -> DigitsView {
    let classes = samples.outputs();
    let mut confusion = vec![0.0; classes * classes];
    let mut mistakes = Vec::new();
    for (sample, answer) in network.predict(samples.inputs()).chunks_exact(classes).enumerate() {
        let (label, taken) = (network.class(samples.target(sample)), network.class(answer));
        confusion[label * classes + taken] += 1.0;
        if label != taken {
            mistakes.push((sample, label, taken, f64::from(answer[taken])));
        }
    }
    mistakes.sort_by(|a, b| b.3.total_cmp(&a.3));
    mistakes.truncate(MISTAKES);
    let mistake = |(sample, label, answer, probability)| Mistake {
        pixels: samples.input(sample).to_vec(),
        label,
        answer,
        probability,
    };
    DigitsView { confusion, mistakes: mistakes.into_iter().map(mistake).collect() }
}
