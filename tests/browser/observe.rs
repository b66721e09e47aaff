//! What people look at, and what is no test: a picture of every page, frames a second, memory.
//!
//! `cargo course screenshots` takes the pictures; BENCHMARKS.md tells how to measure.

// The person has more abilities than are needed here.
#![allow(missing_docs, unreachable_pub, dead_code)]

mod course;
mod driver;
mod person;
mod screenshots;
mod server;
mod speed;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    match std::env::args().nth(1).as_deref() {
        Some("screenshots") => screenshots::of_every_page().await,
        Some("frames") => speed::frames().await,
        Some("memory") => speed::memory().await,
        _ => {
            eprintln!("say what to observe: screenshots, frames or memory");
            std::process::exit(2);
        }
    }
}
