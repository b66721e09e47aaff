//! Words of the review page.

/// Its heading.
pub const ALL_RULES: &str = "Review: all the rules";
/// How to read it.
pub const LEAD: &str = "One notation throughout: θ are the parameters, g is the gradient at step t, η is the learning rate. Read down \
     the page and watch what each rule adds to the one before.";
/// The heading above the rules, each with its card.
pub const ONE_BY_ONE: &str = "One by one";
/// The heading above the rules alone.
pub const SIDE_BY_SIDE: &str = "Side by side";
/// Prints the page.
pub const PRINT: &str = "Print as a sheet";
/// The heading above the table of runs.
pub const COMPARED: &str = "Compared";
/// Where its numbers come from.
pub const MEASURED: &str = "Every number was measured by a run when this course was built. The ravine and the \
     sparse input are run at the learning rate that is best of ten between 0.001 and 1, which stands beside the steps. The saddle is left \
     from (−1.5, 0.01) at the rate shown, until y is further than 1 away. The noisy ravine adds normal noise with a standard deviation of \
     2 to every gradient: the loss is the mean of the last 100 of 300 steps, the median of five seeds, again at the best rate.";
/// The heading above the family tree.
pub const FAMILY: &str = "What each one adds";
/// A switch that is off.
pub const OFF: &str = "off";
/// A switch that is on.
pub const ON: &str = "on";
/// What an optimizer is good at.
pub const GOOD: &str = "Good";
/// What it is bad at.
pub const BAD: &str = "Bad";
/// The fold with its hyper-parameters.
pub const SYMBOLS: &str = "Its symbols and usual values";
/// Columns of their table.
pub const SYMBOL_COLUMNS: [&str; 3] = ["Symbol", "What it does", "Usually"];
/// The way on, for who does not see where it stands.
pub const NEXT: &str = "Next";

/// The table of hyper-parameters, for who hears it alone.
pub fn symbols_of(optimizer: &str) -> String {
    format!("Symbols of {optimizer}")
}

/// The way to a lesson.
pub fn read_again(lesson: &str) -> String {
    format!("Read again: {lesson}")
}

/// An optimizer's year.
pub fn year(year: u16) -> String {
    format!(" ({year})")
}

/// What it adds to its first ancestor.
pub fn adds(what: &str) -> String {
    format!("+ {what}")
}

/// What it takes from another one.
pub fn from_another(ancestor: &str, what: &str) -> String {
    format!("; from {ancestor}: {what}")
}
