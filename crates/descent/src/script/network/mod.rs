//! Scripts that train a race of networks. They bring first weights, samples and their order along: points of the plane
//! as numbers, the digits as scikit-learn has them.

mod digits;
mod keras;
mod points;
mod pytorch;

use super::text;
use super::{RANDOM, before_stopping, calls_of, pytorch_optimizer, rates, stop_constants, stopping};
use crate::csv;
use crate::experiment::Order;
use crate::network::{Activation, Data, NetworkExperiment};
use crate::optimizer_entry::OptimizerEntry;
use crate::schedule::{self, Quantity};

/// How an optimizer is made, and a remark on what differs from ours.
type Call = (String, Option<&'static str>);

struct Framework {
    name: &'static str,
    install: &'static str,
    imports: &'static str,
    /// The imports of a script that needs NumPy, too.
    imports_with_numpy: &'static str,
    precision: &'static str,
    /// What the head of a script says of how exactly the framework computes.
    remark: &'static str,
    array: &'static str,
    activation: fn(Activation) -> &'static str,
    network: &'static str,
    points: Answers,
    digits: Answers,
    body: &'static str,
    momentum: &'static str,
    call: fn(&OptimizerEntry, Option<&schedule::Settings>) -> Result<Call, &'static str>,
}

/// How a script writes what a network answers, and how that is judged.
struct Answers {
    /// How many columns of a sample are its inputs.
    inputs: usize,
    /// What makes answers of the last layer.
    output: &'static str,
    loss: &'static str,
    right: &'static str,
    /// The loss, from answers that are known already.
    judged: &'static str,
}

/// What a script brings along to learn from.
struct Material {
    /// Modules of Python's own, and what is imported beside the framework.
    imports: [&'static str; 2],
    /// Constants beside those of every script.
    constants: String,
    /// `WEIGHTS`, `TRAINING` and `VALIDATION`, where they need functions that stand before them.
    functions: String,
}

pub(super) fn pytorch(experiment: &NetworkExperiment) -> Option<String> {
    let present: Vec<OptimizerEntry> = experiment.optimizers.iter().filter(|own| !is_missing(own)).cloned().collect();
    write(experiment, &pytorch::FRAMEWORK, &pytorch_optimizer::classes(&present))
}

pub(super) fn keras(experiment: &NetworkExperiment) -> Option<String> {
    write(experiment, &keras::FRAMEWORK, "")
}

fn write(experiment: &NetworkExperiment, framework: &Framework, classes: &str) -> Option<String> {
    experiment.check().ok()?;
    let (material, answers, imports) = match &experiment.data {
        Data::Points(settings) => {
            (points::material(experiment, settings, framework)?, &framework.points, framework.imports)
        }
        Data::Digits => (digits::material(experiment, framework), &framework.digits, framework.imports_with_numpy),
    };
    let schedules = || experiment.optimizers.iter().filter_map(|own| experiment.schedule_of(own));
    let one_cycle = schedules().map(rates::helper).find(|text| !text.is_empty()).unwrap_or_default();
    let sizes = experiment.optimizers.iter().map(|own| own.batch_size.filter(|size| *size != experiment.batch_size));
    let calls = calls_of(
        "print(\"optimizer\", \"epoch\", \"loss\", \"accuracy\", \"validation_loss\", \"validation_accuracy\", sep=\",\")\n",
        csv::keys(&experiment.optimizers).into_iter().zip(sizes),
        |index| call(experiment, &experiment.optimizers[index], framework),
    );
    let body = format!(
        "{}{}{}\n\n{}{}{}{one_cycle}{classes}{}\n\n{calls}",
        framework.precision,
        constants(experiment)?,
        material.constants,
        if is_random(experiment) { RANDOM } else { "" },
        material.functions,
        network(experiment, framework, answers),
        run(experiment, framework, answers),
    );
    let math = if body.contains("math.") { "import math\n" } else { "" };
    let [standard, further] = material.imports;
    let gap = if math.is_empty() && standard.is_empty() { "" } else { "\n" };
    Some(format!("{}\n{math}{standard}{gap}{imports}{further}\n{body}", head(experiment, framework)))
}

fn head(experiment: &NetworkExperiment, framework: &Framework) -> String {
    let names: Vec<&str> = experiment.optimizers.iter().map(OptimizerEntry::name).collect();
    let digits = if experiment.data == Data::Digits { digits::NEEDED } else { "" };
    format!(
        "# {} on {}: a network, {} epochs, in {}.\n\
         # Prints the table of epochs. The course trains in 32 bits, this script in 64: some five digits agree at first,\n\
         # and fewer where the training magnifies the difference.\n\
         {}# Needs {}: {}\n{digits}",
        text::one_line(&names.join(", ")),
        text::one_line(experiment.data.name()),
        experiment.epochs,
        framework.name,
        framework.remark,
        framework.name,
        framework.install,
    )
}

fn is_random(experiment: &NetworkExperiment) -> bool {
    experiment.order == Order::Shuffled || experiment.data == Data::Digits
}

fn constants(experiment: &NetworkExperiment) -> Option<String> {
    let architecture = experiment.architecture().ok()?;
    let seed = if is_random(experiment) { format!("SEED = {}\n", experiment.seed) } else { String::new() };
    Some(format!(
        "EPOCHS = {}\nBATCH_SIZE = {}\n{seed}{}SIZES = {:?}\n",
        experiment.epochs,
        experiment.batch_size,
        stop_constants(experiment.stop, "epochs"),
        architecture.sizes(),
    ))
}

fn network(experiment: &NetworkExperiment, framework: &Framework, answers: &Answers) -> String {
    framework
        .network
        .replace("{activation}", (framework.activation)(experiment.activation))
        .replace("{output}", answers.output)
        .replace("{loss}", answers.loss)
        .replace("{right}", answers.right)
        .replace("{judged}", answers.judged)
        .replace("{inputs}", &answers.inputs.to_string())
}

/// The arguments of a call of `run`, or a comment in its place.
fn call(
    experiment: &NetworkExperiment,
    own: &OptimizerEntry,
    framework: &Framework,
) -> Result<(String, Option<&'static str>), String> {
    let schedule = rates::heeded(own, experiment.schedule_of(own));
    let missing = |reason: &str| format!("# {} is missing here: {reason}\n", text::one_line(own.name()));
    if is_missing(own) {
        return Err(missing("its rule for matrices differs from framework to framework."));
    }
    let (text, remark) = (framework.call)(own, schedule).map_err(missing)?;
    Ok((text + &rates::argument(own, schedule), remark))
}

/// Whether no framework has its rule for matrices as ours is.
fn is_missing(own: &OptimizerEntry) -> bool {
    own.spec().id == "muon"
}

fn run(experiment: &NetworkExperiment, framework: &Framework, answers: &Answers) -> String {
    let mut schedules = experiment.optimizers.iter().filter_map(|own| experiment.schedule_of(own));
    let momentum = schedules.any(|own| own.spec().quantity == Quantity::Momentum);
    let stopping = stopping(experiment.stop, "score(model, TRAINING)[0]", "epoch");
    let shuffle = experiment.order == Order::Shuffled;
    framework
        .body
        .replace("{momentum}", if momentum { ", momentum=None" } else { "" })
        .replace("{random}", if shuffle { "    random = Random(SEED)\n" } else { "" })
        .replace("{before}", before_stopping(experiment.stop))
        .replace("{stopping}", &stopping)
        .replace("{shuffle}", if shuffle { "        random.shuffle(order)\n" } else { "" })
        .replace("{guide}", if momentum { framework.momentum } else { "" })
        .replace("{inputs}", &answers.inputs.to_string())
}
