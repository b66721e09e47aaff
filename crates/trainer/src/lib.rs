//! Training networks for a page, away from its thread.
//!
//! The page sends [`Request`]s and gets a [`Report`] for each, in order; a [`Trainer`] answers them. All of this is
//! pure and runs natively too; the program of the same name, compiled for a Web Worker, only passes messages on. The
//! page decides how long the trainer may work at a time, so that it can change its mind between any two answers.
//!
//! ```
//! use trainer::{Report, Request, Trainer};
//!
//! let experiment = serde_json::from_str(r#"{"data": "xor", "hidden": [4], "optimizers": [{"id": "adam", "lr": 0.1}]}"#)?;
//! let (mut trainer, clock) = (Trainer::default(), || 0.0);
//! trainer.answer(Request::SetUp { experiment }, clock)?;
//! let Report::Progress(progress) = trainer.answer(Request::Train { epochs: 20, milliseconds: 8.0 }, clock)? else {
//!     panic!("another report")
//! };
//! assert_eq!(progress.epochs(), 20);
//! assert!(progress.standing(20, 0).training.accuracy > 0.9);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

// This is part of one program, not a library for others: an item whose name says everything needs no comment.
#![allow(missing_docs)]

mod history;
mod numbers;
mod report;
mod request;
mod trainer;
mod view;

pub use report::{Answer, Effort, Example, Progress, Ready, Report};
pub use request::{Envelope, Request};
pub use trainer::Trainer;
pub use view::{DECISION, DigitsView, Mistake, PointsView, UNIT, View};
