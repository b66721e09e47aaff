//! Words of networks: their controls, pictures, tables and trainer.

use super::training::counted;
use crate::plot::number;

// Controls

/// The fold.
pub const MORE: &str = "Data, network and training";
/// What it learns.
pub const DATA: &str = "Data";
/// The layers.
pub const NETWORK: &str = "Network";
/// How it learns.
pub const TRAINING: &str = "Training";
/// Whose noise, seed and size it is.
pub const THE_DATA: &str = "the data";
/// The share that nobody learns from.
pub const SET_ASIDE: &str = "Set aside, in %";
/// The list of layers.
pub const HIDDEN_LAYERS: &str = "Hidden layers";
/// One more.
pub const ADD_LAYER: &str = "Add a layer";
/// One less.
pub const REMOVE_LAYER: &str = "Remove a layer";
/// What a unit makes of its sum.
pub const UNITS_COMPUTE: &str = "Units compute";
/// Names of what units can compute.
pub const LINEAR: &str = "Linear";
/// The same.
pub const RELU: &str = "ReLU";
/// The same.
pub const SIGMOID: &str = "Sigmoid";
/// The same.
pub const TANH: &str = "Tanh";
/// How the first weights are drawn.
pub const FIRST_WEIGHTS: &str = "First weights";
/// The ways to draw them: what suits the units, Xavier's, He's.
pub const INITIALIZATIONS: [&str; 3] = ["as suits the units", "Xavier (Glorot)", "He (Kaiming)"];
/// How long it learns.
pub const EPOCHS: &str = "Epochs";
/// How many samples a step looks at.
pub const BATCH_SIZE: &str = "Batch size";
/// What chance is drawn from.
pub const SEED: &str = "Seed of weights and order";
/// The stop rule of patience.
pub const STOP_STALLED: &str = "Stop after so many epochs without a lower loss";
/// Another seed.
pub const OTHER_WEIGHTS: &str = "Other first weights";
/// A number that is not whole.
pub const WHOLE_PLEASE: &str = "A whole number, please.";
/// One optimizer more.
pub const ADD_OPTIMIZER: &str = "Add an optimizer";
/// One optimizer less.
pub const REMOVE: &str = "Remove";
/// The network that is shown in full.
pub const SHOW_NETWORK: &str = "show its network";

/// A hidden layer by its number, beside its buttons.
pub fn layer(number: usize) -> String {
    format!("Layer {number}")
}

/// A smaller layer.
pub fn unit_less(layer: usize) -> String {
    format!("One unit less in hidden layer {layer}")
}

/// A larger layer.
pub fn unit_more(layer: usize) -> String {
    format!("One unit more in hidden layer {layer}")
}

/// How large a layer is.
pub fn units_in(layer: usize) -> String {
    format!("Units in hidden layer {layer}")
}

/// How many steps an epoch has.
pub fn steps_an_epoch(steps: usize) -> String {
    format!("{} an epoch.", counted(steps, "step"))
}

/// The choice of an optimizer.
pub fn optimizer(number: usize) -> String {
    format!("Optimizer {number}")
}

/// The fold of an optimizer among many.
pub fn settings_of(name: &str) -> String {
    format!("Settings of {name}")
}

/// The number beside an optimizer's name.
pub fn accuracy_of(name: &str) -> String {
    format!("Accuracy of {name}")
}

/// One less, for who hears the button alone.
pub fn remove(name: &str) -> String {
    format!("Remove {name}")
}

/// The network that is shown in full, for who hears the button alone.
pub fn show_network_of(name: &str) -> String {
    format!("Show the network of {name}")
}

// Pictures

/// Its accessible name.
pub const A_NETWORK: &str = "a network";
/// What is followed over the epochs.
pub const QUANTITY: &str = "Quantity over the epochs";
/// The loss: tab and axis.
pub const LOSS: [&str; 2] = ["Loss", "loss"];
/// The accuracy: tab and axis.
pub const ACCURACY: [&str; 2] = ["Accuracy", "accuracy"];
/// The axis of epochs.
pub const EPOCH: &str = "epoch";
/// What dotted curves are.
pub const DOTTED: &str = "Dotted: on the samples set aside.";

/// Above the curves.
pub fn over_epochs(quantity: &str) -> String {
    format!("{quantity} over the epochs")
}

/// The curves, for who does not see them.
pub fn curves(quantity: &str, told: &str) -> String {
    format!("{quantity} over the epochs. {told}")
}

/// The saved picture of digits.
pub fn losses_until(epoch: usize) -> String {
    format!("The loss of the networks over the epochs, up to epoch {epoch}.")
}

/// The plane with a network's decision.
pub fn decision(name: &str, epoch: usize) -> String {
    format!(
        "The decision of the network that {name} trains, after {}: points of two classes, circles and squares, on the \
         colours of the answer; those set aside are hollow.",
        counted(epoch, "epoch")
    )
}

/// Units of a large layer that are drawn.
pub fn drawn_of(drawn: usize, units: usize) -> String {
    format!("{drawn} of {units}")
}

/// The drawing of the layers.
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

/// The fold.
pub const DATA_OF_TRAINING: &str = "Data of the training";
/// Columns of each optimizer.
pub const COLUMNS: [&str; 4] = ["loss", "accuracy", "loss, set aside", "accuracy, set aside"];
/// Nothing is set aside.
pub const NO_SCORE: &str = "–";

// The trainer

/// The bar of epochs.
pub const EPOCHS_TRAINED: &str = "Epochs trained";
/// Leaves it at those.
pub const STOP_TRAINING: &str = "Stop training";
/// Calls the trainer again.
pub const TRY_AGAIN: &str = "Try again";
/// The trainer says what the page does not know.
pub const UNKNOWN_REPORT: &str = "it said something unknown";
/// The trainer does not start.
pub const NOT_STARTED: &str = "it could not be started";
/// The page was left.
pub const PAGE_IS_GONE: &str = "the page is gone";
/// The page was written without it.
pub const NO_ADDRESS: &str = "this page does not say where the trainer is";
/// The browser does not say why.
pub const REFUSED: &str = "the browser refused";

/// How far the training is.
pub fn trained(epochs: usize, all: usize) -> String {
    format!("{epochs} of {} trained", counted(all, "epoch"))
}

/// How fast it goes.
pub fn pace(samples: usize) -> String {
    format!(" · {} a second", counted(samples, "sample"))
}

/// The trainer is not there, and why.
pub fn cannot_be_trained(reason: &str) -> String {
    format!("The network cannot be trained at the moment: {}.", reason.trim_end_matches('.'))
}

/// The server does not give the trainer away.
pub fn server_answers(status: u16, file: &str) -> String {
    format!("the server answers {status} for {file}")
}
