# Constant, Steps, Exponential, Inverse time, Cosine, Warm-up, One cycle, Momentum rises on Three-hump camel: 20 steps from (-2.2, 2), in PyTorch.
# Prints the table of steps, every number with all its digits.
# Needs PyTorch: pip install torch

import math

import torch

torch.set_default_dtype(torch.float64)
STEPS = 20
START = [-2.2, 2.0]


def loss(x, y):
    return 2 * x**2 - 1.05 * x**4 + x**6 / 6 + x * y + y**2


def one_cycle(step, peak, total_steps, pct_start, div_factor, final_div_factor):
    """PyTorch's OneCycleLR, which ends with an error where this goes on with the last rate."""
    first, last = peak / div_factor, peak / div_factor / final_div_factor
    top, end = max(pct_start * total_steps - 1, 0), total_steps - 1
    if step < top:
        return peak + (first - peak) / 2 * (1 + math.cos(math.pi * step / top))
    if step < end:
        return last + (peak - last) / 2 * (1 + math.cos(math.pi * (step - top) / (end - top)))
    return last


def run(name, make_optimizer, rate=None, momentum=None):
    point = torch.tensor(START, requires_grad=True)
    optimizer = make_optimizer([point])
    for step in range(STEPS + 1):
        print(name, step, *point.tolist(), loss(*point).item(), sep=",")
        for group in optimizer.param_groups:
            group["lr"] = rate(step) if rate else group["lr"]
            group["momentum"] = momentum(step) if momentum else group.get("momentum")
        optimizer.zero_grad()
        loss(*point).backward()
        optimizer.step()


print("optimizer", "step", "x", "y", "loss", sep=",")
run("constant", lambda parameters: torch.optim.SGD(parameters, lr=0.02), rate=lambda step: 0.02)
run("steps", lambda parameters: torch.optim.SGD(parameters, lr=0.05), rate=lambda step: 0.05 * 0.5 ** (step // 5))
run("exponential", lambda parameters: torch.optim.SGD(parameters, lr=0.05), rate=lambda step: 0.05 * 0.9**step)
run("inverse-time", lambda parameters: torch.optim.Adam(parameters, lr=0.3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0), rate=lambda step: 0.3 / (1 + 0.1 * step))
run("cosine", lambda parameters: torch.optim.Adam(parameters, lr=0.3, betas=(0.9, 0.999), eps=1e-8, weight_decay=0.0), rate=lambda step: 0.01 + (0.3 - 0.01) / 2 * (1 + math.cos(math.pi * step / 15)))
run("warm-up", lambda parameters: torch.optim.SGD(parameters, lr=0.02, momentum=0.9), rate=lambda step: 0.02 * (0.3333333333333333 + (1 - 0.3333333333333333) * min(step / 8, 1)))
run("one-cycle", lambda parameters: torch.optim.SGD(parameters, lr=0.05), rate=lambda step: one_cycle(step, 0.05, 15, 0.3, 25, 10000))
run("momentum-rises", lambda parameters: torch.optim.SGD(parameters, lr=0.01, momentum=0.9), momentum=lambda step: min(1 - 0.5 / (step // 4 + 1), 0.99))
