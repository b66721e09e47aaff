//! The player of a simulation, of whichever kind: which step is shown, and what is read aloud.

use super::frames::{prefers_reduced_motion, while_active};
use leptos::prelude::*;
use player::playback::{Playback, Speed};

/// Handle on a simulation's playback; copies share it.
///
/// It knows nothing of what is played but its number of steps, and asks for words when there is
/// something to announce.
#[derive(Clone, Copy)]
pub struct Player {
    playback: RwSignal<Playback>,
    step: Memo<usize>,
    status_step: Memo<usize>,
    wanted: Memo<usize>,
    end: Memo<usize>,
    running: Memo<bool>,
    speed: Memo<Speed>,
    status: Memo<&'static str>,
    words: Callback<usize, String>,
    announcement: RwSignal<String>,
    touched: RwSignal<u32>,
    frames: StoredValue<u32>,
}

impl Player {
    /// At the start of `steps` steps, with nothing new after step `end`. `words` tell what is to be
    /// seen at a step.
    pub fn new(steps: usize, end: usize, words: impl Fn(usize) -> String + Send + Sync + 'static) -> Self {
        let playback = RwSignal::new(Playback::new(steps, end));
        Self {
            playback,
            step: Memo::new(move |_| playback.with(Playback::step_number)),
            status_step: Memo::new(move |_| playback.with(Playback::status_step)),
            wanted: Memo::new(move |_| playback.with(Playback::wanted)),
            end: Memo::new(move |_| playback.with(Playback::end)),
            running: Memo::new(move |_| playback.with(Playback::is_running)),
            speed: Memo::new(move |_| playback.with(Playback::speed)),
            status: Memo::new(move |_| playback.with(Playback::status)),
            words: Callback::new(words),
            announcement: RwSignal::new(String::new()),
            touched: RwSignal::new(0),
            frames: StoredValue::new(0),
        }
    }

    /// Moves on with the clock while it runs, for as long as the component lives that asks for it.
    pub fn follow_clock(self) {
        while_active(self.is_running(), move |seconds| self.tick(seconds));
    }

    /// The place that is shown: whole steps or, under way, between two.
    pub fn position(&self) -> f64 {
        self.playback.with(Playback::position)
    }

    /// Whether what moves slowly may wait for the next frame: true in every other one while it runs.
    pub fn is_off_beat_untracked(&self) -> bool {
        self.running.get_untracked() && !self.frames.get_value().is_multiple_of(2)
    }

    /// The step that is shown; changes less often than the position.
    pub fn step(&self) -> usize {
        self.step.get()
    }

    /// The step of the status text: the same, but while it runs it changes only some times a second.
    pub fn status_step(&self) -> usize {
        self.status_step.get()
    }

    /// The same as the step for event handlers.
    pub fn step_untracked(&self) -> usize {
        self.step.get_untracked()
    }

    /// The step that the reader wants to see, which may not have been computed yet.
    pub fn wanted(&self) -> usize {
        self.wanted.get()
    }

    pub fn wanted_untracked(&self) -> usize {
        self.wanted.get_untracked()
    }

    /// The last step that there is to see.
    pub fn end(&self) -> usize {
        self.end.get()
    }

    /// Whether there is nothing more to see. For event handlers.
    pub fn is_at_end_untracked(&self) -> bool {
        self.playback.with_untracked(Playback::is_at_end)
    }

    pub fn is_running(&self) -> Signal<bool> {
        self.running.into()
    }

    pub fn speed(&self) -> Speed {
        self.speed.get()
    }

    /// What it is doing, in one word: for measurements and tests.
    pub fn status(&self) -> &'static str {
        self.status.get()
    }

    pub fn announcement(&self) -> String {
        self.announcement.get()
    }

    /// Counts what the reader has done, so that a tour knows when to let go. For event handlers.
    pub fn touched_untracked(&self) -> u32 {
        self.touched.get_untracked()
    }

    /// The reader has done something.
    pub fn touch(&self) {
        self.touched.update(|count| *count = count.wrapping_add(1));
    }

    /// What is played has become another, with another end; the step shown stays.
    pub fn set_end(&self, steps: usize, end: usize) {
        self.playback.update(|playback| playback.set_end(steps, end));
    }

    /// So many steps have been computed; playback waits for more.
    pub fn set_ready(&self, ready: usize) {
        self.playback.update(|playback| playback.set_ready(ready));
    }

    /// Shows this place, as a tour does.
    pub fn show(&self, position: f64) {
        self.playback.update(|playback| playback.seek(position));
    }

    /// Back to the start, as a tour or a restored lesson does.
    pub fn rewind(&self) {
        self.playback.update(Playback::reset);
    }

    /// Runs or pauses. A reader who wants less motion sees the result at once.
    pub fn run_or_pause(&self) {
        self.touch();
        self.playback.update(|playback| {
            if playback.is_running() {
                playback.pause();
            } else if prefers_reduced_motion() {
                playback.finish();
            } else {
                playback.run();
            }
        });
        if self.playback.with_untracked(|playback| !playback.is_running()) {
            self.announce();
        }
    }

    /// Runs from the start, in a pace that can be watched, whatever was chosen: for a video.
    pub fn play_from_start(&self) {
        self.touch();
        self.playback.update(|playback| {
            if playback.speed() == Speed::Instant {
                playback.set_speed(Speed::Normal);
            }
            playback.reset();
            playback.run();
        });
    }

    pub fn step_forward(&self) {
        self.move_by(Playback::step);
    }

    pub fn step_back(&self) {
        self.move_by(Playback::step_back);
    }

    pub fn reset(&self) {
        self.move_by(Playback::reset);
    }

    /// Shows this step. Nothing is announced: the slider tells where it stands.
    pub fn seek(&self, step: f64) {
        self.touch();
        self.show(step);
    }

    pub fn set_speed(&self, speed: Speed) {
        self.playback.update(|playback| playback.set_speed(speed));
    }

    /// Tells in a live region what is to be seen.
    pub fn announce(&self) {
        self.announcement.set(self.words.run(self.playback.with_untracked(Playback::step_number)));
    }

    fn tick(&self, seconds: f64) {
        self.frames.update_value(|frames| *frames = frames.wrapping_add(1));
        let mut ended = false;
        self.playback.update(|playback| ended = playback.tick(seconds));
        if ended {
            self.announce();
        }
    }

    fn move_by(&self, change: impl FnOnce(&mut Playback)) {
        self.touch();
        self.playback.update(change);
        self.announce();
    }
}

/// Reads aloud what the player announces.
#[component]
pub fn Announcer(player: Player) -> impl IntoView {
    view! { <p class="visually-hidden" role="status">{move || player.announcement()}</p> }
}
