//! Times of the workloads natively, taken as `benches/wasm` takes them in the browser: in turns, and
//! the best of many rounds, which a busy machine disturbs least.
//!
//! `cargo run --release -p descent --example workloads`, or with `fingerprint` behind ` -- ` only the number that shows
//! whether two machines compute the same bits. `cargo course bench` runs both.

#[path = "../benches/workloads/fingerprint.rs"]
mod fingerprint;
#[path = "../benches/workloads/mod.rs"]
#[allow(dead_code)]
mod workloads;

use std::hint::black_box;
use std::time::Instant;

/// As many as in the browser with its rounds to warm up, so that what is learnt can be compared.
const ROUNDS: usize = 45;

/// Name, what to do, how many units of work that is, unit.
type Workload = (&'static str, Box<dyn FnMut() -> f64>, f64, &'static str);

fn main() {
    if std::env::args().nth(1).as_deref() != Some("fingerprint") {
        measure();
    }
    println!("fingerprint: {}", fingerprint::fingerprint());
}

/// A line for each workload: its name, how fast it is, and in brackets what it computes.
fn measure() {
    let (mut circle, mut digits) = (workloads::w2(), workloads::w3());
    let mut list: Vec<Workload> = vec![
        ("W1", Box::new(|| workloads::w1(black_box(1_000_000))), 1.0, "M steps/s"),
        ("W1x8", Box::new(|| workloads::w1x8(black_box(1_000_000))), 8.0, "M steps/s"),
        ("W2", Box::new(move || (0..1600).fold(0.0, |_, _| circle.epoch())), 400.0, "k samples/s"),
        ("W3", Box::new(move || (0..5).fold(0.0, |_, _| digits.epoch())), 8.96, "k samples/s"),
        (
            "peak",
            Box::new(|| workloads::peak(black_box(10_000_000), black_box(0.999), black_box(0.001)).into()),
            0.96,
            "GFLOP/s",
        ),
    ];
    let mut best = vec![(f64::INFINITY, 0.0); list.len()];
    for _ in 0..ROUNDS {
        for ((_, work, ..), best) in list.iter_mut().zip(&mut best) {
            let start = Instant::now();
            best.1 = black_box(work());
            best.0 = best.0.min(start.elapsed().as_secs_f64());
        }
    }
    for ((name, _, units, unit), (best, result)) in list.iter().zip(best) {
        println!("{name}: {:.1} {unit} ({result})", units / best);
    }
}
