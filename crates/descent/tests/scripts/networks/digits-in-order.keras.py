# Nesterov momentum, Adam, Lion on Handwritten digits: a network, 12 epochs, in Keras 3.
# Prints the table of epochs. The course trains in 32 bits, this script in 64: some five digits agree at first,
# and fewer where the training magnifies the difference.
# Keras on PyTorch and JAX rounds some results to 32 bits, whatever it is told: some five digits agree with PyTorch's.
# Needs Keras 3: pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)
# The digits come from scikit-learn, which has the same: pip install scikit-learn

import math
import zlib

import keras
import numpy as np

try:
    from sklearn.datasets import load_digits
except ImportError:
    raise SystemExit("scikit-learn is missing, from which the digits come: pip install scikit-learn") from None

keras.config.set_floatx("float64")
EPOCHS = 12
BATCH_SIZE = 100
SEED = 2
LOSS_BELOW = 0.5  # stops as soon as the loss is below this
SIZES = [64, 8, 6, 10]
ASIDE = 0  # so many digits are set aside


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


def digits():
    """All digits in the course's order: 64 pixels from 0 to 1, and which digit it is."""
    pixels, labels = load_digits(return_X_y=True)
    if zlib.crc32(np.append(pixels, labels).astype(np.uint8).tobytes()) != 0xB89DAEA8:
        raise SystemExit("scikit-learn has other digits than the course, so the numbers would not agree")
    order = list(range(len(labels)))
    Random(SEED).shuffle(order)
    return np.column_stack([pixels / 16, labels])[order]


def first_weights():
    """Those of each layer, input by input: uniform (Glorot and Bengio)."""
    random = Random(SEED)
    return [[math.sqrt(6 / (inputs + outputs)) * random.spread() for _ in range(inputs * outputs)]
            for inputs, outputs in zip(SIZES, SIZES[1:])]


WEIGHTS = first_weights()
VALIDATION, TRAINING = map(np.array, np.split(digits(), [ASIDE]))


def network():
    layers = [keras.layers.Dense(units, activation="tanh") for units in SIZES[1:-1]]
    model = keras.Sequential([keras.Input((SIZES[0],)), *layers, keras.layers.Dense(SIZES[-1])])
    shapes = zip(SIZES, SIZES[1:], WEIGHTS)
    model.set_weights([part for inputs, outputs, weights in shapes
                       for part in (np.reshape(weights, (inputs, outputs)), np.zeros(outputs))])
    return model


def loss(classes, answers):
    return keras.ops.mean(keras.ops.sparse_categorical_crossentropy(classes, answers, from_logits=True))


def score(model, samples):
    """Loss and accuracy; nothing where there are no samples."""
    if len(samples) == 0:
        return "", ""
    answers = keras.ops.convert_to_numpy(model(samples[:, :64]))
    right = answers.argmax(1) == samples[:, 64]
    return float(loss(samples[:, 64:], answers)), float(right.mean())


def run(name, optimizer, rate=None, batch_size=BATCH_SIZE):
    model = network()
    model.compile(optimizer=optimizer, loss=loss, run_eagerly=True)
    order, step = list(range(len(TRAINING))), 0
    for epoch in range(EPOCHS + 1):
        print(name, epoch, *score(model, TRAINING), *score(model, VALIDATION), sep=",")
        value = score(model, TRAINING)[0]
        if value < LOSS_BELOW:
            return
        for first in range(0, len(order), batch_size):
            if rate:
                optimizer.learning_rate = rate(step)
            batch = TRAINING[order[first : first + batch_size]]
            model.train_on_batch(batch[:, :64], batch[:, 64:])
            step += 1


print("optimizer", "epoch", "loss", "accuracy", "validation_loss", "validation_accuracy", sep=",")
run("nesterov", keras.optimizers.SGD(learning_rate=0.1, momentum=0.9, nesterov=True))
# Keras adds epsilon before the correction for the start: about six digits agree.
run("adam", keras.optimizers.Adam(learning_rate=0.01, beta_1=0.9, beta_2=0.999, epsilon=1e-8))
run("lion", keras.optimizers.Lion(learning_rate=0.002, beta_1=0.9, beta_2=0.99, weight_decay=0.0))
