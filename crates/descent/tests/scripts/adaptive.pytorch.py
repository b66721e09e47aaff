# Adadelta, Adam, Penalised, Uncorrected, AdamW, AMSGrad, AdaMax, NAdam on Booth: 20 steps from (-8, -6), in PyTorch.
# Prints the table of steps, every number with all its digits.
# Needs PyTorch: pip install torch

import torch

torch.set_default_dtype(torch.float64)
STEPS = 20
START = [-8.0, -6.0]


def loss(x, y):
    return (x + 2 * y - 7)**2 + (2 * x + y - 5)**2


class UncorrectedAdam(torch.optim.Optimizer):
    """Adam without the correction of its averages for their start at zero, which PyTorch always makes."""

    def __init__(self, parameters, lr, betas, eps, weight_decay):
        super().__init__(parameters, dict(lr=lr, betas=betas, eps=eps, weight_decay=weight_decay))

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for p in group["params"]:
                m, v = self.state[p].setdefault("moments", (torch.zeros_like(p), torch.zeros_like(p)))
                gradient = p.grad + group["weight_decay"] * p
                m.copy_(beta1 * m + (1 - beta1) * gradient)
                v.copy_(beta2 * v + (1 - beta2) * gradient**2)
                p -= group["lr"] * m / (v.sqrt() + group["eps"])


def run(name, make_optimizer):
    point = torch.tensor(START, requires_grad=True)
    optimizer = make_optimizer([point])
    for step in range(STEPS + 1):
        print(name, step, *point.tolist(), loss(*point).item(), sep=",")
        optimizer.zero_grad()
        loss(*point).backward()
        optimizer.step()


print("optimizer", "step", "x", "y", "loss", sep=",")
run("adadelta", lambda parameters: torch.optim.Adadelta(parameters, lr=20.0, rho=0.9, eps=1e-6))
run("adam", lambda parameters: torch.optim.Adam(parameters, lr=0.5, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0))
run("penalised", lambda parameters: torch.optim.Adam(parameters, lr=0.5, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.1))
run("uncorrected", lambda parameters: UncorrectedAdam(parameters, lr=0.2, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0))
run("adamw", lambda parameters: torch.optim.AdamW(parameters, lr=0.5, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.1))
run("amsgrad", lambda parameters: torch.optim.Adam(parameters, lr=1.0, betas=(0.9, 0.9), eps=1e-8, weight_decay=0.0, amsgrad=True))
run("adamax", lambda parameters: torch.optim.Adamax(parameters, lr=0.5, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0))
run("nadam", lambda parameters: torch.optim.NAdam(parameters, lr=0.5, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0, momentum_decay=0.004))
