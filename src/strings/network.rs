//! Words of networks: their controls, pictures, tables and trainer.

use super::training::counted;
use crate::plot::number;

// Controls
words! {
    MORE = "Data, network and training"; // Heading of the fold.
    DATA = "Data"; // Label of the choice; read out for all controls of the data.
    NETWORK = "Network"; // Read out for the controls of the layers.
    TRAINING = "Training"; // Read out for the controls of the training.
    THE_DATA = "the data"; // Whose settings noise, seed and size are.
    SET_ASIDE = "Set aside, in %"; // The share of the samples that the network does not learn from.
    HIDDEN_LAYERS = "Hidden layers"; // Read out for the list of layers.
    ADD_LAYER = "Add a layer"; // Button.
    REMOVE_LAYER = "Remove a layer"; // Button.
    UNITS_COMPUTE = "Units compute"; // Label of the choice of one of the four that follow.
    LINEAR = "Linear";
    RELU = "ReLU";
    SIGMOID = "Sigmoid";
    TANH = "Tanh";
    FIRST_WEIGHTS = "First weights"; // Label of the choice between those that follow.
    INITIALIZATIONS = ["as suits the units", "Xavier (Glorot)", "He (Kaiming)"];
    EPOCHS = "Epochs"; // How many epochs the training takes.
    BATCH_SIZE = "Batch size"; // How many samples a step looks at.
    SEED = "Seed of weights and order"; // The number from which random numbers are made.
    STOP_STALLED = "Stop after so many epochs without a lower loss";
    OTHER_WEIGHTS = "Other first weights"; // Button: takes another seed.
    WHOLE_PLEASE = "A whole number, please."; // Shown when something else is typed.
    ADD_OPTIMIZER = "Add an optimizer"; // Button.
    REMOVE = "Remove"; // Button, as a hint: takes an optimizer away.
    SHOW_NETWORK = "show its network"; // Choice: whose network the pictures show.
    layer(number: usize) = "Layer {number}"; // Beside the buttons of a hidden layer.
    unit_less(layer: usize) = "One unit less in hidden layer {layer}"; // Read out for the button "−".
    unit_more(layer: usize) = "One unit more in hidden layer {layer}"; // Read out for the button "+".
    units_in(layer: usize) = "Units in hidden layer {layer}"; // Read out for the number between these buttons.
    steps_an_epoch(steps: usize) = "{} an epoch.", counted(steps, "step");
    optimizer(number: usize) = "Optimizer {number}"; // Read out for the choice of an optimizer.
    settings_of(name: &str) = "Settings of {name}"; // Heading of the fold with an optimizer's settings.
    accuracy_of(name: &str) = "Accuracy of {name}"; // Read out for the number beside an optimizer's name.
    remove(name: &str) = "Remove {name}"; // Read out for the button.
    show_network_of(name: &str) = "Show the network of {name}"; // Read out for the choice.
}

// Pictures
words! {
    A_NETWORK = "a network"; // Read out in the name of the simulation.
    QUANTITY = "Quantity over the epochs"; // Read out for the choice between loss and accuracy.
    LOSS = ["Loss", "loss"]; // Tab, and axis.
    ACCURACY = ["Accuracy", "accuracy"]; // Tab, and axis.
    EPOCH = "epoch"; // Axis.
    DOTTED = "Dotted: on the samples set aside."; // Below the curves.
    over_epochs(quantity: &str) = "{quantity} over the epochs"; // Above the curves.
    curves(quantity: &str, description: &str) = "{quantity} over the epochs. {description}"; // Read out for the curves.
    // Within the saved picture of a network that reads digits.
    losses_until(epoch: usize) = "The loss of the networks over the epochs, up to epoch {epoch}.";
    // Read out for the plane with a network's decision.
    decision(name: &str, epoch: usize) =
        "The decision of the network that {name} trains, after {}: points of two classes, circles and squares, on the \
        colours of the answer; those set aside are hollow.",
        counted(epoch, "epoch");
    drawn_of(drawn: usize, units: usize) = "{drawn} of {units}"; // How many units of a large layer are drawn.
}

/// Read out for the drawing of the layers.
pub fn layers(sizes: &[usize], largest: Option<f64>) -> String {
    let sizes: Vec<String> = sizes.iter().map(usize::to_string).collect();
    let largest = largest.map(|weight| format!(" The largest weight is {} in size.", number::short(weight)));
    format!(
        "The network: layers of {} units, with a line for each weight, thicker for larger ones.{}",
        sizes.join(", "),
        largest.unwrap_or_default()
    )
}

// Tables
words! {
    DATA_OF_TRAINING = "Data of the training"; // Heading of the fold.
    COLUMNS = ["loss", "accuracy", "loss, set aside", "accuracy, set aside"]; // Columns of each optimizer.
    NO_SCORE = "–"; // In the columns "set aside", where nothing is set aside.
}

// The trainer
words! {
    EPOCHS_TRAINED = "Epochs trained"; // Read out for the bar.
    STOP_TRAINING = "Stop training"; // Button: keeps the epochs that are trained.
    TRY_AGAIN = "Try again"; // Button: starts the trainer again.
    // Ends the sentence "The network cannot be trained at the moment", as do those that follow.
    UNKNOWN_REPORT = "it said something unknown";
    NOT_STARTED = "it could not be started";
    PAGE_IS_GONE = "the page is gone";
    NO_ADDRESS = "this page does not say where the trainer is";
    REFUSED = "the browser refused"; // When the browser gives no reason.
    trained(epochs: usize, all: usize) = "{epochs} of {} trained", counted(all, "epoch"); // {}: "40 epochs".
    pace(samples: usize) = " · {} a second", counted(samples, "sample"); // Follows that; {}: "1,200 samples".
    // {}: one of the reasons.
    cannot_be_trained(reason: &str) = "The network cannot be trained at the moment: {}.", reason.trim_end_matches('.');
    // One more reason; {status}: a number such as 404.
    server_answers(status: u16, file: &str) = "the server answers {status} for {file}";
}
