//! Networks of dense layers: forwards, backwards, and training them.
//!
//! All weights and biases are one flat vector, which any [`Optimizer`](crate::optimizer::Optimizer)
//! moves: weight decay is its business, inside the gradient (L2, Adam's `weight_decay`) or beside it
//! (AdamW, Lion). `f32` is what networks are trained in; `f64` shows what of the result is rounding.
//!
//! ```
//! use descent::network::{Activation, Architecture, Initialization, Loss, Network, Samples, Training};
//! use descent::optimizer::{self, Settings};
//!
//! let samples = Samples::new(2, 1, vec![0., 0., 0., 1., 1., 0., 1., 1.], vec![-1., 1., 1., -1.])?;
//! let architecture = Architecture::new(&[2, 4, 1], Activation::Tanh, Activation::Tanh, Loss::MeanSquaredError)?;
//! let network = Network::<f64>::new(&architecture, Initialization::Xavier, 1);
//! let mut adam = Settings::defaults(optimizer::find("adam")?);
//! adam.set("learning_rate", 0.1)?;
//! let mut training = Training::new(network, &adam, samples.clone(), 4)?;
//! for _ in 0..100 {
//!     training.epoch();
//! }
//! assert_eq!(training.network().score(&samples)?.accuracy, 1.0);
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod activation;
mod architecture;
mod data;
mod experiment;
mod experiment_fields;
mod initialization;
mod kernel;
mod loss;
mod model;
mod outcome;
mod panel;
mod pass;
mod product;
mod race;
mod reference_fields;
mod reference_training;
mod training;

pub use crate::samples::{Samples, SamplesError};
pub use activation::Activation;
pub use architecture::{Architecture, ArchitectureError, MAX_LAYERS, MAX_UNITS};
pub use experiment::{
    Data, MAX_HIDDEN_LAYERS, MAX_HIDDEN_UNITS, MAX_VALIDATION, NetworkExperiment, NetworkExperimentError,
};
pub use initialization::Initialization;
pub use loss::Loss;
pub use model::{Mismatch, Network, Score};
pub use outcome::{Outcome, outcomes};
pub use race::{Lane, Race, Standing, Step};
pub use reference_fields::ReferenceFields;
pub use reference_training::{MAX_EPOCHS, ReferenceTraining, ReferenceTrainingError};
pub use training::Training;
