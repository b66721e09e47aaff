//! Frames and memory while simulations run: figures for BENCHMARKS.md, which tells how.

use std::env;
use std::time::Duration;

use descent::experiment::Experiment;
use ravine::share;
use serde_json::{Value, json};

use crate::course::COURSE;
use crate::driver::{LAPTOP, devtools};
use crate::person::{Person, study};

const IDS: [&str; 8] = ["gd", "momentum", "nesterov", "adagrad", "rmsprop", "adadelta", "adam", "adamw"];

/// The address of a race of so many optimizers over 10,000 steps, alone on its page.
fn race(optimizers: usize) -> String {
    let rate = |id: &str| if id == "adadelta" { 1.0 } else { 0.001 };
    let optimizers: Vec<Value> =
        IDS.iter().take(optimizers).map(|id| json!({ "id": id, "learning_rate": rate(id) })).collect();
    let experiment = json!({ "kind": "descent", "landscape": "rosenbrock", "start": [-1.5, 2], "steps": 10_000, "optimizers": optimizers });
    let experiment: Experiment = serde_json::from_value(experiment).expect("an experiment");
    format!("/embed/#{}", share::encode(&experiment))
}

/// Notes when each frame comes, until told to stop.
const WATCH: &str = "window.frameTimes = []; const note = now => { window.frameTimes.push(performance.now()); \
     window.frameHandle = requestAnimationFrame(note); }; window.frameHandle = requestAnimationFrame(note);";

const TURN: &str = "const layer = document.querySelector('.sim-turn-layer'); let turns = 0; const turn = () => { \
     layer.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowLeft', shiftKey: true, bubbles: true })); \
     if (++turns < 300) requestAnimationFrame(turn); else layer.dataset.turned = 'yes'; }; requestAnimationFrame(turn);";

const ENDED: &str = "return document.querySelector('.simulation').dataset.status === 'ended'";
const RUN: &str = "document.querySelector('.sim-run').click();";

/// Frames a second of races and of the turning surface, with a throttled processor.
pub async fn frames() {
    let rate: f64 = env::var("RAVINE_THROTTLE").ok().and_then(|rate| rate.parse().ok()).unwrap_or(4.0);
    println!(
        "| processor throttled {rate}x | frames a second | 95 of 100 within | longest | longest in the first second |"
    );
    for optimizers in [4, 8] {
        study(LAPTOP, &race(optimizers), &[], async move |person: Person| {
            throttle(&person, rate).await;
            let frames = person.frames(&format!("{WATCH}{RUN}"), ENDED).await;
            println!("| {optimizers} optimizers, 10,000 steps | {frames} |");
        })
        .await;
    }
    study(LAPTOP, &race(4), &[], async move |person: Person| {
        person
            .client
            .execute("document.querySelectorAll('.sim-views button')[2].click()", vec![])
            .await
            .expect("views");
        person.goes_to_the_end().await;
        throttle(&person, rate).await;
        let turned = "return document.querySelector('.sim-turn-layer').dataset.turned === 'yes'";
        let frames = person.frames(&format!("{WATCH}{TURN}"), turned).await;
        println!("| turning the surface, 4 paths of 10,000 steps | {frames} |");
    })
    .await;
}

/// What is in use while a race runs, and from lesson to lesson.
pub async fn memory() {
    let minutes: u32 = env::var("RAVINE_MINUTES").ok().and_then(|minutes| minutes.parse().ok()).unwrap_or(10);
    study(LAPTOP, &race(4), &[], async move |person: Person| {
        let again = format!("setInterval(() => {{ if (({ENDED_NOW})()) {RUN} }}, 200); {RUN}");
        person.client.execute(&again, vec![]).await.expect("it runs again and again");
        let mut every_minute = tokio::time::interval(Duration::from_secs(60));
        for minute in 0..=minutes {
            every_minute.tick().await;
            println!("running, minute {minute}: {}", person.memory().await);
        }
    })
    .await;
    study(LAPTOP, "/", &[], async |person: Person| {
        for (visits, lesson) in COURSE.lessons.iter().cycle().take(50).enumerate() {
            person.goes_to(&format!("/lesson/{}/", lesson.id)).await;
            if visits % 10 == 9 {
                person.goes_to(&format!("/lesson/{}/", COURSE.lessons[0].id)).await;
                println!("after {} lessons: {}", visits + 1, person.memory().await);
            }
        }
    })
    .await;
}

const ENDED_NOW: &str = "() => document.querySelector('.simulation').dataset.status === 'ended'";

async fn throttle(person: &Person, rate: f64) {
    devtools(&person.client, "Emulation.setCPUThrottlingRate", json!({ "rate": rate })).await;
}

impl Person {
    /// Sets something off, waits until it is over, and tells of the frames between, as cells of a table.
    async fn frames(&self, start: &str, over: &str) -> String {
        self.client.execute(start, vec![]).await.expect("it starts");
        self.until("it is over", over).await;
        let times =
            self.client.execute("cancelAnimationFrame(window.frameHandle); return window.frameTimes", vec![]).await;
        let times: Vec<f64> =
            times.expect("times").as_array().expect("a list").iter().filter_map(Value::as_f64).collect();
        let mut lengths: Vec<f64> = times.windows(2).map(|pair| pair[1] - pair[0]).collect();
        assert!(lengths.len() > 20, "there were frames");
        let first = lengths.iter().zip(&times).filter(|(_, at)| **at < times[0] + 1000.0);
        let first = first.map(|(length, _)| *length).fold(0.0, f64::max);
        let rate = 1000.0 * lengths.len() as f64 / lengths.iter().sum::<f64>();
        lengths.sort_by(f64::total_cmp);
        let (most, longest) = (lengths[lengths.len() * 95 / 100], lengths[lengths.len() - 1]);
        format!("{rate:.0} | {most:.1} ms | {longest:.1} ms | {first:.1} ms")
    }

    /// What is in use after all that is not needed has been thrown away.
    async fn memory(&self) -> String {
        devtools(&self.client, "HeapProfiler.collectGarbage", json!({})).await;
        let usage = devtools(&self.client, "Runtime.getHeapUsage", json!({})).await;
        let megabytes = |name: &str| usage[name].as_f64().unwrap_or(0.0) / 1_048_576.0;
        let nodes = devtools(&self.client, "Memory.getDOMCounters", json!({})).await;
        format!(
            "{:.2} MB of objects, {:.2} MB of the page, {:.2} MB of the program, {} nodes",
            megabytes("usedSize"),
            megabytes("embedderHeapUsedSize"),
            megabytes("backingStorageSize"),
            nodes["nodes"]
        )
    }
}
