//! Ravine: an interactive course on optimizers in deep learning, as a Leptos app.
//!
//! `course` is the compiled course as a page knows it; `page` shows it; `simulation` runs its experiments with the
//! numerics of `descent` and draws them with `plot`; `quiz` asks its questions; `progress`
//! remembers what the learner did.

// A page's view is one type, as deep as the page's markup.
#![recursion_limit = "256"]
// This is part of one program, not a library for others: an item whose name says everything needs no comment.
#![allow(missing_docs)]

pub mod app;
pub mod course;
pub mod file;
pub mod island;
#[cfg(feature = "csr")]
mod islands;
pub mod lazy_chunk;
#[cfg(feature = "csr")]
mod live_reload;
#[cfg(feature = "csr")]
pub mod navigation;
pub mod open_page;
pub mod page;
#[cfg(any(feature = "csr", test))]
pub mod page_data;
pub mod plot;
#[cfg(feature = "ssr")]
pub mod preview;
pub mod progress;
pub mod quiz;
pub mod route;
pub mod share;
pub mod simulation;
#[cfg(feature = "csr")]
pub mod start;
pub mod strings;
pub mod term;
pub mod theme;
pub mod update;
