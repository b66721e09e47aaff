//! One file a command.

pub(crate) mod bench;
mod budget;
pub(crate) mod build;
pub(crate) mod check;
pub(crate) mod finish;
mod knowledge;
mod pages;
pub(crate) mod program;
mod restart;
pub(crate) mod screenshots;
pub(crate) mod serve;
pub(crate) mod test;
pub(crate) mod trace;
mod trace_network;
pub(crate) mod trainer;
pub(crate) mod trunk_hook;
