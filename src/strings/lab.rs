//! Words of the Lab: its editor, its gallery, and saved experiments. What the gallery's cards say stands with them.

// The page
words! {
    LAB = "Lab"; // Heading of the page.
    // The paragraph below the heading.
    LEAD =
        "Everything is yours to choose: surface or formula, optimizers, schedule, noise. Each link holds the whole \
        experiment.";
    // {why}: a sentence that says why the link cannot be opened.
    broken_link(why: &str) = "{why} Here is the Lab's own first experiment instead.";
}

// The editor
words! {
    EXPERIMENT = "Experiment"; // Read out for the editor as a whole.
    KIND = "Kind of simulation"; // Read out for the choice between those that follow.
    KINDS = ["Descent", "Network", "Moving average"];
    OPTIMIZERS = "Optimizers";
    ADD_OPTIMIZER = "Add an optimizer";
    REMOVE = "Remove"; // Button: takes an optimizer away.
    SCHEDULE = "Schedule"; // The schedule of all optimizers.
    NO_SCHEDULE = "None"; // In place of a schedule.
    optimizer(number: usize) = "Optimizer {number}"; // Read out for the choice of an optimizer.
    remove_optimizer(number: usize) = "Remove optimizer {number}"; // Read out for the button.
}

// The surface
words! {
    SURFACE = "Surface"; // Label of the choice of a surface.
    OWN_FORMULA = "A formula of your own"; // The choice of a formula that the reader types.
    // Headings of groups in the choice.
    SURFACES = ["Landscapes", "Error of a sigmoid neuron", "Losses that come one at a time"];
    FORMULA = ["f(x, y) =", "Formula"]; // Before the field; read out for it.
    // What can be typed.
    FORMULA_HINT =
        "Numbers, x, y, pi, e, + - * / ^, brackets, sin, cos, tan, exp, ln, sqrt, abs, tanh, sigmoid, relu and others.";
    BOUNDS = ["x from", "x to", "y from", "y to"]; // The part of the plane that the map shows.
    // Why the map may show more than what was typed.
    BOUNDS_HINT = "Both axes have one scale, so a map shows more in the direction in which there is room.";
    RANGE_IS_BACKWARDS = "The range must go from low to high.";
}

// The gallery
words! {
    GALLERY = "Worth seeing"; // Heading.
}

// Saved experiments
words! {
    SAVED = "Your experiments"; // Heading.
    NAME = ["Name", "Name of this experiment"]; // What stands in the empty field for the name; read out for the field.
    UNNAMED = "Experiment"; // The name of an experiment when none is typed.
    WITHOUT_NAME = "Without a name"; // In place of the name of a record that has none.
    SAVE = "Save in this browser"; // Button.
    OPEN = "Open"; // Button: shows a saved experiment in the editor.
    DELETE = "Delete"; // Button.
    UNDO = "Undo"; // Button: brings back what was deleted.
    NEWER = "Your saved experiments were written by a newer version of the course, and are left as they are.";
    saved_as(name: &str) = "Saved as “{name}” in this browser.";
    deleted(name: &str) = "“{name}” is deleted.";
    is_back(name: &str) = "“{name}” is back.";
    renamed(name: &str) = "Renamed to “{name}”.";
    cannot_be_opened(why: &str) = "It cannot be opened ({why}), but is kept.";
    // Shown when the browser stores nothing.
    not_kept(why: &str) = "Experiments cannot be saved: {why}. A link keeps them, too.";
    name_of(name: &str) = "Name of {name}"; // Read out for the field in which a name can be changed.
    open(name: &str) = "Open {name}"; // Read out for the button.
    delete(name: &str) = "Delete {name}"; // Read out for the button.
}
