# Gradient descent, Faster, Momentum, Too slow, AdaGrad on Ravine: 60 steps from (-5, 2), in Keras 3.
# Prints the table of steps, every number with all its digits.
# Needs Keras 3: pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)

import math

import keras
import numpy as np

keras.config.set_floatx("float64")
STEPS = 60
START = [-5.0, 2.0]
LOSS_BELOW = 0.3  # stops as soon as the loss is below this
STALLED = 4  # stops after so many steps without a lower loss


def loss(x, y):
    return 0.1 * x**2 + 2 * y**2


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


def run(name, optimizer):
    model = Descent()
    model.compile(optimizer=optimizer, run_eagerly=True)
    lowest, since = math.inf, 0
    for step in range(STEPS + 1):
        point = keras.ops.convert_to_numpy(model.point)
        print(name, step, *point.tolist(), float(loss(*point)), sep=",")
        value = float(loss(*point))
        if value < LOSS_BELOW:
            return
        if value < lowest:
            lowest, since = value, step
        if step - since >= STALLED:
            return
        inputs = {"unused": np.zeros(1)}
        model.train_on_batch(inputs)


print("optimizer", "step", "x", "y", "loss", sep=",")
run("gd", keras.optimizers.SGD(learning_rate=0.1))
run("faster", keras.optimizers.SGD(learning_rate=0.3))
run("momentum", keras.optimizers.SGD(learning_rate=0.2, momentum=0.95))
# Keras adds epsilon before the correction for the start: about six digits agree.
run("too-slow", keras.optimizers.Adam(learning_rate=0.001, beta_1=0.9, beta_2=0.999, epsilon=1e-8))
# Keras adds epsilon inside the root: here its square, which differs only where gradients are as small.
run("adagrad", keras.optimizers.Adagrad(learning_rate=0.8, initial_accumulator_value=0, epsilon=1.0000000000000001e-20))
