//! The script for PyTorch.

use super::objective::{self, Dialect};
use super::rates::{self, heeded};
use super::{Facts, before_stopping, calls, constants, head, helpers, joined, one_cycle, pytorch_optimizer, stopping};
use crate::experiment::DescentExperiment;

const DIALECT: Dialect = Dialect {
    tensor: "torch.tensor",
    prefix: "torch.",
    renamed: &[("ln", "log")],
    pick: |name| format!("{name}[samples]"),
    sum: "torch.sum",
};

pub(super) fn write(experiment: &DescentExperiment) -> String {
    let head = head(experiment, "PyTorch", super::PYTORCH_INSTALL);
    let objective = objective::write(experiment, &DIALECT);
    let classes = pytorch_optimizer::classes(&experiment.optimizers);
    let one_cycle = one_cycle(experiment);
    let calls = calls(experiment, |index| {
        let entry = &experiment.optimizers[index];
        let schedule = heeded(entry, experiment.schedule_of(entry));
        let (own, schedule) = (pytorch_optimizer::call(entry), rates::argument(entry, schedule));
        Ok((format!("lambda parameters: {own}{schedule}"), None))
    });
    let body = format!(
        "torch.set_default_dtype(torch.float64)\n{}\n\n{objective}{}{one_cycle}{classes}{}\n\n{calls}",
        constants(experiment),
        helpers(experiment),
        run(experiment),
    );
    let math = if body.contains("math.") { "import math\n\n" } else { "" };
    format!("{head}\n{math}import torch\n\n{body}")
}

fn run(experiment: &DescentExperiment) -> String {
    let Facts { batches, noisy, rate, momentum, walls, single } = Facts::of(experiment);
    let stopping = stopping(experiment.stop, "loss(*point).item()", "step");
    let lines = [
        (true, "def run(name, make_optimizer"),
        (rate, ", rate=None"),
        (momentum, ", momentum=None"),
        (batches, ", batch_size=None"),
        (true, "):\n    point = torch.tensor(START, requires_grad=True)\n    optimizer = make_optimizer([point])\n"),
        (batches, "    order = batches(batch_size or SAMPLES)\n"),
        (noisy, "    random = Random(SEED)\n"),
        (true, before_stopping(experiment.stop)),
        (true, "    for step in range(STEPS + 1):\n"),
        (single, "        print(name, step, point.item(), 0.0, loss(*point).item(), sep=\",\")\n"),
        (!single, "        print(name, step, *point.tolist(), loss(*point).item(), sep=\",\")\n"),
        (true, stopping.as_str()),
        (rate || momentum, "        for group in optimizer.param_groups:\n"),
        (rate, "            group[\"lr\"] = rate(step) if rate else group[\"lr\"]\n"),
        (momentum, "            group[\"momentum\"] = momentum(step) if momentum else group.get(\"momentum\")\n"),
        (true, "        optimizer.zero_grad()\n"),
        (batches, "        loss(*point, samples=next(order)).backward()\n"),
        (!batches, "        loss(*point).backward()\n"),
        (noisy && single, "        point.grad += NOISE * torch.tensor([random.normal(), random.normal()])[:1]\n"),
        (noisy && !single, "        point.grad += NOISE * torch.tensor([random.normal(), random.normal()])\n"),
        (true, "        optimizer.step()\n"),
        (walls, "        with torch.no_grad():\n            point.clamp_(-1, 1)\n"),
    ];
    joined(&lines)
}
