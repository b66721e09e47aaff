# RAdam, Rprop, Lion, Muon, Muon, NAdam on Rosenbrock: 20 steps from (-1.5, 2), in PyTorch.
# Prints the table of steps, every number with all its digits.
# Needs PyTorch: pip install torch

import torch

torch.set_default_dtype(torch.float64)
STEPS = 20
START = [-1.5, 2.0]


def loss(x, y):
    return (1 - x)**2 + 100 * (y - x**2)**2


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


class Muon(torch.optim.Optimizer):
    """torch.optim.Muon wants a matrix and rounds to 16 bits; this takes the point as one row, with all digits."""

    def __init__(self, parameters, lr, momentum, weight_decay, eps, ns_steps, nesterov=True):
        super().__init__(parameters, dict(lr=lr, momentum=momentum, weight_decay=weight_decay))
        self.eps, self.ns_steps, self.nesterov = eps, ns_steps, nesterov

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            lr, momentum = group["lr"], group["momentum"]
            for p in group["params"]:
                m = self.state[p].setdefault("m", torch.zeros_like(p))
                m.lerp_(p.grad, 1 - momentum)
                row = momentum * m + (1 - momentum) * p.grad if self.nesterov else m.clone()
                row /= row.norm().clamp(min=self.eps)
                for _ in range(self.ns_steps):
                    square = row @ row
                    row = 3.4445 * row + (-4.7750 * square + 2.0315 * square**2) * row
                p.mul_(1 - lr * group["weight_decay"]).sub_(lr * row)


def run(name, make_optimizer):
    point = torch.tensor(START, requires_grad=True)
    optimizer = make_optimizer([point])
    for step in range(STEPS + 1):
        print(name, step, *point.tolist(), loss(*point).item(), sep=",")
        optimizer.zero_grad()
        loss(*point).backward()
        optimizer.step()


print("optimizer", "step", "x", "y", "loss", sep=",")
run("radam", lambda parameters: torch.optim.RAdam(parameters, lr=0.002, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0))
run("rprop", lambda parameters: torch.optim.Rprop(parameters, lr=0.05, etas=(0.5, 1.2), step_sizes=(1e-6, 50.0)))
run("lion", lambda parameters: Lion(parameters, lr=0.05, betas=(0.9, 0.99), weight_decay=0.1))
run("muon", lambda parameters: Muon(parameters, lr=0.1, momentum=0.95, weight_decay=0.1, eps=1e-7, ns_steps=5))
run("muon-2", lambda parameters: Muon(parameters, lr=0.1, momentum=0.95, weight_decay=0.0, eps=1e-7, ns_steps=5, nesterov=False))
run("nadam", lambda parameters: torch.optim.NAdam(parameters, lr=0.1, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0, momentum_decay=1.0))
