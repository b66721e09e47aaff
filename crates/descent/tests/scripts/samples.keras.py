# Gradient descent, Momentum, Adadelta on Noisy line: 20 steps from (-2, -2), in Keras 3.
# Prints the table of steps, every number with all its digits.
# Needs Keras 3: pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)

import math

import keras
import numpy as np

keras.config.set_floatx("float64")
STEPS = 20
START = [-2.0, -2.0]
NOISE = 0.01  # standard deviation, added to every component of the gradient
SEED = 7


INPUTS = np.array([0.1331231503445618, 0.525788783823522, 0.754697373528346, 0.5879932113246111,
    -0.19171566189954858, 0.060157995003177867, -0.12806920035054992, 0.6307011667361995,
    0.3634099467611771, -0.7537822261238958, -0.42617729035252183, 0.42754160568652777,
    -0.9125034486562826, -0.12202654067211771, -0.493453704666621, 0.49647065764330955,
    0.6360669967669679, 0.41635850096666727, -0.5272789302524608, 0.6786626340231725])
TARGETS = np.array([0.21439793386554887, 0.5282041220360925, 0.9233648314677322, 0.5880785336732018,
    0.36980677133763756, 0.25272807399230324, 0.09395593436452636, 0.8497759762089792,
    0.5064281006330015, -0.30385552683805567, -0.10418757430490087, 0.6442044191052403,
    -0.2823543134388114, 0.027047923097048038, 0.07406397564127729, 0.9449403956937029,
    0.8489370696603408, 0.7191224882655884, -0.08510960730517697, 0.9296194289418563])
SAMPLES = 20


def loss(w, b, samples=range(SAMPLES)):
    """Half the sum of squared errors of a sigmoid neuron."""
    outputs = keras.ops.sigmoid(w * keras.ops.take(INPUTS, samples) + b)
    return 0.5 * keras.ops.sum((outputs - keras.ops.take(TARGETS, samples)) ** 2)


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


def batches(size):
    """Every sample once in every epoch."""
    order = list(range(SAMPLES))
    random = Random(SEED ^ 0x53485546464C4531)
    while True:
        random.shuffle(order)
        for first in range(0, SAMPLES, size):
            yield order[first : first + size]


class Descent(keras.Model):
    """Its weights are the point, and training makes the loss at the point smaller."""

    def __init__(self):
        super().__init__()
        self.point = self.add_weight(shape=(len(START),), initializer="zeros")
        self.point.assign(START)

    def call(self, inputs):
        value = loss(self.point[0], self.point[1], inputs["samples"])
        value += keras.ops.sum(inputs["noise"] * self.point)
        self.add_loss(value)
        return value


def run(name, optimizer, batch_size=None):
    model = Descent()
    model.compile(optimizer=optimizer, run_eagerly=True)
    order = batches(batch_size or SAMPLES)
    random = Random(SEED)
    for step in range(STEPS + 1):
        point = keras.ops.convert_to_numpy(model.point)
        print(name, step, *point.tolist(), float(loss(*point)), sep=",")
        inputs = {}
        inputs["samples"] = np.array(next(order))
        inputs["noise"] = NOISE * np.array([random.normal(), random.normal()])
        model.train_on_batch(inputs)


print("optimizer", "step", "x", "y", "loss", sep=",")
run("gd", keras.optimizers.SGD(learning_rate=0.5), batch_size=3)
run("momentum", keras.optimizers.SGD(learning_rate=0.1, momentum=0.9), batch_size=1)
run("adadelta", keras.optimizers.Adadelta(learning_rate=1.0, rho=0.9, epsilon=1e-6))
