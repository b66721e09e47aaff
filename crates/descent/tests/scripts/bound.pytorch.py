# Gradient descent, Nesterov momentum, Never there on x^2 + sin(x)^2: 40 steps from 2.5, in PyTorch.
# Prints the table of steps, every number with all its digits.
# Needs PyTorch: pip install torch

import torch

torch.set_default_dtype(torch.float64)
STEPS = 40
START = [2.5]
LOSS_BELOW = 0.3  # stops as soon as the loss is below this


def loss(x):
    return x**2 + torch.sin(x)**2


def run(name, make_optimizer):
    point = torch.tensor(START, requires_grad=True)
    optimizer = make_optimizer([point])
    for step in range(STEPS + 1):
        print(name, step, point.item(), 0.0, loss(*point).item(), sep=",")
        value = loss(*point).item()
        if value < LOSS_BELOW:
            return
        optimizer.zero_grad()
        loss(*point).backward()
        optimizer.step()


print("optimizer", "step", "x", "y", "loss", sep=",")
run("gd", lambda parameters: torch.optim.SGD(parameters, lr=0.05))
run("nesterov", lambda parameters: torch.optim.SGD(parameters, lr=0.02, momentum=0.9, nesterov=True))
run("never-there", lambda parameters: torch.optim.SGD(parameters, lr=0.001))
