# Gradient descent, Lion on -x^2*exp(-x^2 - y^2) + 0.1*abs(x - 1)^3/(1 + y^2) + ln(2 + cos(pi*y)) - tanh(x)*atan(y): 20 steps from (0.7, 0.6), in PyTorch.
# Prints the table of steps, every number with all its digits.
# Needs PyTorch: pip install torch

import math

import torch

torch.set_default_dtype(torch.float64)
STEPS = 20
START = [0.7, 0.6]
NOISE = 0.05  # standard deviation, added to every component of the gradient
SEED = 1


def loss(x, y):
    return -x**2 * torch.exp(-x**2 - y**2) + 0.1 * torch.abs(x - 1)**3 / (1 + y**2) + torch.log(2 + torch.cos(math.pi * y)) - torch.tanh(x) * torch.atan(y)


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


def run(name, make_optimizer):
    point = torch.tensor(START, requires_grad=True)
    optimizer = make_optimizer([point])
    random = Random(SEED)
    for step in range(STEPS + 1):
        print(name, step, *point.tolist(), loss(*point).item(), sep=",")
        optimizer.zero_grad()
        loss(*point).backward()
        point.grad += NOISE * torch.tensor([random.normal(), random.normal()])
        optimizer.step()


print("optimizer", "step", "x", "y", "loss", sep=",")
run("gd", lambda parameters: torch.optim.SGD(parameters, lr=0.1))
run("lion", lambda parameters: Lion(parameters, lr=0.01, betas=(0.9, 0.99), weight_decay=0.0))
