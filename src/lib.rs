//! Ravine: an interactive course on optimizers in deep learning, as a Leptos app.
//!
//! `course` is the compiled course; `page` shows it; `simulation` runs its experiments with the
//! numerics of `descent` and draws them with `plot`; `quiz` asks its questions; `progress`
//! remembers what the learner did.

pub mod app;
pub mod course;
pub mod page;
pub mod plot;
pub mod progress;
pub mod quiz;
pub mod route;
pub mod simulation;
pub mod theme;
