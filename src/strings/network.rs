//! Words of networks: their controls, digits and trainer, and how they are told.

use super::simulation::why_stopped;
use super::told;
use crate::plot::number;
use crate::simulation::network::record::Record;
use descent::network::{Data, Score, Setup};
use descent::stop::Stop;
use trainer::{Answer, Ready};

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

// Digits

/// Whose digits they are, as their licence asks.
pub const CREDIT: &str = r#"The digits: test set of <a href="https://doi.org/10.24432/C50P49">Optical Recognition of Handwritten Digits</a> by E. Alpaydin and C. Kaynak, UCI Machine Learning Repository, 1998, <a href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a>, in another form."#;
/// Above the pad.
pub const DRAW: &str = "Draw a digit";
/// How to draw.
pub const PAD: &str = "Pad of 8 by 8 cells: draw with a pointer, or go with the arrow keys and press Space";
/// A digit that nobody learns from.
pub const USE_EXAMPLE: &str = "Use an example";
/// An empty pad.
pub const CLEAR: &str = "Clear";
/// Nothing is on the pad.
pub const PAD_IS_EMPTY: &str = "Draw one, or take one that the network does not learn from.";
/// Above what is taken for something else.
pub const MISTAKES: [&str; 2] = ["Mistakes", "What it gets wrong"];
/// There are no mistakes.
pub const NO_MISTAKES: &str = "None.";
/// Before anything is learnt.
pub const TRAIN_FIRST: &str = "Run it first: then its mistakes stand here.";
/// The table of what is taken for what, and its caption.
pub const CONFUSION: [&str; 2] =
    ["Which digit is taken for which", "Rows: what it is. Columns: what the network takes it for."];

/// A cell of the pad.
pub fn cell(row: usize, column: usize) -> String {
    format!("Row {row}, column {column}")
}

/// A digit that was taken for another.
pub fn mistake(label: usize, answer: usize, probability: f64) -> String {
    format!("{label} taken for {answer} ({})", percent(probability))
}

// Told

/// The optimizers' names; those that come more than once are numbered.
pub fn names(setup: &Setup) -> Vec<String> {
    told::numbered(setup.optimizers.iter().map(|contender| contender.name()))
}

/// "98.2%"
pub fn percent(share: f64) -> String {
    format!("{}%", number::significant(100.0 * share, 3))
}

/// "Adam: loss 0.02 and accuracy 99% on what it learns, 0.04 and 97% on what was set aside, after 40 epochs."
pub fn sentence(name: &str, record: &Record, lane: usize, epoch: usize, stop: Stop) -> String {
    let Some(standing) = record.standing(lane, epoch) else { return format!("{name} has not begun.") };
    if let Some(lost) = record.effort(lane).lost.filter(|lost| *lost <= epoch) {
        return format!("{name}: diverged after {}.", counted(lost, "epoch"));
    }
    let stopped = record.effort(lane).stopped.filter(|stopped| *stopped <= epoch);
    let validation =
        standing.validation.map(|aside| format!("; on those set aside {}", score(aside))).unwrap_or_default();
    let when = match (stopped, epoch) {
        (Some(last), _) => {
            let why = why_stopped(stop, standing.training.loss, ["epoch", "epochs"]);
            format!("stopped after {} ({why})", counted(last, "epoch"))
        }
        (None, 0) => "at the start".to_owned(),
        (None, epoch) => format!("after {}", counted(epoch, "epoch")),
    };
    format!("{name}, {when}: loss and accuracy {} on the samples it learns from{validation}.", score(standing.training))
}

/// A sentence for every optimizer; one for all at the start, where they are equal.
pub fn sentences(setup: &Setup, record: &Record, epoch: usize) -> Vec<String> {
    let names = names(setup);
    if let (0, [_, _, ..], Some(standing)) = (epoch, &names[..], record.standing(0, 0)) {
        return vec![all_at_the_start(standing.training)];
    }
    names.iter().enumerate().map(|(lane, name)| sentence(name, record, lane, epoch, setup.stop)).collect()
}

/// "0.02 and 99%"
fn score(Score { loss, accuracy }: Score) -> String {
    format!("{} and {}", number::short(loss), percent(accuracy))
}

/// They as one text.
pub fn summary(setup: &Setup, record: &Record, epoch: usize) -> String {
    sentences(setup, record, epoch).join(" ")
}

