# Nesterov momentum, Adam, Lion on Handwritten digits: a network, 12 epochs, in PyTorch.
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
VALIDATION, TRAINING = map(torch.tensor, np.split(digits(), [ASIDE]))


def network():
    layers = []
    for inputs, outputs, weights in zip(SIZES, SIZES[1:], WEIGHTS):
        layer = torch.nn.Linear(inputs, outputs)
        with torch.no_grad():
            layer.weight.copy_(torch.tensor(weights).reshape(inputs, outputs).T)
            layer.bias.zero_()
        layers += [layer, torch.nn.Tanh()]
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


class Lion(torch.optim.Optimizer):
    """PyTorch has no Lion."""

    def __init__(self, parameters, lr, betas, weight_decay):
        super().__init__(parameters, dict(lr=lr, betas=betas, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            lr, (beta1, beta2) = group["lr"], group["betas"]
            for p in group["params"]:
                m = self.state[p].setdefault("m", torch.zeros_like(p))
                direction = beta1 * m + (1 - beta1) * p.grad
                m.copy_(beta2 * m + (1 - beta2) * p.grad)
                p -= lr * (direction.sign() + group["weight_decay"] * p)


def run(name, make_optimizer, rate=None, batch_size=BATCH_SIZE):
    model = network()
    optimizer = make_optimizer(model.parameters())
    order, step = list(range(len(TRAINING))), 0
    for epoch in range(EPOCHS + 1):
        print(name, epoch, *score(model, TRAINING), *score(model, VALIDATION), sep=",")
        value = score(model, TRAINING)[0]
        if value < LOSS_BELOW:
            return
        for first in range(0, len(order), batch_size):
            for group in optimizer.param_groups:
                group["lr"] = rate(step) if rate else group["lr"]
            optimizer.zero_grad()
            loss(model, TRAINING[order[first : first + batch_size]]).backward()
            optimizer.step()
            step += 1


print("optimizer", "epoch", "loss", "accuracy", "validation_loss", "validation_accuracy", sep=",")
run("nesterov", lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.9, nesterov=True))
run("adam", lambda parameters: torch.optim.Adam(parameters, lr=0.01, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0))
run("lion", lambda parameters: Lion(parameters, lr=0.002, betas=(0.9, 0.99), weight_decay=0.0))
