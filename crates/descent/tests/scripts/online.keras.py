# Adadelta, Adam on Adam's counter-example, in a cycle of three: 20 steps from 0.5, in Keras 3.
# Prints the table of steps, every number with all its digits.
# Needs Keras 3: pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)

import keras
import numpy as np

keras.config.set_floatx("float64")
STEPS = 20
START = [0.5]


SLOPES = np.array([3.0, -1.0, -1.0])
SAMPLES = 3


def loss(x, samples=range(SAMPLES)):
    return keras.ops.sum(keras.ops.take(SLOPES, samples) * x)


def batches(size):
    """Every sample once in every epoch."""
    order = list(range(SAMPLES))
    while True:
        for first in range(0, SAMPLES, size):
            yield order[first : first + size]


class Descent(keras.Model):
    """Its weights are the point, and training makes the loss at the point smaller."""

    def __init__(self):
        super().__init__()
        self.point = self.add_weight(shape=(len(START),), initializer="zeros")
        self.point.assign(START)

    def call(self, inputs):
        value = loss(self.point[0], inputs["samples"])
        self.add_loss(value)
        return value


def run(name, optimizer, batch_size=None):
    model = Descent()
    model.compile(optimizer=optimizer, run_eagerly=True)
    order = batches(batch_size or SAMPLES)
    for step in range(STEPS + 1):
        point = keras.ops.convert_to_numpy(model.point)
        print(name, step, *point.tolist(), 0.0, float(loss(*point)), sep=",")
        inputs = {}
        inputs["samples"] = np.array(next(order))
        model.train_on_batch(inputs)
        model.point.assign(keras.ops.clip(model.point, -1, 1))


print("optimizer", "step", "x", "y", "loss", sep=",")
run("adadelta", keras.optimizers.Adadelta(learning_rate=300.0, rho=0.9, epsilon=1e-6), batch_size=1)
# Keras adds epsilon before the correction for the start: about six digits agree.
run("adam", keras.optimizers.Adam(learning_rate=0.2, beta_1=0.0, beta_2=0.5, epsilon=1e-8), batch_size=1)
