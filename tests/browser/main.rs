//! The whole course in a real Chromium, as people use it.
//!
//! `cargo course test` builds the site, finds Chromium and runs these stories against the built
//! files. Any error in the browser's console fails its story.

#![allow(missing_docs, unreachable_pub)]

mod accessibility;
mod addresses;
mod course;
mod depth;
mod driver;
mod hosting;
mod keeping;
mod keyboard;
mod kinds;
mod learning;
mod loading;
mod navigating;
mod networks;
mod person;
mod predicting;
mod progress;
mod quizzes;
mod reading;
mod server;
mod sharing;
mod simulating;
mod storage;
mod walking;
