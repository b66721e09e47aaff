//! The state of a simulation with networks, and everything that can be done to it.

use super::super::player::Player;
use super::pad::Pad;
use super::record::Record;
use super::worker_connection::{ConnectionState, WorkerConnection};
use crate::plot::optimizer_style::OptimizerStyle;
use crate::strings::training;
use descent::network::{Data, NetworkExperiment};
use leptos::prelude::*;
use std::sync::Arc;
use std::time::Duration;
use trainer::{Ready, Report, Request, View};

/// Milliseconds of work in one request. A change waits until the requests that are under way have been answered.
const PORTION: f64 = 7.0;

/// Requests for training that may be under way: while the page hears of one, the trainer works on the next.
const UNDER_WAY: usize = 2;

/// How long after the page has been shown the worker is started, so that it is ready when somebody runs the simulation.
const START_DELAY: Duration = Duration::from_millis(250);

/// Handle on the state; copies share it.
///
/// The experiment is one value. Whatever changes it begins another undertaking, from the first weights; the trainer is asked
/// for as many epochs as the playback wants to show.
#[derive(Clone, Copy)]
pub struct Model {
    preset: StoredValue<NetworkExperiment>,
    experiment: RwSignal<NetworkExperiment>,
    player: Player,
    connection: WorkerConnection,
    state: State,
}

/// What is known of the undertaking.
#[derive(Clone, Copy)]
struct State {
    /// Which undertaking it is: reports of others come too late.
    number: StoredValue<u32>,
    training: StoredValue<usize>,
    looking: StoredValue<bool>,
    looked: StoredValue<Option<(usize, usize)>>,
    ready: RwSignal<Option<Ready>>,
    record: RwSignal<Record>,
    view: RwSignal<Option<Arc<View>>>,
    lane: RwSignal<usize>,
    pad: Pad,
}

impl Model {
    /// The state before the first epoch.
    pub fn new(preset: NetworkExperiment) -> Self {
        let experiment = RwSignal::new(preset.clone());
        let state = State {
            number: StoredValue::new(0),
            training: StoredValue::new(0),
            looking: StoredValue::new(false),
            looked: StoredValue::new(None),
            ready: RwSignal::new(None),
            record: RwSignal::new(Record::default()),
            view: RwSignal::new(None),
            lane: RwSignal::new(0),
            pad: Pad::new(),
        };
        let words = move |epoch| {
            experiment.with_untracked(|experiment| {
                state.record.with_untracked(|record| training::summary(experiment, record, epoch))
            })
        };
        let player = Player::new(preset.epochs, preset.epochs, words);
        player.set_ready(0);
        let model = StoredValue::new(None::<Self>);
        let connection = WorkerConnection::new(move |(number, report)| {
            if let Some(Some(model)) = model.try_get_value() {
                model.receive(number, report);
            }
        });
        let own = Self { preset: StoredValue::new(preset), experiment, player, connection, state };
        model.set_value(Some(own));
        own.follow();
        own
    }

    pub fn experiment(&self) -> NetworkExperiment {
        self.experiment.get()
    }

    pub fn with_experiment<T>(&self, read: impl FnOnce(&NetworkExperiment) -> T) -> T {
        self.experiment.with(read)
    }

    /// The experiment as the lesson has it.
    pub fn preset(&self) -> NetworkExperiment {
        self.preset.get_value()
    }

    pub fn player(&self) -> Player {
        self.player
    }

    pub fn connection_state(&self) -> ConnectionState {
        self.connection.state()
    }

    /// What there is to train, once the trainer has said so.
    pub fn ready(&self) -> Option<Ready> {
        self.state.ready.get()
    }

    pub fn with_record<T>(&self, read: impl FnOnce(&Record) -> T) -> T {
        self.state.record.with(read)
    }

    pub fn view(&self) -> Option<Arc<View>> {
        self.state.view.get()
    }

    /// Of which optimizer the network is shown in full.
    pub fn lane(&self) -> usize {
        self.state.lane.get()
    }

    pub fn set_lane(&self, lane: usize) {
        self.state.lane.set(lane);
    }

    pub fn pad(&self) -> Pad {
        self.state.pad
    }

    pub fn styles(&self) -> Vec<OptimizerStyle> {
        self.experiment
            .with(|experiment| OptimizerStyle::for_all(experiment.optimizers.iter().map(|own| own.spec().id)))
    }

    /// The epochs that are wanted: those shown or to be shown.
    fn wanted(&self) -> usize {
        let end = self.end();
        if self.player.is_running().get_untracked() { end } else { self.player.wanted_untracked().min(end) }
    }

    /// The last epoch that there is to see, as far as that is known.
    fn end(&self) -> usize {
        let over = self.state.record.with_untracked(Record::over);
        over.unwrap_or(self.experiment.with_untracked(|experiment| experiment.epochs))
    }

    pub fn is_training(&self) -> bool {
        let epochs = self.state.record.with(Record::epochs);
        let wanted = if self.player.is_running().get() { self.player.end() } else { self.player.wanted() };
        self.connection.state() == ConnectionState::Open && epochs < wanted
    }

