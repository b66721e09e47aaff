//! Scripts that train a race of networks on points of the plane. They bring samples, first weights and the order of
//! samples along; the digits are too many for that.

use super::text::{self, list};
use super::{RANDOM, before_stopping, calls_of, keras_optimizer, pytorch_optimizer, rates, stop_constants, stopping};
use crate::contender::Contender;
use crate::csv;
use crate::experiment::Order;
use crate::network::{Activation, Data, Samples, Setup};
use crate::schedule::{self, Quantity};

/// How an optimizer is made, and the name of a class that the script must bring.
type Call = (String, Option<&'static str>);

/// What differs between the frameworks.
struct Framework {
    name: &'static str,
    install: &'static str,
    imports: &'static str,
    precision: &'static str,
    array: &'static str,
    network: fn(&str) -> String,
    body: &'static str,
    call: fn(&Contender, Option<&schedule::Settings>) -> Result<Call, &'static str>,
}

pub(super) fn pytorch(setup: &Setup) -> Option<String> {
    let classes = pytorch_optimizer::classes(&setup.optimizers);
    write(setup, &PYTORCH, &classes)
}

pub(super) fn keras(setup: &Setup) -> Option<String> {
    write(setup, &KERAS, "")
}

fn write(setup: &Setup, framework: &Framework, classes: &str) -> Option<String> {
    let Data::Points(settings) = &setup.data else { return None };
    let (training, validation) = setup.points::<f64>(settings).ok()?;
    let schedules = || setup.optimizers.iter().filter_map(|own| setup.schedule_of(own));
    let one_cycle = schedules().map(rates::helper).find(|text| !text.is_empty()).unwrap_or_default();
    let sizes = setup.optimizers.iter().map(|own| own.batch_size.filter(|size| *size != setup.batch_size));
    let calls = calls_of(
        "print(\"optimizer\", \"epoch\", \"loss\", \"accuracy\", \"validation_loss\", \"validation_accuracy\", sep=\",\")\n",
        csv::keys(&setup.optimizers).into_iter().zip(sizes),
        |index| call(setup, &setup.optimizers[index], framework),
    );
    let shuffled = setup.order == Order::Shuffled;
    let body = format!(
        "{}{}\n\n{}{}{one_cycle}{classes}{}\n\n{calls}",
        framework.precision,
        constants(setup, framework.array, &training, &validation)?,
        if shuffled { RANDOM } else { "" },
        (framework.network)(activation(setup.activation)),
        run(setup, framework),
    );
    let math = if body.contains("math.") { "import math\n\n" } else { "" };
    Some(format!("{}\n{math}{}\n{body}", head(setup, framework), framework.imports))
}

fn head(setup: &Setup, framework: &Framework) -> String {
    let names: Vec<&str> = setup.optimizers.iter().map(Contender::name).collect();
    format!(
        "# {} on {}: a network, {} epochs, in {}.\n\
         # Prints the table of epochs. The course trains in 32 bits, this script in 64: some five digits agree at first,\n\
         # and fewer where the training magnifies the difference.\n\
         # Needs {}: {}\n",
        text::one_line(&names.join(", ")),
        text::one_line(setup.data.name()),
        setup.epochs,
        framework.name,
        framework.name,
        framework.install,
    )
}

fn constants(setup: &Setup, array: &str, training: &Samples<f64>, validation: &Samples<f64>) -> Option<String> {
    let network = setup.network::<f64>().ok()?;
    let sizes = network.architecture().sizes();
    let mut parameters = network.parameters();
    let mut weights = String::new();
    for pair in sizes.windows(2) {
        let (layer, rest) = parameters.split_at_checked(pair[0] * pair[1])?;
        weights += &format!("    {},\n", list(layer.iter().copied()));
        // The biases begin at zero.
        parameters = rest.get(pair[1]..)?;
    }
    let samples = |samples: &Samples<f64>| {
        let rows = (0..samples.len()).flat_map(|row| samples.input(row).iter().chain(samples.target(row)).copied());
        format!("{array}({}).reshape(-1, 3)\n", list(rows))
    };
    let seed = if setup.order == Order::Shuffled { format!("SEED = {}\n", setup.seed) } else { String::new() };
    Some(format!(
        "EPOCHS = {}\nBATCH_SIZE = {}\n{seed}{}SIZES = {:?}\n# The first weights of each layer, input by input.\nWEIGHTS = [\n{weights}]\n\
         # x, y and class of each sample: to learn from, and set aside.\nTRAINING = {}VALIDATION = {}",
        setup.epochs,
        setup.batch_size,
        stop_constants(setup.stop, "epochs"),
        sizes,
        samples(training),
        samples(validation),
    ))
}

fn activation(activation: Activation) -> &'static str {
    match activation {
        Activation::Linear => "linear",
        Activation::Relu => "relu",
        Activation::Sigmoid => "sigmoid",
        Activation::Tanh => "tanh",
    }
}

/// The arguments of a call of `run`, or a comment in its place.
fn call(setup: &Setup, own: &Contender, framework: &Framework) -> Result<(String, Option<&'static str>), String> {
    let schedule = setup.schedule_of(own).filter(|_| own.spec().id != "rprop");
    let missing = |reason: &str| format!("# {} is missing here: {reason}\n", text::one_line(own.name()));
    if own.spec().id == "muon" {
        return Err(missing("its rule for matrices differs from framework to framework."));
    }
    let (mut text, remark) = (framework.call)(own, schedule).map_err(missing)?;
    if let Some((schedule, base)) =
        schedule.and_then(|schedule| Some((schedule, own.get(schedule.spec().quantity.hyper_parameter())?)))
    {
        text += &format!(", {}={}", rates::argument(schedule), rates::function(schedule, base));
    }
    Ok((text, remark))
}

