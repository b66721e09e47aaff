# Constant, Steps, Exponential, Inverse time, Cosine, Warm-up, One cycle, Momentum rises on Three-hump camel: 20 steps from (-2.2, 2), in Keras 3.
# Prints the table of steps, every number with all its digits.
# Needs Keras 3: pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)

import math

import keras
import numpy as np

keras.config.set_floatx("float64")
STEPS = 20
START = [-2.2, 2.0]


def loss(x, y):
    return 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2


def one_cycle(step, peak, total_steps, pct_start, div_factor, final_div_factor):
    """PyTorch's OneCycleLR, which ends with an error where this goes on with the last rate."""
    first, last = peak / div_factor, peak / div_factor / final_div_factor
    top, end = max(pct_start * total_steps - 1, 0), total_steps - 1
    if step < top:
        return peak + (first - peak) / 2 * (1 + math.cos(math.pi * step / top))
    if step < end:
        return last + (peak - last) / 2 * (1 + math.cos(math.pi * (step - top) / (end - top)))
    return last


class Descent(keras.Model):
    """Its weights are the point, and training makes the loss at the point smaller."""

    def __init__(self):
        super().__init__()
        self.point = self.add_weight(shape=(len(START),), initializer="zeros")
        self.point.assign(START)

    def call(self, inputs):
        value = loss(self.point[0], self.point[1])
        self.add_loss(value)
        return value


def run(name, optimizer, rate=None, momentum=None):
    model = Descent()
    model.compile(optimizer=optimizer, run_eagerly=True)
    for step in range(STEPS + 1):
        point = keras.ops.convert_to_numpy(model.point)
        print(name, step, *point.tolist(), float(loss(*point)), sep=",")
        if rate:
            optimizer.learning_rate = rate(step)
        if momentum:
            optimizer.momentum = momentum(step)
        inputs = {"unused": np.zeros(1)}
        model.train_on_batch(inputs)


print("optimizer", "step", "x", "y", "loss", sep=",")
run("constant", keras.optimizers.SGD(learning_rate=0.02), rate=lambda step: 0.02)
run("steps", keras.optimizers.SGD(learning_rate=0.05), rate=lambda step: 0.05 * 0.5 ** (step // 5))
run("exponential", keras.optimizers.SGD(learning_rate=0.05), rate=lambda step: 0.05 * 0.9**step)
# Keras adds epsilon before the correction for the start: about six digits agree.
run("inverse-time", keras.optimizers.Adam(learning_rate=0.3, beta_1=0.9, beta_2=0.999, epsilon=1e-8), rate=lambda step: 0.3 / (1 + 0.1 * step))
# Keras adds epsilon before the correction for the start: about six digits agree.
run("cosine", keras.optimizers.Adam(learning_rate=0.3, beta_1=0.9, beta_2=0.999, epsilon=1e-8), rate=lambda step: 0.01 + (0.3 - 0.01) / 2 * (1 + math.cos(math.pi * step / 15)))
# Keras keeps the learning rate inside the velocity: with a schedule the path is another.
run("warm-up", keras.optimizers.SGD(learning_rate=0.02, momentum=0.9), rate=lambda step: 0.02 * (0.3333333333333333 + (1 - 0.3333333333333333) * min(step / 8, 1)))
run("one-cycle", keras.optimizers.SGD(learning_rate=0.05), rate=lambda step: one_cycle(step, 0.05, 15, 0.3, 25, 10000))
run("momentum-rises", keras.optimizers.SGD(learning_rate=0.01, momentum=0.9), momentum=lambda step: min(1 - 0.5 / (step // 4 + 1), 0.99))
