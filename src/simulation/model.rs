//! The state of one simulation and everything that can be done to it.

use super::frames::{budget, while_active};
use super::objective_plot::ObjectivePlot;
use super::player::Player;
use super::pointing::Pointed;
use super::session::Session;
use crate::plot::Point;
use crate::plot::optimizer_style::OptimizerStyle;
use crate::strings::descriptions;
use descent::experiment::DescentExperiment;
use leptos::prelude::*;
use std::ops::Deref;

/// How many milliseconds of each frame may go into computing a run.
const FRAME_SHARE: f64 = 8.0;

/// Handle on a simulation's state; copies share it.
///
/// The experiment is one value. Whatever changes it leads to a new run, of which the first part is there at
/// once and the rest within the next frames; the playback only says how much of it is shown.
/// What ends in `_untracked` is for event handlers.
#[derive(Clone, Copy)]
pub struct Model {
    preset: StoredValue<DescentExperiment>,
    experiment: RwSignal<DescentExperiment>,
    session: RwSignal<Session>,
    run_id: Memo<u64>,
    complete: Memo<bool>,
    plot: Memo<ObjectivePlot>,
    player: Player,
    hidden: RwSignal<Vec<bool>>,
    cursor: RwSignal<Option<Point>>,
    arrows: RwSignal<bool>,
    pointed: RwSignal<Option<Pointed>>,
}

impl Model {
    pub fn new(preset: DescentExperiment) -> Self {
        let experiment = RwSignal::new(preset.clone());
        let session = RwSignal::new(Session::new(&preset));
        let objective = Memo::new(move |_| experiment.with(|experiment| experiment.objective.clone()));
        let plot = Memo::new(move |_| objective.with(ObjectivePlot::of));
        let hidden = RwSignal::new(vec![false; preset.optimizers.len()]);
        let words = move |step| session.with_untracked(|run| descriptions::summary(run, step, &hidden.get_untracked()));
        let player = Player::new(preset.steps, session.with_untracked(Session::end), words);
        let model = Self {
            experiment,
            session,
            run_id: Memo::new(move |_| session.with(Session::id)),
            complete: Memo::new(move |_| session.with(Session::is_complete)),
            plot,
            player,
            hidden,
            cursor: RwSignal::new(None),
            arrows: RwSignal::new(false),
            pointed: RwSignal::new(None),
            preset: StoredValue::new(preset),
        };
        model.update_player();
        while_active(Signal::derive(move || !model.complete.get()), move |_| model.compute());
        model
    }

    /// The experiment as the lesson has it.
    pub fn preset(&self) -> DescentExperiment {
        self.preset.get_value()
    }

    pub fn with_preset<T>(&self, read: impl FnOnce(&DescentExperiment) -> T) -> T {
        self.preset.with_value(read)
    }

    pub fn experiment(&self) -> DescentExperiment {
        self.experiment.get()
    }

    pub fn with_experiment<T>(&self, read: impl FnOnce(&DescentExperiment) -> T) -> T {
        self.experiment.with(read)
    }

    /// The run, as far as it has been computed. Nothing can be changed while it is held: it is for a short look.
    pub fn run(&self) -> impl Deref<Target = Session> + use<> {
        self.session.read()
    }

    pub fn run_untracked(&self) -> impl Deref<Target = Session> + use<> {
        self.session.read_untracked()
    }

    /// Changes when another run begins, and not as it is computed.
    pub fn run_id(&self) -> u64 {
        self.run_id.get()
    }

    pub fn is_complete(&self) -> bool {
        self.complete.get()
    }

    pub fn plot(&self) -> ObjectivePlot {
        self.plot.get()
    }

    pub fn plot_untracked(&self) -> ObjectivePlot {
        self.plot.get_untracked()
    }

    pub fn experiment_untracked(&self) -> DescentExperiment {
        self.experiment.get_untracked()
    }

    pub fn player(&self) -> Player {
        self.player
    }

    pub fn step(&self) -> usize {
        self.player.step()
    }

    pub fn styles(&self) -> Vec<OptimizerStyle> {
        self.preset
            .with_value(|preset| OptimizerStyle::for_all(preset.optimizers.iter().map(|settings| settings.spec().id)))
    }

    pub fn is_hidden(&self, optimizer: usize) -> bool {
        self.hidden.with(|hidden| hidden.get(optimizer).copied().unwrap_or(false))
    }

    /// The step of the status text.
    pub fn status_step(&self) -> usize {
        self.player.status_step()
    }

    pub fn hidden(&self) -> Vec<bool> {
        self.hidden.get()
    }

    pub fn hidden_untracked(&self) -> Vec<bool> {
        self.hidden.get_untracked()
    }

    pub fn set_hidden(&self, optimizer: usize, hide: bool) {
        self.hidden.update(|hidden| {
            if let Some(hidden) = hidden.get_mut(optimizer) {
                *hidden = hide;
            }
        });
    }

    /// The place that the reader points at, on the map or on the surface.
    pub fn cursor(&self) -> Option<Point> {
        self.cursor.get()
    }

    /// The reader points at a place, or no longer at any.
    pub fn point_at(&self, place: Option<Point>) {
        self.cursor.set(place);
    }

    pub fn shows_arrows(&self) -> bool {
        self.arrows.get()
    }

    pub fn show_arrows(&self, show: bool) {
        self.arrows.set(show);
    }

    pub fn pointed(&self) -> RwSignal<Option<Pointed>> {
        self.pointed
    }

    /// Whether the reader points at this, or at something that belongs to it.
    pub fn is_lit(&self, at: Pointed) -> bool {
        self.pointed.get().is_some_and(|pointed| pointed.lights(at))
    }

    /// The reader changes the experiment; the step shown stays.
    pub fn change(&self, change: impl FnOnce(&mut DescentExperiment)) {
        self.player.touch();
        let mut experiment = self.experiment.get_untracked();
        change(&mut experiment);
        self.replace(experiment);
    }

    /// The reader moves the start; it stays on the map.
    pub fn set_start(&self, start: Point) {
        let start = self.plot.with_untracked(|plot| plot.clamp(start));
        self.change(|experiment| experiment.start = start);
    }

    /// Everything as the lesson has it, at the start.
    pub fn restore(&self) {
        self.player.touch();
        self.replace(self.preset());
        self.player.rewind();
    }

    /// Puts another experiment in place; the step shown stays.
    pub fn replace(&self, experiment: DescentExperiment) {
        if self.experiment.with_untracked(|before| *before == experiment) {
            return;
        }
        let mut session = Session::new(&experiment);
        session.advance(budget(FRAME_SHARE));
        self.experiment.set(experiment);
        self.session.set(session);
        self.update_player();
    }

    /// Goes on computing, for as long as a frame has time for it.
    fn compute(&self) {
        self.session.update(|session| session.advance(budget(FRAME_SHARE)));
        self.update_player();
        // The result has not been announced yet.
        if self.complete.get_untracked() && self.player.is_at_end_untracked() {
            self.player.announce();
        }
    }

    fn update_player(&self) {
        let [steps, end, reached] =
            self.session.with_untracked(|session| [session.experiment().steps, session.end(), session.reached()]);
        self.player.set_end(steps, end);
        self.player.set_ready(reached);
    }
}
