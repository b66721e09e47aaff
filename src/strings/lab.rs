//! Words of the Lab: its editor, its gallery, and saved experiments. What the gallery's cards say stands with them.

// The page

/// Its heading.
pub const LAB: &str = "Lab";
/// What it is for.
pub const LEAD: &str = "Everything is yours to choose: surface or formula, optimizers, schedule, noise. Each link holds the whole experiment.";

/// A link that cannot be opened, and why.
pub fn broken_link(why: &str) -> String {
    format!("{why} Here is the Lab's own first experiment instead.")
}

// The editor

/// All of it.
pub const EXPERIMENT: &str = "Experiment";
/// The choice of a kind.
pub const KIND: &str = "Kind of simulation";
/// A descent, a network, a moving average.
pub const KINDS: [&str; 3] = ["Descent", "Network", "Moving average"];
/// The optimizers of a descent.
pub const OPTIMIZERS: &str = "Optimizers";
/// One more.
pub const ADD_OPTIMIZER: &str = "Add an optimizer";
/// One less.
pub const REMOVE: &str = "Remove";
/// The schedule of all of them.
pub const SCHEDULE: &str = "Schedule";
/// None.
pub const NO_SCHEDULE: &str = "None";

/// The choice of an optimizer.
pub fn optimizer(number: usize) -> String {
    format!("Optimizer {number}")
}

/// One less, for who hears the button alone.
pub fn remove_optimizer(number: usize) -> String {
    format!("Remove optimizer {number}")
}

// The surface

/// The choice of a surface.
pub const SURFACE: &str = "Surface";
/// One that is typed.
pub const OWN_FORMULA: &str = "A formula of your own";
/// Those that are built in: landscapes, neurons, losses in turn.
pub const SURFACES: [&str; 3] = ["Landscapes", "Error of a sigmoid neuron", "Losses that come one at a time"];
/// Before the field, and its accessible name.
pub const FORMULA: [&str; 2] = ["f(x, y) =", "Formula"];
/// What can be typed.
pub const FORMULA_HINT: &str =
    "Numbers, x, y, pi, e, + - * / ^, brackets, sin, cos, tan, exp, ln, sqrt, abs, tanh, sigmoid, relu and others.";
/// The part of the plane that is seen.
pub const BOUNDS: [&str; 4] = ["x from", "x to", "y from", "y to"];
/// Why the map may show more than that.
pub const BOUNDS_HINT: &str = "Both axes have one scale, so a map shows more in the direction in which there is room.";
/// A range that is none.
pub const RANGE_IS_BACKWARDS: &str = "The range must go from low to high.";

// The gallery

/// Its heading.
pub const GALLERY: &str = "Worth seeing";

// Saved experiments

/// Their heading.
pub const SAVED: &str = "Your experiments";
/// The field for the name: what stands in its place, and its accessible name.
pub const NAME: [&str; 2] = ["Name", "Name of this experiment"];
/// What is called so when nothing is typed.
pub const UNNAMED: &str = "Experiment";
/// A record without a name.
pub const WITHOUT_NAME: &str = "Without a name";
/// Saves one.
pub const SAVE: &str = "Save in this browser";
/// Puts one on the bench.
pub const OPEN: &str = "Open";
/// Forgets one.
pub const DELETE: &str = "Delete";
/// Brings back what was deleted.
pub const UNDO: &str = "Undo";
/// A newer version of the course wrote them.
pub const NEWER: &str =
    "Your saved experiments were written by a newer version of the course, and are left as they are.";

/// One was saved.
pub fn saved_as(name: &str) -> String {
    format!("Saved as “{name}” in this browser.")
}

/// One was deleted.
pub fn deleted(name: &str) -> String {
    format!("“{name}” is deleted.")
}

/// One was brought back.
pub fn is_back(name: &str) -> String {
    format!("“{name}” is back.")
}

/// One has another name.
pub fn renamed(name: &str) -> String {
    format!("Renamed to “{name}”.")
}

/// One cannot be opened.
pub fn cannot_be_opened(why: &str) -> String {
    format!("It cannot be opened ({why}), but is kept.")
}

/// They cannot be kept.
pub fn not_kept(why: &str) -> String {
    format!("Experiments cannot be saved: {why}. A link keeps them, too.")
}

/// The field for a name that can be changed.
pub fn name_of(name: &str) -> String {
    format!("Name of {name}")
}

/// Puts one on the bench, for who hears the button alone.
pub fn open(name: &str) -> String {
    format!("Open {name}")
}

/// Forgets one, for who hears the button alone.
pub fn delete(name: &str) -> String {
    format!("Delete {name}")
}
