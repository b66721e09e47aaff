# Gradient descent, Momentum, Adam, Decayed, RMSProp, Muon on Handwritten digits: a network, 4 epochs, in PyTorch.
# Prints the table of epochs. The course trains in 32 bits, this script in 64: some five digits agree at first,
# and fewer where the training magnifies the difference.
# Needs PyTorch: pip install torch
# The digits come from scikit-learn, which has the same: pip install scikit-learn

import math
import zlib

import numpy as np
import torch

try:
    from sklearn.datasets import load_digits
except ImportError:
    raise SystemExit("scikit-learn is missing, from which the digits come: pip install scikit-learn") from None

torch.set_default_dtype(torch.float64)
EPOCHS = 4
BATCH_SIZE = 32
SEED = 11
SIZES = [64, 12, 10]
ASIDE = 359  # so many digits are set aside


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
    """Those of each layer, input by input: normal (He et al.)."""
    random = Random(SEED)
    return [[math.sqrt(2 / inputs) * random.normal() for _ in range(inputs * outputs)]
            for inputs, outputs in zip(SIZES, SIZES[1:])]


WEIGHTS = first_weights()
VALIDATION, TRAINING = map(torch.tensor, np.split(digits(), [ASIDE]))


def network():
    layers = []
    for inputs, outputs, weights in zip(SIZES, SIZES[1:], WEIGHTS):
        layer = torch.nn.Linear(inputs, outputs)
        with torch.no_grad():
            layer.weight.copy_(torch.tensor(weights).reshape(inputs, outputs).T)
            layer.bias.zero_()
        layers += [layer, torch.nn.ReLU()]
    return torch.nn.Sequential(*layers[:-1])


def loss(model, samples):
    return torch.nn.functional.cross_entropy(model(samples[:, :64]), samples[:, 64].long())


def score(model, samples):
    """Loss and accuracy; nothing where there are no samples."""
    if len(samples) == 0:
        return "", ""
    with torch.no_grad():
        right = model(samples[:, :64]).argmax(1) == samples[:, 64]
        return loss(model, samples).item(), right.double().mean().item()


def run(name, make_optimizer, rate=None, batch_size=BATCH_SIZE):
    model = network()
    optimizer = make_optimizer(model.parameters())
    order, step = list(range(len(TRAINING))), 0
    random = Random(SEED)
    for epoch in range(EPOCHS + 1):
        print(name, epoch, *score(model, TRAINING), *score(model, VALIDATION), sep=",")
        random.shuffle(order)
        for first in range(0, len(order), batch_size):
            for group in optimizer.param_groups:
                group["lr"] = rate(step) if rate else group["lr"]
            optimizer.zero_grad()
            loss(model, TRAINING[order[first : first + batch_size]]).backward()
            optimizer.step()
            step += 1


print("optimizer", "epoch", "loss", "accuracy", "validation_loss", "validation_accuracy", sep=",")
run("gd", lambda parameters: torch.optim.SGD(parameters, lr=0.2), rate=lambda step: 0 + (0.2 - 0) / 2 * (1 + math.cos(math.pi * step / 180)))
run("momentum", lambda parameters: torch.optim.SGD(parameters, lr=0.05, momentum=0.9), batch_size=100)
run("adam", lambda parameters: torch.optim.Adam(parameters, lr=0.01, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0))
run("decayed", lambda parameters: torch.optim.AdamW(parameters, lr=0.01, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.1))
run("rmsprop", lambda parameters: torch.optim.RMSprop(parameters, lr=0.003, alpha=0.99, eps=1e-8, momentum=0.0))
# Muon is missing here: its rule for matrices differs from framework to framework.
