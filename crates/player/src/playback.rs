//! Run, pause, step, back, scrub: which step of a run is shown. Pure: others have the clock.

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speed {
    Slow,
    /// A whole run in about eight seconds.
    #[default]
    Normal,
    /// A whole run in about two seconds.
    Fast,
    Instant,
}

impl Speed {
    /// All speeds, from slow to fast.
    pub const ALL: [Self; 4] = [Self::Slow, Self::Normal, Self::Fast, Self::Instant];

    pub fn id(self) -> &'static str {
        match self {
            Self::Slow => "slow",
            Self::Normal => "normal",
            Self::Fast => "fast",
            Self::Instant => "instant",
        }
    }

    /// The speed of this id; normal for any other.
    pub fn parse(id: &str) -> Self {
        Self::ALL.into_iter().find(|speed| speed.id() == id).unwrap_or_default()
    }

    /// Steps in a second of a run with this many steps.
    fn pace(self, steps: usize) -> f64 {
        let whole_run = (steps as f64 / 8.0).max(3.0);
        match self {
            Self::Slow => whole_run.min(30.0) / 4.0,
            Self::Normal => whole_run,
            Self::Fast => whole_run * 4.0,
            Self::Instant => f64::INFINITY,
        }
    }
}

/// The place in a run, whole steps or, under way, between two.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Playback {
    /// Where the viewer wants to be. Kept when a change of settings makes the run shorter, so that
    /// changing back leads back.
    wanted: f64,
    /// The last step that the experiment has.
    steps: usize,
    /// The last step at which something happens.
    end: usize,
    /// The last step that has been computed; more may come.
    ready: usize,
    running: bool,
    speed: Speed,
    /// The step in the status text while it runs, and the seconds since that text changed.
    status_step: (usize, f64),
}

/// Fewest seconds between two changes of the status text: nobody reads faster, and setting text in every frame takes a phone
/// longer than drawing the paths.
const STATUS_INTERVAL: f64 = 0.12;

impl Playback {
    /// At the start of a run that has `steps` steps and nothing new after step `end`.
    pub fn new(steps: usize, end: usize) -> Self {
        let (ready, speed) = (usize::MAX, Speed::default());
        Self { wanted: 0.0, steps, end: end.min(steps), ready, running: false, speed, status_step: (0, 0.0) }
    }

    pub fn position(&self) -> f64 {
        self.wanted.min(self.end.min(self.ready) as f64)
    }

    /// The last whole step.
    pub fn step_number(&self) -> usize {
        self.position() as usize
    }

    /// The last whole step as the status text has it: while it runs, that text lags behind a little.
    pub fn status_step(&self) -> usize {
        if self.running { self.status_step.0.min(self.step_number()) } else { self.step_number() }
    }

    /// The last whole step that the viewer wants to see, whether it has been computed or not.
    pub fn wanted(&self) -> usize {
        self.wanted.min(self.end as f64) as usize
    }

    /// The last step that there is to see.
    pub fn end(&self) -> usize {
        self.end
    }

    pub fn is_running(&self) -> bool {
        self.running
    }

