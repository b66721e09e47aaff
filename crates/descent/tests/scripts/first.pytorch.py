# Gradient descent, Momentum, Dampened, Nesterov momentum, Nesterov momentum, AdaGrad, RMSProp, RMSProp, "centred" on Ravine: 20 steps from (-5, 2), in PyTorch.
# Prints the table of steps, every number with all its digits.
# Needs PyTorch: pip install torch

import torch

torch.set_default_dtype(torch.float64)
STEPS = 20
START = [-5.0, 2.0]


def loss(x, y):
    return 0.1 * x**2 + 2 * y**2


def run(name, make_optimizer):
    point = torch.tensor(START, requires_grad=True)
    optimizer = make_optimizer([point])
    for step in range(STEPS + 1):
        print(name, step, *point.tolist(), loss(*point).item(), sep=",")
        optimizer.zero_grad()
        loss(*point).backward()
        optimizer.step()


print("optimizer", "step", "x", "y", "loss", sep=",")
run("gd", lambda parameters: torch.optim.SGD(parameters, lr=0.1))
run("momentum", lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.9))
run("dampened", lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.8, dampening=0.5))
run("nesterov", lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.9, nesterov=True))
run("nesterov-2", lambda parameters: torch.optim.SGD(parameters, lr=0.1))
run("adagrad", lambda parameters: torch.optim.Adagrad(parameters, lr=0.8, eps=1e-10))
run("rmsprop", lambda parameters: torch.optim.RMSprop(parameters, lr=0.1, alpha=0.9, eps=0.0001, momentum=0.0))
run("rmsprop-centred", lambda parameters: torch.optim.RMSprop(parameters, lr=0.05, alpha=0.99, eps=1e-8, momentum=0.5, centered=True))
