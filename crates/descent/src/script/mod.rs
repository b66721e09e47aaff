//! Experiments as Python scripts that give the same numbers in PyTorch and in Keras.
//!
//! A script prints a table like [`csv`]: the same start, steps and samples, also where they are
//! shuffled or noisy, for it brings the course's own random numbers along. What a framework has not got, or has in
//! another form, the script says in a comment.

mod average;
mod keras;
mod keras_optimizer;
mod network;
mod objective;
mod pytorch;
mod pytorch_optimizer;
mod rates;
mod text;

use crate::csv;
use crate::experiment::{DescentExperiment, Order};
use crate::moving_average;
use crate::network::NetworkExperiment;
use crate::objective::Objective;
use crate::run::SHUFFLING;
use crate::schedule::{self, Quantity};
use crate::stop::Stop;
use text::{number, quoted, short};

/// The experiment in PyTorch. The numbers agree to about twelve digits, as long as the experiment itself does not
/// magnify the last bit.
///
/// ```
/// use descent::{experiment::DescentExperiment, script};
///
/// let text = r#"{"landscape": "ravine", "optimizers": [{"id": "momentum", "lr": 0.1}]}"#;
/// let script = script::pytorch(&serde_json::from_str::<DescentExperiment>(text)?);
/// assert!(script.contains("torch.optim.SGD(parameters, lr=0.1, momentum=0.9)"));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn pytorch(experiment: &DescentExperiment) -> String {
    pytorch::write(experiment)
}

/// The experiment in Keras 3, on whichever backend. Where Keras has another rule, a comment tells how far the numbers agree.
pub fn keras(experiment: &DescentExperiment) -> String {
    keras::write(experiment)
}

/// A race of networks in PyTorch, if the experiment can be trained. Points come as numbers; the digits are those of scikit-learn, of
/// which the script makes sure.
///
/// ```
/// use descent::{network::NetworkExperiment, script};
///
/// let text = r#"{"data": "xor", "hidden": [4], "optimizers": [{"id": "adam", "lr": 0.03}]}"#;
/// let script = script::pytorch_network(&serde_json::from_str::<NetworkExperiment>(text)?);
/// assert!(script.is_some_and(|script| script.contains("torch.optim.Adam(parameters, lr=0.03")));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn pytorch_network(experiment: &NetworkExperiment) -> Option<String> {
    network::pytorch(experiment)
}

/// The same in Keras 3, on whichever backend.
pub fn keras_network(experiment: &NetworkExperiment) -> Option<String> {
    network::keras(experiment)
}

/// A moving average in PyTorch: the numbers agree to all digits but the last.
///
/// ```
/// use descent::{moving_average::MovingAverageExperiment, script};
///
/// let text = r#"{"series": {"id": "temperatures"}, "beta": 0.9}"#;
/// let script = script::pytorch_average(&serde_json::from_str::<MovingAverageExperiment>(text)?);
/// assert!(script.contains("VALUES = torch.tensor([25.0, 13.0, 17.0, 31.0, 43.0])"));
/// # Ok::<(), serde_json::Error>(())
/// ```
pub fn pytorch_average(experiment: &moving_average::MovingAverageExperiment) -> String {
    average::pytorch(experiment)
}

/// The same in Keras 3, on whichever backend.
pub fn keras_average(experiment: &moving_average::MovingAverageExperiment) -> String {
    average::keras(experiment)
}

const PYTORCH_INSTALL: &str = "pip install torch";
const KERAS_INSTALL: &str = "pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)";

/// The comment that every script begins with.
fn head(experiment: &DescentExperiment, framework: &str, install: &str) -> String {
    let names: Vec<&str> = experiment.optimizers.iter().map(|entry| entry.name()).collect();
    let [x, y] = experiment.start.map(short);
    let start = if experiment.objective.dimension() == 1 { x } else { format!("({x}, {y})") };
    format!(
        "# {} on {}: {} steps from {start}, in {framework}.\n\
         # Prints the table of steps, every number with all its digits.\n\
         # Needs {framework}: {install}\n",
        text::one_line(&names.join(", ")),
        text::one_line(experiment.objective.name()),
        experiment.steps,
    )
}

