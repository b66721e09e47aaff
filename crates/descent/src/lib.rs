//! Optimizers, landscapes and runs of gradient descent: pure numerics, proved against PyTorch.
//!
//! A [`DescentExperiment`](experiment::DescentExperiment) says which optimizers start where on which
//! [`Objective`](objective::Objective): a [`Landscape`](landscape::Landscape), the error surface of a
//! [`Neuron`](neuron::Neuron), or a [`Formula`](formula::Formula) that somebody typed; a [`Run`](run::Run) carries it out step by step. One
//! [`Optimizer`](optimizer::Optimizer) alone moves any slice of parameters, two of them on a surface
//! or the weights of a network.
//!
//! ```
//! use descent::experiment::DescentExperiment;
//! use descent::optimizer::{self, Settings};
//! use descent::run::Run;
//!
//! let mut momentum = Settings::defaults(optimizer::find("momentum")?);
//! momentum.set("learning_rate", 0.1)?;
//! let experiment = DescentExperiment::new(descent::landscape::find("ravine")?, vec![momentum]);
//! let mut run = Run::new(&experiment);
//! run.run_to(100);
//! let track = &run.tracks()[0];
//! assert!(track.losses()[100] < 1e-3 * track.losses()[0]);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! No browser, no clock, no files. The same experiment gives the same bits on every machine:
//! beyond `+ - * /` and square roots, which IEEE 754 fixes, all functions come from the `libm` crate,
//! and noise from the small generator in [`random`].

#[macro_use]
pub mod name;
#[macro_use]
pub mod setting;

pub mod csv;
pub mod dataset;
pub mod digits;
pub mod experiment;
pub mod formula;
pub mod hash;
pub mod landscape;
mod math;
pub mod moving_average;
pub mod network;
pub mod neuron;
pub mod objective;
pub mod online;
pub mod optimizer;
pub mod optimizer_entry;
pub mod random;
pub mod real;
pub mod run;
mod samples;
pub mod schedule;
pub mod script;
pub mod stop;
mod vector;
