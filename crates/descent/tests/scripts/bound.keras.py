# Gradient descent, Nesterov momentum, Never there on x^2 + sin(x)^2: 40 steps from 2.5, in Keras 3.
# Prints the table of steps, every number with all its digits.
# Needs Keras 3: pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)

import keras
import numpy as np

keras.config.set_floatx("float64")
STEPS = 40
START = [2.5]
LOSS_BELOW = 0.3  # stops as soon as the loss is below this


def loss(x):
    return x**2 + keras.ops.sin(x)**2


class Descent(keras.Model):
    """Its weights are the point, and training makes the loss at the point smaller."""

    def __init__(self):
        super().__init__()
        self.point = self.add_weight(shape=(len(START),), initializer="zeros")
        self.point.assign(START)

    def call(self, inputs):
        value = loss(self.point[0])
        self.add_loss(value)
        return value


def run(name, optimizer):
    model = Descent()
    model.compile(optimizer=optimizer, run_eagerly=True)
    for step in range(STEPS + 1):
        point = keras.ops.convert_to_numpy(model.point)
        print(name, step, *point.tolist(), 0.0, float(loss(*point)), sep=",")
        value = float(loss(*point))
        if value < LOSS_BELOW:
            return
        inputs = {"unused": np.zeros(1)}
        model.train_on_batch(inputs)


print("optimizer", "step", "x", "y", "loss", sep=",")
run("gd", keras.optimizers.SGD(learning_rate=0.05))
run("nesterov", keras.optimizers.SGD(learning_rate=0.02, momentum=0.9, nesterov=True))
run("never-there", keras.optimizers.SGD(learning_rate=0.001))
