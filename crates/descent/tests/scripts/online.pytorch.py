# Adadelta, Adam on Adam's counter-example, in a cycle of three: 20 steps from 0.5, in PyTorch.
# Prints the table of steps, every number with all its digits.
# Needs PyTorch: pip install torch

import torch

torch.set_default_dtype(torch.float64)
STEPS = 20
START = [0.5]


SLOPES = torch.tensor([3.0, -1.0, -1.0])
SAMPLES = 3


def loss(x, samples=range(SAMPLES)):
    return torch.sum(SLOPES[samples] * x)


def batches(size):
    """Every sample once in every epoch."""
    order = list(range(SAMPLES))
    while True:
        for first in range(0, SAMPLES, size):
            yield order[first : first + size]


def run(name, make_optimizer, batch_size=None):
    point = torch.tensor(START, requires_grad=True)
    optimizer = make_optimizer([point])
    order = batches(batch_size or SAMPLES)
    for step in range(STEPS + 1):
        print(name, step, point.item(), 0.0, loss(*point).item(), sep=",")
        optimizer.zero_grad()
        loss(*point, samples=next(order)).backward()
        optimizer.step()
        with torch.no_grad():
            point.clamp_(-1, 1)


print("optimizer", "step", "x", "y", "loss", sep=",")
run("adadelta", lambda parameters: torch.optim.Adadelta(parameters, lr=300.0, rho=0.9, eps=1e-6), batch_size=1)
run("adam", lambda parameters: torch.optim.Adam(parameters, lr=0.2, betas=(0.0, 0.5), eps=1e-8, weight_decay=0.0), batch_size=1)
