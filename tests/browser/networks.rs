//! Networks that learn before one's eyes: everywhere the same numbers, stopped at will, and when their trainer fails.

use descent::experiment::Experiment;
use ravine::course::Block;
use ravine::simulation::network::record::Record;
use ravine::strings::training;
use serde_json::json;
use trainer::{Report, Request, Trainer};

use crate::course::COURSE;
use crate::driver::{LAPTOP, Window, devtools};
use crate::person::{Person, study, study_at};
use crate::server::{Host, PLAIN};

const LESSON: &str = "/lesson/adamw/";

/// The state of the training, as the page says it.
const PROGRESS: &str = "document.querySelector('.net-progress span').textContent";

/// Workers that the page starts can be found by a story.
const KEEP_WORKERS: &str = "const Plain = Worker; window.Worker = class extends Plain { constructor(...all) { super(...all); window.worker = this; } };";

/// Stops the training, and counts how often the page hears of further work in thirty frames.
const STOP: &str = "const done = arguments[0], progress = document.querySelector('.net-progress');
    const stop = progress.querySelector('button');
    let reports = 0, frames = 0, hidden = false;
    new MutationObserver(() => reports++).observe(progress.querySelector('span'), { subtree: true, characterData: true });
    stop.click();
    requestAnimationFrame(function count() {
        if (++frames === 1) hidden = stop.hidden;
        frames < 30 ? requestAnimationFrame(count) : done([hidden, reports]);
    });";

#[tokio::test]
async fn a_browser_without_vector_instructions_learns_the_same() {
    let without = Window { flags: &["--js-flags=--no-enable-sse4-1"], ..LAPTOP };
    let expected = natively();
    study(without, LESSON, &[], async move |person: Person| {
        person.learns_to_the_end().await;
        person.sees(&expected).await;
        assert!(person.loads("plain").await, "the program without vector instructions");
    })
    .await;
}

#[tokio::test]
async fn a_course_in_a_folder_with_a_strict_policy_learns_the_same() {
    let host = Host {
        folder: "/courses/deep/",
        policy: Some(
            "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'; \
            style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; base-uri 'self'",
        ),
        ..PLAIN
    };
    let expected = natively();
    study_at(host, LAPTOP, LESSON, &[], async move |person: Person| {
        person.learns_to_the_end().await;
        person.sees(&expected).await;
        assert!(person.loads("vector").await, "the program with vector instructions");
    })
    .await;
}

#[tokio::test]
async fn a_long_training_is_stopped_at_once() {
    study(LAPTOP, LESSON, &[], async |person: Person| {
        person.clicks("Data, network and training").await;
        person.types("Epochs", "90000").await;
        person.clicks("Run").await;
        person.until("it has begun", &format!("return parseInt({PROGRESS}) > 0")).await;
        let heard = person.client.execute_async(STOP, vec![]).await.expect("the page answers");
        assert_eq!(heard[0], true, "the button has done its work before the next frame");
        let reports = heard[1].as_u64().expect("a number");
        assert!(reports <= 3, "portions under way are completed, and no others: {reports} reports");
        let trained = person.measures(&format!("return parseInt({PROGRESS})")).await;
        assert!(trained < 90_000.0, "it has been stopped");
        person.clicks("Run").await;
        person.until("it goes on", &format!("return parseInt({PROGRESS}) > {trained}")).await;
        person.clicks("Stop training").await;
    })
    .await;
}

#[tokio::test]
async fn a_rule_stops_the_training_and_the_page_says_which() {
    const BELOW: &str = "Stop when the loss is below";
    const STALLED: &str = "Stop after so many epochs without a lower loss";
    study(LAPTOP, LESSON, &[], async |person: Person| {
        person.clicks("Data, network and training").await;
        person.types("Epochs", "3").await;
        person.learns_to_the_end().await;
        person.sees(", after 3 epochs: loss and accuracy").await;
        person.types("Epochs", "2000").await;
        person.clicks(BELOW).await;
        person.types(&format!("{BELOW}, as a number"), "0.3").await;
        person.learns_to_the_end().await;
        person.sees("(the loss is below 0.3): loss and accuracy 0.2").await;
        person.clicks(BELOW).await;
        person.clicks(STALLED).await;
        person.types(&format!("{STALLED}, as a number"), "1").await;
        person.learns_to_the_end().await;
        person.sees("(1 epoch without a lower loss): loss and accuracy").await;
    })
    .await;
}

#[tokio::test]
async fn a_trainer_that_fails_is_said_and_called_again() {
    study(LAPTOP, "/", &["ERR_BLOCKED_BY_CLIENT"], async |person: Person| {
        let (client, alert) = (&person.client, "The network cannot be trained at the moment");
        devtools(client, "Network.enable", json!({})).await;
        devtools(client, "Network.setBlockedURLs", json!({ "urls": ["*trainer-*.wasm"] })).await;
        devtools(client, "Page.addScriptToEvaluateOnNewDocument", json!({ "source": KEEP_WORKERS })).await;
        person.goes_to(LESSON).await;
        person.sees(alert).await;
        devtools(client, "Network.setBlockedURLs", json!({ "urls": [] })).await;
        person.clicks("Try again").await;
        person.learns_to_the_end().await;
        let crash = "worker.dispatchEvent(new ErrorEvent('error', { message: 'out of memory', cancelable: true }))";
        client.execute(crash, vec![]).await.expect("the worker is kept");
        person.sees(&format!("{alert}: out of memory.")).await;
        person.clicks("Try again").await;
        person.until("the alert is gone", "return !document.querySelector('.sim-lost')").await;
        person.sees(&natively()).await;
    })
    .await;
}

/// What the page says of the lesson's network after all epochs, from a trainer that works natively.
fn natively() -> String {
    let lesson = COURSE.lessons.iter().find(|lesson| LESSON.contains(&format!("/{}/", lesson.id))).expect("the lesson");
    let network = |block: &'static Block| match block {
        Block::Simulation(simulation) => match &simulation.experiment {
            Experiment::Network(experiment) => Some(experiment),
            _ => None,
        },
        _ => None,
    };
    let experiment = lesson.blocks.iter().find_map(network).expect("a network");
    let mut trainer = Trainer::default();
    trainer.answer(Request::SetUp { experiment: experiment.clone() }, || 0.0).expect("an experiment");
    let train = Request::Train { epochs: experiment.epochs, milliseconds: f64::INFINITY };
    let Report::Progress(progress) = trainer.answer(train, || 0.0).expect("a report") else { panic!("another report") };
    let mut record = Record::default();
    record.add(&progress);
    training::summary(experiment, &record, experiment.epochs)
}

impl Person {
    /// Has all epochs trained and shown.
    async fn learns_to_the_end(&self) {
        let scrub = self.finds("//section[.//*[@class='net-progress']]//input[@aria-label='Step shown']").await;
        scrub.send_keys("\u{e010}").await.expect("it takes the End key");
    }

    /// Whether the page has fetched the trainer that is built with vector instructions, or without (`plain`).
    async fn loads(&self, build: &str) -> bool {
        let place = if build == "vector" { 1 } else { 3 };
        let condition = format!(
            "const name = document.querySelector('meta[name=trainer]').content.split(' ')[{place}]; \
             return performance.getEntriesByType('resource').some(entry => entry.name.endsWith(name))"
        );
        self.client.execute(&condition, vec![]).await.is_ok_and(|value| value == true)
    }
}