/// `def run(...)`.
fn run(setup: &Setup, framework: &Framework) -> String {
    let mut schedules = setup.optimizers.iter().filter_map(|own| setup.schedule_of(own));
    let momentum = schedules.any(|own| own.spec().quantity == Quantity::Momentum);
    let stopping = stopping(setup.stop, "score(model, TRAINING)[0]", "epoch");
    let shuffle = setup.order == Order::Shuffled;
    framework
        .body
        .replace("{momentum}", if momentum { ", momentum=None" } else { "" })
        .replace("{random}", if shuffle { "    random = Random(SEED)\n" } else { "" })
        .replace("{before}", before_stopping(setup.stop))
        .replace("{stopping}", &stopping)
        .replace("{shuffle}", if shuffle { "        random.shuffle(order)\n" } else { "" })
        .replace("{guide}", if momentum { PYTORCH_MOMENTUM } else { "" })
        .replace("{guide_keras}", if momentum { KERAS_MOMENTUM } else { "" })
}

const PYTORCH_MOMENTUM: &str =
    "                group[\"momentum\"] = momentum(step) if momentum else group.get(\"momentum\")\n";
const KERAS_MOMENTUM: &str = "            if momentum:\n                optimizer.momentum = momentum(step)\n";

const PYTORCH: Framework = Framework {
    name: "PyTorch",
    install: "pip install torch",
    imports: "import torch\n",
    precision: "torch.set_default_dtype(torch.float64)\n",
    array: "torch.tensor",
    network: |activation| {
        let class = match activation {
            "relu" => "torch.nn.ReLU()",
            "sigmoid" => "torch.nn.Sigmoid()",
            "tanh" => "torch.nn.Tanh()",
            _ => "torch.nn.Identity()",
        };
        PYTORCH_NETWORK.replace("{activation}", class)
    },
    body: PYTORCH_RUN,
    call: |own, _| Ok((format!("lambda parameters: {}", pytorch_optimizer::call(own)), None)),
};

const KERAS: Framework = Framework {
    name: "Keras 3",
    install: "pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)",
    imports: "import keras\nimport numpy as np\n",
    precision: "keras.config.set_floatx(\"float64\")\n",
    array: "np.array",
    network: |activation| KERAS_NETWORK.replace("{activation}", activation),
    body: KERAS_RUN,
    call: |own, schedule| {
        if keras_optimizer::has_penalty(own) && own.get("weight_decay").is_some_and(|decay| decay != 0.0) {
            return Err("Keras has no weight decay inside the gradient.");
        }
        let call = keras_optimizer::call(own, schedule.map(|schedule| schedule.spec().quantity))?;
        Ok((call.text, call.remark))
    },
};

const PYTORCH_NETWORK: &str = r#"def network():
    layers = []
    for inputs, outputs, weights in zip(SIZES, SIZES[1:], WEIGHTS):
        layer = torch.nn.Linear(inputs, outputs)
        with torch.no_grad():
            layer.weight.copy_(torch.tensor(weights).reshape(inputs, outputs).T)
            layer.bias.zero_()
        layers += [layer, {activation}]
    return torch.nn.Sequential(*layers[:-1], torch.nn.Tanh())


def loss(model, samples):
    return ((model(samples[:, :2]) - samples[:, 2:]) ** 2).mean() / 2


def score(model, samples):
    """Loss and accuracy; nothing where there are no samples."""
    if len(samples) == 0:
        return "", ""
    with torch.no_grad():
        right = (model(samples[:, :2]) > 0) == (samples[:, 2:] > 0)
        return loss(model, samples).item(), right.double().mean().item()


"#;

const PYTORCH_RUN: &str = r#"def run(name, make_optimizer, rate=None{momentum}, batch_size=BATCH_SIZE):
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

const KERAS_NETWORK: &str = r#"def network():
    layers = [keras.layers.Dense(units, activation="{activation}") for units in SIZES[1:-1]]
    model = keras.Sequential([keras.Input((SIZES[0],)), *layers, keras.layers.Dense(SIZES[-1], activation="tanh")])
    shapes = zip(SIZES, SIZES[1:], WEIGHTS)
    model.set_weights([part for inputs, outputs, weights in shapes
                       for part in (np.reshape(weights, (inputs, outputs)), np.zeros(outputs))])
    return model


def loss(classes, answers):
    return keras.ops.mean((answers - classes) ** 2) / 2


def score(model, samples):
    """Loss and accuracy; nothing where there are no samples."""
    if len(samples) == 0:
        return "", ""
    answers = keras.ops.convert_to_numpy(model(samples[:, :2]))
    right = (answers > 0) == (samples[:, 2:] > 0)
    return float(((answers - samples[:, 2:]) ** 2).mean() / 2), float(right.mean())


"#;

const KERAS_RUN: &str = r#"def run(name, optimizer, rate=None{momentum}, batch_size=BATCH_SIZE):
    model = network()
    model.compile(optimizer=optimizer, loss=loss, run_eagerly=True)
    order, step = list(range(len(TRAINING))), 0
{random}{before}    for epoch in range(EPOCHS + 1):
        print(name, epoch, *score(model, TRAINING), *score(model, VALIDATION), sep=",")
{stopping}{shuffle}        for first in range(0, len(order), batch_size):
            if rate:
                optimizer.learning_rate = rate(step)
{guide_keras}            batch = TRAINING[order[first : first + batch_size]]
            model.train_on_batch(batch[:, :2], batch[:, 2:])
            step += 1
"#;
