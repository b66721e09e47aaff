//! Scripts that average a series. They bring its values along, and take the framework for the average.

use super::text::{list, number, one_line, short};
use crate::moving_average::{MovingAverageExperiment, Start};

struct Framework {
    name: &'static str,
    install: &'static str,
    imports: &'static str,
    precision: &'static str,
    array: [&'static str; 2],
    zero: &'static str,
    number: [&'static str; 2],
    /// What the framework's own averages begin with.
    own: &'static str,
}

pub(super) fn pytorch(experiment: &MovingAverageExperiment) -> String {
    write(experiment, &PYTORCH)
}

pub(super) fn keras(experiment: &MovingAverageExperiment) -> String {
    write(experiment, &KERAS)
}

fn write(experiment: &MovingAverageExperiment, framework: &Framework) -> String {
    let values = experiment.values();
    let [before, behind] = framework.array;
    let series =
        format!("BETA = {}\nVALUES = {before}{}{behind}\n", number(experiment.beta), list(values.iter().copied()));
    let [open, close] = framework.number;
    let table =
        TABLE.replace("{value}", &format!("{open}value{close}")).replace("{average}", &format!("{open}average{close}"));
    let body = format!("{series}\n\n{}\n\n{table}", averages(experiment.start, framework));
    let math = if body.contains("math.") { "import math\n\n" } else { "" };
    format!("{}\n{math}{}\n{}{body}", head(experiment, values.len(), framework), framework.imports, framework.precision)
}

fn head(experiment: &MovingAverageExperiment, values: usize, framework: &Framework) -> String {
    let Framework { name, install, own, .. } = framework;
    let start = match experiment.start {
        Start::Zero => "from zero",
        Start::Corrected => "from zero, bias corrected",
        Start::FirstValue => "from the first value",
    };
    format!(
        "# The moving average of {}: {values} values, beta {}, {start}, in {name}.\n\
         # Prints the table of values, every number with all its digits.\n{own}# Needs {name}: {install}\n",
        one_line(experiment.series.spec().name),
        short(experiment.beta),
    )
}

fn averages(start: Start, framework: &Framework) -> String {
    match start {
        Start::Zero => FROM_ZERO,
        Start::Corrected => CORRECTED,
        Start::FirstValue => FROM_FIRST,
    }
    .replace("{zero}", framework.zero)
}

const PYTORCH: Framework = Framework {
    name: "PyTorch",
    install: super::PYTORCH_INSTALL,
    imports: "import torch\n",
    precision: "torch.set_default_dtype(torch.float64)\n",
    array: ["torch.tensor(", ")"],
    zero: "torch.zeros(())",
    number: ["", ".item()"],
    own: "# PyTorch's own averages: torch.optim.Adam's are from zero and corrected, those of torch.optim.swa_utils are\n\
          # from the first value.\n",
};

const KERAS: Framework = Framework {
    name: "Keras 3",
    install: super::KERAS_INSTALL,
    imports: "import keras\n",
    precision: "keras.config.set_floatx(\"float64\")\n",
    array: ["keras.ops.convert_to_tensor(", ", dtype=\"float64\")"],
    zero: "keras.ops.zeros(())",
    number: ["float(", ")"],
    own: "# Keras's own averages: keras.optimizers.Adam's are from zero and corrected, those of use_ema=True are\n\
          # from the first value.\n",
};

const FROM_ZERO: &str = r#"def averages(values, beta):
    """beta times the average before, and 1 - beta times the value: it is pulled towards the zero it began with."""
    average = {zero}
    for value in values:
        average = beta * average + (1 - beta) * value
        yield average
"#;

const CORRECTED: &str = r#"def averages(values, beta):
    """beta times the average before, and 1 - beta times the value; divided by 1 - beta**step, the sum of all weights."""
    average, power = {zero}, 1.0
    for value in values:
        average, power = beta * average + (1 - beta) * value, beta * power
        yield average / (1 - power)
"#;

const FROM_FIRST: &str = r#"def averages(values, beta):
    """The first value, and then beta times the average before, and 1 - beta times the value."""
    average = None
    for value in values:
        average = value if average is None else beta * average + (1 - beta) * value
        yield average
"#;

const TABLE: &str = r#"print("step", "value", "average", sep=",")
for step, (value, average) in enumerate(zip(VALUES, averages(VALUES, BETA)), 1):
    print(step, {value}, {average}, sep=",")
"#;
