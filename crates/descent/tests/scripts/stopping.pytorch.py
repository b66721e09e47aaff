# Gradient descent, Faster, Momentum, Too slow, AdaGrad on Ravine: 60 steps from (-5, 2), in PyTorch.
# Prints the table of steps, every number with all its digits.
# Needs PyTorch: pip install torch

import math

import torch

torch.set_default_dtype(torch.float64)
STEPS = 60
START = [-5.0, 2.0]
LOSS_BELOW = 0.3  # stops as soon as the loss is below this
STALLED = 4  # stops after so many steps without a lower loss


def loss(x, y):
    return 0.1 * x**2 + 2 * y**2


def run(name, make_optimizer):
    point = torch.tensor(START, requires_grad=True)
    optimizer = make_optimizer([point])
    lowest, since = math.inf, 0
    for step in range(STEPS + 1):
        print(name, step, *point.tolist(), loss(*point).item(), sep=",")
        value = loss(*point).item()
        if value < LOSS_BELOW:
            return
        if value < lowest:
            lowest, since = value, step
        if step - since >= STALLED:
            return
        optimizer.zero_grad()
        loss(*point).backward()
        optimizer.step()


print("optimizer", "step", "x", "y", "loss", sep=",")
run("gd", lambda parameters: torch.optim.SGD(parameters, lr=0.1))
run("faster", lambda parameters: torch.optim.SGD(parameters, lr=0.3))
run("momentum", lambda parameters: torch.optim.SGD(parameters, lr=0.2, momentum=0.95))
run("too-slow", lambda parameters: torch.optim.Adam(parameters, lr=0.001, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0))
run("adagrad", lambda parameters: torch.optim.Adagrad(parameters, lr=0.8, eps=1e-10))
