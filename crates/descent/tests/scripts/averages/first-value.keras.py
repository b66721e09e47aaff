# The moving average of Noisy series: 20 values, beta 0.5, from the first value, in Keras 3.
# Prints the table of values, every number with all its digits.
# Keras's own averages: keras.optimizers.Adam's are from zero and corrected, those of use_ema=True are
# from the first value.
# Needs Keras 3: pip install keras, and one of torch, tensorflow and jax (with JAX_ENABLE_X64=1)

import keras

keras.config.set_floatx("float64")
BETA = 0.5
VALUES = keras.ops.convert_to_tensor([1.2333641248828555, 1.6836434508899571, 1.4459535566516017, 1.3905599700505542,
    1.401948443979486, 2.0502785837753947, 1.9857877775939161, 1.7625019563650577,
    1.6097046295397477, 2.1392166915684325, 1.4612806668143254, 2.448438114139238,
    1.2342096108402916, 2.4911013412648555, 1.9293800928761669, 1.6273148217234294,
    2.1297918899337547, 2.2800979271481903, 2.016846625046213, 2.084517915777428], dtype="float64")


def averages(values, beta):
    """The first value, and then beta times the average before, and 1 - beta times the value."""
    average = None
    for value in values:
        average = value if average is None else beta * average + (1 - beta) * value
        yield average


print("step", "value", "average", sep=",")
for step, (value, average) in enumerate(zip(VALUES, averages(VALUES, BETA)), 1):
    print(step, float(value), float(average), sep=",")
