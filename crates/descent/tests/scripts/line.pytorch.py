# Nesterov momentum on x^4/4 - 2^(1/2)*x: 20 steps from -1.5, in PyTorch.
# Prints the table of steps, every number with all its digits.
# Needs PyTorch: pip install torch

import math

import torch

torch.set_default_dtype(torch.float64)
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


def run(name, make_optimizer):
    point = torch.tensor(START, requires_grad=True)
    optimizer = make_optimizer([point])
    random = Random(SEED)
    for step in range(STEPS + 1):
        print(name, step, point.item(), 0.0, loss(*point).item(), sep=",")
        optimizer.zero_grad()
        loss(*point).backward()
        point.grad += NOISE * torch.tensor([random.normal(), random.normal()])[:1]
        optimizer.step()


print("optimizer", "step", "x", "y", "loss", sep=",")
run("nesterov", lambda parameters: torch.optim.SGD(parameters, lr=0.05, momentum=0.9, nesterov=True))
