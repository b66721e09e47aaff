//! All that the app itself says, so that a translation is one folder. What lessons say is theirs.

pub mod digits;
pub mod keep;
pub mod lab;
pub mod lesson;
pub mod moving_average;
pub mod network;
pub mod part;
pub mod plot;
pub mod progress;
pub mod quiz;
pub mod readings;
pub mod review;
pub mod shell;
pub mod simulation;
pub mod told;
pub mod training;

#[cfg(test)]
mod scan;

/// The language of these words and of the lessons, as `lang` attributes name it.
pub const LANGUAGE: &str = "en";

/// "1 answer", "2 answers".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