    /// What it is doing, in one word: for style sheets, measurements and tests.
    pub fn status(&self) -> &'static str {
        match (self.running, self.status_step()) {
            (true, _) => "running",
            (false, 0) => "ready",
            (false, step) if step >= self.end => "ended",
            (false, _) => "paused",
        }
    }

    pub fn is_at_end(&self) -> bool {
        self.wanted >= self.end as f64
    }

    pub fn speed(&self) -> Speed {
        self.speed
    }

    pub fn set_speed(&mut self, speed: Speed) {
        self.speed = speed;
    }

    /// Starts, from the beginning if all has been seen.
    pub fn run(&mut self) {
        if self.is_at_end() {
            self.wanted = 0.0;
        }
        self.running = self.end > 0;
        self.status_step = (self.step_number(), 0.0);
        if self.speed == Speed::Instant {
            self.finish();
        }
    }

    pub fn finish(&mut self) {
        self.wanted = self.steps as f64;
        self.running = false;
    }

    pub fn pause(&mut self) {
        self.running = false;
        if !self.is_at_end() {
            self.wanted = self.wanted.floor();
        }
    }

    pub fn step(&mut self) {
        self.seek((self.position().floor() + 1.0).min(self.end as f64));
    }

    pub fn step_back(&mut self) {
        self.seek((self.position().ceil() - 1.0).max(0.0));
    }

    /// Goes to this place and stops there.
    pub fn seek(&mut self, position: f64) {
        self.running = false;
        self.wanted = if position >= self.end as f64 { self.steps as f64 } else { position.max(0.0) };
    }

    pub fn reset(&mut self) {
        self.seek(0.0);
        self.wanted = 0.0;
    }

    /// The run has become another, with another end; the place stays.
    pub fn set_end(&mut self, steps: usize, end: usize) {
        let was_at_end = self.wanted >= self.steps as f64;
        self.steps = steps;
        self.end = end.min(steps);
        if was_at_end {
            self.wanted = steps as f64;
        }
    }

    /// So many steps have been computed. Whoever wants to see more waits for it.
    pub fn set_ready(&mut self, ready: usize) {
        self.ready = ready;
    }

    /// Time has passed. Says whether the run has just ended.
    pub fn tick(&mut self, seconds: f64) -> bool {
        if !self.running {
            return false;
        }
        let computed = self.ready.min(self.end) as f64;
        self.wanted = (self.wanted + self.speed.pace(self.steps) * seconds).min(computed.max(self.wanted));
        self.status_step.1 += seconds;
        if self.status_step.1 >= STATUS_INTERVAL {
            self.status_step = (self.step_number(), 0.0);
        }
        if !self.is_at_end() {
            return false;
        }
        self.finish();
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_run_takes_about_eight_seconds_and_ends() {
        let mut playback = Playback::new(100, 100);
        playback.run();
        let mut seconds = 0.0;
        while !playback.tick(1.0 / 60.0) {
            seconds += 1.0 / 60.0;
            assert!(seconds < 20.0);
        }
        assert!((6.0..10.0).contains(&seconds), "{seconds}");
        assert_eq!((playback.step_number(), playback.is_running()), (100, false));
        assert!(!playback.tick(1.0), "it ends once");
    }

    #[test]
    fn the_status_text_lags_behind_while_it_runs_and_is_exact_when_it_stops() {
        let mut playback = Playback::new(100_000, 100_000);
        playback.run();
        let mut updates = 0;
        for _ in 0..60 {
            let before = playback.status_step();
            playback.tick(1.0 / 60.0);
            updates += usize::from(playback.status_step() != before);
            assert!(playback.status_step() <= playback.step_number());
        }
        assert!((6..=10).contains(&updates), "{updates} times in a second");
        playback.pause();
        assert_eq!(playback.status_step(), playback.step_number());
        playback.seek(7.0);
        assert_eq!(playback.status_step(), 7);
    }

    #[test]
    fn running_again_starts_over() {
        let mut playback = Playback::new(10, 10);
        playback.finish();
        playback.run();
        assert_eq!((playback.step_number(), playback.is_running()), (0, true));
    }

    #[test]
    fn pause_stops_on_a_whole_step() {
        let mut playback = Playback::new(100, 100);
        playback.run();
        playback.tick(1.0);
        playback.pause();
        assert_eq!(playback.position().fract(), 0.0);
        let before = playback.position();
        playback.tick(1.0);
        assert_eq!(playback.position(), before);
    }

    #[test]
    fn steps_go_both_ways_and_stop_at_the_ends() {
        let mut playback = Playback::new(2, 2);
        playback.step_back();
        assert_eq!(playback.step_number(), 0);
        for expected in [1, 2, 2] {
            playback.step();
            assert_eq!(playback.step_number(), expected);
        }
        playback.step_back();
        assert_eq!(playback.step_number(), 1);
    }

    #[test]
    fn the_result_comes_at_once_when_asked() {
        let mut playback = Playback::new(100_000, 100_000);
        playback.set_speed(Speed::Instant);
        playback.run();
        assert_eq!((playback.step_number(), playback.is_running()), (100_000, false));
    }

    #[test]
    fn a_shorter_run_and_back_again_keeps_the_place() {
        let mut playback = Playback::new(100, 100);
        playback.seek(60.0);
        playback.set_end(100, 12);
        assert_eq!(playback.step_number(), 12);
        playback.set_end(100, 100);
        assert_eq!(playback.step_number(), 60);
    }

    #[test]
    fn who_sees_the_result_goes_on_seeing_it() {
        let mut playback = Playback::new(100, 12);
        playback.run();
        playback.tick(60.0);
        assert_eq!(playback.step_number(), 12);
        playback.set_end(100, 100);
        assert_eq!(playback.step_number(), 100);
        playback.reset();
        assert_eq!(playback.step_number(), 0);
    }

    #[test]
    fn it_waits_for_what_is_not_computed_yet() {
        let mut playback = Playback::new(100, 100);
        playback.set_ready(10);
        playback.run();
        assert!(!playback.tick(60.0), "it has not ended");
        assert_eq!((playback.step_number(), playback.is_running()), (10, true));
        playback.finish();
        assert_eq!((playback.step_number(), playback.wanted()), (10, 100));
        playback.set_ready(100);
        assert_eq!(playback.step_number(), 100, "who wanted the result sees it when it is there");
    }

    #[test]
    fn a_run_that_starts_at_rest_does_not_run() {
        let mut playback = Playback::new(100, 0);
        playback.run();
        assert!(!playback.is_running());
    }

    #[test]
    fn speeds_have_names_that_read_back() {
        for speed in Speed::ALL {
            assert_eq!(Speed::parse(speed.id()), speed);
        }
        assert_eq!(Speed::parse("warp"), Speed::Normal);
    }
}
