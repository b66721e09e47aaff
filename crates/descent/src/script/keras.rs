//! The script for Keras 3. Only training a model is the same on all its backends, so the point is the weights of a
//! model whose output is the loss.

use super::objective::{self, Dialect};
use super::text;
use super::{
    Facts, before_stopping, calls, constants, head, helpers, joined, keras_optimizer, one_cycle, rates, stopping,
};
use crate::experiment::DescentExperiment;

const DIALECT: Dialect = Dialect {
    tensor: "np.array",
    prefix: "keras.ops.",
    renamed: &[("ln", "log"), ("asin", "arcsin"), ("acos", "arccos"), ("atan", "arctan")],
    pick: |name| format!("keras.ops.take({name}, samples)"),
    sum: "keras.ops.sum",
};

pub(super) fn write(experiment: &DescentExperiment) -> String {
    let head = head(experiment, "Keras 3", super::KERAS_INSTALL);
    let one_cycle = one_cycle(experiment);
    let calls = calls(experiment, |index| call(experiment, index));
    let body = format!(
        "keras.config.set_floatx(\"float64\")\n{}\n\n{}{}{one_cycle}{}{}\n\n{calls}",
        constants(experiment),
        objective::write(experiment, &DIALECT),
        helpers(experiment),
        model(experiment),
        run(experiment),
    );
    let math = if body.contains("math.") { "import math\n\n" } else { "" };
    format!("{head}\n{math}import keras\nimport numpy as np\n\n{body}")
}

/// The optimizer with its remarks, or why there is none.
fn call(experiment: &DescentExperiment, index: usize) -> Result<(String, Option<&'static str>), String> {
    let entry = &experiment.optimizers[index];
    let name = text::one_line(entry.name());
    let schedule = rates::heeded(entry, experiment.schedule_of(entry));
    let own = keras_optimizer::call(entry, schedule.map(|schedule| schedule.spec().quantity))
        .map_err(|reason| format!("# {name} is missing here: {reason}\n"))?;
    let schedule = rates::argument(entry, schedule);
    let penalty = entry.get("weight_decay").filter(|decay| *decay != 0.0 && keras_optimizer::has_penalty(entry));
    let penalty = penalty.map(|decay| format!(", penalty={}", text::number(decay))).unwrap_or_default();
    Ok((format!("{}{}{penalty}", own.text, schedule), own.remark))
}

fn penalised(experiment: &DescentExperiment) -> bool {
    experiment.optimizers.iter().any(|own| keras_optimizer::has_penalty(own) && own.get("weight_decay") != Some(0.0))
}

fn model(experiment: &DescentExperiment) -> String {
    let (Facts { batches, noisy, single, .. }, penalised) = (Facts::of(experiment), penalised(experiment));
    let point = if single { "self.point[0]" } else { "self.point[0], self.point[1]" };
    let samples = if batches { ", inputs[\"samples\"]" } else { "" };
    let value = format!("        value = loss({point}{samples})\n");
    let lines = [
        (
            true,
            "class Descent(keras.Model):\n    \"\"\"Its weights are the point, and training makes the loss at the point smaller.\"\"\"\n\n",
        ),
        (!penalised, "    def __init__(self):\n        super().__init__()\n"),
        (penalised, "    def __init__(self, penalty):\n        super().__init__()\n        self.penalty = penalty\n"),
        (
            true,
            "        self.point = self.add_weight(shape=(len(START),), initializer=\"zeros\")\n        self.point.assign(START)\n\n",
        ),
        (true, "    def call(self, inputs):\n"),
        (true, value.as_str()),
        (noisy, "        value += keras.ops.sum(inputs[\"noise\"] * self.point)\n"),
        (penalised, "        value += self.penalty / 2 * keras.ops.sum(self.point * self.point)\n"),
        (true, "        self.add_loss(value)\n        return value\n\n\n"),
    ];
    joined(&lines)
}

fn run(experiment: &DescentExperiment) -> String {
    let Facts { batches, noisy, rate, momentum, walls, single } = Facts::of(experiment);
    let penalised = penalised(experiment);
    let stopping = stopping(experiment.stop, "float(loss(*point))", "step");
    let lines = [
        (true, "def run(name, optimizer"),
        (rate, ", rate=None"),
        (momentum, ", momentum=None"),
        (batches, ", batch_size=None"),
        (penalised, ", penalty=0"),
        (true, "):\n"),
        (!penalised, "    model = Descent()\n"),
        (penalised, "    model = Descent(penalty)\n"),
        (true, "    model.compile(optimizer=optimizer, run_eagerly=True)\n"),
        (batches, "    order = batches(batch_size or SAMPLES)\n"),
        (noisy, "    random = Random(SEED)\n"),
        (true, before_stopping(experiment.stop)),
        (true, "    for step in range(STEPS + 1):\n        point = keras.ops.convert_to_numpy(model.point)\n"),
        (single, "        print(name, step, *point.tolist(), 0.0, float(loss(*point)), sep=\",\")\n"),
        (!single, "        print(name, step, *point.tolist(), float(loss(*point)), sep=\",\")\n"),
        (true, stopping.as_str()),
        (rate, "        if rate:\n            optimizer.learning_rate = rate(step)\n"),
        (momentum, "        if momentum:\n            optimizer.momentum = momentum(step)\n"),
        (!batches && !noisy, "        inputs = {\"unused\": np.zeros(1)}\n"),
        (batches || noisy, "        inputs = {}\n"),
        (batches, "        inputs[\"samples\"] = np.array(next(order))\n"),
        (noisy && single, "        inputs[\"noise\"] = NOISE * np.array([random.normal(), random.normal()])[:1]\n"),
        (noisy && !single, "        inputs[\"noise\"] = NOISE * np.array([random.normal(), random.normal()])\n"),
        (true, "        model.train_on_batch(inputs)\n"),
        (walls, "        model.point.assign(keras.ops.clip(model.point, -1, 1))\n"),
    ];
    joined(&lines)
}
