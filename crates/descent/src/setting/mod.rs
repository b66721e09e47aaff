//! Hyper-parameters and their values: what optimizers and schedules are adjusted by.

mod hyper_parameter;
#[macro_use]
mod settings;

pub use hyper_parameter::{BELOW_ONE, HyperParameter, Scale};
pub use settings::{Adjustable, SettingError, Settings};