    /// The reader changes the experiment, if that gives one; everything begins anew, and the epoch shown stays.
    pub fn change(&self, change: impl FnOnce(&mut NetworkExperiment)) -> Result<(), String> {
        let mut experiment = self.experiment.get_untracked();
        change(&mut experiment);
        experiment.batch_size = experiment.batch_size.min(experiment.data.len());
        experiment.check().map_err(|error| error.message)?;
        if self.experiment.with_untracked(|before| *before == experiment) {
            return Ok(());
        }
        self.player.touch();
        self.player.set_end(experiment.epochs, experiment.epochs);
        self.state.lane.update(|lane| *lane = (*lane).min(experiment.optimizers.len() - 1));
        self.experiment.set(experiment);
        self.begin();
        Ok(())
    }

    /// Trains no further than it has come.
    pub fn cancel(&self) {
        self.player.show(self.state.record.with_untracked(Record::epochs) as f64);
        self.player.announce();
    }

    /// Connects to the trainer again after a failure.
    pub fn retry(&self) {
        self.connection.open();
    }

    /// Asks which digit is on the pad.
    pub fn classify(&self) {
        // The pad keeps its digit while the network learns something else.
        if self.experiment.with_untracked(|experiment| experiment.data != Data::Digits) {
            return;
        }
        let pixels = self.state.pad.pixels_untracked();
        let (epoch, lane) = (self.player.step_untracked(), self.state.lane.get_untracked());
        self.send(Request::Classify { epoch, lane, pixels });
    }

    /// Puts a digit that nobody learns from onto the pad.
    pub fn exemplify(&self) {
        self.send(Request::Exemplify { index: self.state.pad.next_example() });
    }

    fn send(&self, request: Request) {
        if self.connection.is_open_untracked() {
            self.connection.send(self.state.number.get_value(), request);
        }
    }

    /// Starts the worker, and asks it for what is to be seen next.
    fn follow(self) {
        Effect::new(move |_| {
            set_timeout(
                move || {
                    if self.preset.try_get_value().is_some() {
                        self.connection.open()
                    }
                },
                START_DELAY,
            );
        });
        Effect::new(move |_| match self.connection.state() {
            ConnectionState::Open => untrack(|| self.begin()),
            ConnectionState::Failed(_) => {
                self.state.ready.set(None);
                self.player.set_ready(0);
            }
            _ => {}
        });
        Effect::new(move |_| {
            self.player.is_running().track();
            self.player.wanted();
            self.state.ready.track();
            untrack(|| self.train());
        });
        Effect::new(move |_| {
            self.player.step();
            self.state.lane.track();
            self.state.ready.track();
            untrack(|| self.look());
        });
    }

    /// Another undertaking, from the first weights.
    fn begin(&self) {
        let state = &self.state;
        state.number.update_value(|number| *number = number.wrapping_add(1));
        state.training.set_value(0);
        state.looking.set_value(false);
        state.looked.set_value(None);
        state.ready.set(None);
        self.player.set_ready(0);
        self.send(Request::SetUp { experiment: self.experiment.get_untracked() });
    }

    fn receive(&self, number: u32, report: Report) {
        if number != self.state.number.get_value() {
            return;
        }
        match report {
            Report::Ready(ready) => {
                // The standing before the first epoch is worth seeing, too.
                self.send(Request::Train { epochs: 0, milliseconds: 0.0 });
                self.state.training.set_value(1);
                self.state.ready.set(Some(ready));
            }
            Report::Progress(progress) => {
                self.state.training.update_value(|training| *training = training.saturating_sub(1));
                self.state.record.update(|record| record.add(&progress));
                let epochs = self.state.record.with_untracked(Record::epochs);
                self.player.set_end(self.experiment.with_untracked(|experiment| experiment.epochs), self.end());
                self.player.set_ready(epochs);
                self.train();
                let done = epochs >= self.end();
                if done
                    && progress.first > 0
                    && progress.epochs() >= progress.first
                    && self.player.is_at_end_untracked()
                {
                    self.player.announce();
                }
            }
            Report::View(view) => {
                self.state.looking.set_value(false);
                self.state.view.set(Some(Arc::new(view)));
                self.look();
            }
            Report::Answer(answer) => self.state.pad.set_answer(answer),
            Report::Example(example) => {
                self.state.pad.set_example(example);
                self.classify();
            }
        }
    }

    /// Has as many epochs trained as are wanted.
    fn train(&self) {
        let wanted = self.wanted();
        if self.state.ready.with_untracked(Option::is_none)
            || self.state.record.with_untracked(Record::epochs) >= wanted
        {
            return;
        }
        while self.state.training.get_value() < UNDER_WAY {
            self.state.training.update_value(|training| *training += 1);
            self.send(Request::Train { epochs: wanted, milliseconds: PORTION });
        }
    }

    /// Asks for what is to be seen, one picture at a time.
    fn look(&self) {
        let (epoch, lane) = (self.player.step_untracked(), self.state.lane.get_untracked());
        let is_known = self.state.looked.get_value() == Some((epoch, lane));
        if is_known || self.state.looking.get_value() || self.state.ready.with_untracked(Option::is_none) {
            return;
        }
        self.state.looking.set_value(true);
        self.state.looked.set_value(Some((epoch, lane)));
        self.send(Request::Look { epoch, lane });
        if self.state.pad.is_used_untracked() {
            self.classify();
        }
    }
}