/// `STEPS`, `START` and, where they matter, `NOISE` and `SEED`.
fn constants(experiment: &DescentExperiment) -> String {
    let [x, y] = experiment.objective.confine(experiment.start).map(number);
    let start = if experiment.objective.dimension() == 1 { format!("[{x}]") } else { format!("[{x}, {y}]") };
    let mut text = format!("STEPS = {}\nSTART = {start}\n", experiment.steps);
    if is_noisy(experiment) {
        text += &format!(
            "NOISE = {}  # standard deviation, added to every component of the gradient\n",
            number(experiment.noise)
        );
    }
    if is_random(experiment) {
        text += &format!("SEED = {}\n", experiment.seed);
    }
    text + &stop_constants(experiment.stop, "steps")
}

/// `LOSS_BELOW` and `STALLED`, where there is such a rule; `steps` are what is counted.
fn stop_constants(stop: Stop, steps: &str) -> String {
    let mut text = String::new();
    if let Some(bound) = stop.loss_below {
        text += &format!("LOSS_BELOW = {}  # stops as soon as the loss is below this\n", number(bound));
    }
    if let Some(count) = stop.stalled {
        text += &format!("STALLED = {count}  # stops after so many {steps} without a lower loss\n");
    }
    text
}

/// The lines that stop a run after the row of a step; `value` gives the loss as a number, `step` is what is counted.
fn stopping(stop: Stop, value: &str, step: &str) -> String {
    let mut text = String::new();
    if stop.loss_below.is_some() || stop.stalled.is_some() {
        text += &format!("        value = {value}\n");
    }
    if stop.loss_below.is_some() {
        text += "        if value < LOSS_BELOW:\n            return\n";
    }
    if stop.stalled.is_some() {
        text += &format!("        if value < lowest:\n            lowest, since = value, {step}\n");
        text += &format!("        if {step} - since >= STALLED:\n            return\n");
    }
    text
}

/// What these lines need before the first step.
fn before_stopping(stop: Stop) -> &'static str {
    if stop.stalled.is_some() { "    lowest, since = math.inf, 0\n" } else { "" }
}

/// What decides which lines of a script an experiment needs.
struct Facts {
    batches: bool,
    noisy: bool,
    /// Whether a schedule changes any learning rate, and any momentum.
    rate: bool,
    momentum: bool,
    /// Whether the point is kept between -1 and 1.
    walls: bool,
    /// Whether there is one variable only.
    single: bool,
}

impl Facts {
    fn of(experiment: &DescentExperiment) -> Self {
        let changes = |quantity| schedules(experiment).any(|schedule| schedule.spec().quantity == quantity);
        Self {
            batches: has_batches(experiment),
            noisy: is_noisy(experiment),
            rate: changes(Quantity::LearningRate),
            momentum: changes(Quantity::Momentum),
            walls: matches!(experiment.objective, Objective::Online(_)),
            single: experiment.objective.dimension() == 1,
        }
    }
}

fn joined(lines: &[(bool, &str)]) -> String {
    lines.iter().filter(|(wanted, _)| *wanted).map(|(_, line)| *line).collect()
}

fn schedules(experiment: &DescentExperiment) -> impl Iterator<Item = &schedule::Settings> {
    experiment.optimizers.iter().filter_map(|entry| experiment.schedule_of(entry))
}

/// The function that one cycle needs before the run, if any optimizer follows it.
fn one_cycle(experiment: &DescentExperiment) -> &'static str {
    schedules(experiment).map(rates::helper).find(|text| !text.is_empty()).unwrap_or_default()
}

