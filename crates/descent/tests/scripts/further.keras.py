# RAdam, Rprop, Lion, Muon, Muon, NAdam on Rosenbrock: 20 steps from (-1.5, 2), in Keras 3.
# Prints the table of steps, every number with all its digits.
# Needs Keras 3: pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)

import keras
import numpy as np

keras.config.set_floatx("float64")
STEPS = 20
START = [-1.5, 2.0]


def loss(x, y):
    return (1 - x)**2 + 100 * (y - x**2)**2


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
    for step in range(STEPS + 1):
        point = keras.ops.convert_to_numpy(model.point)
        print(name, step, *point.tolist(), float(loss(*point)), sep=",")
        inputs = {"unused": np.zeros(1)}
        model.train_on_batch(inputs)


print("optimizer", "step", "x", "y", "loss", sep=",")
# RAdam is missing here: Keras has no RAdam.
# Rprop is missing here: Keras has no Rprop.
run("lion", keras.optimizers.Lion(learning_rate=0.05, beta_1=0.9, beta_2=0.99, weight_decay=0.1))
# Muon is missing here: Keras's Muon leaves vectors to Adam.
# Muon is missing here: Keras's Muon leaves vectors to Adam.
run("nadam", keras.optimizers.Nadam(learning_rate=0.1, beta_1=0.9, beta_2=0.999, epsilon=1e-8))
