# The moving average of Noisy series: 20 values, beta 0.5, from the first value, in PyTorch.
# Prints the table of values, every number with all its digits.
# PyTorch's own averages: torch.optim.Adam's are from zero and corrected, those of torch.optim.swa_utils are
# from the first value.
# Needs PyTorch: pip install torch

import torch

torch.set_default_dtype(torch.float64)
BETA = 0.5
VALUES = torch.tensor([1.2333641248828555, 1.6836434508899571, 1.4459535566516017, 1.3905599700505542,
    1.401948443979486, 2.0502785837753947, 1.9857877775939161, 1.7625019563650577,
    1.6097046295397477, 2.1392166915684325, 1.4612806668143254, 2.448438114139238,
    1.2342096108402916, 2.4911013412648555, 1.9293800928761669, 1.6273148217234294,
    2.1297918899337547, 2.2800979271481903, 2.016846625046213, 2.084517915777428])


def averages(values, beta):
    """The first value, and then beta times the average before, and 1 - beta times the value."""
    average = None
    for value in values:
        average = value if average is None else beta * average + (1 - beta) * value
        yield average


print("step", "value", "average", sep=",")
for step, (value, average) in enumerate(zip(VALUES, averages(VALUES, BETA)), 1):
    print(step, value.item(), average.item(), sep=",")
