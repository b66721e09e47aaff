# Nesterov momentum on x^4/4 - 2^(1/2)*x: 20 steps from -1.5, in Keras 3.
# Prints the table of steps, every number with all its digits.
# Needs Keras 3: pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)

import math

import keras
import numpy as np

keras.config.set_floatx("float64")
STEPS = 20
START = [-1.5]
NOISE = 0.2  # standard deviation, added to every component of the gradient
SEED = 1


def loss(x):
    return x**4 / 4 - 1.4142135623730951 * x


class Random:
    """The course's random numbers (SplitMix64), for the same noise and the same order."""

    def __init__(self, seed):
        self.state, self.spare = seed, None

    def bits(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) % 2**64
        bits = (self.state ^ self.state >> 30) * 0xBF58476D1CE4E5B9 % 2**64
        bits = (bits ^ bits >> 27) * 0x94D049BB133111EB % 2**64
        return bits ^ bits >> 31

    def shuffle(self, items):
        for last in range(len(items) - 1, 0, -1):
            other = self.bits() * (last + 1) >> 64
            items[last], items[other] = items[other], items[last]

    def spread(self):
        return 2 * ((self.bits() >> 11) / 2**53) - 1

    def normal(self):
        if self.spare is not None:
            spare, self.spare = self.spare, None
            return spare
        while True:
            x, y = self.spread(), self.spread()
            square = x * x + y * y
            if 0 < square < 1:
                scale = math.sqrt(-2 * math.log(square) / square)
                self.spare = scale * y
                return scale * x


class Descent(keras.Model):
    """Its weights are the point, and training makes the loss at the point smaller."""

    def __init__(self):
        super().__init__()
        self.point = self.add_weight(shape=(len(START),), initializer="zeros")
        self.point.assign(START)

    def call(self, inputs):
        value = loss(self.point[0])
        value += keras.ops.sum(inputs["noise"] * self.point)
        self.add_loss(value)
        return value


def run(name, optimizer):
    model = Descent()
    model.compile(optimizer=optimizer, run_eagerly=True)
    random = Random(SEED)
    for step in range(STEPS + 1):
        point = keras.ops.convert_to_numpy(model.point)
        print(name, step, *point.tolist(), 0.0, float(loss(*point)), sep=",")
        inputs = {}
        inputs["noise"] = NOISE * np.array([random.normal(), random.normal()])[:1]
        model.train_on_batch(inputs)


print("optimizer", "step", "x", "y", "loss", sep=",")
run("nesterov", keras.optimizers.SGD(learning_rate=0.05, momentum=0.9, nesterov=True))
