# The moving average of Temperatures: 5 values, beta 0.9, from zero, in PyTorch.
# Prints the table of values, every number with all its digits.
# PyTorch's own averages: torch.optim.Adam's are from zero and corrected, those of torch.optim.swa_utils are
# from the first value.
# Needs PyTorch: pip install torch

import torch

torch.set_default_dtype(torch.float64)
BETA = 0.9
VALUES = torch.tensor([25.0, 13.0, 17.0, 31.0, 43.0])


def averages(values, beta):
    """beta times the average before, and 1 - beta times the value: it is pulled towards the zero it began with."""
    average = torch.zeros(())
    for value in values:
        average = beta * average + (1 - beta) * value
        yield average


print("step", "value", "average", sep=",")
for step, (value, average) in enumerate(zip(VALUES, averages(VALUES, BETA)), 1):
    print(step, value.item(), average.item(), sep=",")
