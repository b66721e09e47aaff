//! Live simulations: the widget of a lesson, its parts, and still pictures of landscapes.
//!
//! [`model`] holds the state of an experiment and all that can be done to it, [`player`] what is shown of a
//! simulation of any kind; the parts show it and pass on what the reader does. [`script`] and [`divergence`] are pure.

pub mod arrows;
pub mod colour_scale;
pub mod conditions;
pub mod controls;
pub mod cost;
pub mod curve;
pub mod divergence;
pub mod export;
pub mod frames;
pub mod key;
pub mod landscape;
pub mod learning_rate;
pub mod map;
pub mod model;
pub mod moving_average;
pub mod network;
pub mod neuron;
pub mod number_field;
pub mod objective_plot;
pub mod objective_view;
pub mod picture;
pub mod player;
pub mod plot_view;
pub mod pointing;
pub mod quantity;
pub mod rate_finder;
#[cfg(feature = "ssr")]
pub mod recording;
pub mod rule_sheet;
pub mod schedules;
pub mod script;
pub mod session;
pub mod slider;
pub mod start_point;
pub mod surface;
pub mod table;
pub mod tangent;
pub mod tour;
pub mod transport;

pub use landscape::{ExperimentView, SimulationView};
