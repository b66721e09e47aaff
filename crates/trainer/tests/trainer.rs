//! What the trainer answers, and that it arrives as it was sent.

use std::cell::Cell;

use descent::network::{NetworkExperiment, Race};
use trainer::{DECISION, Envelope, Progress, Report, Request, Trainer, UNIT, View};

const POINTS: &str = r#"{"data": "circle", "hidden": [4, 3], "epochs": 40, "batch_size": 16,
    "optimizers": [{"id": "gd", "lr": 0.03}, {"id": "adam", "lr": 0.03}]}"#;
const DIGITS: &str = r#"{"data": "digits", "hidden": [12], "activation": "relu", "batch_size": 32, "epochs": 3,
    "optimizers": [{"id": "adam", "lr": 0.003}]}"#;

fn experiment(text: &str) -> NetworkExperiment {
    serde_json::from_str(text).expect("an experiment")
}

/// A trainer and what it answers, sent there and back as in a browser.
struct Page(Trainer);

impl Page {
    fn open(text: &str) -> Self {
        let mut page = Self(Trainer::default());
        assert!(matches!(page.ask(Request::SetUp { experiment: experiment(text) }), Report::Ready(_)));
        page
    }

    fn ask(&mut self, request: Request) -> Report {
        self.ask_within(request, || 0.0)
    }

    fn ask_within(&mut self, request: Request, clock: impl Fn() -> f64) -> Report {
        let sent = serde_json::to_string(&Envelope { number: 7, request }).expect("it can be sent");
        let Envelope { number, request } = serde_json::from_str(&sent).expect("it arrives");
        let report = self.0.answer(request, clock).expect("an answer");
        let (number, arrived) = Report::decode(&report.encode(number)).expect("it arrives");
        assert_eq!((number, &arrived), (7, &report));
        arrived
    }

    fn train(&mut self, epochs: usize) -> Progress {
        match self.ask(Request::Train { epochs, milliseconds: 1e9 }) {
            Report::Progress(progress) => progress,
            report => panic!("{report:?}"),
        }
    }

    fn look(&mut self, epoch: usize, lane: usize) -> View {
        match self.ask(Request::Look { epoch, lane }) {
            Report::View(view) => view,
            report => panic!("{report:?}"),
        }
    }
}

#[test]
fn it_trains_as_the_race_does_and_tells_every_epoch_once() {
    let mut page = Page::open(POINTS);
    let mut race = Race::<f32>::new(&experiment(POINTS)).expect("a race");
    race.run_to(40);
    let mut reported = 0_usize;
    for epochs in [0, 1, 20, 20, 40] {
        let progress = page.train(epochs);
        assert_eq!((progress.first, progress.epochs()), (reported, epochs.max(reported.saturating_sub(1))));
        for epoch in reported..=epochs {
            for lane in 0..2 {
                assert_eq!(progress.standing(epoch, lane), race.lanes()[lane].standings()[epoch]);
            }
        }
        reported = epochs + 1;
        // 160 of 200 points, 10 batches an epoch.
        assert!(progress.efforts.iter().all(|effort| (effort.samples, effort.steps) == (160 * epochs, 10 * epochs)));
    }
}

#[test]
fn it_stops_when_the_time_is_up_but_always_gets_on() {
    let mut page = Page::open(DIGITS);
    let now = Cell::new(0.0);
    let (mut epochs, mut reports) = (0, 0);
    while epochs < 3 {
        let clock = || now.replace(now.get() + 5.0);
        let Report::Progress(progress) = page.ask_within(Request::Train { epochs: 3, milliseconds: 4.0 }, clock) else {
            panic!("another report")
        };
        epochs = progress.epochs();
        reports += 1;
        assert!(reports < 200, "it does not get on");
    }
    assert!(reports > 3, "{reports}");
}

#[test]
fn the_past_can_be_seen_again() {
    let mut page = Page::open(POINTS);
    let first = page.look(0, 1);
    page.train(40);
    let last = page.look(40, 1);
    assert_eq!(page.look(0, 1), first);
    assert_ne!(first.parameters, last.parameters);
    assert_eq!((last.epoch, last.lane, last.parameters.len()), (40, 1, 2 * 4 + 4 + 4 * 3 + 3 + 3 + 1));
    let pictures = last.of_points.expect("points");
    assert!(pictures.decisions.len() == 2 && pictures.decisions[0].len() == DECISION * DECISION);
    assert!(pictures.units.len() == 8 && pictures.units[7].len() == UNIT * UNIT);
    assert_ne!(pictures.decisions[0], pictures.decisions[1]);
    assert_eq!(page.look(90, 0).epoch, 40, "there is no later one");
}

#[test]
fn digits_are_classified_and_mistakes_shown() {
    let mut page = Page::open(DIGITS);
    page.train(3);
    let view = page.look(3, 0).of_digits.expect("digits");
    // A fifth of 1797 is set aside.
    assert_eq!(view.confusion.iter().sum::<f32>(), 359.0);
    let right: f32 = (0..10).map(|digit| view.confusion[11 * digit]).sum();
    assert!(right > 250.0, "{right}");
    assert!(!view.mistakes.is_empty() && view.mistakes.iter().all(|mistake| mistake.label != mistake.answer));
    let mut hits = 0;
    for index in 0..50 {
        let Report::Example(example) = page.ask(Request::Exemplify { index }) else { panic!("another report") };
        let request = Request::Classify { epoch: 3, lane: 0, pixels: example.pixels };
        let Report::Answer(answer) = page.ask(request) else { panic!("another report") };
        assert!((answer.probabilities.iter().sum::<f32>() - 1.0).abs() < 1e-5);
        let best = (0..10).max_by(|a, b| answer.probabilities[*a].total_cmp(&answer.probabilities[*b]));
        hits += usize::from(best == Some(example.label));
    }
    assert!(hits > 30, "{hits}");
}

#[test]
fn what_cannot_be_done_is_said() {
    let refused = |trainer: &mut Trainer, request| trainer.answer(request, || 0.0).expect_err("a refusal");
    let mut trainer = Trainer::default();
    assert!(refused(&mut trainer, Request::Look { epoch: 0, lane: 0 }).contains("no network"));
    let mut page = Page::open(POINTS);
    assert!(refused(&mut page.0, Request::Look { epoch: 0, lane: 2 }).contains("no such optimizer"));
    assert!(refused(&mut page.0, Request::Exemplify { index: 0 }).contains("no digits"));
    assert!(refused(&mut page.0, Request::Classify { epoch: 0, lane: 0, pixels: vec![0.0; 64] }).contains("8 by 8"));
    assert_eq!(Report::decode(&[1.0, 9.0]), None);
    assert_eq!(Report::decode(&[1.0, 3.0, 2.0, 1e15]), None);
    assert_eq!(Report::decode(&[]), None);
}