fn is_noisy(experiment: &DescentExperiment) -> bool {
    experiment.noise != 0.0
}

fn is_random(experiment: &DescentExperiment) -> bool {
    is_noisy(experiment) || has_batches(experiment) && experiment.order == Order::Shuffled
}

/// Whether any optimizer looks at some of the samples only.
fn has_batches(experiment: &DescentExperiment) -> bool {
    batch_sizes(experiment).iter().any(Option::is_some)
}

/// For every optimizer how many samples a step looks at; `None` for all of them.
fn batch_sizes(experiment: &DescentExperiment) -> Vec<Option<usize>> {
    let samples = experiment.objective.samples();
    let smaller = |size: &usize| *size < samples;
    experiment.optimizers.iter().map(|entry| experiment.batch_size_of(entry).filter(smaller)).collect()
}

/// The functions and classes that stand before the run: random numbers and the order of samples.
fn helpers(experiment: &DescentExperiment) -> String {
    let mut text = String::new();
    if is_random(experiment) {
        text += RANDOM;
    }
    if has_batches(experiment) {
        let shuffled = experiment.order == Order::Shuffled;
        let random = format!("    random = Random(SEED ^ 0x{SHUFFLING:X})\n");
        text += &format!(
            "def batches(size):\n    \"\"\"Every sample once in every epoch.\"\"\"\n    order = list(range(SAMPLES))\n{}    \
             while True:\n{}        for first in range(0, SAMPLES, size):\n            yield order[first : first + size]\n\n\n",
            if shuffled { &random } else { "" },
            if shuffled { "        random.shuffle(order)\n" } else { "" },
        );
    }
    text
}

/// One call for every optimizer: `each` gives what stands between the name and the batch size, with a remark, or a
/// comment that replaces the call.
fn calls(
    experiment: &DescentExperiment,
    each: impl Fn(usize) -> Result<(String, Option<&'static str>), String>,
) -> String {
    let head = "print(\"optimizer\", \"step\", \"x\", \"y\", \"loss\", sep=\",\")\n";
    calls_of(head, csv::keys(&experiment.optimizers).into_iter().zip(batch_sizes(experiment)), each)
}

/// The same for any optimizers, by their keys and batch sizes, behind the head of their table.
fn calls_of(
    head: &str,
    optimizers: impl Iterator<Item = (String, Option<usize>)>,
    each: impl Fn(usize) -> Result<(String, Option<&'static str>), String>,
) -> String {
    let mut text = head.to_owned();
    for (index, (key, size)) in optimizers.enumerate() {
        match each(index) {
            Ok((arguments, remark)) => {
                let size = size.map(|size| format!(", batch_size={size}")).unwrap_or_default();
                let remark = remark.map(|remark| format!("# {remark}.\n")).unwrap_or_default();
                text += &format!("{remark}run({}, {arguments}{size})\n", quoted(&key));
            }
            Err(comment) => text += &comment,
        }
    }
    text
}

const RANDOM: &str = r#"class Random:
    """The course's random numbers (SplitMix64), for the same noise and the same order."""

    def __init__(self, seed):
        self.state, self.spare = seed, None

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        bits = (self.state ^ self.state >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        bits = (bits ^ bits >> 27) * 0x94D049BB133111EB % 2**64
        return bits ^ bits >> 31

    def shuffle(self, items):
        for last in range(len(items) - 1, 0, -1):
            other = self.bits() * (last + 1) >> 64
            items[last], items[other] = items[other], items[last]

    def spread(self):
        return 2 * ((self.bits() >> 11) / 2**53) - 1

    def normal(self):
        if self.spare is not None:
            spare, self.spare = self.spare, None
            return spare
        while True:
            x, y = self.spread(), self.spread()
            square = x * x + y * y
            if 0 < square < 1:
                scale = math.sqrt(-2 * math.log(square) / square)
                self.spare = scale * y
                return scale * x


"#;
