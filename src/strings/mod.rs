//! All that the app itself says, so that a translation is one folder. What lessons say is theirs.

/// A table of words: an entry a line, with a note where the words alone do not say where they stand.
///
/// ```ignore
/// words! {
///     RUN = "Run"; // Button: starts the run.
///     VIEWS = ["Map", "Surface", "Both"];
///     step_of(step: usize, end: usize) = "step {step} of {end}"; // Where the slider stands.
///     mistakes(count: usize) = "{} in the lessons", counted(count, "mistake", "mistakes"); // Heading.
/// }
/// ```
///
/// To add words, add an entry. A text becomes a constant, a list an array of texts, and an entry with parameters a
/// function that returns a `String`, filled in as by [`format!`]. Words that need more than that, such as a choice
/// between sentences, are a function of their own below the table.
///
/// To translate, replace what stands between quotes. What stands between braces is filled in and may move within the
/// text; empty braces are filled in one after the other, with what stands behind the text. Lists keep their order. A
/// space at either end of a text is kept: something else stands beside it. "Read out" is what only a screen reader
/// says.
macro_rules! words {
    ($(
        $name:ident
        $(= $text:literal)?
        $(= [$($item:literal),+ $(,)?])?
        $(($($parameter:ident: $type:ty),*) = $pattern:literal $(, $value:expr)*)?
    ;)*) => {$(
        $(pub const $name: &str = $text;)?
        $(pub const $name: [&str; [$($item),+].len()] = [$($item),+];)?
        $(pub fn $name($($parameter: $type),*) -> String { format!($pattern $(, $value)*) })?
    )*};
}

pub mod descriptions;
pub mod digits;
pub mod export;
pub mod lab;
pub mod lazy_chunk;
pub mod lesson;
pub mod moving_average;
pub mod network;
pub mod plot;
pub mod progress;
pub mod quiz;
pub mod readings;
pub mod review;
pub mod shell;
pub mod simulation;
pub mod training;

#[cfg(test)]
mod scan;

/// The language of these words and of the lessons, as `lang` attributes name it.
pub const LANGUAGE: &str = "en";

/// "1 answer", "2 answers".
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
