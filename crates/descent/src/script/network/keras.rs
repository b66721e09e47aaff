//! Networks in Keras 3, on whichever backend.

use super::super::keras_optimizer;
use super::{Answers, Framework};
use crate::network::Activation;

pub(super) const FRAMEWORK: Framework = Framework {
    name: "Keras 3",
    install: super::super::KERAS_INSTALL,
    imports: IMPORTS,
    imports_with_numpy: IMPORTS,
    precision: "keras.config.set_floatx(\"float64\")\n",
    remark: REMARK,
    array: "np.array",
    activation: |activation| match activation {
        Activation::Linear => "linear",
        Activation::Relu => "relu",
        Activation::Sigmoid => "sigmoid",
        Activation::Tanh => "tanh",
    },
    network: NETWORK,
    points: Answers {
        inputs: 2,
        output: ", activation=\"tanh\"",
        loss: "keras.ops.mean((answers - classes) ** 2) / 2",
        right: "(answers > 0) == (samples[:, 2:] > 0)",
        judged: "float(((answers - samples[:, 2:]) ** 2).mean() / 2)",
    },
    digits: Answers {
        inputs: 64,
        output: "",
        loss: "keras.ops.mean(keras.ops.sparse_categorical_crossentropy(classes, answers, from_logits=True))",
        right: "answers.argmax(1) == samples[:, 64]",
        judged: "float(loss(samples[:, 64:], answers))",
    },
    body: RUN,
    momentum: MOMENTUM,
    call: |own, schedule| {
        if keras_optimizer::has_penalty(own) && own.get("weight_decay").is_some_and(|decay| decay != 0.0) {
            return Err("Keras has no weight decay inside the gradient.");
        }
        let call = keras_optimizer::call(own, schedule.map(|schedule| schedule.spec().quantity))?;
        Ok((call.text, call.remark))
    },
};

const IMPORTS: &str = "import keras\nimport numpy as np\n";

const REMARK: &str = "# Keras on PyTorch and JAX rounds some results to 32 bits, whatever it is told: some five digits agree with PyTorch's.\n";

const MOMENTUM: &str = "            if momentum:\n                optimizer.momentum = momentum(step)\n";

const NETWORK: &str = r#"def network():
    layers = [keras.layers.Dense(units, activation="{activation}") for units in SIZES[1:-1]]
    model = keras.Sequential([keras.Input((SIZES[0],)), *layers, keras.layers.Dense(SIZES[-1]{output})])
    shapes = zip(SIZES, SIZES[1:], WEIGHTS)
    model.set_weights([part for inputs, outputs, weights in shapes
                       for part in (np.reshape(weights, (inputs, outputs)), np.zeros(outputs))])
    return model


def loss(classes, answers):
    return {loss}


def score(model, samples):
    """Loss and accuracy; nothing where there are no samples."""
    if len(samples) == 0:
        return "", ""
    answers = keras.ops.convert_to_numpy(model(samples[:, :{inputs}]))
    right = {right}
    return {judged}, float(right.mean())


"#;

const RUN: &str = r#"def run(name, optimizer, rate=None{momentum}, batch_size=BATCH_SIZE):
    model = network()
    model.compile(optimizer=optimizer, loss=loss, run_eagerly=True)
    order, step = list(range(len(TRAINING))), 0
{random}{before}    for epoch in range(EPOCHS + 1):
        print(name, epoch, *score(model, TRAINING), *score(model, VALIDATION), sep=",")
{stopping}{shuffle}        for first in range(0, len(order), batch_size):
            if rate:
                optimizer.learning_rate = rate(step)
{guide}            batch = TRAINING[order[first : first + batch_size]]
            model.train_on_batch(batch[:, :{inputs}], batch[:, {inputs}:])
            step += 1
"#;
