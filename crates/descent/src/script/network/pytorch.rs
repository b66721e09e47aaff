//! Networks in PyTorch.

use super::super::pytorch_optimizer;
use super::{Answers, Framework};
use crate::network::Activation;

pub(super) const FRAMEWORK: Framework = Framework {
    name: "PyTorch",
    install: super::super::PYTORCH_INSTALL,
    imports: "import torch\n",
    imports_with_numpy: "import numpy as np\nimport torch\n",
    precision: "torch.set_default_dtype(torch.float64)\n",
    remark: "",
    array: "torch.tensor",
    activation: |activation| match activation {
        Activation::Linear => "torch.nn.Identity()",
        Activation::Relu => "torch.nn.ReLU()",
        Activation::Sigmoid => "torch.nn.Sigmoid()",
        Activation::Tanh => "torch.nn.Tanh()",
    },
    network: NETWORK,
    points: Answers {
        inputs: 2,
        output: ", torch.nn.Tanh()",
        loss: "((model(samples[:, :2]) - samples[:, 2:]) ** 2).mean() / 2",
        right: "(model(samples[:, :2]) > 0) == (samples[:, 2:] > 0)",
        judged: "loss(model, samples).item()",
    },
    digits: Answers {
        inputs: 64,
        output: "",
        loss: "torch.nn.functional.cross_entropy(model(samples[:, :64]), samples[:, 64].long())",
        right: "model(samples[:, :64]).argmax(1) == samples[:, 64]",
        judged: "loss(model, samples).item()",
    },
    body: RUN,
    momentum: MOMENTUM,
    call: |own, _| Ok((format!("lambda parameters: {}", pytorch_optimizer::call(own)), None)),
};

const MOMENTUM: &str =
    "                group[\"momentum\"] = momentum(step) if momentum else group.get(\"momentum\")\n";

const NETWORK: &str = r#"def network():
    layers = []
    for inputs, outputs, weights in zip(SIZES, SIZES[1:], WEIGHTS):
        layer = torch.nn.Linear(inputs, outputs)
        with torch.no_grad():
            layer.weight.copy_(torch.tensor(weights).reshape(inputs, outputs).T)
            layer.bias.zero_()
        layers += [layer, {activation}]
    return torch.nn.Sequential(*layers[:-1]{output})


def loss(model, samples):
    return {loss}


def score(model, samples):
    """Loss and accuracy; nothing where there are no samples."""
    if len(samples) == 0:
        return "", ""
    with torch.no_grad():
        right = {right}
        return {judged}, right.double().mean().item()


"#;

const RUN: &str = r#"def run(name, make_optimizer, rate=None{momentum}, batch_size=BATCH_SIZE):
    model = network()
    optimizer = make_optimizer(model.parameters())
    order, step = list(range(len(TRAINING))), 0
{random}{before}    for epoch in range(EPOCHS + 1):
        print(name, epoch, *score(model, TRAINING), *score(model, VALIDATION), sep=",")
{stopping}{shuffle}        for first in range(0, len(order), batch_size):
            for group in optimizer.param_groups:
                group["lr"] = rate(step) if rate else group["lr"]
{guide}            optimizer.zero_grad()
            loss(model, TRAINING[order[first : first + batch_size]]).backward()
            optimizer.step()
            step += 1
"#;