fn all_at_the_start(standing: Score) -> String {
    let score = score(standing);
    format!(
        "Not trained yet: all begin with the same weights, with loss and accuracy {score} on the samples they learn from."
    )
}

/// What is learnt, and by what.
pub fn task(setup: &Setup, ready: Option<Ready>) -> String {
    let sizes: Vec<String> = match setup.architecture() {
        Ok(architecture) => architecture.sizes().iter().map(usize::to_string).collect(),
        Err(error) => return error.to_string(),
    };
    let known = ready.map(|Ready { training, validation, parameters }| {
        let aside = if validation > 0 { format!(" and {validation} are set aside") } else { String::new() };
        format!(" It has {}, learns from {}{aside}.", counted(parameters, "parameter"), counted(training, "sample"))
    });
    format!("A network with {} units learns {}.{}", sizes.join("-"), subject(&setup.data), known.unwrap_or_default())
}

fn subject(data: &Data) -> String {
    match data {
        Data::Digits => "to read handwritten digits".to_owned(),
        Data::Points(settings) => format!("to tell two classes apart ({})", settings.spec().name.to_lowercase()),
    }
}

/// What the training of a network has taken.
pub fn effort(record: &Record, lane: usize) -> String {
    let effort = record.effort(lane);
    if effort.steps == 0 {
        return "not trained yet".to_owned();
    }
    let time = if effort.milliseconds >= 1e3 {
        format!("{} s", number::significant(effort.milliseconds / 1e3, 2))
    } else {
        format!("{} ms", number::significant(effort.milliseconds, 2))
    };
    format!("{}, {}, {time}", counted(effort.steps, "step"), counted(effort.samples, "sample"))
}

/// How sure the network is of what.
pub fn answer(answer: &Answer, label: Option<usize>) -> String {
    let mut order: Vec<usize> = (0..answer.probabilities.len()).collect();
    order.sort_by(|a, b| answer.probabilities[*b].total_cmp(&answer.probabilities[*a]));
    let probability = |digit: usize| percent(f64::from(answer.probabilities[digit]));
    let (Some(&best), Some(&second)) = (order.first(), order.get(1)) else { return String::new() };
    let truth = match label {
        Some(label) if label == best => format!(" And it is {}.", a_digit(label)),
        Some(label) => format!(" It is {}.", a_digit(label)),
        None => String::new(),
    };
    format!(
        "The network takes it for {} ({}), next for {} ({}).{truth}",
        a_digit(best),
        probability(best),
        a_digit(second),
        probability(second)
    )
}

/// "a 3", "an 8"
fn a_digit(digit: usize) -> String {
    format!("{} {digit}", if digit == 8 { "an" } else { "a" })
}

/// "1 epoch", "1,200 samples"
pub fn counted(count: usize, noun: &str) -> String {
    let digits = count.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    format!("{text} {noun}{}", if count == 1 { "" } else { "s" })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setup(text: &str) -> Setup {
        serde_json::from_str(text).expect("a setup")
    }

    #[test]
    fn the_task_is_told() {
        let points = setup(r#"{"data": "xor", "hidden": [4, 2], "optimizers": [{"id": "adam"}]}"#);
        assert_eq!(
            task(&points, None),
            "A network with 2-4-2-1 units learns to tell two classes apart (exclusive or)."
        );
        let digits = setup(r#"{"data": "digits", "hidden": [], "optimizers": [{"id": "adam"}]}"#);
        let told = task(&digits, Some(Ready { training: 1438, validation: 359, parameters: 650 }));
        assert!(told.ends_with("It has 650 parameters, learns from 1,438 samples and 359 are set aside."), "{told}");
    }

    #[test]
    fn numbers_have_their_nouns() {
        assert_eq!(counted(1, "epoch"), "1 epoch");
        assert_eq!(counted(1_234_567, "sample"), "1,234,567 samples");
        assert_eq!(percent(0.98249), "98.2%");
        assert_eq!(percent(1.0), "100%");
    }

    #[test]
    fn an_answer_names_the_two_most_likely() {
        let mut probabilities = vec![0.0; 10];
        (probabilities[3], probabilities[8]) = (0.75, 0.25);
        let told = |label| answer(&Answer { epoch: 1, probabilities: probabilities.clone() }, label);
        assert!(told(None).starts_with("The network takes it for a 3 (75%), next for an 8 (25%)."));
        assert!(told(Some(3)).ends_with("And it is a 3.") && told(Some(5)).ends_with("It is a 5."));
    }
}
